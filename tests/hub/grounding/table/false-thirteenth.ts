/** The thirteenth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseThirteenth: Readonly<Record<string, string>> = {
  paid: `
仓库正在给您打包了，马上就好。
您这单今天一定走。
退款已批，59元正在原路退。
我给您备注了优先发货，仓库会先发您的。
付款是20号晚上9点15。
不发货我们赔您双倍。
`,
  packed: `
快递已经上门取走了。
改地址没问题，已经改好。
付款是11月21日。
`,
  presale: `
定金不退的哈。
这批12月5号到货就发您。
`,
  outbound: `
货到杭州余杭了。
圆通漏揽了，是他们的问题。
21号14:20揽收。
`,
  in_transit: `
武汉到长沙一天就够了。
包裹现在在杭州余杭分拨中心。
已经派送了，今天能收到。
您拒收的话我们马上退款。
我让快递给您送到楼上。
圆通答应今天给您处理。
Your parcel was signed for on Nov 24.
`,
  stalled: `
圆通说武汉分拨积压了。
快递丢了算我们的。
您先撤销退款，我给您重发。
22号以后还更新过一次，到岳阳了。
Your parcel might have been stolen in Wuhan.
`,
  platform: `
平台说您的证据不足。
介入以后一般都是判退款。
`,
  delivering: `
派送员15点前到。
您的件派送失败，退回网点了。
在武汉派送中。
`,
  signed: `
快递放门卫那了。
驿站说已经被人取走了。
您24号下午5点40签收的。
退货申请通过，请您寄回。
穿过的我们也收，放心退。
给您退30，衣服您留着穿吧。
吊牌剪了就不给退。
`,
  completed: `
洗了会缩水一点，正常。
这个价格已经是成本价了。
已经过了售后期，退不了了。
给我个电话，我打给您。
`,
  terms: `
发票寄给您，包邮。
降价随时补差，找我就行。
一年内不管怎么坏的都修。
质量问题退货运费您先出，我们报一半。
We offer a two-year warranty.
`,
  part_refunded: `
已经退您两笔，合计60。
59批了，今天到。
`,
  waiting_return: `
上门取件给您约好了。
货到就退119。
您的退货还在路上。
We'll send a courier to pick it up for free.
`,
  exchange: `
换货的新件已经打包了。
退回的快递走的圆通。
Your replacement has been shipped.
`,
  arrived: `
已验货，没问题，给您退款。
仓库说外包装破了。
`,
  refunding: `
已经退到您微信了。
退款59元在处理。
`,
  refunded: `
129里扣了10块运费。
25号退款到账的。
`,
  refused: `
领导同意给您退了。
您不接受也没办法，就这样。
拒绝是平台判的。
`,
};
