/** The seventeenth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueSeventeenth: Readonly<Record<string, string>> = {
  paid: `
您好，帮您看了下，订单已经付款，仓库还没发货。
亲，59元的退款申请我们收到了，正在等待审核。
您别着急，最晚11月23日09:15前会发货的。
可以告诉我您为什么想退款吗？
Your refund request is waiting to be reviewed.
`,
  packed: `
您的睡衣已经打包好，等待出库中。
亲，目前还没有出库，暂时没有物流单号哦。
我先帮您问一下仓库，有结果通知您。
`,
  presale: `
这是预售订单，12月15日20:00前发货，请您耐心等待。
您不着急的话可以再等等哦。
`,
  outbound: `
包裹已出库，圆通还没揽收，您稍等一下再查。
快递单号YT8801234567890，暂时没有物流信息。
我们会催促圆通尽快揽收的。
`,
  in_transit: `
包裹已从杭州发往武汉，11月22日凌晨到了武汉转运中心。
还在运输途中，没有开始派送。
亲，物流有点慢，让您久等了。
您可以用单号在圆通查询物流。
收到货请先检查，有破损拍照给我们。
Your order hasn't been delivered yet, it's still on the way to Changsha.
`,
  stalled: `
物流停在武汉没更新，我们正在催快递。
给您添麻烦了，退款申请正在处理。
您是希望继续等还是退款呢？
We'll urge the courier and let you know when there is an update.
`,
  platform: `
平台客服已介入，请以平台处理结果为准。
我们会配合平台提供材料。
`,
  delivering: `
快递正在派送，请您保持手机畅通。
派送网点是长沙岳麓营业部。
`,
  signed: `
包裹24号下午3点40已经签收，签收在快递柜或驿站。
您去驿站找找看，没找到的话跟我说。
这笔退货退款申请还没同意，请先不要寄回。
拍一下衣服的问题处和吊牌，我帮您看看。
个人原因退货的运费由您承担哦。
Could you check the pickup station or the locker?
`,
  completed: `
您这单已经签收并且交易完成了。
请问需要咨询什么问题呢？
一共支付129元，其中运费10元。
`,
  terms: `
在订单详情页点申请开票就可以开发票。
签收后7天内可以退货，不影响二次销售就行。
降价的话，15天内可以来申请差价。
退货请寄浙江省金华市婺城区临江工业区6号售后部。
You can apply for an invoice on the order details page.
`,
  part_refunded: `
已经退过30元，还可以退99元。
您申请的59元正在审核，请耐心等待。
`,
  waiting_return: `
退货申请同意啦，寄出后记得填写单号。
还没收到您寄回的商品呢。
收到货验收后再给您处理退款。
We haven't received your return yet.
`,
  exchange: `
您寄回的包裹还在路上，单号SF1357924680135。
收到后我们会尽快验收的。
`,
  arrived: `
您的退货11月26日10:20到仓，还没验货。
验货后才能退款，请您再等等。
Your return has arrived but we haven't inspected it yet.
`,
  refunding: `
退款119元处理中，会退到您的支付账户。
货已经验完，11月26日16:05验的。
`,
  refunded: `
129元已经退回您的支付账户了。
订单已经关闭，退款也完成了。
Your refund of 129 yuan has been completed.
`,
  refused: `
申请被拒绝了，您可以申请平台介入。
很抱歉没能帮到您。
您可以补充照片后再次申请。
`,
};
