/** Written as a desk would write, in rounds of fresh sentences before any of them was judged; mended on since, so that they hold what was reached and measure no more. */
export const falseDesk: Readonly<Record<string, string>> = {
  paid: `
您的货刚刚已经交给圆通了
今晚之前肯定发
退款已经给您处理完了，注意查收
我们这边同意退了，59元过会儿就到
给您插个队，下午就能走
您付了139元，其中运费10元
这单改发顺丰，路上也就两天
要是11月23号没发，我们赔您三十块
Your parcel left our warehouse this morning.
We have approved your refund.
运费给您免了
订单我们这边已经取消掉了
商品是129元，运费另外10元`,
  packed: `
货已经出仓了，等快递更新
地址已经帮您改好了
颜色可以给您换成粉色的
今天就能揽收
已经给您安排加急了，明早走
It was picked up by the courier yesterday.
包裹少说后天就到您那儿
您的订单被系统判定异常，要补拍一单`,
  outbound: `
快递昨天晚上已经收走了
包裹正在运输途中，快到长沙了
22号早上到的武汉中转
圆通说后天一定送到
包裹可能丢了，我们给您重发一件
Your parcel is in transit now.
您这件是中通发的，单号YT8801234567890
已经跟圆通谈好了给您赔十块
超过48小时没揽收我们包赔
明天上午快递会上门给您送`,
  in_transit: `
包裹已经到长沙了，下午派送
快递员正在给您派件
预计24号送达
包裹在武汉丢失了，很抱歉
包裹已由驿站代收
22号中午到的武汉
目前卡在杭州余杭分拨中心
最迟后天给您送到，送不到退您运费
Your parcel will be delivered tomorrow.
It has arrived in Changsha.
您这个包裹是顺丰的，走的航空
地址已经通知快递改好了，您放心
物流停了三天没动了
您的件已经退回来了`,
  stalled: `
快递已经确认丢件了
圆通答应赔您129元
包裹今天又动了，到长沙了
给您补发一件新的，今天就寄
这边直接给您全额退了
您的申请我们驳回了
快递说了三天之内准到
We have refunded 59 yuan to you.
Your parcel has been lost by the courier.
您再等两天，不到就给您退
平台已经判您赢了
您申请的129元在审核`,
  signed: `
您的退货申请已经通过了，直接寄回来就行
运费我们全包，您放心寄
您本人24号下午签收的
包裹在门卫那里放着
59元已经退到您支付宝了
不用退货，钱直接退您
退货包运费，无论什么原因
您30天内都可以退
上门取件已经给您约好了
Your return has been approved.
You have 15 days to return it.
衣服肯定是正品，质量没得说
这款卖了上万件没人说不好
退回来的运费是8元，我们给您报
收到货当天就给您退款`,
  completed: `
睡衣119元，您付款119元
客服24小时都在，您随时找我们
签收后15天内都可以退的
人工时间是早8点到晚10点
我们晚上12点前都有人
亲，给您返5块红包，记得写个好评
会员可以终身免费退换
The item costs 129 yuan.
We are available 24 hours a day.
您26号才签收的
这批睡衣都有这个问题，我们也知道的
同小区好几个买家也反映过`,
  refunded: `
退款119元已经退了
退款还在处理，请您耐心等待
款是退到您的零钱里的
24小时内到账
还会再补您10块钱运费
The refund is still being processed.
The money will reach you within 3 days.
订单还没关闭
退的是59元
给您留了张20元的优惠券`,
  waiting_return: `
货我们已经收到了，正在验
验收完2小时内退款
您到付寄回来就行，我们付
退回的包裹已到仓
59元已经在退了
退货地址是杭州市余杭区某某路1号
You can send it back for free.
We received your returned item.
您的退货申请还没审核
不寄回来也能退给您
寄回来我给您退129
到仓当天验完`,
  delivering: `
快递已经放在您家门口了
快递显示已签收
快递今天五点前一定到
快递员电话是13800138000
It will arrive by 6 pm today.
派件员说下午三点到您楼下
派送失败，改明天再送
已经让快递给您送货上门了
包裹还在武汉转运中心`,
  refused: `
您的申请正在审核中
申请通过了，等退款
重新申请就一定给您过
您再申请一次我这边秒批
Your refund has been completed.
我们又给您同意了
拒绝是系统弄错了`,
  refunding: `
退款已经到账了
119元今天之内到您卡上
退货还没到仓库
验货发现有污渍，要扣20元
退款129元正在处理
退回的货26号下午五点到的仓
We have completed your refund.
退款三个工作日内到账
钱退到您微信零钱了`,
  part_refunded: `
之前退过59元了
还可以再退129元
这次的59元已经退好了
已经退了两次一共89元
There is 129 yuan left to refund.
您这单不能再退了`,
  exchange: `
新的已经给您寄出了
仓库已经收到您换货的件了
换的那件明天发
换货审核还没通过
The replacement has been shipped.
换货差价我们补您`,
  arrived: `
验货通过了，马上退款
货不对板，退不了
退货还在路上
验收有问题，吊牌没了
26号下午就验完了
Your return passed inspection.`,
  presale: `
12月10号就能发
已经提前给您发了
12月15日能送到您手上
预售的不支持退款
It has been shipped ahead of schedule.`,
  platform: `
平台已经判定退款给您
平台判我们赢了
平台明天出结果
撤了介入我就给您退
您先撤销投诉，咱们私下商量`,
  terms: `
发票当天就能开
质保两年
价保30天
人为损坏也免费修
退货寄到浙江省金华市婺城区临江工业区8号
The warranty is two years.
收件人写张三，电话0579-81234568
发票今天发您邮箱
降价了我们双倍退差价
一年内坏了直接换新的`,
  any: `
给您转个专员，马上打您电话
我们老板说了可以破个例
加一下我企业号，那边好说
亲先点确认收货，我再给您返现
这个责任在我们，赔您一百
我帮您跟主管申请个特殊补偿
您把手机号和地址发我
咱店是全网销量第一
给您走个内部通道
Add me on WhatsApp and we will sort it out.
We guarantee a full refund.
I will send you a free gift.
别的客人用了都说好
这个价已经是底价了，别处买不到
您就给个五星，回头少不了您的`,
};
