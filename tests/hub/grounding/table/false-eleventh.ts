/** The eleventh round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseEleventh: Readonly<Record<string, string>> = {
  paid: `
您这单已经安排明天发了。
仓库说今天能打包。
申请我帮您通过了，等钱就行。
给您换个快递走顺丰，更快。
23号晚上9点前发。
您付了139，运费占20。
您别退了，我送您双袜子。
I've approved your refund of 59 yuan.
`,
  packed: `
单号YT8801234567890，您查下。
已经从仓库出去啦，在路上。
可以改的，我直接给您改成XXL。
`,
  presale: `
尾款付了马上发。
最近工厂缺料，只能晚几天。
12月15号上午8点前发出。
`,
  outbound: `
您的包裹已经到武汉了。
圆通刚揽的，您刷新看看。
由于双十一量大，快递爆仓了。
YTO will pick it up this afternoon.
`,
  in_transit: `
武汉中转时坏了包装，给您重新包过了。
到长沙分拨了，今天派。
预计25号送达。
要是27号还没到我给您退全款。
顾客您好，圆通客服电话是95554，您打一下。
这个线路一向三天内到。
已联系圆通，他们说下午更新。
Your parcel has cleared Changsha.
`,
  stalled: `
确认丢件了，我们会赔您。
59元我们同意退。
您自己去找圆通索赔吧。
包裹被退回杭州了。
我们已经给您补发一件了，注意查收。
It was delayed by heavy rain.
`,
  platform: `
您取消介入，我们另外补您20。
平台已经驳回您的申请了。
平台三天内出结果。
`,
  delivering: `
已经签收了，是您邻居拿的。
12点前必到。
派件员小王，电话您存一下13712345678。
快递送错小区了，在改派。
`,
  signed: `
签收是前台代签的。
同意您退货了，寄回来吧。
可以直接退您59，不用寄回。
这衣服是洗坏的，退不了。
不影响二次销售的话30天都能退。
我们店的退货率是最低的。
您把支付宝账号发我，我转给您。
Just confirm receipt and I'll refund you privately.
`,
  completed: `
这批货确实有色差，别人也反映了。
24号15点20签收的。
超过七天也能退，您放心。
纯棉的，绝不掉毛。
您申请退货吧，我们肯定通过。
运费15元包含在129里了。
`,
  terms: `
普票专票都能开，今天就给您发邮箱。
半年内坏了免费换新。
降价了随时可以来退差价，没有时间限制。
24小时都有人工在。
无理由退货的运费也是我们承担。
Free repair for two years.
`,
  part_refunded: `
30块是26号退的。
一共退了您59。
还能退100。
`,
  waiting_return: `
退货单号我这边看到了，已经在路上。
寄回运费我给您报销10块。
到仓当天就退款。
您申请的129已经同意退了。
We will refund you right after you ship it.
`,
  exchange: `
新件28号发。
您寄回来的我们验了，有点脏。
已经给您换成XXL发出了。
`,
  arrived: `
验货通过，马上退。
25号就到仓了。
仓库说少了条裤子。
`,
  refunding: `
今晚到账。
退款129元处理中。
退到余额了，您看下。
Your refund has arrived.
`,
  refunded: `
退了59元。
因为缺货给您关的单。
另外还补了您10元。
`,
  refused: `
拒绝是因为超过七天了。
您再闹我们就拉黑了。
主管说可以给您特殊处理。
We rejected it since you wore it outside.
`,
};
