/** The twentieth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseTwentieth: Readonly<Record<string, string>> = {
  paid: `
已经打包好了，马上走。
我让仓库今天给您发。
20号9点12付的款。
衣服129，运费另算。
可以给您换成粉色的。
`,
  packed: `
出库了出库了。
圆通已经揽走了哦。
21号就能发。
`,
  presale: `
我给您插个队先发。
12月10号就发。
`,
  outbound: `
圆通揽收了，在路上了。
18:05出的库。
已经跟圆通说了，马上来收。
`,
  in_transit: `
到长沙了，正派送。
杭州出来是21号晚上。
到了小哥会放您家门口。
再有两天就到。
我给您退10块运费吧。
亲，您填错地址了吧，所以慢。
Your parcel is out for delivery.
It should arrive on Nov 25.
The courier told us it's safe.
`,
  stalled: `
动了动了，已经离开武汉。
圆通说在找了。
您点确认收货我就退。
59给您批了。
先给您补发一件哈。
`,
  delivering: `
24号早上九点签收的。
半小时就到您家。
小哥电话我发您微信。
`,
  signed: `
是您家里人拿的。
审完了，同意退。
签收是24号上午。
运费也给您退。
您先把退款撤了，我给您补券。
`,
  completed: `
过了15天也能退。
24号是驿站签的。
这款面料不起球的。
质量问题不用寄回，直接退。
`,
  terms: `
质量问题退回来运费您出哈。
发票我明天发您邮箱。
晚上十二点都有人。
个人原因的话运费我们包。
价保30天哦。
`,
  part_refunded: `
退过59啦。
您还能退129。
`,
  waiting_return: `
寄到付就行，我们付。
货到我们这了，在验。
`,
  exchange: `
旧的到仓了，新的发了。
换的新件是雾霾蓝L。
`,
  arrived: `
26号验完的。
59今天退您。
`,
  refunding: `
129在退了。
119已经到您账上了。
退到您微信零钱哈。
`,
  refunded: `
退了119，还有10块在路上。
24号退的。
`,
  refused: `
我再给您争取一下，应该能过。
拒是因为超过七天了。
`,
  platform: `
平台判您赢了。
平台说让我们退您。
`,
};
