/** The twenty-third round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueTwentyThird: Readonly<Record<string, string>> = {
  paid: `
在呢宝，刚翻到你消息，前面排了好几个，不好意思哈
你这个单子还没出仓呢，现在就是付了款等着发
最迟23号早上九点十五，这是页面上给的发货时间
59的那个仅退款我看到了，还没审到
还没审的话钱是不会动的，你先别慌
退不退得等审了才知道，我这儿没法先给你打包票
你是不想要了对吧？原因里填的是这个
行，我去仓库那边问一嘴，问到了回你
Hey, it's paid but we haven't sent it out yet.
`,
  packed: `
打好包了，就等着出库了
已打包，未出库。请稍候
单号目前没有，出库后会有
你要是想改地址赶紧说，我去问仓库能不能拦，不保证哈
你这单20号就付款了，我看到的，现在包都打好了
嗯嗯，那我帮你问下仓库啥时候出
It's boxed up, just waiting to leave the warehouse.
`,
  outbound: `
出库是出库了，快递还没来揽
货已离仓，圆通未揽收
单号YT8801234567890你存一下，现在查是查不到东西的
查不到轨迹不是丢了哈，是快递那边还没扫
我催一下圆通，看看咋回事
21号下午两点多出的库
Label's printed, the courier hasn't picked it up yet.
`,
  in_transit: `
到武汉了，22号凌晨三点扫的，后面往长沙走
还在路上，人在武汉那边转运呢
你这快递是圆通，别去查中通了哈
我看不到它哪天到，物流上没写
哪天到我真说不准，怕说错了你白等
21号晚上六点圆通揽走的，22号凌晨就到武汉了
你等派送的时候留意下电话呗
我去问下圆通现在走到哪了
Last scan was Wuhan, Nov 22 at 3:12am. It's heading to Changsha.
`,
  stalled: `
在武汉那边停着了，22号之后就没新的扫描
确实没动静，我也看到了，抱歉让你等这么久
我先催圆通，催完给你回话
退款59这个还在待处理，没说不给你退，也还没同意
你要是不想等了也行，申请在那儿呢，我们看完给你答复
丢没丢现在还不好说，得圆通那边查
27号早上八点半之前我们得处理，超了平台会自动退给你
Sorry, no scan since Wuhan on the 22nd. I'll chase YTO for you.
`,
  platform: `
平台已经进来了，我们按平台要求配合
平台介入中，等平台判定
这个现在我们说了不算，平台在看
资料我们会配合平台提供的
你有聊天截图啥的也可以传给平台
The platform has stepped in, so we're working with them on it.
`,
  delivering: `
24号上午九点十分开始派的，长沙岳麓营业部在送
在派了在派了，电话别静音哈
派送中，请保持电话畅通
不方便收的话你跟派件小哥说一声，看看放哪
还没签收呢，显示的是派送中
具体几点到我这儿看不到
It's out for delivery from Yuelu, Changsha.
`,
  signed: `
显示24号下午三点四十放快递柜或者驿站了，你去看看
你先看看手机有没有取件码短信
退货退款的申请收到了，59，还没审
不是本人签的，是柜子或者驿站代收的
还没审完呢，你先别寄哈，等同意了再寄
要是东西有毛病你拍给我看看
吊牌别剪，洗都先别洗，不然影响二次销售
It was dropped at a locker or pickup station on the 24th around 3:40pm.
`,
  completed: `
这单已经完成了，24号下午签收的
交易完成，24日15:40签收
谁签的我这边看不出来
签收完7天内不喜欢可以退，别影响二次销售就行
七天从签收那天开始算
无理由退的话邮费要你自己出哈
Signed for on Nov 24, and the order's complete now.
`,
  terms: `
开票自己在订单详情里点一下申请开票，抬头税号填好，3天左右开出来
15天内降价了可以来找我们退差价
一年内不是人为弄坏的免费修
退的话寄金华那个仓，临江工业区6号，售后部收
质量不行的退货邮费我们出，你自己不喜欢退的得你出
上班九点到晚上十点，每天都在
Invoice: open the order page and tap "apply for invoice", it takes about 3 days.
`,
  part_refunded: `
之前退过30了，剩下最多还能退99
已退30元，本次申请59元，待审核
30是上次退的，59是这次申请的，两码事
这次的59还没批下来呢
你要是对30那笔有疑问，去支付记录里翻一下
30 yuan was refunded earlier. The new 59 request is still open.
`,
  waiting_return: `
退货同意了，你把东西寄回来就行
已同意退货，请寄回
寄完把单号填到售后单里，别忘了
钱要等货到了验过再退
收到货我们会尽快验的
衣服叠好装袋子里，吊牌留着哈
We've agreed to the return, so please send it back and fill in the tracking number.
`,
  exchange: `
换货同意了，你寄回的那个在路上，顺丰SF1357924680135
等你寄的那件到仓我们先验，验完再说换的事
还没收到你寄回来的，顺丰还在送
新的那件还没寄，得等旧的回来
你那件寄过来的我们还没签收
Your return is still on the way to us, SF1357924680135.
`,
  arrived: `
26号上午十点二十货到仓库了，还没验
已到仓，待验收
货到了不等于就退哈，得先验
验货的同事会尽快看
验完没问题才走退款这步
It got to our warehouse on the 26th at 10:20, not inspected yet.
`,
  refunding: `
26号下午四点多验完的，119正在退
验收通过，退款处理中
钱会按你付款那条路退回去
到没到账得看你那边，我这儿只看到在退
119这笔还没到，在走流程
Inspected Nov 26 at 16:05, the 119 refund is on its way.
`,
  refunded: `
129全退给你了，原路回的
订单25号上午关掉了，129已退
钱是退了的，你翻翻付款那个账户
具体几点退的我看不到
订单都关了，没法再发了哈
The 129 yuan has been refunded, back the way you paid.
`,
  refused: `
这个退货申请是没通过的，59没退
为啥没过我这边看不到，我去问问同事
你要是不认可，可以找平台介入
驳回了，如有异议可申请平台介入
我知道你心里不舒服，我再帮你看看记录
Your return request was turned down. You can ask the platform to step in.
`,
  presale: `
这个是预售的，最晚12月15号晚上八点前发
预售款，12月15日20:00前发货
等得久我知道，预售就是这样，辛苦你了
没那么快，还早着呢，12月中旬才发
现在还没发，也没单号
早点能不能发得问仓库，我先帮你问问
It's a pre-order, ships by Dec 15, 8pm at the latest.
`,
};
