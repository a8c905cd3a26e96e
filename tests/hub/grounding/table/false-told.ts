/** False sentences of the same rounds as `true-told`. */
export const falseTold: Readonly<Record<string, string>> = {
  paid: `
货已经在路上啦，您耐心等等
退款这两天就能到您账上
单号待会儿发您，今天一准出库
这59块我做主给您退了
It's already been handed over to the courier.
Your money will be back by Friday.
按承诺，22号上午九点一刻之前会发走
您放一百个心，今儿肯定发
我已经催仓库了，他们说下午就发
现在退款的话能额外给您加5块
You paid 139 yuan in total.
Your parcel is already on the road.
It went out this morning.
Your payment came through at 9:15 on Nov 21.
`,
  packed: `
快递小哥已经来拉走了
明儿个就能给您发出去
还没开始打包呢，您再等等
Packed and shipped this morning!
单号已经生成了，您刷新看看
缺货了，可能得等补货
昨晚就装车走了
The courier collected it this morning.
It has gone out.
`,
  outbound: `
圆通昨天就取走了，正往长沙跑呢
货还压在仓库没动呢
The parcel is already moving towards Changsha.
圆通的车在路上坏了
已经揽收啦，您看物流就知道
单号是YT8801234567899
We will compensate you if it's late.
The courier came by to collect it.
`,
  in_transit: `
已经到您家楼下驿站了，记得去拿
最近一次露面是在合肥
今晚八点前指定给您送到
包裹被快递弄丢了，我们给您重新发
Your package reached Changsha this morning.
We'll send you another one if it doesn't show up.
这个件走的是中通
帮您看了下，件刚过南昌，往长沙去呢
快递已经到长沙了，等派送
我让圆通优先给您派
件在武汉被扣下来了
It should get to you tomorrow.
Wuhan lost your parcel.
It got to Changsha.
`,
  stalled: `
物流刚刚更新了，正在派送
超过三天不动我们就直接给您退
圆通说是下雨耽搁了
We've already filed a claim with YTO for you.
从20号起轨迹就没再变过
肯定是丢件了，您申请退款吧
圆通回复说今晚就能发出武汉
It left Wuhan last night.
`,
  signed: `
是您本人当面签的字
签收是25号的事儿
没收到的话我们全额赔给您
退货已经同意啦，您直接寄回来吧
Your return has been accepted, send it back any time.
是您老公签收的
您这笔退货申请审过了
签收的地方写的是长沙雨花营业部
没收到的话算我们的，直接给您补一套
Your neighbour signed for it.
You signed for it yourself.
`,
  completed: `
过了售后期，咱们就管不了了
别的买家穿着都没毛病
We can give you a 20 yuan coupon for a good review.
您这个我申请主管给您特批退款
这批货确实有点问题，好多人反映
Just send it back, we'll refund you.
`,
  refunded: `
退款还在审核，您再等等
退了119，运费那10块不退
Your refund is still pending.
退款走的是您的银行卡尾号6688
款还没退呢，财务下周处理
We refunded you 119 yuan.
The money hasn't been sent back.
`,
  waiting_return: `
您的退货仓库昨天签收了
收到货当天就给您打款
寄回来的邮费都由我们报销
衣服我们收到了，正在验
您的申请还没人看
寄到上海的仓库就行
Send it back today and you'll get your money tomorrow.
It is back with us.
`,
  delivering: `
十分钟后就到您家门口
已经投进丰巢柜了
派送失败了，明天再派
小哥说给您放门口了
The driver has delivered your parcel.
`,
  refused: `
申请已经批了，钱马上退
您重新申请一次我给您秒过
平台强制拒的，跟我们没关系
Your request is still under review.
The request went through.
`,
  refunding: `
119块已经打到您卡里了
验货发现有污渍，得扣点钱
退款已经完成，请查收
退货还没到我们这儿
The refund has come through.
`,
  part_refunded: `
之前退过您59块了
剩下的99我明天退您
目前最多还能退129
`,
  exchange: `
新的已经给您寄出去了
换货的件昨天到仓了
您的退件已经签收了，正在给您配新的
What you sent back has reached us.
`,
  arrived: `
验过了没问题，钱今天退
您的退货还在半路
您退的货少了一件吊牌
It has been checked and is fine.
`,
  presale: `
预售款下周就能发
Presale orders ship within 48 hours.
预售的先给您安排，这周就走
`,
  platform: `
平台已经判我们赢了
您把平台投诉撤了，我单独补您
平台客服让我们不用管了
`,
  terms: `
十天内都能无理由退
摔坏了我们也免费给修
The warranty lasts two years.
发票当天就能开好寄给您
人工客服通宵都有人
不喜欢退的话运费我们出哈
You have thirty days to return it.
`,
};
