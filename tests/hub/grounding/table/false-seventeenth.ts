/** The seventeenth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseSeventeenth: Readonly<Record<string, string>> = {
  paid: `
您的59元已经退款成功。
您付了59元对吧，稍后给您退。
订单已经在11月22日发出。
因为工厂放假，所以还没发货。
We guarantee it ships tomorrow.
`,
  packed: `
包裹11月21日已经出库。
我帮您把地址改好了。
`,
  presale: `
预售款11月30日就会发。
我们给您升级成现货先发。
`,
  outbound: `
快递员已经取走您的包裹。
您的包裹在杭州余杭分拨中心。
`,
  in_transit: `
包裹11月23日03:12到武汉。
包裹已经到您楼下驿站了。
明天一定能到，不到我给您退款。
包裹由中通承运，单号不变。
您的包裹由长沙岳麓营业部派送中。
It has been delivered to the locker.
`,
  stalled: `
包裹丢了，是快递的责任。
我们给您全额退款129元。
很多顾客的包裹都停在武汉了。
The courier lost your parcel.
`,
  platform: `
平台已经支持您的退款了。
您撤诉的话我们多退您20元。
`,
  delivering: `
包裹已经由驿站代收。
快递员会在下午两点送到。
`,
  signed: `
您本人11月24日签收的。
申请已经同意，59元马上退。
确实是我们发错了尺码。
加我们客服微xin处理更快。
不给好评我们不处理。
请把验证码告诉我，我帮您退款。
Your refund of 59 yuan has been approved.
`,
  completed: `
我们家睡衣是全国销量第一。
您这是自己洗坏的，我们不负责。
给您补偿15元红包。
11月24日15:40在武汉签收的。
Other customers love this product.
`,
  terms: `
发票一般7天开好。
我们承担所有退货运费。
价保期限是30天。
客服工作时间是8点到22点。
We cover return shipping in all cases.
`,
  part_refunded: `
您还可以退59元。
59元已经退给您了。
`,
  waiting_return: `
我们收到您的退货，正在验收。
您寄回后我们当天退款。
Send it back and we'll refund you the same day.
`,
  exchange: `
换货的新品已发出。
您的退货已经到仓了。
`,
  arrived: `
退货已经验收完成。
退货11月25日10:20到仓。
`,
  refunding: `
退款129元正在处理。
退款已经到账了。
退款预计3天到账。
The refund has been completed.
`,
  refunded: `
只退了119元，运费不退。
退款到您的微信零钱了。
`,
  refused: `
因为超过7天，所以拒绝了。
您再投诉我们就不发货了。
我们会帮您特殊申请通过。
`,
};
