/** The nineteenth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseNineteenth: Readonly<Record<string, string>> = {
  paid: `
亲，已经给您发了哈。
明早就能发出去。
退给您批了，放心。
给您包邮吧，那10块回头退您。
不发了，给您退掉。
仓库说下午就装车。
最晚25号给您发。
您付了139块。
`,
  in_transit: `
包裹今早到长沙啦。
21号下午两点多揽的件。
18:05就出了我们仓库。
明天准到，别急。
武汉那边爆仓了，慢点。
小哥正给您送呢。
快递刚回我话了，说没丢。
The parcel left our warehouse at 18:05.
YTO collected the parcel at 14:20 on Nov 21.
It reached Wuhan at 14:20 on Nov 21.
The trip to Wuhan took two days.
No update since Tuesday.
丢了的话我们赔您。
没到的话我给您重发。
`,
  stalled: `
59已经退您了哦。
丢件了，我们赔。
今晚给您退。
圆通那边承认弄丢了。
它已经动了，到长沙了。
审完了，给您过了。
三天没动静了。
`,
  delivering: `
已经签收了哈。
放驿站了，您去取。
小哥说您不在家。
24号下午三点开始派的。
今晚之前送到。
`,
  signed: `
您本人签的哈。
门卫帮您收的。
给您退59，不用寄回。
是我们发错尺码了，对不住。
给您补发一套行吗？
快递柜取件码短信明天发您。
`,
  terms: `
30天内都能退。
运费咱家出，您放心寄。
发票当天就能开。
两年内免费修。
地址是金华市婺城区临江工业区8号。
降价了直接给您退差价20。
通宵都有人在的。
`,
  part_refunded: `
已经退您59了。
最多还能退129。
之前退的是99。
`,
  waiting_return: `
货收到了，马上退您。
您寄顺丰到付就行，我们付。
寄回来当天就退。
`,
  arrived: `
验过了，没问题。
验货没过，有污渍。
25号到的仓。
Your return reached us at 16:05 on Nov 26.
`,
  refunding: `
129正在给您退。
钱已经到账了，您查查。
1到3天到账哈。
26号上午十点二十验完的货。
`,
  refunded: `
退您119了。
25号退的，昨天到的账。
`,
  refused: `
其实已经给您通过了。
没通过是因为您剪了吊牌。
`,
  exchange: `
新的给您发出去了。
旧的收到了，新的今天走。
`,
};
