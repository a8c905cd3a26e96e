/** The twenty-second round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseTwentySecond: Readonly<Record<string, string>> = {
  paid: `
已经发走了。
24号前给您发。
运费给您免了。
我同意您退款了。
您付了119。
`,
  outbound: `
圆通揽收了。
今晚就有物流。
21号18:05出的库。
`,
  in_transit: `
在长沙派送了。
后天能到。
22号到的杭州。
您的快递丢了。
运费退您10块。
慢了给您补张券。
Your parcel left the warehouse at 18:05 on Nov 21.
It will reach Changsha on Nov 24.
We will refund you if it is late.
`,
  stalled: `
59给您退了。
物流恢复了，到长沙了。
圆通说是漏扫了。
明天前给您处理好。
`,
  delivering: `
您已经签收了。
快递员说放门口了。
一小时内送到。
`,
  signed: `
您本人24号签的。
退款同意了，59。
是我们质量问题，抱歉。
不用寄回，直接退。
`,
  completed: `
15天内都能退货。
给您换一件新的吧。
`,
  terms: `
不想要了退货运费我们出。
有质量问题邮费您出。
价保一个月。
发票当天开。
`,
  part_refunded: `
这笔59退了。
最多还能退129。
`,
  waiting_return: `
收到您的退货了。
寄到付就行。
`,
  exchange: `
新的已经发了。
旧的验过了。
`,
  arrived: `
验完了，在退款。
26号验的货。
`,
  refunding: `
119已经到账了。
明天到账。
`,
  refunded: `
119已退，10块稍后退。
`,
  refused: `
申请通过了。
因为超时了没通过。
`,
  platform: `
平台判我们退您。
`,
};
