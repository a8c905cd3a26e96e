/** The fifteenth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueFifteenth: Readonly<Record<string, string>> = {
  paid: `
您别急，这单还在准备发货。
这边看到您申请的是仅退款，金额59元，对吗？
我没法现在就给您退，得先审核。
您是不是已经在别处买了，所以想退呀？
感谢您的理解，有结果了马上告诉您。
You can check the refund status on your order page.
退款申请的原因那栏写的是不想要了。
`,
  packed: `
包裹打包完毕，但还没出库。
快递还没取走，所以单号查不到。
收货地址要改的话您说一下，我去问仓库。
谢谢亲的配合，我先核对一下订单。
May I ask why you'd like to change the size?
`,
  presale: `
页面有标注预售，发货时间是12月15日20点前哦。
您放心，订单是正常的，只是还没到发货时间。
退款的话订单页面就能申请，不需要联系我们。
We haven't shipped it yet because it's a pre-sale item.
`,
  outbound: `
包裹从仓库出来了，等快递上门揽收中。
您可以复制单号YT8801234567890去查一下。
亲，出库不等于揽收，揽收了才会有物流。
还没有物流记录，我们会联系快递核实。
We'll contact the courier and keep you posted.
`,
  in_transit: `
您的包裹还在武汉到长沙的路上。
查到最新的物流是22号凌晨3点12分，在武汉转运中心。
包裹没有异常，正常在运输。
圆通的单子，走得慢了点，不好意思哦。
等派送了快递员会提前联系您的，请留意电话。
麻烦您确认一下收货地址是不是长沙的。
目前查不到具体的到达时间呢亲。
您说的急用是哪天要用呢？
Your parcel is on its way from Wuhan to Changsha.
I understand how frustrating waiting can be.
`,
  stalled: `
从22号到武汉之后，快递就没有更新过。
我这边已经记录下来了，会催快递尽快核实。
59元的退款申请还没有处理，请您稍等。
如果您不想再等，可以等审核结果。
包裹具体在什么位置，需要快递那边核实才知道。
We're checking with the courier about your parcel.
`,
  platform: `
由于平台已经介入，具体结果要等平台通知。
麻烦您配合平台提供一下相关的照片。
我们没有收到平台的结果，您再等等。
`,
  delivering: `
包裹正在派送，快递是圆通。
24号上午9点多岳麓营业部开始派件。
请您注意接听快递的电话哦。
如果不方便签收，可以和快递员说放驿站。
The parcel hasn't been signed for yet.
`,
  signed: `
查到您的包裹是24号下午签收的，在快递柜或者驿站。
您可以看看手机短信里的取件通知。
请问您是没有取到件吗？
退货退款申请正在等商家处理。
尺码偏大还是偏小呢，亲？
您提交的59元申请，到27号8点30之前我们会处理。
衣服保持原样，吊牌不要拆。
Did you receive a pickup code by text message?
`,
  completed: `
交易已经完成，签收时间24号15:40。
请问是什么地方有瑕疵呢？
七天内的话可以申请退货的。
您申请售后的时候选一下原因，再上传照片。
不好意思，让您有不好的体验了。
Please tell us what happened and we'll look into it.
`,
  terms: `
开发票的话，在订单详情页那里申请。
降价差价在15天内都可以申请。
退货邮寄地址：浙江省金华市婺城区临江工业区6号，收件人售后部。
质保期内非人为问题免费维修。
客服早上9点上班，晚上10点下班哦。
The invoice is usually ready within 3 days.
`,
  part_refunded: `
您之前收到过30元退款，这次申请的是59元。
最多可以再退99元。
59元还没有退，在审核。
The 59 yuan request is still pending.
`,
  waiting_return: `
审核已经通过了，您把商品寄回来就可以了。
没有收到退货之前，我们没办法退款哦。
寄出以后把快递单号发给我也行。
包装尽量完整，别漏了配件。
Please keep the shipping receipt.
`,
  exchange: `
您寄回的包裹还在运输途中。
换货需要我们收到旧的商品并验收。
退货单号是SF1357924680135，您可以查一下物流。
We'll inspect it when it gets here.
`,
  arrived: `
您的退货26号到了我们仓库，还没有验货。
验货完成之后才能退款，麻烦您耐心等待。
我们会尽快安排仓库验收。
Your item is here, but it hasn't been inspected.
`,
  refunding: `
验货已经完成，退款119元正在处理。
退款是按原路退回的，您用什么付的就退到哪里。
退款还没完成，请您稍等。
Your refund hasn't been completed yet.
`,
  refunded: `
您好，129元退款已完成，订单也关闭了。
退款是原路返回的，您看一下支付账户。
如果没看到退款，可以查一下账单。
Your order is closed and fully refunded.
`,
  refused: `
您的申请没有通过，退款没有进行。
您可以联系平台客服介入哦。
我帮您反馈给同事再核实一下。
Feel free to apply again with more photos.
`,
};
