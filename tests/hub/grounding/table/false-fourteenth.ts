/** The fourteenth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseFourteenth: Readonly<Record<string, string>> = {
  paid: `
排在您前面的不多，今天能轮到。
59元我先给您垫上。
货在杭州仓，离您近，一天就到。
没问题，我给您取消了。
您是11月20日下午9点15付的款。
`,
  packed: `
仓库说马上装车。
已经帮您拦下来改好了。
快递员在门口等着取呢。
`,
  presale: `
预计提前到12月8号发。
补货还没到，所以是预售。
`,
  outbound: `
圆通揽收时间是21号下午两点二十。
包裹已经上车了，开往武汉。
不揽收是因为地址偏。
`,
  in_transit: `
您的件25号就能派。
已经离开武汉了，快到长沙。
中转太多，所以慢。
我让他们今天必须送到。
包裹在株洲。
The driver will call you at 3 pm.
Don't worry, it won't be lost.
`,
  stalled: `
这种情况一般就是丢了。
59元仅退款已经通过。
超过48小时没更新就能直接退。
快递漏扫了，其实已经到长沙。
您先申请全额退款129，我给您过。
`,
  platform: `
平台明天出结果。
平台偏向买家，您放心。
`,
  delivering: `
派送员已经到您小区了。
如果今天没送到，我补偿您5元。
它是24号上午9点10分签收的。
`,
  signed: `
在长沙岳麓营业部的柜子里，取件码1234。
您家人已经取走了。
退款59已经在路上了。
质量没问题，您不用担心。
衣服您留着，退您20。
七天无理由的话运费也不用您出。
再给您寄一件大码的。
`,
  completed: `
这款很多人买，都说好。
您穿的方式不对才起球的。
给您申请了10元券。
您11月24号下午4点签收的。
`,
  terms: `
我们也支持货到付款开收据，当天寄。
价保一个月。
人工24小时值班。
非人为的也只修半年。
You can return it within 30 days.
`,
  part_refunded: `
30元是运费补偿。
59元今天审完。
`,
  waiting_return: `
退款已经在处理了。
您寄的顺丰到我们仓了。
不寄回也行，我给您退一半。
`,
  exchange: `
换的新睡衣下周发。
您换的是L码，库存充足。
We'll upgrade you to a new style for free.
`,
  arrived: `
验货26号下午4点05做完了。
退款马上到账。
`,
  refunding: `
还要扣10元运费，只退109。
财务今天统一打款。
Your bank will receive it tomorrow.
`,
  refunded: `
退款129元，分两笔退的。
是您自己取消的订单。
`,
  refused: `
因为没有凭证被拒的。
59元我可以私下转您。
We rejected it because there was no proof.
`,
};
