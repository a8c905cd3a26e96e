/** The twenty-first round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseTwentyFirst: Readonly<Record<string, string>> = {
  paid: `
打包了打包了，马上出库。
23号上午九点一刻准时到。
退款通过啦。
圆通明天来揽。
给您优先排了。
`,
  packed: `
已经交给圆通了。
箱子里多放了双袜子给您。
`,
  outbound: `
圆通21号下午两点二十收的。
快递在派了。
`,
  in_transit: `
签收了呀，您看看。
离您就两公里了。
21号下午六点从仓库出来的。
武汉22号早上九点到的。
运费是15。
长沙的小哥明早给您送。
丢不了，丢了我全赔。
退您运费10块哈。
圆通说今天到。
It will be at your door tomorrow.
The parcel was picked up at 14:20.
Your parcel has reached Changsha.
`,
  stalled: `
59退好了，您查查。
22号三点到的长沙。
平台已经介入了哈。
26号之前给您退。
已经跟圆通核实了，件没丢。
`,
  delivering: `
放前台了您去拿。
24号早上八点开始派的。
小哥十分钟到。
`,
  signed: `
是放您家门口的。
24号下午四点四十签的。
退款审好了，59。
您不退的话我补您20块。
`,
  completed: `
您签收都八天了，退不了。
这单退款已经关了。
可以直接给您换一套。
`,
  terms: `
寄到金华市婺城区临江工业区9号就行。
运费到付我们来收。
价保期是7天。
开票要一周。
三年免费修。
`,
  part_refunded: `
还能再退59。
上回退了99。
`,
  waiting_return: `
您寄的收到啦。
还没同意呢，您先等等。
用顺丰寄，运费回头补您。
`,
  exchange: `
旧衣服验完了。
SF1357924680135是给您发的新件。
`,
  arrived: `
25号到的货。
验了有问题，退不了。
`,
  refunding: `
退到您支付宝了。
26号上午验的。
59在退了。
`,
  refunded: `
退了一半先。
26号退的。
`,
  refused: `
申请过了，您等退款。
再申请一次准能过。
`,
  platform: `
平台介入完了，退您59。
`,
};
