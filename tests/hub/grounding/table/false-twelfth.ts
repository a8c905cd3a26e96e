/** The twelfth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseTwelfth: Readonly<Record<string, string>> = {
  paid: `
您的订单已经发货了，请注意查收。
我们已经同意您的退款申请。
您申请的金额是129元。
预计明天发货。
因为仓库人手不足，所以发货慢了。
We will ship your order today.
`,
  packed: `
您的包裹已经出库。
我们会优先给您发货。
快递单号是YT8801234567890。
Your parcel is on its way.
`,
  presale: `
您的订单将在12月10日发货。
预售商品我们可以提前给您发。
The item will ship on December 1.
`,
  outbound: `
圆通已经揽收了您的包裹。
您的包裹是11月21日18:05揽收的。
包裹由顺丰速运承运。
快递今天下午会来取件。
`,
  in_transit: `
您的包裹已经到达长沙。
包裹将于11月25日送达。
您的包裹在11月22日13:12到达武汉。
包裹已在11月21日到达武汉转运中心。
快递员正在派送您的包裹。
如果延误我们会赔偿您10元。
Your parcel has arrived in Changsha.
The courier told us it will arrive soon.
`,
  stalled: `
您的包裹已经丢失，我们会给您补发。
退款59元已经到账。
由于天气原因，包裹在武汉延误了。
我们已经为您办理了退款。
圆通已经回复我们，包裹正在处理。
`,
  platform: `
平台已经判定您胜诉。
平台客服会在48小时内给出结果。
`,
  delivering: `
包裹已经放在您家门口了。
快递员30分钟内送到。
您的包裹已经签收。
The package was delivered to your neighbor.
`,
  signed: `
您的包裹是由本人签收的。
我们同意您的退货申请，请寄回。
您的退款129元会尽快处理。
签收后15天内可以退货。
退货运费由我们承担，无论什么原因。
是我们的质量问题，非常抱歉。
麻烦您先确认收货，我们再给您退款。
您可以加我微信详聊。
请把您的银行卡号发给我。
We've approved your return.
`,
  completed: `
我们的睡衣是全网质量最好的。
其他顾客都反馈很好。
订单是11月25日签收的。
您可以给我们五星好评，返现5元。
这款睡衣是纯棉的。
`,
  terms: `
发票会在24小时内开好。
本店价保30天。
退货请寄到杭州市余杭区。
签收后两年内免费维修。
人为损坏也可以免费维修。
`,
  part_refunded: `
这笔订单之前已经退过50元。
您还可以退129元。
`,
  waiting_return: `
我们已经收到您的退货。
寄出后24小时内给您退款。
您可以不用退货，我们直接退款。
`,
  exchange: `
新的睡衣已经寄出。
您的换货件已经到仓。
`,
  arrived: `
您的退货已经验收合格。
您的退货是11月25日到仓的。
`,
  refunding: `
您的退款129元正在处理中。
退款已经到账，请查收。
退款会在3个工作日内到账。
`,
  refunded: `
您的退款119元已经到账。
退款是11月26日到账的。
`,
  refused: `
因为商品影响二次销售，所以拒绝了您的申请。
您再次申请的话我们会同意的。
`,
};
