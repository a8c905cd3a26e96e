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
实付款59，申请退的是129
仓库说今天爆单，得下周
不想要就自己取消，反正我们不管
我给您备注了优先发
We'll ship it first thing tomorrow morning.
Cancel the request and I'll throw in a small gift.
您申请退59块，咱们这边刚点了同意
到期前没人处理的话，您就别想退了
下一批货周三到，到了先紧着您发
我们这边系统瘫痪了，所以没发
Your refund has been approved by my supervisor.
It's gone out with the evening collection.
单号等会儿就有
您的59元退款申请我们收到了，已处理完
这批货延期了，供应商没送到
退款我批了，您等钱就行
I've put the refund through for you.
Shipping is free, so you only paid 119.
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
目前进度：已出库，待揽收
打包的时候发现少了一件，正在补
It's on the truck already.
我现在就让人给您送去快递站
包裹已经封好，两小时内出库
Your tracking number is YT8801234567890.
包装完成，已交快递
因为尺码断货，给您换了个码
The courier is collecting it this afternoon.
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
出库时间是11月22号下午两点二十
快递今天下午三点上门收
Pickup took place on November 21.
您这个件是圆通承运，尾号7899
快递扫描今晚就会有
The parcel never left our warehouse.
货已经离开仓库，快递也揽了
出库是20号14点20
YTO lost the label, so we're reprinting it.
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
物流最后一条是23号三点十二分到武汉
后天就到，到了您签收一下
您要急用的话我给您改成顺丰
包裹离您只有三公里了
It's in Changsha waiting for the driver.
I promise it will be there before the weekend.
路上大概还要两天
您的包裹已由顺丰揽收，正在赶往长沙
从上海出来之后到了武汉
到不了我给您退一赔三
别人的同一批货都到了
The driver will call you before noon.
It was delivered yesterday, please check your door.
收件城市是株洲，包裹现在武汉
包裹22号5点12到的武汉转运中心
正常明天就能派到您手里
您的包裹被别人误领了
我叫长沙站点给您加急派
Your parcel was picked up on November 22.
It'll only be another day or so.
I've told the courier to hurry, so don't worry.
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
件到武汉之后就发往株洲了
已经确定丢了
圆通的责任，让他们赔您
The courier admitted it's lost.
核实到丢了我们就给您补发
包裹已经退回来了
Someone stole your package at the hub.
物流确实好几天没变了，八成是丢了
仅退款的申请给您过了
The last update we have is from Changsha.
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
物流写着11月24日13:40签收
快递员承认送错楼了
退货退款的单子我们处理好了
您自己没去拿，怪不了别人
The courier threw it at your door.
签收时间写的24号15点40，是您爱人拿的
快递小哥道歉了，说是他放错了
You have already picked it up from the locker.
签收显示在长沙岳麓那边，我让快递给您送回家
快递承认投错柜了
Your return request has passed our review.
You signed for it yourself.
`,
  completed: `
过了售后期，咱们就管不了了
别的买家穿着都没毛病
We can give you a 20 yuan coupon for a good review.
您这个我申请主管给您特批退款
这批货确实有点问题，好多人反映
Just send it back, we'll refund you.
珊瑚绒都会掉毛，全行业都一样
给个好评我返您3块
订单总共是139，里面衣服119，邮费20
This is the warmest pair on the market.
您这就是自己洗坏的
我去给您申请个退一半的方案
These pyjamas never lose any fluff.
起球是机洗造成的，属于您的责任
这个尺码正好，您胖了吧
We'll check it and refund you within 24 hours.
`,
  refunded: `
退款还在审核，您再等等
退了119，运费那10块不退
Your refund is still pending.
退款走的是您的银行卡尾号6688
款还没退呢，财务下周处理
We refunded you 119 yuan.
退款到账要7到15天
还差10块运费没退
The refund will take three more days.
款项已原路退还，共119元
钱退到您余额宝了
You'll see the money within 48 hours.
申请退129，实退119，运费没退
The refund was rejected by the bank.
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
您寄回来了对吧，我们已经入库
您寄回来我们先退一半
Return postage is on us.
不用寄了，直接退您
快递上门取件已经帮您约好了
Once we've got the item, we'll refund you the same day.
咱们已经同意退货退款啦，钱先退您
您寄出之后运费凭票找我们报
We've already got your return and are inspecting it.
It is back with us.
`,
  delivering: `
十分钟后就到您家门口
已经投进丰巢柜了
派送失败了，明天再派
小哥说给您放门口了
件是今早（24号）九点多出来派的
快递员五点前一定到
It was dropped in the locker.
派件员电话打不通您，已经退回站点
Out for delivery since 8:10 on November 24.
包裹已经派完了，麻烦看下门口
It was returned to the depot this afternoon.
The driver has delivered your parcel.
`,
  refused: `
申请已经批了，钱马上退
您重新申请一次我给您秒过
平台强制拒的，跟我们没关系
Your request is still under review.
这笔售后目前是处理中
再闹也没用，规矩就是这样
被拒是因为您超过七天了
Your request has been accepted after all.
申请结果是拒绝，您再提我直接过
We refused it because you damaged the item.
The request went through.
`,
  refunding: `
119块已经打到您卡里了
验货发现有污渍，得扣点钱
退款已经完成，请查收
退货还没到我们这儿
最迟明天中午到账
退款给您打到支付宝了
退的是129元，钱还在路上
财务那边卡住了，下周才能退
钱在退回支付宝的流程里
Your refund was completed on Nov 26.
The refund has come through.
`,
  part_refunded: `
之前退过您59块了
剩下的99我明天退您
目前最多还能退129
这单一共退过两回，60块
您前面已经拿到59元退款了
30元也得退回来才能给您退59
这次申请的59退了，之前的30也退了
`,
  exchange: `
新的已经给您寄出去了
换货的件昨天到仓了
您的退件已经签收了，正在给您配新的
新衣服明天发
换货变退款了，钱已退
等退件到了我们当天就发新的
换成XXL的已经出库了
换货单显示新货在途中
Your old item arrived and the new one ships today.
What you sent back has reached us.
`,
  arrived: `
验过了没问题，钱今天退
您的退货还在半路
您退的货少了一件吊牌
东西25号十点二十到的仓
验货没通过，您衣服洗过
您的退货我们拆验了，有点脏
Your return is here and the refund is done.
退件到仓啦，检查出少了裤子
It has been checked and is fine.
`,
  presale: `
预售款下周就能发
Presale orders ship within 48 hours.
预售的先给您安排，这周就走
预售取消了，给您退钱
Your presale item went out yesterday.
您这单承诺的是12月5日20点前发货
亲，预售商品还没发货，12月10号20点之前会发的
`,
  platform: `
平台已经判我们赢了
您把平台投诉撤了，我单独补您
平台客服让我们不用管了
平台会判给您的
平台那边明天出结果
平台介入也没用，我们不同意
等平台判下来我们再多赔您50
平台的客服介入了，结果是支持退款
`,
  terms: `
十天内都能无理由退
摔坏了我们也免费给修
The warranty lasts two years.
发票当天就能开好寄给您
人工客服通宵都有人
不喜欢退的话运费我们出哈
You have thirty days to return it.
保价期是一个月
终身免费保修
We can issue a special VAT invoice and mail it to you.
有质量问题邮费各出一半
签收十五天以内都可以申请退
If the price drops within 30 days you can claim the difference.
周末客服休息
退货寄浙江省金华市婺城区临江工业区8号，写售后部收
You'll get the invoice today.
`,
};
