/** The thirty-second round at the desk: what may, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueThirtySecond: Readonly<Record<string, string>> = {
  paid: `
您好，很高兴为您服务，请问有什么需要帮忙的吗？
订单我查到了，实付129元，含运费10元，暂未发货。
这边先跟您道个歉，让您久等了。
退款申请提交时间是11月25日8点30分，目前商家还在审核。
您的收货地址在长沙，没错吧？
如果超过11月23日9点15还没有发货，您可以申请售后。
我把您的诉求备注到订单上了。
您是想退款还是想继续等发货呢？
Sure, let me take a look at your order.
The refund request you made on 25 November at 8:30 is still open.
Your order is going to Changsha, Hunan.
It must be shipped before 23 November 9:15.
发货时间以页面承诺为准，最晚23号上午9点15。
能不能提前发我得问过仓库才知道。
改地址的话您把新地址发我，我问问仓库还来不来得及。
您这单还没出库，退款的申请我们会尽快审核。
申请59元是退哪一部分呢？您说一下我好核实。
快递用哪家目前系统里还没有显示。
会按承诺时间发货的。
想取消的话您直接点申请退款就行。
您放心，您的问题我记着呢。
钱已经付成功了，不用重复支付。
I can ask the warehouse whether it's possible to ship earlier.
If you want to cancel, please apply for a refund on the order page.`,
  packed: `
系统显示已打包，未出库。
亲，包裹就在仓库，还没有出库。
出库后快递单号会自动显示在订单里。
您好，目前还没有交给快递，麻烦您再等一等。
打包好了哈，出库了会有物流信息。
是已经打包的状态。
发什么快递要等出库才能看到。
想加急我先问下仓库行不行。
我先核实，24小时内回您。`,
  presale: `
这款是预售哦，页面写的最晚发货时间是12月15日晚8点。
还没到发货时间呢亲。
我理解您想早点穿上新睡衣的心情。
您付的129元我们已经收到，预售发货前请耐心等待。
预售款要等到12月15日20点前发货，请知悉。
您已经付款成功了。
提前发货的话我这边没办法保证。
预售的发货时间会晚一些，请您理解。`,
  outbound: `
包裹已离开仓库，快递还未揽件，您稍后再看看物流。
圆通速递YT8801234567890，您可以先保存一下单号。
我会联系快递催他们尽快揽收。
现在的状态是待揽收。
快递还没来取，取走之后才有物流。
催过快递之后有消息会同步给您。
面单号已经有了，包裹也出库了，就等揽收。
运单号YT8801234567890，圆通速递。`,
  in_transit: `
您的件圆通速递在运，目前到过的最后一站是武汉转运中心。
11月22日3点12分到的武汉，之后正发往长沙。
还在运输途中，还请您谅解。
暂时没有派送信息，有了物流会更新的。
我帮您联系快递催一下。
签收前麻烦您验一下货，有破损就拒收。
到货之前您都不用操作什么。
记得保持电话畅通。
快递小哥的电话我这边查不到。
还没签收，您先别点确认收货。
亲，物流信息是一段一段更新的，您别担心。
So far the parcel has only got as far as Wuhan.
It left Hangzhou and reached Wuhan.
As soon as there is an update, you will see it in the tracking.
Please don't worry, it is still on the way.
快递现在还没到您那儿，不能签收。
武汉中转之后往长沙方向走。
催件可以，我帮您跟圆通说一声。
拒收的话麻烦您提前跟我说一下原因。
快递丢没丢现在还看不出来，物流还在走着。
想改派送地址要看快递能不能改，我帮您问问。
收到货以后有任何不满意，都可以联系我。
从杭州余杭分拨中心出来以后去了武汉。
您可以打开订单，点查看物流。
如果派送的时候您不在，跟快递员约个时间就好。
物流时间我控制不了，给您带来不便抱歉。
显示运输中，就是说还没到派送那一步。
物流要等下一次扫描才会更新。
签收之后不满意可以申请售后。
I've looked it up: the parcel is with YTO and was last seen in Wuhan.
No need to do anything on your side for now.
Would you like me to contact the courier?`,
  stalled: `
22日之后没有新的物流记录，我们会联系圆通核实原因。
您的心情我能理解，换成是我也会着急。
退款还没有通过，59元这笔正在等审核。
有结果之前还得请您再等等，实在抱歉。
核实结果出来，24小时内答复您。
快递没有更新不等于丢件，先核实一下。
The last record is from 22 November in Wuhan and nothing has been added since.
Let me check with YTO first.
Your 59 yuan request is still waiting for a decision.
快递一直没动，我已经记录下来去核实。
能不能退要看审核结果，我不能现在就答应您。
59元的申请商家在看，还没给结论。
您先别急，等核实结果。
物流异常的原因我这边还不清楚。
换货补发这些都要等快递核实之后再说。
您催得对，我这就去跟进。
I can see that the parcel hasn't moved since Wuhan.
Whether it's lost isn't known yet; the courier has to check.
I'm not able to approve the refund myself.`,
  platform: `
平台已介入，最终以平台的处理结果为准。
我们会按平台要求提交凭证。
请留意平台客服的消息。
您和平台客服沟通时可以提供聊天截图。
现在还没有结论。
平台在处理了，我们也在等结果。
需要补充材料平台会通知您的。
平台怎么判我们都配合。
物流还是停在武汉转运中心那条。`,
  delivering: `
快递在派送，长沙岳麓营业部负责的。
派送开始时间是24号上午9点10分。
还没送到的话再等等，快递员会联系您。
您要是不方便收，可以跟快递员说放驿站。
家里有人吗？方便的话让家人帮忙收一下。
送货电话没接到的话，可以联系派送网点长沙岳麓营业部。
已经在派送了，您不在家也没关系，可以让人代收。
没收到之前先别点确认收货哈。`,
  signed: `
您的快递24日下午3点40分入的柜或驿站，可以凭取件码去取。
还没去取的话，麻烦您抽空去一趟。
取到以后有问题再跟我说。
申请的退货退款还没审核。
您对商品哪里不满意，可以详细说一下吗？
照片拍清楚一点，吊牌和问题部位都要。
不是您签的也别着急，去快递柜或者驿站找找看。
It was delivered at 3:40 pm on 24 November.
The tracking says a locker or a pickup station, so please look there.
Can you describe the problem in a bit more detail?
We haven't made a decision on your return request.
驿站找不到件的话，您报一下单号YT8801234567890让他们查。
快递柜打不开您跟我说一下情况。
退货要等申请审核通过再寄哦，先别寄。
审核通过后页面会显示退货地址。
我看到您申请的是59元，商品实付119元。
物流说是快递柜或驿站签收，具体哪个柜子没有写。
您拍下实物和吊牌，我帮您转给审核同事。
请问衣服洗过吗？
您可以先不剪吊牌，等审核结果。
If it isn't in the locker, please ask the station.
Please don't send it back until the request is approved.
Which part of the item are you unhappy with?`,
  completed: `
订单状态是交易完成。
24号下午签收的，签收人物流上没写。
有什么不明白的您尽管问。
洗涤说明可以看一下水洗标。
交易完成后一样能联系我们。
您收到的是雾霾蓝XL吗？
想退的话您在订单里点申请售后，会有人审核。
物流签收时间和您收到的时间对得上吗？`,
  terms: `
咱们店签收7天内都能退货。
运费的话，质量问题归我们，其他原因归您。
您需要开发票吗？
客服每天早上九点到晚上十点在线。
退货要在签收后7天以内。
You have 7 days from the day you sign for it to return the item.
We are available every day between 9 am and 10 pm.
晚上十点以后没有人工，您可以留言。
24小时内有人回您。
签收起七天内申请都行。
发票的事您看下开票方式。
Who pays for the return depends on the reason.
Outside those hours you can leave a message.`,
  part_refunded: `
退款记录显示已退30元，剩余可退金额99元。
您现在申请的是59元，还在处理。
您问的那30元之前已经退过了。
59元这笔没审完。
这笔审核结果出来会通知您。`,
  waiting_return: `
商家已经同意退货，等您寄回。
您寄出后请在售后页填写物流单号。
目前未收到您的退货包裹，所以还没验货。
寄回来我们验过没问题，再处理59元退款。
退货地址在售后详情页可以看到。
寄件的时候别选到付。
You can send it back now; the return was approved.
So far we haven't got your return parcel.
Don't forget to enter the tracking number.
退货运单号填好了吗？
东西寄到后我们会尽快验收再处理退款。
您申请的是59元。
您寄回时把配件和吊牌放一起。
地址您照着售后页面上写的填。
The refund comes after the inspection.`,
  exchange: `
换货已同意，您寄回的包裹还在途中，单号SF1357924680135。
还没收到旧的，新的也还没发。
收到以后我们会尽快检查。
Your exchange was approved and your parcel is on its way back.
换货流程走到您寄回这一步了，还在路上。
想换什么尺码您再确认一下。
退货快递是顺丰SF1357924680135。`,
  arrived: `
退货包裹26日上午签收入库，还没质检。
质检完成后再处理退款。
申请金额59元，目前还未退款。
仓库收到的时间是10点20分。
包裹到仓了，等验货。
验货前没法定退多少。
没验完之前款退不了。`,
  refunding: `
退货质检已完成，退款处理中，金额119元。
退款会退到您原来付款的账户。
什么时候到账我没法给您准确时间。
您耐心等等，到账会有通知的。
119 yuan is being refunded.
The inspection was finished on 26 November at 16:05.
您的119元已经在退款流程里了。
退款路径是原路返回。
到账时间说不准。
不用您再操作什么。
退货验收时间是26号下午四点多。
We have checked the returned goods, and the refund is under way.
It may take some time to show up.`,
  refunded: `
退款成功啦，一共退了129元。
原路退回，您看一下付款账户的明细。
订单已经关闭，后续有需要再来找我们。
We refunded you 129 yuan.
The order is closed.
钱已经退了，129元，您核对一下。
退完了，订单也就关了。
到账没到账您看看付款渠道的记录。`,
  refused: `
您的退货退款申请未通过审核。
申请的59元没有退。
不同意这个结果的话，可以找平台申诉。
我这边看不到拒绝的具体理由。
您可以重新提交申请，附上更清楚的照片。
Unfortunately your request was turned down.
The platform can step in if you ask for it.
没通过的申请您可以再提一次，把凭证补全。
要是还有别的照片也可以发来。
退货退款没通过，59元没退成。`,
};
