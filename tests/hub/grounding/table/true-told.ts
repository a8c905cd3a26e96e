/** True sentences of the rounds from the sixth on, 27 November 2026: each round was written from the records before the check was tried on it, counted once, then mended by kind. */
export const trueTold: Readonly<Record<string, string>> = {
  paid: `
亲，您的单子还在仓库里排着呢
钱我们收到啦，货还没往外发
您先别急，仓库的小伙伴正在备货
付款时间是20号早上九点多，我这边能看到记录
申请里写的是不想要了，是这样吗？
咱们这单走的是仅退款，您确认下没选错吧
平台那边给的最后处理时间是27号早上8点半
Your order hasn't left the warehouse yet.
We can see your payment came in on November 20.
好嘞，我记下啦，这就去仓库那边问一声
不好意思哈让您久等咯，货还没出仓
您当时是20号下的单、20号付的钱对吧
单子目前是已付款的状态，还没轮到发
麻烦您核一下收货城市是不是长沙
要是您还想要的话，可以把申请撤掉哦
按承诺，23号上午九点一刻之前会发走
You paid 129 yuan in total, shipping of 10 yuan included.
Sorry for the wait! Nothing has shipped so far.
嗯嗯，我懂您的意思
亲，这单现在处于待发货，一出库就能看到单号了
看您留言说不想要了，是哪里不满意呀
实付款129，申请退的是59，我跟您对一下哈
仓库还没有动静，我再去追一下
您方便说下为啥不要了吗
Hi there! Let me take a quick look at your order.
It's paid but not shipped.
亲亲在的呢，您说，我听着
这边已经把您的情况记录下来了哦
这单到现在都没出库，我替您跟仓库催一催
您申请退59块，咱们这边还没点处理
到期前没人处理的话，平台那边会自动退款的
How about you tell me what went wrong first?
Your order is paid for but still waiting to be shipped.
亲，您稍等两分钟，我翻翻订单
您别上火，货现在是还没出仓的状态
麻烦跟我讲讲您不要的理由呗
咱家规定是不影响二次销售的7天内能退哈
单号得等出库以后才有的
您的59元退款申请我们收到了，还没处理完
I see you'd like a refund of 59 yuan, is that right?
No tracking number yet, since it hasn't been shipped.
Your order is still sitting in the warehouse.
Nothing has gone out yet.
We haven't sent it yet.
It hasn't been sent out.
Your payment came through at 9:15 on Nov 20.
`,
  packed: `
东西已经装好箱了，就差出库这一步
打包完了，还没交给快递呢
包好了哈，还没有快递单号
We've packed your pyjamas, but they are still in the warehouse.
给您看过了，打包这步弄好了，出库那步还没走
您买的那套睡衣在包裹里躺好了，等着出库哈
快递单号现在还没生成，出来了才查得到物流
Everything is packed and waiting to leave our warehouse.
您的睡衣打好包了，仓库还没放出来
目前进度：已打包，待出库
出库前都还没有物流的，您理解一下哈
The box is ready, it just hasn't gone out.
包裹已经封好，正等着出库
目前没有快递单号可以给您，见谅哈
Could you bear with us while it waits to leave the warehouse?
包装完成，待出库哈亲
您买的这件还在我们仓库呢，没交给快递
It's packed but no courier has it yet.
It's boxed up and waiting to go out.
We've boxed it up.
`,
  outbound: `
货21号下午就出仓了，快递那边还没扫上
单子打出来了，圆通还没过来揽件
出库是出库了，物流暂时还查不到哈
The courier hasn't picked it up yet.
圆通还没来揽收，所以物流是空的
单号您记一下：YT8801234567890
我去找快递问问怎么还没扫描
It left our warehouse on Nov 21 but the courier hasn't scanned it.
出库时间是11月21号下午两点二十
快递还没上门收，我们在跟进
The label is printed, pickup hasn't happened yet.
货从仓库走了有记录，快递扫描还没跟上
您这个件是圆通承运，尾号7890
没有揽收记录，我帮您追圆通
There are no scans from the courier so far.
货已经离开仓库，等快递揽件
出库是21号14点20，后面暂时没别的信息
We're still waiting for YTO's first scan.
The courier hasn't come by yet to collect it.
`,
  in_transit: `
货在半道上了，最近一次露面是在武汉
22号凌晨到的武汉，下一站就是长沙啦
还没送到您手上呢，路上跑着呢
圆通那边我帮您盯一下进度哈
您有空可以拿单号YT8801234567890自己查查看
Still on the road, last seen in Wuhan.
It was collected by YTO on the 21st of November.
亲，圆通21号傍晚六点零五揽的件
帮您看了下，件刚过武汉，往长沙去呢
快递在跑啦，咱再等等哈
您别担心哦，有新消息我第一时间跟您讲
这个件走的是圆通
Good news, it's moving: Wuhan was the latest stop.
You can look it up with tracking number YT8801234567890.
包裹离您还有一段路，目前没签收
物流最后一条是22号三点十二分到武汉
暂时没法告诉您哪天到，抱歉哈
您要急用的话我让快递那边留意下
It hasn't reached you yet, it's somewhere between Wuhan and Changsha.
I can't say exactly when it will get to you.
现在是运输中，位置在武汉转运中心
您的包裹已由圆通揽收，正在赶往长沙
路上大概还要多久我这边看不到，您多担待
从杭州余杭出来之后到了武汉
麻烦您留意一下快递电话哦，别错过啦
Thanks for your patience, the parcel is making its way to you.
I understand how annoying waiting can be.
收件城市是长沙，包裹现在武汉
您好呀，包裹22号3点12到的武汉转运中心哦
没法保证哪天到，只能帮您盯着
这个点快递员可能在忙，您晚点再联系试试
是急着穿吗亲
Your parcel left Hangzhou Yuhang and reached Wuhan on November 22.
I wish I could tell you the exact day, but I can't.
It's on the move and last checked in at Wuhan.
Your parcel is travelling from Wuhan to Changsha.
It hasn't got to Changsha yet.
The parcel isn't there yet, it's still being transported.
`,
  stalled: `
物流卡在武汉好几天没动静，换我也着急
22号以后就没有新的扫描了，我们去催催圆通
您的心情特别能理解，谁碰上都闹心
There hasn't been any scan since Nov 22.
从22号凌晨起轨迹就没再变过
真不好意思，物流一直停在武汉没往前走
这种情况我们先找圆通核实哈
Tracking has been stuck in Wuhan since November 22.
您的担心我完全明白，这就去问圆通
件到武汉之后就一直没有新消息
是不是丢了现在还不好说
We're sorry the parcel hasn't moved for a while.
我特别理解，物流一停谁都心焦
现在查到的还是22号那条记录，后面空着
核实到什么我都会第一时间告诉您
We've noticed the tracking hasn't changed since it reached Wuhan.
物流确实好几天没变了，换谁都会急
咱们先跟圆通核实，有说法了告诉您
仅退款的申请还没处理，您先别着急
The last update we have is from Wuhan, at 3:12 am on Nov 22.
`,
  signed: `
查到是24号下午签收的，放在快递柜或者驿站了
您去取件点瞅一眼，看看有没有咱家的包裹
系统里显示签收啦，您这边是还没拿到手吗
It shows as signed for on Nov 24 at 3:40 in the afternoon.
您问问家里人有没有帮忙拿
签收的地方写的是长沙岳麓营业部
您这笔退货申请还在等我们审
快递显示是柜子或者驿站代收的，您看看有没有取件码
Could you check with your family or the pickup point?
要不您先去驿站找找看
物流写着11月24日15:40签收
没拿到的话跟我说一声，我帮您核实
退货退款的单子我们看到了，还没处理
Someone at a locker or pickup station took it in, according to the courier.
抱歉让您操心了，我先看下签收信息
签收时间写的24号15点40，您那会儿在家吗
您的退货申请我看到了，59元对吧
According to the courier it was left at a parcel locker or station.
签收显示在长沙岳麓那边，您看是不是您常用的驿站
您是没收到货，还是收到了想退呢
要不麻烦您先找找取件短信？
Your return request is waiting for our review.
Someone signed for it at 15:40 on November 24.
`,
  completed: `
这单交易已经走完了
您收货都好几天啦，用着还顺手不
请问是哪里不合心意呢，跟我唠唠
The order is complete now, how can I help?
有哪儿不满意您尽管说
麻烦拍个吊牌和破的地方给我瞧瞧
您是24号下午三点四十收到的货
If there's a defect, a couple of photos would help us a lot.
谢谢您选我们家，有空再来逛逛
您说的掉毛是洗之前还是洗之后呢
订单总共是129，里面衣服119，邮费10
Thanks a lot for getting in touch with us.
亲，质量上的问题请拍照给我们看看哦
您先试试冷水手洗，看看情况
我不太确定您指的是哪个部位，能圈一下吗
We'd love to hear how the pyjamas fit.
亲您说的起球，能拍近一点看看吗
非常抱歉没能让您满意
这个尺码偏不偏大要看个人体型呢
Please describe the problem and we'll check it within 24 hours.
It's all done, the order is finished.
`,
  refunded: `
129块都退给您了，走的是原来的付款渠道
款已经退完了，订单也关了
You got the full 129 yuan back.
退款您查下付款的那个账户，走的原路
您这单已经关掉了，钱也退了
The refund went back the same way you paid.
这笔退款已经结束了，您查查账户
129元原路退的
All 129 yuan have been refunded and the order is closed.
款项已原路退还，共129元
订单关闭是因为退款完成了
您这笔钱退完了，没有剩的
申请退129，实退129，都对得上
You've got your money back.
The money has been sent back.
`,
  waiting_return: `
退货给您通过了，等您把东西寄过来
寄出以后麻烦把单号填一下哈
我们还没收着您的退货呢
Your return was approved, we are waiting for you to ship it back.
同意您退啦，现在就等您把衣服寄回
您寄的时候别忘了把吊牌也一块放进去
到仓了我们会抓紧验
审核已经过了，您把货发回来就好
还没看到您填的退货单号哦
Please pop the item back in its original packaging.
申请已通过，请把商品寄回来哦
您寄之前拍个照留底比较好
还没收到您的件，所以验收还没开始
Once we've got the item, we'll inspect it as soon as we can.
咱们已经同意退货退款啦
吊牌包装都留着一起寄哈
您寄出之后在售后里填下单号哦
We've given your return the green light.
Now it's your turn to send it back.
We haven't got it back yet.
`,
  delivering: `
小哥已经带着件出门啦，您留意电话
24号早上九点十分开始派的件
The parcel is out for delivery right now.
长沙岳麓营业部在派，您手机保持畅通哈
正在给您派，还没签收
Your parcel is with the delivery person now.
派送员在给您送了，辛苦留意一下电话
派件中，您别关机哈
快递员正在您那片儿派送
Out for delivery since 9:10 on November 24.
包裹已经在派了，麻烦保持电话畅通
正在派送途中，还没显示签收
The driver has your parcel and is delivering it.
It is on the delivery van.
`,
  refused: `
这边看到您的申请没有通过
申请被驳回了，您要是有新的凭证可以再补充一下
Your request was turned down, I'm sorry to say.
申请没过，我知道您挺失望的
被拒的原因我帮您再核实核实，24小时内回您
这笔售后目前是已拒绝
不同意的话您也可以申请平台介入
您的退货退款被拒了，理由我再帮您核实
要是不认可，您可以找平台来评评理
申请结果是拒绝，没能帮到您很抱歉
您可以补充凭证，我们再核实
We said no to this request.
The request didn't go through.
`,
  refunding: `
验货过了，钱正在给您退
货26号到的仓，当天下午就验完了
The refund is being processed and hasn't arrived yet.
货验完啦，退款这会儿在走流程
退款会按原路回到您付款的账户
退款流程走着呢，还没到您账上
您退的货我们收到并且验好了
退货验收已通过，现在等退款完成
退的是119元，钱还在路上
钱在原路退回的流程里
Your return passed through our hands on Nov 26; the refund is in progress.
Your money is on its way back.
The refund hasn't come through yet.
`,
  part_refunded: `
之前退过您30块，还剩99可以退
这次您申请的是59元对吧
先前那30元已经退给您了，这笔59元的还没处理
目前最多还能退99
这单一共退过一回，30块
剩余可退99元
您前面已经拿到30元退款了
59元的申请目前还在待处理
这次申请的59还没退，之前的30退了
`,
  exchange: `
您寄回来的件还在路上，没到仓呢
换货申请给您同意了的
您的退件单号是SF1357924680135，还在往我们这儿寄的路上
换货我们同意了，正等您的旧衣服到仓
您退回来的包裹还没签收
换货的退件在途，还没签收
等退件到了我们就安排验收
您寄的换货件还没到我们仓库哦
换货单显示退货在途中
What you sent back hasn't reached us yet.
`,
  arrived: `
退货26号上午到仓了，还没轮到验
We received your return on Nov 26 and still need to inspect it.
您退的货到仓了，排队等着验呢
东西26号十点二十到的仓
We have your return, inspection is still to come.
您的退货我们签收了，还没拆验
Your return is here but hasn't been inspected.
退件到仓啦，等验货同事检查
It got back to us on Nov 26.
It came back on Nov 26 and is waiting to be checked.
`,
  presale: `
这款是预售，要到12月15号晚上八点前发
预售的要等久一点，辛苦您啦
预售没那么快，最晚12月15号晚上8点前发出
您拍的是预售款，现在还没到发的时候
您这单承诺的是12月15日20点前发货
还在等发货，预售款都得等一等
亲，预售商品还没发货，12月15号20点之前会发的
`,
  platform: `
平台的人已经进来了，我们配合着处理
平台客服在看您这单了
这单平台客服接手了，我们听平台安排配合核实
平台介入了，结果以平台说的为准
平台已介入，咱们等它核实的结果哈
平台的客服介入了，麻烦您等等结果
The platform has taken over this case.
`,
  terms: `
发票三天左右能开好，您在订单详情里申请就行
非人为的坏一年内免费修
买贵了可以保价，15天内的都行
Our agents are online from 9 am to 10 pm every day.
人工客服早九晚十都有人
寄回地址是浙江省金华市婺城区临江工业区6号
不喜欢退的话运费是您这边出哈
Seven days after delivery you can still ask for a return.
质量有毛病退回来的话邮费我们来
开发票在订单详情点一下申请开票，抬头税号填上
保价期是十五天
Repairs are free within a year if it wasn't your fault.
有质量问题的话邮费不用您出
签收七天以内都可以申请退
If the price drops within 15 days you can claim the difference.
周末也是早上九点到晚上十点有人
退货寄浙江省金华市婺城区临江工业区6号，写售后部收
Please fill in your invoice title and tax number on the order page.
`,
};
