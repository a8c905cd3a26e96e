/** The twenty-seventh round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueTwentySeventh: Readonly<Record<string, string>> = {
  paid: `
您好，您的订单还没有发货，目前在仓库备货，请您放心
亲，这边帮您看到是仅退款的申请，59元，还没处理到您这儿
好的呢，那您稍等片刻，我去跟仓库同事核对一下
我理解您着急，退款得走完审核才行哦
咱们承诺的是23号上午9点15分前发货，没到点呢
您看一下订单详情，上面写的是待发货
不好意思，前面的消息没看到，您是问退款还是问发货呀
您付款是20号，申请退款是25号，我都核对过了
Just so you know, the refund request for 59 yuan is still under review.
`,
  packed: `
您的衣服已经打包装箱，就等仓库安排出库
出库之前单号是查不到的，您别担心
承诺23号9点15之前发出，仓库会按时间安排的
您想取消的话，可以在订单页面申请退款，我们核实后回复您
请问您是要改地址还是改尺码呢
好的，我记录一下您的要求，跟仓库确认后回复您
It's packed already, so please give us a little more time.
`,
  outbound: `
您的包裹已于21号14:20出库，待快递揽收
快递暂时还没有揽件，所以没有物流
我这边先联系圆通催一下揽收，有消息马上回复您
请您放心，包裹没有丢，只是还没被揽收
单号是YT8801234567890，圆通的
您看到的"已出库"就是从仓库出去了的意思
`,
  in_transit: `
快递目前在武汉，下一站是长沙
您的包裹22号03:12到达武汉转运中心，现在还在运输中
亲，具体送达时间要以物流为准哦
包裹还没到您当地，到了会有人派送的
您是21号发出的件，路上已经到武汉了
如果您急用的话，我帮您催一下快递
收到后您先检查一下再签收哦
出库是21号14:20，揽收是当天18:05
I can see it reached the Wuhan hub on Nov 22 and is now heading to Changsha.
`,
  stalled: `
您的包裹在武汉转运中心没有更新，我们正在联系快递核实
退款申请还没有处理，请您再等一下审核结果
催件我这边会跟进的，有结果马上跟您说
真的很抱歉，物流一直没动，换我也会着急
您如果愿意再等等，我们继续帮您催；不愿意等的话，退款申请也在审核中
商家处理的截止时间是27号早上8点半
平台那边显示，超时未处理会自动退款给您
I understand the wait is frustrating. We're contacting the courier to find out what happened.
`,
  platform: `
平台已介入处理，我们在配合提供资料
目前由平台处理，请您留意平台的通知
结果要以平台判定为准
我们也在催快递核实包裹的位置
`,
  delivering: `
长沙岳麓营业部正在给您派送，请保持手机畅通
24号9点10分开始派送的，目前还没签收
如果没人在家，您可以让快递员放驿站
派送员会联系您的，您留意一下陌生电话
我看不到快递员的实时位置，抱歉
`,
  signed: `
包裹24号15:40已由快递柜或驿站签收，您取到了吗
您查一下短信里有没有取件码
退货退款的申请正在处理，59元，请您等待结果
商品请先保持原样，不要剪吊牌
请问是哪方面不合适呢，方便的话拍个照片
签收地点是长沙岳麓营业部，您可以问一下他们
抱歉让您失望了，您的意见我记下来反馈给同事
We've received your request to return it for 59 yuan and it's being reviewed.
`,
  completed: `
您的订单在24号签收，现在交易已完成
签收起七天之内，商品完好的话可以申请退货
因为是您个人原因退货，运费需要您自己出
有质量问题请拍照给我，退货运费由我们承担
请在订单页面提交售后申请，提交后我们24小时内答复您
交易完成不影响您在七天内申请售后
`,
  terms: `
您点订单详情里的申请开票，填写抬头和税号就可以了
一般3天内会开好发票
购买15天内降价可以申请退差价
一年内非人为损坏可以免费维修
客服人工服务时间是每天9点到22点
退货地址：浙江省金华市婺城区临江工业区6号，售后部收
The invoice is usually ready within 3 days after you apply.
`,
  part_refunded: `
您这单之前已经退了30元，这次又申请了59元
剩余可退金额是99元
59元的申请我们正在核实，24小时内给您答复
30元是退过的，没有包含在这次的59元里
`,
  waiting_return: `
退货申请通过了，请您把衣服寄回给我们
寄出后记得在售后里填快递单号
我们收到并验收之后会处理退款
您还没有寄出，退款暂时处理不了哦
请保持吊牌完整，包装一起寄回
Your return has been approved. The refund will be handled after we receive and inspect it.
`,
  exchange: `
换货申请通过了，您寄的SF1357924680135还在途中
等我们收到您寄回的衣服，会尽快验收
目前物流显示还没有到我们仓库
换货要等验收之后再处理
`,
  arrived: `
您的退货26号10:20到达我们仓库，目前等待验收
仓库收到了，验收还没开始呢
验收之后我们才能处理退款，请您谅解
我帮您催一下仓库尽快验收
We have your return at the warehouse and the inspection hasn't been done yet.
`,
  refunding: `
验收已经通过，119元的退款正在处理中
26号16:05完成验收，退款会原路返回
退款还没到账的话请您耐心等一下
原路退回就是退到您付款的账户
`,
  refunded: `
129元已全部退还，订单也已经关闭了
订单关闭时间是25号10:05
退款是原路退回的，请查看您的付款账户
Your order was closed on Nov 25 and 129 yuan has been refunded.
`,
  refused: `
您的退货退款申请商家没有同意，59元没有退
抱歉，申请没有通过，您可以申请平台介入
拒绝原因我这里看不到，帮您问一下同事再回复您
`,
  presale: `
这件是预售款，发货时间最晚是12月15日20:00
目前还在预售期，没有发货，也没有物流信息
我会把您想早点发货的需求反馈给仓库同事
下单时间是11月20日，发货截止是12月15日20:00
The latest shipping time for this pre-order is 8 pm on December 15.
`,
};
