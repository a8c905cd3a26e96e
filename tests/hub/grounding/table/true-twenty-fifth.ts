/** The twenty-fifth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueTwentyFifth: Readonly<Record<string, string>> = {
  paid: `
老板你好，单子我看了，还没发，仓库压着呢
钱收到了，20号早上收到的，货还没出
23号上午九点一刻是最后期限，到那之前仓库会发的
你那个59的申请挂着呢，没人批也没人拒
不想要的话等我们审完申请就知道了
急也没用哈，我帮你问问仓库先
这单里头货119，运费10块
退款原因你写的不想要了，是手滑还是真不要了
It's still sitting in our warehouse, nothing's shipped yet.
You've asked for 59 back and we haven't decided on that yet.
`,
  packed: `
东西都装箱了，贴单出库就差一步
装好了，没走
现在改颜色我得问下仓库，箱子都封了
发货截止是23号早上九点十五
还没出库，所以你查不着
20号拍的，拍完三分钟就付了，记着呢
Everything's packed, it just hasn't left us yet.
`,
  outbound: `
我们仓库这头是出去了，圆通那头还没收
21号下午出的仓，到现在没揽收记录
等快递上门揽件，揽了就有轨迹了
单号给你：YT8801234567890
我打给圆通问问怎么还没来收
别担心，货在，没丢
没更新是因为还没揽收
We shipped it out of the warehouse on Nov 21, but YTO hasn't scanned it in yet.
I'll chase the courier and let you know what they say.
`,
  in_transit: `
车在路上，武汉中转，往你们长沙开
22号半夜三点多进的武汉
杭州余杭过了，武汉也到了，就差长沙
圆通的件，单号末四位7890
没到长沙呢，到了会派件的
能不能周末送我这边定不了
慢是慢了点，不过还在走
你要改地址得找圆通，我这边改不了
在途，未签收
It's in Wuhan and heading your way, I just can't tell you the exact day.
YTO picked it up on the evening of the 21st.
`,
  stalled: `
武汉那边22号扫了一下，后面就没了
我也纳闷，怎么停那儿不动了，我问圆通
还没确定丢，别自己吓自己
你那59块的退款还没批，在看
你先等我信儿，我催一下圆通
确实耽误你了，不好意思啊
27号八点半前我们会处理你这个退款
超时没处理，平台自己就退给你了
It's been stuck in Wuhan since the 22nd, I'm really sorry.
No decision on the refund yet.
`,
  platform: `
现在平台在管，我们等结果
平台来了，听平台的
我们会把材料给平台，配合着来
货还卡在武汉，这个我们跟圆通也在催
平台没判之前我这边动不了
The platform's looking at it now and we'll go along with them.
`,
  delivering: `
派着呢，长沙岳麓那个点在派
早上九点十分出来派的，24号
手机开着哈，快递会打你
没签呢还
下雨天快递也不容易，你多担待
放哪儿你跟快递员讲
It went out for delivery at 9:10 on the 24th.
Not signed for yet, so keep your phone nearby.
`,
  signed: `
快递签收了，不是你签的，放柜子还是驿站我看不出来，反正二选一
柜子或者驿站，你去瞄一眼
24号下午三点四十左右放的
没取件码就问问驿站，报手机尾号就行
还没批呢，批了你再寄
退货退款59，25号早上八点半提的
具体哪里坏了你拍一下
穿过没，洗过没，跟我说下
Check your lockers first, that's where the courier left it or at a station nearby.
`,
  completed: `
单子完结了，24号签的
能退，七天内，吊牌在，没穿洗过就行
自己不喜欢，邮费自己出，质量不行邮费我们出
从24号签收那天起算七天
你想退就在订单里点申请售后，点完我们审
码子小了还是大了
You've got 7 days from delivery to ask for a return.
If it's a quality problem we pay the return postage.
`,
  terms: `
票在订单页自己申请，三天左右开好
降价补差价的话十五天内找我们
一年质保，自己弄坏的不算
寄金华婺城区临江工业区6号，售后部
晚上十点后没人，明早九点上班
七天内退，质量问题我们出邮费，别的你出
Our people are online from 9am to 10pm every day.
The warranty is one year and doesn't cover damage you cause yourself.
`,
  part_refunded: `
30退过了，59在审，别搞混了
你最多还能再退99
之前那笔30已经退完了
59这笔还没定
That 30 is already back with you; the 59 is a separate request we're still looking at.
`,
  waiting_return: `
批了，你寄吧，寄完填单号
寄回来验了没问题就走退款
东西没到我们这，钱先不退
吊牌装回去，袋子别扔
用你方便的快递寄就成，单号留好
Return's approved. Pop it in the post and add the tracking number.
`,
  exchange: `
换货走着呢，你寄的那件还没到我们仓
你那件顺丰在送，SF1357924680135
到了先验，验完才轮到换
要等旧的到，现在还不能给你发新的
We haven't received your old one yet.
`,
  arrived: `
货26号上午到的，十点二十，排队验呢
到是到了，没验
验完才知道能不能退
你寄的那个顺丰我们收到了
We've got your return, we just haven't checked it yet.
`,
  refunding: `
验过了，退着呢，119
26号下午四点出头验完的
走原路，你哪个付的回哪个
还没到账很正常，在退了
We've inspected it and your 119 yuan is being refunded now.
`,
  refunded: `
129退了，全退的
25号早上十点零五关的单
你看看付款那个账户进没进
退是退了，几点到的我这看不到
关了的单子开不回来
All 129 yuan went back to you, please check the account you paid from.
`,
  refused: `
没过，这次退货没批
钱没退，59还是没退
你不服可以找平台
为啥没批我没看到原因，我给你问
Sorry, the return wasn't approved and the 59 yuan hasn't been refunded.
`,
  presale: `
这个拍的时候写了预售，12月15号晚上八点前发
没到时候呢，仓里还没动
早发晚发我说了不算，最晚12月15
你要不想等可以申请退款，我们看了给你答复
It's pre-sale so it'll ship by 8pm on Dec 15 at the latest.
`,
};
