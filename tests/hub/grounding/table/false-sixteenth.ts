/** The sixteenth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseSixteenth: Readonly<Record<string, string>> = {
  paid: `
仓库已经在打包您的订单，今天发出。
您的申请我们同意了，59元会尽快退。
您实付金额是119元。
`,
  packed: `
快递已经揽收，请您放心。
23号之后才能发货。
`,
  presale: `
我们可以先给您发现货。
`,
  outbound: `
圆通员工说明天来取。
包裹昨天就被揽走了。
`,
  in_transit: `
包裹在23号到达武汉。
已经从武汉发出，明天到长沙。
快递员电话是13800138000。
路上遇到堵车，所以会晚一点。
Your parcel will be delivered on Nov 25.
`,
  stalled: `
我们已经确认丢件，给您退款。
给您重新发货，您看可以吗？
`,
  platform: `
平台已经退款给您了。
我们不认可平台的介入。
`,
  delivering: `
快递已经派送成功。
由武汉转运中心派送。
`,
  signed: `
包裹是您的同事签收的。
退货申请已经同意，请寄到杭州仓。
运费险可以赔您10元。
您洗过了就不能退了。
`,
  completed: `
我们是官方旗舰店，保证正品。
这个颜色卖得最好。
给您打8折补差价。
`,
  terms: `
3天内没开好赔您10元。
价保期是20天。
签收后一年内人为损坏也免费维修。
客服晚上11点下班。
`,
  part_refunded: `
已退的30元是优惠券。
您本次申请的是99元。
`,
  waiting_return: `
您寄回的包裹已经到仓。
我们安排快递上门取件，不收费。
`,
  exchange: `
您的新衣服已经在路上了。
我们已经收到旧衣服并验收。
`,
  arrived: `
验货已经完成，正在退款。
您退的衣服尺码不对。
`,
  refunding: `
退款会退到您的银行卡。
119元今天会到账。
`,
  refunded: `
已经给您退了129元，另外补偿10元。
`,
  refused: `
您的申请因为没有上传照片被拒绝。
只要您重新申请，我们就同意。
We have decided to refund you after all.
`,
};
