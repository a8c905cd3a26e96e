/** The twelfth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueTwelfth: Readonly<Record<string, string>> = {
  paid: `
您的订单目前是已付款、待发货的状态。
亲，您申请的仅退款我们正在审核，请耐心等待哦。
根据系统记录，您是11月20日09:15完成付款的。
这笔订单最晚会在11月23日09:15前发出。
关于您的退款申请，我们会在24小时内给您答复。
目前还没有快递单号，因为货还没发出。
退款申请还没有审核通过，所以钱暂时还没退哈。
您申请退款的原因是不想要了，我理解的没错吧？
请问您是遇到什么问题才想退款的呢？
亲，实付129元里面包含了10元运费。
我这边先联系下仓库看看进度，稍后回复您。
Hi, your order hasn't been shipped yet.
We will check and get back to you within 24 hours.
`,
  packed: `
您的商品已经打包，正在等待出库。
包裹还没有离开我们的仓库呢。
您想修改地址是吗？麻烦把新地址发我一下。
我帮您联系仓库核实一下打包进度。
付款时间是11月20日，承诺11月23日09:15前发货。
亲亲稍等，我这就帮您看一下。
The parcel has been packed but hasn't left the warehouse.
`,
  presale: `
亲，您购买的是预售商品，12月15日20:00前发货。
请您再耐心等待一下，我们会按承诺的时间发货。
目前订单还没发货，也没有物流信息哦。
不想等的话，您可以在订单页面申请退款。
Your order is a pre-sale and will be shipped before 20:00 on December 15.
`,
  outbound: `
您的包裹已出库，等待圆通揽收。
快递单号是YT8801234567890，目前还没有揽收记录。
暂时查不到物流更新，我们会联系快递跟进的。
11月21日14:20已经出库了哈。
快递公司是圆通速递，亲可以留意一下物流更新。
Your parcel left our warehouse at 14:20 on November 21.
`,
  in_transit: `
包裹正在运往长沙的路上，目前还没到。
您的快递在11月22日03:12到达了武汉转运中心。
包裹经过了杭州余杭分拨中心和武汉转运中心。
快递是11月21日18:05揽收的。
物流正常运输中，请您放心等待收货。
我们已经看到您的催件需求，会联系快递跟进催促。
收到货后如果有任何问题，请第一时间联系我们。
不好意思亲，具体到货时间我们暂时无法确定。
您的收货城市是长沙，包裹还在途中。
Your package was picked up by YTO on November 21 at 18:05.
Sorry, we can't say exactly when it will arrive.
`,
  stalled: `
物流信息从11月22日03:12之后就没有更新了。
非常抱歉，您的包裹目前停留在武汉转运中心。
我们会联系圆通催促，有进展及时通知您。
您申请的59元退款目前待商家处理。
如果商家在11月27日08:30前没有处理，平台会自动退款。
您是想继续等包裹，还是想退款呢？
We're sorry that the tracking hasn't been updated since November 22.
`,
  platform: `
平台客服已经介入处理这笔订单了。
我们会配合平台核实，请您耐心等待结果。
您可以在售后页面补充凭证给平台。
The platform has stepped in and we will cooperate with it.
`,
  delivering: `
包裹正在由长沙岳麓营业部派送，请注意查收。
快递员正在派送途中，请保持电话畅通。
收到后麻烦您先检查一下外包装是否完好。
Please keep an eye on your phone, the courier may call you.
`,
  signed: `
物流显示11月24日15:40已由快递柜或驿站签收。
您方便去驿站或快递柜看一下吗？
您的退货退款申请还在审核中，申请金额59元。
麻烦您拍一下衣服的问题部位和吊牌。
请问衣服有没有下水洗过呢？
非质量问题退货的话，运费需要您自己承担哦。
签收后7天内可以申请退货，但不能影响二次销售。
给您带来不好的购物体验，真的很抱歉。
我们已经收到您的申请，会尽快核实并给您答复。
According to the courier, it was left at a locker or pickup station.
`,
  completed: `
您的订单已于11月24日15:40签收，目前交易完成。
请问商品出现了什么问题呢？可以描述一下吗？
麻烦您提供一下照片，我们好进一步核实。
您购买的是雾霾蓝XL的加厚珊瑚绒睡衣套装。
如果需要退货，请在订单详情页点击申请售后。
人工客服的工作时间是每天9点到22点。
If you'd like to return it, please apply on the order page.
`,
  terms: `
您可以在订单详情页申请开发票，填好抬头和税号即可。
发票一般会在3天内开好的。
本店支持15天价保，降价可以申请退差价。
退货地址是浙江省金华市婺城区临江工业区6号。
收件人写售后部，电话0579-81234567。
签收后一年内，非人为损坏都可以免费维修哦。
人为损坏的话是不在免费维修范围内的。
Price protection lasts 15 days.
`,
  part_refunded: `
这笔订单之前已经退过30元，目前可退金额是99元。
您现在申请的59元还在审核。
请问您这次申请退款是因为什么呢？
You have already received a refund of 30 yuan for this order.
`,
  waiting_return: `
您的退货申请已同意，请尽快寄回商品。
寄出后请在售后页面填写退货单号。
收到退货后我们会尽快安排验收。
目前还没有收到您的退货。
退款要等验货之后才能处理哦，请您理解。
Please fill in the tracking number after you send it back.
`,
  exchange: `
您的换货件正在退回途中，单号SF1357924680135。
仓库还没收到您寄回的睡衣。
换货申请已经通过，等您的件到仓后会尽快验收。
`,
  arrived: `
您的退货已于11月26日10:20到达仓库。
目前正在等待验货，验货后会继续处理退款。
请您放心，仓库收到您的包裹了。
We've received your returned item and it's waiting for inspection.
`,
  refunding: `
您的退款119元正在处理中，会原路退回您的支付账户。
商品已于11月26日16:05完成验货。
退款到账时间以支付平台为准哦。
请您留意一下支付账户的到账通知。
Your refund is being processed and has not arrived yet.
`,
  refunded: `
您的129元已经退款成功，请注意查看。
订单已关闭，退款已原路返回。
您可以在支付账户里查看退款记录。
We have refunded 129 yuan to your original payment method.
`,
  refused: `
您的退货退款申请已被拒绝，59元暂未退款。
如有疑问，您可以申请平台介入。
非常抱歉这次没能让您满意。
具体拒绝原因我需要帮您核实一下。
`,
};
