/** The thirtieth round at the desk: what may, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueThirtieth: Readonly<Record<string, string>> = {
  paid: `
亲，您这单20号上午就付好款了，现在还没发出去，承诺是23号9点15前发。
睡衣这单一共付了129，里面10块是运费。
您申请退的59块我们看到了，还没有定下来，我先让同事看一眼。
我去跟仓库那边问一声，有消息了回来告诉您。
这单选的是雾霾蓝XL，麻烦您看下颜色尺码对不对。
收货城市是长沙，要是地址写错了您早点跟我说。
让您干等着实在不好意思，我这就记下来。
We have your payment of 129 yuan, 10 of which is shipping. The order hasn't been shipped yet.
The latest shipping time for your order is 23 November, 9:15 am.
您好，订单已经支付成功，目前处于待发货状态。
我看了一下，您是11月20日下的单，还在等发货。
最晚发货时间是11月23日9:15，在那之前还没发的话您再找我。
亲，59元的仅退款申请我们收到了，正在审核中，请您稍等。
地址这边是湖南长沙，需要改的话您告诉我，我帮您备注一下。
您先别着急，我马上联系仓库问问情况。
因为还没有发货，所以暂时没有快递单号。
这款睡衣您拍的是XL码对吗？
24小时内会核实清楚给您答复的。
Thanks for your order! It was paid on 20 November and is waiting to be shipped.
Your refund request for 59 yuan is still being reviewed.
I'll check with the warehouse and let you know.`,
  packed: `
货已经打好包了，就等着出库呢，还没到快递手里。
包裹打包好了，不过还没离开仓库，您再耐心等等哈。
现在还查不到物流是正常的，因为还没发出呢。
Your order is packed and waiting to leave the warehouse.
您的包裹已经打包完成，等待出库。
仓库已经打好包了，接下来就是出库交给快递。
暂时还没有物流轨迹，出库以后会有的。
我跟仓库核实一下什么时候能出库，有结果告诉您。
亲，还没发出，您别急哈。`,
  presale: `
您买的是预售款，最晚12月15号晚上8点前发出。
预售的这件还没到发货的时候，发货截止是12月15日20点。
您要是不想等了，可以在订单页面申请退款的哦。
亲，这是预售商品，最晚发货时间是12月15日20:00。
预售期间麻烦您耐心等待一下。
您这单还没有发货，预售的话是12月15号晚上八点之前发。
请问您是着急用吗？`,
  outbound: `
东西21号下午两点多已经出库了，快递还没来揽件。
单号是YT8801234567890，圆通的，您复制一下就能查。
面单打好了，但快递还没有揽收，所以还没有物流信息。
我帮您催一下圆通那边来取件。
The pyjamas left our warehouse on 21 Nov at 2:20 pm; YTO hasn't collected them yet.
包裹已经从仓库出来了，圆通还没有扫描。
快递单号是YT8801234567890，等圆通揽收后就能看到物流。
21号下午14:20出的库，目前等待快递揽收。
我已经记下了，这就去催一下圆通。
Your order has left the warehouse and is waiting for the courier to pick it up.`,
  in_transit: `
最近一条物流是22号凌晨在武汉转运中心，正往长沙走。
亲亲，包裹还在路上，没有签收呢，您不用着急点确认收货。
圆通21号傍晚收的件，之后到过杭州余杭分拨中心。
什么时候能到我这边也没法给您打包票，我去问问快递。
您看到的“运输中”就是还没派送的意思，有更新物流里会显示。
要是收到的时候外箱破了，您可以当场拒收。
Your parcel was last scanned at the Wuhan transfer centre on 22 November and is still on its way to Changsha.
It hasn't been delivered yet, so please don't confirm receipt for now.
I can't tell you the exact arrival day, but I'll ask the courier for you.
亲，查到您的快递目前在武汉转运中心，更新时间是11月22日03:12。
您的包裹是圆通承运的，正在运往长沙的途中。
物流是正常的，还在路上，您再等等哦。
麻烦您再耐心等一等，包裹还没到长沙。
具体哪天到我没办法确定，以物流更新为准。
如果快递到了电话联系不上您，可能会放驿站，您留意短信。
收到货先检查一下再签收哦。
Your package is in transit with YTO, tracking number YT8801234567890.
The last update was on 22 November at 3:12 am in Wuhan.
Please check the parcel before you sign for it.
I understand how frustrating waiting can be.`,
  stalled: `
物流停在武汉转运中心了，后面一直没新记录，我联系快递核实一下。
您申请的59元退款还在处理中，没有驳回也没有通过。
看您等得着急，换我也急，真的抱歉。
包裹到底怎么了我们也还不清楚，正要找圆通问。
I'm sorry this has been so slow. There's been nothing new since Wuhan, and I'll chase the courier.
您的包裹从22号凌晨到武汉转运中心之后就没有更新了。
让您久等了，我马上联系快递核查一下包裹位置。
您提交的退款申请是59元，目前等待处理。
对不起，给您添麻烦了，我先去找快递核实，24小时内给您回复。
物流卡住了，我们也很着急。
如果您不想要了，也可以等审核结果出来再决定。
There have been no updates since 22 November, so I will contact the courier for you.
I'm really sorry for the long wait.`,
  platform: `
平台客服已经介入了，我们会配合平台处理。
这件事现在由平台来定，结果出来之前我没法先答应您什么。
退款申请您25号早上提的，59元，现在平台在看。
The platform is handling this now and we'll work with them.
目前平台已经介入处理，请您留意平台的通知。
我们这边会积极配合平台提供资料。
平台还没有给出结果，需要再等等。
您有什么凭证可以直接上传给平台客服看。
Please wait for the platform's decision. We will cooperate with them.`,
  delivering: `
包裹正在派件，麻烦您留意一下电话。
派件的是长沙岳麓营业部，还没签收。
您方便的话留意下快递短信，没收到再来找我。
It's out for delivery from the Yuelu branch in Changsha.
您的快递在派送，请保持电话畅通。
包裹已到长沙岳麓营业部，正在安排派送。
派送中的，快递员会联系您的。
还在派送，没有签收记录。
要是您不在家，可以让家人代收一下。`,
  signed: `
物流显示24号下午3点40放在快递柜或驿站了，您去看过了吗？
签收的不是您本人，是快递柜或者驿站代收的。
您申请的是退货退款，金额59元，还没审核。
麻烦把不满意的地方拍张照片发我，我转给同事判断。
要是柜子里找不到，跟我说一声，我记下来。
Tracking says it was put in a parcel locker or pickup station on the 24th. Could you have a look there?
You've asked for a return and a refund of 59 yuan, and it is still under review.
您的包裹11月24日15:40已由快递柜或驿站代收，麻烦您去取一下。
退货退款的申请已经收到，等我们审核。
请问您收到的睡衣是哪里不满意呢？方便的话发几张图片给我看看。
您申请退59元，是想退一部分还是整单退呢？
签收方式是快递柜/驿站，不是本人签收。
麻烦您去驿站问问有没有您的件，有取件码吗？
没有取到的话请第一时间联系我。
According to the tracking, your parcel was delivered to a locker or pickup point on 24 November at 15:40.
Could you send us a few photos of the problem?
Your request for a return is waiting to be reviewed.`,
  completed: `
这单24号15:40签收的，是谁签的物流没写。
交易已经完成了，不过有问题一样可以来问我们。
您是想咨询哪方面呢？尺码、物流还是售后？
It was signed for on 24 November at 3:40 pm, though tracking doesn't say by whom.
您的订单11月24日签收，目前交易已完成。
请问有什么可以帮您？
亲，穿着有什么问题可以跟我说，我帮您看看。
如果需要售后，您可以在订单里提交申请。`,
  terms: `
七天之内都可以退，从签收那天算。
客服早九点到晚十点都在，您有事随时留言。
要不是质量问题，退回来的运费得您自己出哦。
发错货或者质量问题的话，运费算我们的。
You can return it within 7 days of signing for it.
We're here from 9 in the morning until 10 at night, every day.
本店支持签收后7天内退货。
客服工作时间是每天9:00到22:00，看到消息会尽快回您。
非质量问题退货，运费由买家承担哦。
如果是质量问题或者发错货，退货运费我们承担。
我们一般24小时内给您答复。
If it's a quality problem, we pay the return shipping; otherwise it's on the buyer.
Our team is online from 9:00 to 22:00 every day.`,
  part_refunded: `
之前已经给您退过30了，剩下最多还能退99。
这次您申请的59元还没处理完。
30元那笔是之前退的，跟这回的59不是一回事。
We already refunded 30 yuan earlier; up to 99 yuan can still be refunded.
亲，您之前已经退了30元，本次申请的59元还在审核。
这一单最多还可以退99元。
目前59元还没有退，请您耐心等待审核。`,
  waiting_return: `
退货已经同意了，就等您把睡衣寄回来。
您寄出以后把单号填到售后页面就行。
货到了我们会尽快验，没问题再往下走退款。
现在还没收到您寄回的包裹，退款也就还没开始。
Your return is approved, so just send the item back to us when you can.
您的退货申请已通过，请尽快把商品寄回。
请您寄回后在退货页面填写快递单号，方便我们查收。
收到您退回的商品后我们会尽快验收。
退款要等收到货验收之后再处理，目前还没收到您的退货。
申请退款金额是59元。
吊牌别剪，包装也请一起寄回来。
Please send the item back and fill in the tracking number on the return page.
We'll inspect it soon after it arrives.
The refund will be handled after we receive and inspect the item.`,
  exchange: `
您换货的包裹顺丰SF1357924680135还在往回走，没到仓库。
换货是同意的，等旧的到了我们尽快检查。
目前新的那件还没有寄出。
The exchange is approved. Your old one is still on its way back to us.
您的换货申请我们已经同意了，退回的包裹SF1357924680135在路上。
等收到您寄回的商品，我们会尽快验收。
换的新衣服还没寄出，要等旧的到仓。`,
  arrived: `
您退的货26号上午10点20到仓了，还没验。
退回的衣服我们收到了，接下来就是验货，验完才谈得上退款。
59元还没退给您，得先验货。
Your return got to our warehouse on the 26th, but we haven't inspected it yet.
您的退货包裹11月26日10:20已经到仓，等待验收。
仓库收到您的退件了，顺丰SF1357924680135。
验收完才能给您处理退款，还请耐心等等。
59元暂时还没退，还在等验货。`,
  refunding: `
退货26号下午验过了，119元正在退。
钱会原路退回，您留意下付款的账户。
退款还没到账，还在路上，具体几点到我说不准。
Your return has been inspected and 119 yuan is being refunded.
The money goes back the way you paid.
您的退款119元正在处理中，会原路退回。
11月26日16:05已经验收完，退款在走流程了。
还没到账请您别担心，退款正在进行中。
退回您付款的那个账户，麻烦留意一下。
Good news: your returned item passed inspection and the refund of 119 yuan is being processed.
It will go back to your original payment method.
The money hasn't arrived yet, the refund is still in progress.`,
  refunded: `
129元已经退给您了，原路返回的。
这单退款完成，订单也关闭了，您可以查查账单。
The refund of 129 yuan has been completed. Have a lovely day!
您的退款已经完成，退款金额129元，请您注意查收。
129元已经原路退回，订单已关闭。
您看下支付账户有没有收到退款？
感谢您的理解，祝您生活愉快。
Your order is closed and 129 yuan has been refunded to your original payment method.`,
  refused: `
您上次的退货退款申请没有通过，金额是59元。
如果您不认可，可以申请平台介入。
拒绝的原因我这里看不到，我去问问经手的同事。
Your request for 59 yuan was declined. You may ask the platform to step in.
您的退货退款申请已经被拒绝了，具体原因我帮您问一下。
很抱歉，59元的申请没有通过。
您可以补充凭证后重新申请，也可以申请平台介入。
对拒绝的结果有疑问的话，您可以把情况和照片发给我，我再请同事看一下。
I'm sorry, your request was not approved. You can add more proof and apply again.`,
};
