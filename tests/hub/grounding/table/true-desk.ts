/** Written as a desk would write, in rounds of fresh sentences before any of them was judged; mended on since, so that they hold what was reached and measure no more. */
export const trueDesk: Readonly<Record<string, string>> = {
  paid: `
亲，您这单还没发出去呢，仓库那边还在备货，最晚11月23日09:15之前会发的哈
查了一下，订单是20号早上9点15分付的款，目前还没出库
等仓库发出来了，您在订单里就能看到快递单号了
您申请的59元退款还在等我们处理，暂时还没有退
如果您不想要了，可以跟我说一声，我帮您看看申请到哪一步了
现在单号还没出来，所以物流那边查不到东西是正常的
我先去问问仓库到哪一步了，有消息第一时间跟您讲
您先别着急，这笔59块的申请我们已经看到了，24小时之内会核实清楚给您回复的
到货之后要是尺码不合适，签收7天内、不影响二次销售的话也是可以申请退货的
要是11月27日08:30前没处理，平台会自动把款退给您
Your order was paid on Nov 20 and has not been shipped yet.
We will check with the warehouse and let you know as soon as there is news.
运费是10元，商品119元，合计129元
不好意思让您久等啦，这两天单子比较多`,
  packed: `
包裹已经打好包了，就等出库交给快递
打包完成了但是还没有出库，所以物流暂时没有信息
您这个订单在11月23日09:15之前会发出，请您再等等
如果要改尺码或者颜色，麻烦您告诉我想改成哪一个，我先帮您记下来问问仓库
没有哦亲，还没发货呢，现在是已打包的状态
It's packed and waiting to leave the warehouse.
您别担心，发货了系统会有提醒的
稍等哈，我看一下您的订单情况
请问您是想要雾霾蓝还是别的颜色呢
您在11月20日09:12拍下的这单，当前状态是已打包，待出库`,
  outbound: `
包裹11月21日14:20出的库，不过快递那边还没有揽收的记录
单号是YT8801234567890，圆通的，目前查不到物流更新
快递单已经打出来了，但是圆通还没来揽收
我们会联系快递跟进催一下，有进展就通知您
麻烦您再耐心等一等，快递一扫描，物流就会动了
暂时还没有物流信息，我也不好跟您说具体哪天能到
您的快递是圆通速递承运的，运单号YT8801234567890
It left the warehouse on Nov 21 but the courier has not scanned it yet.
Sorry for the wait, we are chasing the courier for you.
亲，看到您的消息了，您是担心发空单对吗
换作是我，物流一直不动也会着急的
您可以复制单号到圆通的查询页面看看有没有新的动态
要是一直不更新，您随时来找我，我继续帮您跟快递那边反映`,
  in_transit: `
最新一条物流是11月22日凌晨3点12分到了武汉转运中心
您的包裹还在路上，正往长沙走呢
已经过了杭州余杭分拨中心，现在在武汉转运中心
快递还没派送，等到了长沙网点快递员才会联系您
还没签收，您先留意一下手机，派件的时候快递会打电话的
这个件是圆通在送，11月21日18:05揽收的
具体几号到要看快递的运输情况，我这边没法给您打包票
物流显示正从武汉发往长沙，您再等等看
Your package reached the Wuhan hub on Nov 22 and is on its way to Changsha.
We can't say exactly when it will arrive, as that depends on the carrier.
If you need to change the delivery address, please tell us the new one and we will ask the courier.
我能理解您着急用，我这边先催一下快递，有回复告诉您
您是说等着送人用吗？大概什么时候要呢
如果收到后发现有破损，记得拍照留一下，别急着扔包装
亲，东西在路上啦
没到长沙呢，还在武汉`,
  stalled: `
物流停在11月22日03:12的武汉转运中心，之后就没有更新了
快递那边好几天没动静，让您等着急了，实在抱歉
我们会去催圆通，一有进展马上跟您说
您申请的是仅退款59元，目前还在审核当中
包裹没有签收记录，最后一次出现是在武汉转运中心
现在还不能判断是不是丢件，得等快递核实
There has been no tracking update since Nov 22, and we will urge the courier.
Your request for 59 yuan is still being reviewed.
如果您愿意再等等，我们一边催件一边跟您同步情况
处理时限是11月27日08:30，到期没处理平台会自动退款
亲，物流确实一直没再更新
可退金额是129元，您这次申请的是59元`,
  signed: `
快递记录是11月24日15:40由快递柜或者驿站签收的
显示放在快递柜或驿站了，您去看看有没有取件码
您要的退货退款申请收到了，59元，还没审核
包裹是在长沙岳麓营业部那边签收的
这种不想要了的无理由退货，来回运费里退回的那段要您自己出哦
质量问题退货的话，运费是我们来出的
您这边取到件了吗
没取到的话麻烦跟我说一下，我帮您核实
麻烦拍几张商品的照片，正面反面还有有问题的地方都拍一下
睡衣吊牌还在吗？没洗过没穿过的话不影响退的
The courier shows it was delivered on Nov 24 at 15:40 to a locker or pick-up station.
Return shipping is paid by the buyer when there is no quality problem.
退货申请还没通过，您先不要寄回来，免得仓库对不上
到底是哪里不合适呢，是大了还是小了
如果您改主意了不想退了，您自己在申请页面撤回就行
退款会不会有影响您先别多想，我们先把情况核实清楚`,
  completed: `
这笔交易已经完成了，包裹是11月24日15:40签收的
订单已经完成啦，您看还有什么需要我帮忙的吗
您一共付了129元，里头10元是运费
要是想退货的话，签收后7天以内、不影响再卖就可以申请
人工客服每天9点到22点都在
洗的时候建议翻过来，用冷水轻轻洗就可以
Your order was completed and the parcel was signed for on Nov 24.
Our agents are available from 9:00 to 22:00 every day.
超过人工时间您可以先留言，我们上班看到就回
想问一下您说的掉毛，是洗之前就掉还是洗之后呢
睡衣119元，加10元运费，您一共付了129元`,
  refunded: `
退款129元已经退完了，订单也关闭了
钱是原路退的，您看看当时付款的那个账户
订单在11月25日10:05已经关闭
这单已经全额退款，不能再申请售后了哈
退款完成了，129元，会退回到您原来付款的账户
Your refund of 129 yuan has been issued to your original payment method.
银行到账的快慢各家不一样，您可以看下账户明细
您要是还喜欢这款，欢迎重新下单哈
感谢您的理解，给您添麻烦了
已经退过款啦，您再查查看`,
  waiting_return: `
您的退货申请已经通过了，请尽快把衣服寄回来
寄出后记得在售后页面填一下退货单号哦
货还没寄回来，所以现在还不能退款
退货到仓库以后我们会尽快验收的
不想要了退货的，寄回运费需要您这边承担
寄之前把吊牌、配件都放好，包装也别弄丢了
Your return request has been approved; please send the item back.
We'll inspect the item as soon as possible after it reaches our warehouse.
寄回的时候里面放张纸条写上订单号，仓库好认
退款要等仓库收到并验收之后才会处理
如果已经寄了，麻烦把快递单号发我一下
等退回来的货到仓了我们尽快验`,
  delivering: `
正在派件中，是长沙岳麓营业部在送
还没签收，快递小哥在路上了
It is out for delivery now, please keep your phone on.
11月24日09:10开始派的件，目前没有签收记录
快递员派件时会给您打电话的，您留意一下陌生来电
要是今天没收到，您再跟我说，我来催快递
圆通岳麓营业部正在派送您的包裹
家里没人的话，可以等快递联系您的时候让他放驿站`,
  refused: `
您的退货退款申请之前没有通过，现在状态是已拒绝
很抱歉，这次申请被拒绝了，您如果有不同意见可以补充凭证
这笔退款没有同意，所以没有钱退出来
Your request was declined, and no refund has been made.
您要是觉得处理得不合理，也可以找平台介入的
当时申请的原因写的是不想要了
方便的话把照片补给我，我再请同事看一遍，24小时内给您答复`,
  refunding: `
退货11月26日10:20到仓，16:05验完的货
货已经验过了，现在退款正在处理
退款119元正在处理中，还没到账
款会退回您付款的账户，原路返回
验货没问题的话就退款了，现在已经在退款流程里了
The returned item was inspected on Nov 26 and the refund is being processed.
退货单号SF1357924680135，仓库26号上午收到的
您申请退119元，运费那10元不在这次申请里
您寄回来的那件我们26号就收到了`,
  part_refunded: `
之前已经退过30元给您了，这次申请的59元还在等处理
目前最多还能退99元
订单已退30元，还剩99元可以退
30 yuan has already been refunded on this order.
您这次要退的59元还没有处理
您实付129元，前面退了30元`,
  exchange: `
您要换货寄回的那件还在路上，没到仓
换货的包裹是顺丰寄的，SF1357924680135
仓库收到您寄回的睡衣会尽快验收
换货申请已经通过了，现在等退回来的件到仓
The item you sent back for exchange has not reached us yet.
换货不是退款，所以不会有钱退给您哈
您想换成什么尺码的呢`,
  arrived: `
您寄回的货11月26日10:20到仓库了，还没验
已经收到您退回的包裹，会尽快安排验货
现在在等验收，验收完了才会退款
We received your return on Nov 26; it has not been inspected yet.
您退回来的东西仓库签收了，单号SF1357924680135
还没验完，所以钱暂时没退`,
  presale: `
您付款是11月20日，要到12月15日20点前才发
还没发货呢亲，这款要等到12月15日20:00之前发
等不及的话您也可以申请退款的
It will be shipped before December 15, 20:00.
这会儿还在备货阶段，没有物流信息的`,
  platform: `
平台已经介入了，我们会配合平台把情况说清楚
平台客服在核实了，结果出来之前麻烦您耐心等等
物流到武汉转运中心以后就没再更新
The platform has stepped in and we will cooperate with them.
您有凭证也可以直接提交给平台
这个要以平台的处理结果为准`,
  terms: `
发票可以开的，您去订单详情页点申请开票，把抬头和税号填上
发票一般三天内就开好了
买了之后15天内降价了可以申请退差价的
非人为坏了的话，签收一年内免费修
退货寄到浙江省金华市婺城区临江工业区6号就行
You can request an invoice on the order details page; it usually takes 3 days.
The warranty covers one year after delivery for damage that is not man-made.
15 days of price protection apply to this order.
自己弄坏的不在免费维修范围里
价保的话是15天，过了就申请不了了
退货收件人写售后部，电话0579-81234567
电子发票还是纸质的，您在申请的时候看页面的选项`,
  any: `
亲，在的呢，您说
好嘞，我先记下了
这个我不太确定，我去确认一下再跟您说，免得说错了
您方便说一下具体是什么情况吗
没事的，有问题您随时找我
嗯嗯，我明白您的意思
实在不好意思，刚才那会儿咨询的人太多，回您慢了
您别生气，我们慢慢说
麻烦您发个视频过来看看，十几秒就行
谢谢亲的体谅，祝您天天好心情
Thanks for your patience.
Could you tell me what exactly is wrong with it?
I'm sorry to hear that. Please send us a photo so we can take a look.
Is there anything else I can help you with?
您看这样行吗，您先把照片发来，我们看了再商量怎么处理
抱歉哈，这个问题我这里看不到，得问下同事
这边显示不了您说的页面，您能截个图吗
您先忙，有空了再回我就行
我懂您的心情，谁遇上这事儿都窝火
您描述得很清楚，我都看明白了
要不您把箱子外面的快递面单也拍一下
咱这边没有催您的意思，您慢慢看
哪怕只是线头，也麻烦您拍一下让我们瞧瞧
好的呢亲，那就先不打扰您啦`,
};
