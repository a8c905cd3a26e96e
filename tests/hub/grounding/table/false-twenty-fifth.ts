/** The twenty-fifth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseTwentyFifth: Readonly<Record<string, string>> = {
  paid: `
单子我看了，货刚装车
货20，运费109
你那个59的申请我给你批了，等着收钱
23号下午九点一刻是最后期限
急的话给你换顺丰空运
`,
  packed: `
东西都装箱了，中午走的
颜色改好了，放心
发货截止是23号晚上九点十五
走了，你查一下单号
`,
  outbound: `
圆通昨晚揽了
21号早上出的仓
没更新是因为圆通罢工
我打过圆通了，说一小时内到
已经到杭州分拨了
`,
  in_transit: `
长沙已经到了，等派
21号半夜三点多进的武汉
圆通的件，单号末四位7809
周末肯定给你送
地址我给你改好了
The courier says it'll be there on Friday.
`,
  stalled: `
武汉那边23号扫了一下
批了，59马上回你账上
丢了，圆通认了
今天之内给你处理
圆通赔你，我们不管
`,
  platform: `
平台判我们赢了
平台还没进来呢
我跟平台说好了，不退
平台周五出结果
`,
  delivering: `
天心那个点在派
派完了，放你家门口了
快递员下午三点准到
It'll be with you by noon.
`,
  signed: `
24号早上三点四十放的
放你家门卫那了
批了，寄吧
哪里坏了都赔
The courier handed it to you personally.
`,
  completed: `
能退，一个月内
邮费都我们出
你申请就给你退，不用审
You've got 30 days to ask for a return.
`,
  terms: `
票当天开
降价补差价的话三十天内找我们
终身质保
We're online until midnight.
`,
  part_refunded: `
30在审，59退过了
你最多还能再退119
之前那笔退的是50
`,
  waiting_return: `
批了，你不用寄了
你寄的到了，在验
寄了就退
到付寄，我们付
`,
  exchange: `
换的那件走了，圆通
你那件到了，验完了
不换了，退你钱
`,
  arrived: `
货26号上午到的，九点二十
验了，有味道
到了就退，马上
`,
  refunding: `
119已经到了，你查查
26号上午四点出头验完的
一个小时内到
The refund went to your bank card.
`,
  refunded: `
退了一半，还有一半
25号晚上十点零五关的单
退到你余额里了
`,
  refused: `
没批，因为超时了
再申请我给你批
59退了一半给你
`,
  presale: `
12月15号晚上八点前到
这周五就能发，我看过了
你退了重拍有现货
`,
};
