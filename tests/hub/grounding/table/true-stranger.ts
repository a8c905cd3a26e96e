/** A stranger's round, written from docs/guard.md alone: what may be said, by the record it is said of. Counted before it was read, mended on since. */
export const trueStranger: Readonly<Record<string, string>> = {
  paid: `
亲，您这单11月20号9点15付的款，目前还没发出哦。
您申请退的是59元，售后这边还待处理呢，还没有结果哈。
我先帮您问下仓库备货到哪一步了，问到了第一时间跟您说。
`,
  packed: `
在的亲，衣服已经打好包了，等着出库呢。
订单承诺23号早上9点15之前发货，麻烦您再等等哈～
收货地址是长沙这边对吗？
`,
  presale: `
这单的发货时间写的是最晚12月15号晚上八点，着急的话我可以帮您问问仓库。
在的亲，稍等哈，我看下订单～
Your order is paid but hasn't shipped yet; the promised ship-by time is Dec 15, 20:00.
`,
  outbound: `
包裹21号下午两点多出的库，快递单也打好了，只是圆通还没揽收。
单号YT8801234567890，您可以在订单页里点物流看看，目前还没有揽收记录哦。
We'll contact YTO to chase this up and let you know once there's any progress.
`,
  in_transit: `
查到了亲，22号凌晨三点多到的武汉转运中心，正在往长沙走。
还在路上呢，没到长沙，派送前快递一般会先打电话的哈。
之前经过杭州余杭分拨中心，再到的武汉。
不好意思让您久等了，我这就去催一下快递。
您付的129里头商品是119，运费10块。
Your parcel was picked up on Nov 21 and is still in transit to Changsha.
`,
  stalled: `
亲亲理解您着急，到武汉转运中心之后暂时没有新的物流记录，具体什么原因我们还不清楚。
您这笔仅退款申请的是59元，我们要在27号早上八点半前处理。
到期还没处理的话，平台会自动退款的。
这边先登记上，联系圆通核一下，24h内给您回复哈。
`,
  platform: `
平台客服已经介入了，我们会配合核实的，您有什么凭证可以在售后页面里上传。
包裹最后一条记录还是11.22凌晨到武汉转运中心那条。
好滴，有问题您再留言哈，祝您生活愉快呀。
The platform has stepped in on this case and we will cooperate with them.
`,
  delivering: `
亲，24号上午9点10分岳麓营业部就开始派了哈，麻烦您保持电话畅通。
正在派送，还没签收哦，要是外包装破了您可以拒收。
快递小哥联系您了吗？
It's out for delivery from the Yuelu branch in Changsha, please keep an eye out for it.
`,
  signed: `
物流显示24号15:40由快递柜或驿站签收的，您去看过没有呀？
亲，没收到的话，先翻翻有没有取件短信，再到附近的柜子或驿站找找哈。
您提的退货退款59元我看到了，还没处理，会尽快看的。
申请原因写的是不想要了，请问是尺码不合适还是别的原因呢？
无理由退的话运费是您这边出，要是质量问题或者发错货就我们承担。
`,
  completed: `
11.24 15:40签收的，这单交易也已经完成了。
签收后7天内，不影响二次销售的都能申请退货哈。
人工客服早9点到晚10点都在，每天都有的～
方便拍张照片发我看看吗？衣服正面、吊牌都拍一下就行。
麻烦您说下具体是哪里不合适，我记下来转给同事看。
`,
  terms: `
退货寄浙江省金华市婺城区临江工业区6号，收件人写售后部，电话0579-81234567。
发票您自己在订单详情页点申请开票就行，抬头税号填好，一般3天内开好。
15天价保的哦，期限内降价了您可以申请退差价。
签收起一年内，不是人为弄坏的都可以免费修。
Yes, you can request an invoice on the order details page; just fill in the invoice title and tax number.
`,
  part_refunded: `
这单之前已经退过30块了，最多还能退99。
您这次申请的是59，目前待处理，我先看下申请内容再回复您。
物流上写的是本人签收，24号下午三点四十。
`,
  waiting_return: `
退货申请已经同意了，您寄出后记得在售后页面把单号填上哈。
东西到仓后会尽快验收，验完再处理退款。
`,
  exchange: `
您寄回来的那件还在路上，单号SF1357924680135，仓库还没收到呢。
等到仓验过了，才轮到换货这一步哈，辛苦您等等。
`,
  arrived: `
您退的睡衣26号上午10点20到仓了，还没验货，会尽快安排的。
退款现在还没退哦，要先验货的。
Your return reached the warehouse on Nov 26 at 10:20 and is waiting to be inspected.
`,
  refunding: `
26号下午4点多已经验过货了，119元的退款正在处理，到时候原路退回。
The 119 yuan refund is being processed and will go back to your original payment method.
`,
  refunded: `
亲，129元已经全部退完了，订单也关闭了，您看下支付账户哈。
`,
  refused: `
看到售后申请的状态是已拒绝，具体原因我这里查不到，我转同事核实一下哈。
您要是不认可，可以申请平台介入的。
`,
};
