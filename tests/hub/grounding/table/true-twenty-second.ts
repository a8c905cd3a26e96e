/** The twenty-second round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueTwentySecond: Readonly<Record<string, string>> = {
  paid: `
还没发，仓库在备货呢。
您20号付的129，没错。
退款申请您提的是59块哈。
发货最晚23号早上九点一刻前。
我帮您催催仓库吧。
您稍等哈，我看下订单。
还没出库，改地址的话我先问仓库。
`,
  outbound: `
出库了，快递还没揽。
等圆通揽了就有物流了。
单号YT8801234567890，您收着。
我联系下圆通哈。
`,
  in_transit: `
您的睡衣在去长沙的路上呢。
22号凌晨3点多到的武汉。
到长沙还得等等，具体哪天我说不准。
是圆通在送的哈。
还没签收，也没派送。
21号下午两点二十出的仓库。
Your parcel was picked up on Nov 21 at 18:05.
It hasn't reached Changsha yet.
`,
  stalled: `
物流停在22号了，我帮您催。
59还没退，申请在审核中。
让您等久了，实在不好意思。
`,
  delivering: `
正派着呢，今儿没签收。
岳麓营业部在派，您注意接电话。
还没签收哈。
`,
  signed: `
24号15:40签收的，您查下快递柜。
退货的申请还没审完哈。
您先拍张吊牌的照片给我呗。
哪儿不合适您跟我说。
`,
  completed: `
订单24号签收，已经完成了。
七天内能申请退货哈，您别急。
`,
  terms: `
不想要了退货运费您自理哦。
有质量问题邮费算我们的。
退货地址：浙江省金华市婺城区临江工业区6号。
十五天价保，降价可以申请退差价。
人工早九点到晚十点在。
`,
  part_refunded: `
之前那笔30退了，这笔59还在审。
最多还能退99哈。
`,
  waiting_return: `
同意退货了，您寄回来吧。
还没收到您的退货呢。
验好货再给您退哈。
`,
  exchange: `
您寄回的件还没到仓库。
到了先验货，再换。
`,
  arrived: `
退货到仓了，还没验。
验完了我跟您说。
`,
  refunding: `
26号验好了，退款在处理。
119块退款在路上，原路退。
`,
  refunded: `
129已退，原路返回的。
您查下付款账户，钱退了。
`,
  refused: `
申请没通过，您可以找平台介入。
原因我去问下同事。
`,
  platform: `
平台在处理了，等结果哈。
`,
};
