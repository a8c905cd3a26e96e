/** The thirty-first round at the desk: what may, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueThirtyFirst: Readonly<Record<string, string>> = {
  paid: `
看到您的留言了，这单20号9:15付的款，仓库还没发，我先帮您记下来。
没发货的时候没有单号很正常，您别担心。
亲亲抱歉，您申请的退款目前还没有处理结果，我帮您盯着。
59元的退款金额是您填的，对吗？
请问您为什么想退呢，是不想要了还是拍错了？
我理解您想早点收到，我去问问仓库能不能尽快发。
按照页面承诺，最迟11月23日上午9点15分发出。
Hi, we've received your payment. The order has not been shipped yet.
You asked for a refund of 59 yuan; no decision has been made yet.
The order was paid at 9:15 on 20 November.
Hello! Your order was placed on 20 November and it is still waiting to be shipped.
The amount you paid was 129 yuan in total, including 10 yuan for shipping.
We promised to ship it by 9:15 on 23 November.
There is no tracking number yet.
May I ask why you would like a refund?
I have noted your request and will follow up on it.
We are going to reply within 24 hours.
Please let me know if your address is correct.
Is the size XL what you wanted?
嗯嗯看到了亲，20号早上拍的，还没发出去呢。
您别着急呀，我去仓库那边给您问一嘴。
退59的那个申请还挂着呢，没人批也没人拒。
是要改地址吗？改到哪里呀？`,
  packed: `
刚查了，包裹已经打包，还没有出库哦。
等出库了您就能在订单里看到快递单号。
谢谢您的耐心，有进展我第一时间告诉您。
衣服已经装好箱了，就差出库。
Your parcel has been packed but hasn't left the warehouse.
Sorry for the wait! I'll ask the warehouse about it.
The warehouse has finished packing your order.
It has been packed, but it has not been handed to the courier.
Tracking will show up once the parcel has left.
Thanks for waiting.`,
  presale: `
预售订单发货比较慢，最晚12月15日20:00，麻烦您等一等。
您这单是预售，所以还没有发货。
如果等不及，您可以在订单详情里申请退款。
This is a pre-order item and ships by 15 December at 20:00.
It has not shipped yet.
If you can't wait, you can apply for a refund on the order page.`,
  outbound: `
圆通那边还没有收件扫描，所以查不到物流信息。
仓库21号下午就已经出库了，我帮您联系圆通问问。
已经出库但是还没揽收，请您再稍等。
物流单号YT8801234567890给您放这儿了。
There is no tracking update yet.
Your tracking number is YT8801234567890.
Your parcel left our warehouse on 21 November at 14:20.
The courier has not picked it up yet, so there is nothing to track.
We'll urge YTO to collect it.
The label has been printed.`,
  in_transit: `
包裹11月21日18:05被圆通揽收，目前在路上。
没有丢件的，物流显示在运输。
武汉到长沙这一段还在运输，麻烦再等等。
您好，快递还没有到您所在的城市长沙。
我看到的最新物流是11月22日凌晨到武汉转运中心。
我不能保证哪天到，但我可以帮您问一下快递。
如果一直没有更新，请您随时联系我。
已经在催快递了，请放心。
您是急着穿吗？我先跟快递沟通一下。
外包装如有破损，请先拍照再联系我们。
Your parcel is currently at the Wuhan hub and hasn't been delivered.
YTO collected it on 21 November at 18:05.
I'm not able to say when it will arrive.
If the box is damaged, you can refuse it.
We'll contact the courier and get back to you.
Your parcel is still in transit.
The latest scan shows Wuhan, 22 November 03:12.
It has passed through Hangzhou and Wuhan.
I can't promise an exact date.
It is being carried by YTO.
Please keep your phone on so that the courier can reach you.
Please wait a little longer.
It is on its way to Changsha.
Nothing shows that it is lost.
I know waiting is annoying, and I'm sorry.
You can see the details on the tracking page.
圆通的件，现在在武汉那块儿往长沙赶呢。
真不好意思哈，让您天天惦记着。
别慌，物流还在走。
您搜一下圆通官网也能看到一样的信息。
您自己留意下哈。`,
  stalled: `
物流信息停留在武汉转运中心，没有更新，我先向快递核实。
59元退款的申请还在审核，没有结果之前我这边不能直接操作。
您要是着急，我再催一下快递。
抱歉让您等这么久，我完全理解您的心情。
目前还不能确定包裹是不是丢了，要等快递核实。
The tracking has not been updated since the parcel reached Wuhan.
I will ask YTO where the parcel is.
Your request for a refund of 59 yuan has not been decided yet.
We're still waiting for news from the courier.`,
  platform: `
您申请平台介入后，由平台来判定。
我们会配合平台提供证据，请您耐心等待结果。
目前结果还没出来，请您关注平台消息。
包裹最后停在武汉转运中心。
The result is up to the platform.
We'll provide the platform with what it needs.
The platform has stepped in.
We are waiting for the platform's result.
We'll cooperate with the platform on this.`,
  delivering: `
11月24日09:10已安排派送，派送网点是长沙岳麓营业部。
快递正在派送，您可以留意电话和短信。
如果一直没收到，您再联系我，我帮您问问。
派件员还在派送途中。
Your parcel is out for delivery.
Please watch out for a call or a text from the courier.
It hasn't been signed for yet.`,
  signed: `
物流显示包裹被快递柜或驿站代签收了，您看看取件短信。
您收到货了吗？如果没有收到，我帮您记录一下情况。
您的退货退款申请正在等待审核，申请金额59元。
方便说一下是哪里不合适吗？
麻烦提供一下商品照片，我们核实后给您答复。
24小时内给您答复。
Could you check the pickup station first?
If you still can't find it, let me know.
It was not signed by you personally but by a locker or a station.
The parcel was left in a locker or at a station on 24 November.
Have you had a chance to pick it up?
Your return request is under review.
What exactly is wrong with it?
Please send us a picture of the label.
The amount you asked for is 59 yuan.
24号下午被放到柜子或者驿站啦，您去瞅瞅有没有。
哎呀别生气，您把不合适的地方跟我说说。
这个退货退款我做不了主，得等审核的同事看。`,
  completed: `
您好，订单已经签收并完成了，有需要请直接留言。
查到签收时间是11月24日15点40分。
尺码不合适的话，可以看看能不能申请换货。
衣服有问题请拍照给我们看看。
Your order is complete. Is there anything I can help you with?
Your order was signed for on 24 November and is now complete.
The tracking doesn't show who signed for it.
How can we help?`,
  terms: `
签收7天内，可以申请退货。
质量问题退货的运费由我们出。
不喜欢或者不合身要退的话，运费需要您自己承担。
人工客服9点上班，22点下班。
Returns are accepted within 7 days after delivery.
If the item is defective, we cover the return shipping.
If you simply changed your mind, the return shipping is yours to pay.
We usually reply within 24 hours.
Our service hours are 9 am to 10 pm.`,
  part_refunded: `
您的订单之前退过30元，现在剩余可退99元。
本次申请59元正在审核中。
30元已经退了，您可以看看账户。
30 yuan has already been refunded.
The remaining amount that can be refunded is 99 yuan.
Your new request is for 59 yuan and is still pending.`,
  waiting_return: `
退货申请已同意，请您把商品寄回来，寄好后填写单号。
我们还没有收到您寄回的商品。
收到并验收后会继续处理您的退款。
寄回时请保持吊牌完整。
您已经寄出了吗？方便告诉我单号吗？
We haven't received your return yet.
Please keep the tags on.
Once it arrives we'll inspect it and then deal with the refund.
Your return request has been approved.
Please ship the item back to us and give us the tracking number.
The refund has not been made yet.
We will check the item soon after we receive it.
同意退啦，您方便的时候寄回来就成。
寄的时候里面放张纸条写上订单号。
还没寄的话别忘了填单号哈。`,
  exchange: `
您的换货申请已通过，旧件正在寄回途中。
顺丰SF1357924680135，目前还没有签收。
我们收到后会尽快验货，请您留意通知。
Your exchange request was approved.
Your return parcel SF1357924680135 is on its way to us.
The replacement hasn't been sent yet.
We'll inspect it as soon as it gets here.`,
  arrived: `
仓库已于11月26日10:20收到您的退货。
退货已收到，目前待验货。
还没有退款，验货后才能处理。
您别急，验货结果出来我就告诉您。
Your return arrived on 26 November at 10:20 and is waiting for inspection.
No refund has been made yet.
We received your return on 26 November at 10:20.
It hasn't been inspected yet.
After the inspection we'll go on with the refund.
货26号上午就到仓库啦，还没来得及验。
验完了才好退，您再等等哈。`,
  refunding: `
您的退货已经验收，退款正在处理。
退款金额119元，将原路返回。
款项还未到账，请您耐心等待。
我查了一下，退款还在处理中。
119 yuan will be returned the way you paid.
The refund is still being processed.
Your return was received on 26 November at 10:20 and inspected at 16:05.
A refund of 119 yuan is being processed.
The money hasn't reached you yet.
You'll get it back through your original payment method.
验过了，没啥问题，119在退了。
钱还在路上，没到您账户呢。`,
  refunded: `
退款已成功，129元已原路退回您的付款账户。
您的订单11月25日10:05已关闭。
如果没查到，可以看一下原付款方式的账单。
You have been refunded 129 yuan.
Please check the account you paid with.
Your refund is complete.
129 yuan went back to the account you paid with.
The order was closed on 25 November.`,
  refused: `
您的申请已被商家拒绝，如有异议可申请平台介入。
您申请的是退货退款59元，没有通过。
我可以帮您把情况反馈给同事再看一下。
You can apply again with more photos, or ask the platform to step in.
Your return request was rejected.
I don't know the reason, but I will ask my colleague.
The refund of 59 yuan was not approved.
没给过，原因我也不清楚，我去打听打听。
您要是觉得不合理，平台那边可以申请介入。`,
};
