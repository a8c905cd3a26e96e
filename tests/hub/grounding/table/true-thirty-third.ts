/** The thirty-third round at the desk: what may, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueThirtyThird: Readonly<Record<string, string>> = {
  paid: `
亲，您这单还在待发货，页面承诺是23号上午9:15之前发，您先耐心等等哦。
收到您的申请啦，59元的仅退款还没审，我先把您说的情况记一下。
您要改尺码的话得先跟仓库确认一下还能不能改，我现在去问。
付款成功后就进入待发货了，您不需要再做别的。
Your order is paid and waiting to be shipped; we promised to ship it by 23 November 9:15.
I'll note down the new address and ask the warehouse whether it can still be changed.`,
  packed: `
目前的进度就是打包完成，下一步是出库。
您想知道具体几点出库的话，这个我得问仓库。`,
  presale: `
这是预售的商品，您这单最晚12月15号晚上八点。
现在还没发货，是还没到时间。
您介意等的话也可以在订单里申请退款。`,
  outbound: `
货21号下午就离开仓库了，就差圆通来揽收。
您搜单号搜不到东西，揽收后才会有记录。
我这边联系一下圆通，让他们尽快来取件。`,
  in_transit: `
您放心，包裹还在往长沙运，暂时没到派送这一步。
查了下轨迹：杭州余杭分拨中心，然后武汉转运中心。
我不清楚快递具体哪天能派到您那里。
收到以后有什么不合适，拍个照片给我就好。
想改地址的话您联系下圆通看看。
包裹状态是运输中。
The parcel passed through Hangzhou and was in Wuhan on 22 November at 03:12; it's still on its way.
I don't know the delivery day yet, but I can ask YTO.
If anything is wrong when it arrives, just send me a photo.`,
  stalled: `
从22号凌晨3点12分以后轨迹就没变过，我去找圆通核实一下到底怎么回事。
您问的59元退款，现在还没有审核结果，有结果会通知您。
这么久没动静，您不放心也正常，我先帮您核实。
还没确定是不是丢件，核实清楚了我再回复您。`,
  platform: `
现在是平台在处理，我们能做的就是配合提供资料。
平台客服可能会联系您，麻烦留意一下消息。
59元的申请还没有定论。`,
  delivering: `
正在派送中，长沙岳麓营业部从24号早上9点10分开始派的。
您留意下电话，派件员到了会联系您。
要是一直没人联系您，再来找我，我帮您问快递。`,
  signed: `
物流上写的是24号15:40快递柜或驿站签收，您方便去看一眼吗？
退货退款59元这个申请还没审核，请先别寄回。
不是本人签收没关系，先去柜子或驿站那边找找。
商品实付119元，您申请的是59元，您看金额填得对吗？
The tracking shows a locker or station, so it's worth checking there first.
Your 59 yuan request is still under review, so please keep the item for now.`,
  completed: `
订单完成了也不影响您反馈问题，您慢慢说。
签收时间24号15点40分，签收人没有显示。
您说的起球是哪个位置呢？`,
  terms: `
七天内想退都能申请，从您签收那天算起。
退货运费这块：质量问题我们付，个人原因您付。
早上九点前没人在线，您先留言，我们上班后回复。`,
  part_refunded: `
先前退过30元，所以这单还能退的最多是99元。
59元这笔审核还没结束，您再等等。`,
  waiting_return: `
您的退货申请已经通过了，麻烦把睡衣寄回来，吊牌一起带上。
等收到您寄回的东西，我们会尽快验收，再处理后面的退款。
寄出去以后把快递单号填到退货页面就好。
快递您自己选就行，单号别弄丢。
Your return was approved; please send the pyjamas back with the tags on.
After we receive it, we'll inspect it as soon as we can.`,
  exchange: `
您换货的旧件还在路上，顺丰SF1357924680135。
新的还没发，要等旧的到了验完。
收到旧件我们会尽快验收。`,
  arrived: `
退货26号10点20分到仓库的，现在等着验货。
还没验货，所以59元还没退。
验货的结果出来之前，我没法跟您确定退款时间。`,
  refunding: `
退货验过了，119元的退款正在走流程，会原路退回。
退款还没完成，什么时候到账我说不准。
The 119 yuan refund is in progress and will go back the way you paid.`,
  refunded: `
129元已经全部退给您了，原路返回，麻烦您查一下账户。
退款完成，订单关闭了，有别的问题随时找我。`,
  refused: `
申请没有通过，我看不到具体原因，我帮您问一下同事。
您如果有新的凭证，可以重新申请，也可以让平台介入。
The request wasn't approved; if you disagree, you can ask the platform to step in.`,
};
