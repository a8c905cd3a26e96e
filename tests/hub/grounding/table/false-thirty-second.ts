/** The thirty-second round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseThirtySecond: Readonly<Record<string, string>> = {
  paid: `
订单今天会发出。
退款59元，商家已同意。
运费12元。
您实付的119元已到账。
我已经让仓库给您先发了。
11月23日10点前发货。
It will leave tomorrow.
We have approved the refund of 59 yuan.
You paid 119 yuan.
我让仓库今天给您发出去。
承诺24号发货。
取消订单要扣10%手续费。
改地址没问题，已经改好了。
这个颜色没货了。`,
  packed: `
已经打包出库。
今天下午四点出库。
打包的时候多给您放了一份赠品。`,
  presale: `
12月15日中午前发货。
预售定金不退。`,
  outbound: `
包裹已经被圆通揽收。
21号下午4点出的库。
物流明天更新。
快递今天下午来取件。
已经揽收了，只是没更新。
包裹在圆通杭州网点。`,
  in_transit: `
最后一站是长沙。
11月22日5点到武汉。
预计24号送达。
快递因为下雨耽搁了。
圆通客服说今天派。
这个件没问题，肯定能到。
已经交给快递小王派送。
It reached Changsha on 23 November.
It is out for delivery.
The courier lost it.
You will have it by the weekend.
快递放假所以慢。
圆通答应优先派送。
包裹在武汉丢了。
还有两天就到。
24号派送。
您可以拒收，我们全额退款。
没收到货也请先确认收货。
It will be delivered by Monday.
The courier has promised to hurry.
It's in Changsha already.
We'll compensate you for the delay.`,
  stalled: `
圆通核实包裹已遗失。
您的退款已通过。
超过三天没更新我们会赔付。
您自己联系快递吧，我们不管。
我们先给您补发。
退款59元今天处理。
快递说在武汉仓库压着。`,
  platform: `
平台判定退款。
平台明天出结果。
您撤销平台申请，我们给您退。
平台偏向我们。
我们已经同意退款，请撤诉。`,
  delivering: `
包裹已签收。
派送员二十分钟后到。
放在您家门口鞋柜了。
派送员叫李强。
再有一小时到。
已经放驿站了。`,
  signed: `
您本人24号签收。
驿站的取件码是8-2-1033。
同意您退货。
先给您退59元，不用寄回。
这件衣服没有质量问题。
You picked it up yourself.
The refund of 59 yuan is approved.
The locker number is 12.
24号放在您家门口。
您签收超过24小时不能申请。
运费我们承担，您寄回吧。
审核一般1小时通过。
59元给您退了。
Your return has been approved.
Someone in your family signed for it.
We'll cover the shipping.`,
  completed: `
签收人是您家人。
24号上午签收的。
完成的订单不能退款。`,
  terms: `
签收后30天内可换。
运费险会赔您运费。
晚上12点前都有人。
质量问题双倍赔偿。
You can return it within a month.
The return shipping is free for you.
签收后十天可以退。
任何原因退货运费都是我们出。
半夜也有客服。`,
  part_refunded: `
一共退了59元。
您还可以退60元。
30元的申请还在审核。
剩余可退129元。
之前退了59元。
这59元马上到。`,
  waiting_return: `
退款59元已经处理。
您寄的包裹已签收。
三天内不寄回就关闭。
The refund will take two days.
您的货到仓了。
寄回就秒退。
退货地址是杭州余杭仓。
We got your parcel yesterday.
There's no need to return it.`,
  exchange: `
新款已寄出，请注意查收。
换货被拒绝了。
旧的已经检查过了。
We have sent you a new one.`,
  arrived: `
验货已通过。
今天给您退款。
收到的衣服有污渍。
验货没问题。
已经给您退了59元。
25号到的仓库。`,
  refunding: `
退款已到账。
26号10点验的货。
预计三天内到账。
退款129元。
The refund has reached your account.
You will receive 129 yuan.
119元已到银行卡。
一共退您129元。
明天中午到账。
25号验的货。
The refund of 119 yuan has been completed.
Your refund will arrive tomorrow.`,
  refunded: `
退到了您的银行卡。
119元退款成功。
12月前会到账。
It was refunded to your bank card.
119 yuan was sent back.
退了119。
今天到的账。`,
  refused: `
因为影响二次销售，所以没通过。
可以给您退30元。
平台也不会支持您的。
It was declined because it had been washed.
We can offer you 20 yuan.
您洗过了不能退。
系统自动拒绝的。
再申请必过。
The reviewer said the photos were fake.`,
};
