/** A stranger's round, written from docs/guard.md alone: what may not, by the record it is said of. Counted before it was read, mended on since. */
export const falseStranger: Readonly<Record<string, string>> = {
  paid: `
亲，您申请的129元仅退款看到了，正在等处理。
您这单59元的仅退款已经通过了哈。
问过仓库了，说是正在给您配货。
您先把仅退款撤一下，这边好给您安排发货。
`,
  packed: `
衣服已经出库了，就等快递来拿。
您的包裹23号早上9点15前能到长沙。
最近大促单子多，所以打包慢了点哦。
`,
  presale: `
这单最晚12月15号晚上8点到货哈。
这批货月底到仓，到了先给您发。
`,
  outbound: `
圆通21号下午14:20已经揽收啦。
快递单打好了，顺丰还没揽收，我帮您催下。
快递那边说今晚会来取件。
`,
  in_transit: `
包裹22号下午三点十二到的武汉转运中心。
催过圆通了，他们会优先给您派的。
单号是YT8801234567809，您在订单页也能查。
亲，咱家拼夕夕店也有这款，那边拍能便宜点哈。
YTO picked up your parcel on Nov 21 at 14:20.
It left Hangzhou and should reach you within a day or two.
`,
  stalled: `
武汉那边下大雨，车子走不了，您再等等。
物流一直没更新的话，我先给您补发一件吧？
到期没处理的话，平台会自动关闭申请哦。
这单最多还能退59元哈。
`,
  platform: `
平台已经判了退您59元，您等着收款就行。
您把平台介入取消了，这边处理起来更快。
平台25号早上八点半介入的，我们在配合。
The platform has asked us to refund your 59 yuan.
`,
  delivering: `
24号上午10点09分岳麓营业部开始派送的。
放心亲，24号天黑前肯定送到您手上。
派送员电话幺三八零零幺三八零零零，您直接打给他哈。
岳麓营业部派送过了，放驿站了，您有空去拿就行。
It went out for delivery from the Wuhan hub on Nov 24 at 09:10.
`,
  signed: `
24号15:40是您本人签收的哦。
您提的退货退款119元我看到了，还没处理。
不想要了也可以退的，来回运费都我们出哈。
件是您自己取的，破了就得您自己承担哦。
`,
  completed: `
人工客服每天早8点到晚10点在哈。
亲方便的话把评价改成五星，给您返5块红包哦。
图片这里发不清楚，您加下薇：shop kefu 88，我帮您看。
珊瑚绒30度温水手洗就行，别机洗哦。
咱家睡衣用料是同行里最扎实的，您放心穿。
Sorry about that, our warehouse packed the wrong size for you.
`,
  terms: `
发票一般24小时内就开好了。
价保15天，期限内降价系统会自动退差价给您。
签收后一年内非人为损坏可以免费换新。
退货寄金华市婺城区临江工业区9号，收件人写售后部。
You can return it within 15 days of signing as long as it can be resold.
`,
  part_refunded: `
之前退的30元是运费那部分哈。
这单退过30元，最多还能退129元。
别的买家也是退30就好了的，您看行不行？
`,
  waiting_return: `
您寄回来的衣服收到了，会尽快验收。
退货同意了，您寄到付就行，运费我们承担。
`,
  exchange: `
换的新衣服给您寄出了，单号SF1357924680135。
`,
  arrived: `
您退的睡衣26号下午4点05到仓的，还没验货。
Your return has passed inspection, the refund comes next.
`,
  refunding: `
货验过了，129元的退款正在处理，会原路退回。
119元退款在处理了，一般1到3个工作日到账哈。
`,
  refunded: `
129元是11月25日10:05退到您账户的。
Your order was closed on Nov 25 at 10:50.
`,
  refused: `
这边查了，是因为吊牌剪了才拒绝的哦。
平台驳回了您的退货退款申请，具体原因我再看下。
`,
};
