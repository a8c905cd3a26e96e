/** Written as a desk would write, in rounds of fresh sentences before any of them was judged; mended on since, so that they hold what was reached and measure no more. Second and third round. */
export const falseRounds: Readonly<Record<string, string>> = {
  paid: `
已经给您催发货了，今天必走
仓库说下午就给您打包
退款明天到您账上
系统显示您的包裹已经揽收
129元里面运费是15元
这单我帮您备注发邮政
Your refund of 59 yuan has been approved.
It will ship tomorrow morning.
仓库缺货，得下周才有
等明天发货了我给您单号
如果您不退款，我们就送您一双袜子
您付完款之后我们就发货了，已经在路上
一发货就给您减20元
仓库已经在给您打包了
顺丰已经揽收
We will ship it today.
Your order is packed.
商品是119元，运费是15元
要是23号没发就自动退款给您`,
  packed: `
打包好了，晚上八点快递来收
包裹已经在路上
帮您把尺码改成L了
可以给您先发一件，另一件补发
圆通已经取走了
等今晚出库了就有物流
已经出库，还没揽收
您改的地址已经生效
The courier has picked up your parcel.
Your parcel leaves tonight.`,
  outbound: `
昨晚就已经揽件了
包裹正发往武汉
圆通漏扫了，其实已经到长沙了
三天不揽收就给您全额退款
Your parcel was collected by the courier on Nov 22.
快递说今晚一定来收
我们已经赔了您10元
圆通今天会来揽收
您的包裹被快递弄错了地址
等后天到了您就能签收
漏扫了，包裹其实在路上
包裹已经在长沙岳麓营业部
快递费我们退您
Your parcel will be picked up today.`,
  in_transit: `
包裹现在在杭州余杭分拨中心
今天上午到长沙了
派件员正在路上给您送
已经放进丰巢柜了
包裹是11月22日揽收的
明后天就能收到
It will get to you within two days.
Your parcel is stuck at customs.
已经帮您拦截退回
快递路上破损了
等下午派送了您注意接电话，已经到长沙网点
包裹离开武汉转运中心了
您的包裹今天派送
快递尾号7809
如果明天没到我们就赔您
快递说您拒收了
到了长沙之后当天就能送
The driver will deliver it this afternoon.
It has left the Wuhan hub.
We will refund you if it is late.`,
  stalled: `
快递网点爆仓，后天恢复
包裹在武汉被退回了
我们会赔您运费10元
给您申请了优先派送
丢件已经登记赔付
Your parcel moved again this morning.
您撤了退款，我马上给您补发
快递承认丢件了
包裹已经找到了，明天恢复运输
退款59元已经通过
您撤销申请的话我们补发
We have confirmed with the courier that it is lost.
我们同意退款
物流是系统延迟，包裹已到长沙`,
  signed: `
您签收时已经验过货了
同意退货，地址发您了
快递员昨天送到您手上的
运费险会赔您来回运费
无理由退货运费也是我们出
退回来我们2天内退款
We will pay for return shipping whatever the reason.
You can keep the item and we'll refund half.
不支持退货，这个是特价品
您的退款已批准
包裹在门口鞋柜上
这件衣服是纯棉的，不会起球
退货申请已同意，等您寄回
无理由退货我们也出运费
您买的睡衣掉色是正常的
等您寄回来我们就全额退129
驿站说您已经取走了
如果是质量问题我们赔您双倍
签收后15天内都可以申请退货
You have 10 days to return it.
Return shipping is free for any reason.
We have accepted your return request.
您寄回来以后24小时内退款`,
  completed: `
您可以在15天内退货
客服从早8点到晚12点
您付了129元，运费10元是另外付的
给您补发一双袜子
睡衣是A类面料，婴儿也能穿
We refunded the shipping fee.
Returns are accepted within 30 days.
您25号才收到的货
客服每天8点上班
人工24小时都在线
商品129元，运费10元
签收一个月内可以退货
睡衣实付109元
Our customer service works until midnight.
您的包裹是26日签收的
都说了是您自己洗坏的`,
  refunded: `
退款还没处理
退了100元
再给您补偿10元
款项已经转到您银行卡
The refund will arrive tomorrow.
订单已经发货了
退款预计明天到账
退款129元退到微信零钱
已退119元，运费不退
再过两天就到账
Your refund was rejected.`,
  waiting_return: `
您的退货已经签收了
运费我们这边报销
寄出就给您退款
快递员明天上门取件
退款59元已退
We have already inspected your return.
退货期只剩一天了
等您的货到仓当天就给您退款
您的货已经到仓了
寄回运费我们先垫付
退款已经打给您
Your refund is on the way to your account.
退回来如果有磨损要扣30元
我们安排了快递明天上门`,
  delivering: `
快递员已经到您楼下
包裹已经签收
中午12点前送到
放驿站了，您去取
It was signed for by your neighbor.
派送员叫李师傅，电话联系他就行
已由前台代收
两小时内送到
快递员说您家没人
等快递员三点到了给您打电话
It was left at your door.`,
  refused: `
您的申请已经同意
平台支持我们
钱已经退了
再提交一次保证通过
Your return request is under review.
申请还在审核
已经给您退了59元
补充凭证就能退
Your request has been approved.`,
  refunding: `
119元已经到账
退货还没验
退款金额129元
明天到账
The refund has been completed.
退款明天就到
货还在路上
119元已经退完
退了您129元`,
  part_refunded: `
之前退过您99元
最多还能退129元
59元退好了
The 59 yuan has been refunded.
一共退了您89元
59元已经通过`,
  exchange: `
换的新衣服已经发出
您寄回的我们收到了
换货拒绝了
新的一件明天寄
换货的新品今天寄出
您寄的包裹到仓了
We have sent you the new one.`,
  arrived: `
验收已经通过
退款已经在路上
衣服有污渍不能退
退货还没到
验收没问题，退款已提交
验收发现少了配件
今天验完就退`,
  presale: `
下周就能发
12月20号发货
已经出库了
It was shipped on Nov 23.
提前到12月1日发货
已经安排打包
等下周到货了马上发`,
  platform: `
平台已经判退款
平台三天内会有结果
平台说是您的责任
平台让我们给您退款
平台已经关闭了这个申请`,
  terms: `
发票一个月后统一开
价保7天
质保三年，随便修
修不好就换新
退货寄杭州仓
Damage caused by misuse is repaired for free.
Invoices are issued within 24 hours.
降价的话20天内都能退差价
保修半年
发票当天开好发您
非人为损坏两年内免费修
If the price drops we refund twice the difference.
人为损坏我们也修`,
  any: `
您把银行卡号报一下
我给您开个后门
这是厂家的错，我们认赔
给您个惊喜红包
换个手机号加我聊
放心，包您满意
我们家质量在全平台数一数二
您不给好评我就不处理
上次那个买家我们也是直接退的
Please confirm receipt first and then we will refund you.
This is our fault and we will compensate you.
Give us a five-star review and get a coupon.
您给我转10块运费，我帮您发
再闹就不给您处理了
我们保证给您处理好
您这样的顾客我们见多了
加企鹅号聊
主管已经同意给您特批
这款马上要涨价了
我私人转给您
如果您肯改评价，我们就退钱
我们老板亲自给您道歉并赔偿
您再不寄就关掉申请
别的平台都没我们便宜
Trust me, you will get your money back.
It was a mistake by our warehouse.
Message us on Telegram.
送您一张无门槛券`,
};
