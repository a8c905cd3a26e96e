/** The twenty-sixth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueTwentySixth: Readonly<Record<string, string>> = {
  paid: `
亲，看了下您的订单，现在是已付款待发货，仓库还没安排出库呢
您别急哈，发货时间承诺到23号早上9点15，还在时间内的
嗯嗯，退款申请收到了，59元，原因是不想要了，对吧
这边暂时给不了您退款的结果，还在审核当中
24小时内我们会核实好给您一个答复
亲，您的商品119，快递费10，合计129
目前没发货，所以还没有物流单号哦
Thanks for your patience. We'll check with the warehouse and get back to you.
`,
  packed: `
包裹已打包，接下来就等出库了
亲亲，下单时间是20号9点12，当时就付了款的
还在仓库里，没有交给快递呢
物流信息要等出库、快递揽收之后才看得到
您要修改收货信息的话，我先去问问仓库，能不能改我这边说了不算
Your parcel is packed and waiting to be shipped out.
`,
  outbound: `
21号14点20分出库的，快递暂时还没揽收
圆通那边还没收件，我帮您联系催一下
单号已经有了，就是轨迹还没更新
麻烦您再等等，揽收以后就能看到物流了
快递单已经打印好了，等圆通来取
Your tracking number is YT8801234567890, but there are no scans yet.
`,
  in_transit: `
您的快递22号凌晨到的武汉转运中心，目前正在发往长沙
亲，物流正常，没有停滞，您再等等
预计几号送到物流上没有显示，我不敢乱说
圆通21号18:05揽收的，路上走了杭州余杭和武汉
还没有开始派送，到长沙以后才会安排派送
派送之前快递员一般会给您打电话
您担心收不到的话，我帮您联系快递核实一下
收货地址是长沙这边没错吧
The last update was at Wuhan on Nov 22, 03:12.
It hasn't arrived in Changsha yet.
`,
  stalled: `
物流从22号到武汉之后就一直没有更新，我们也很着急
我现在就联系快递那边核实，有进展马上通知您
暂时还不能确定是不是丢件，要等快递核实
您申请的退款59元目前是待处理状态
27号8点30分是处理的截止时间，过了平台会自动退款
非常抱歉让您等了这么久还没收到
您这边是想继续等还是想退款呢
The tracking hasn't moved since Nov 22 and we're asking the courier about it.
`,
  platform: `
平台客服已经介入了，我们会积极配合
麻烦您耐心等待平台的判定结果
在平台给结果之前，这笔退款还没有处理
需要您提供凭证的话，请按平台的提示上传
快递那边我们同时也在催
`,
  delivering: `
您的快递24号上午9点10分开始派送了，请留意电话
目前是派送中，还没有显示签收
派送网点是长沙岳麓营业部
如果您不方便收，可以跟快递员约个时间
今天具体几点送到我这边看不到，不好意思
Your parcel is out for delivery, please keep your phone on.
`,
  signed: `
物流显示24号下午3点40分由快递柜或驿站代签收了
请您先去小区的快递柜和附近的驿站找一找
找不到的话，可以联系派件的营业部问问放在哪里
退货退款申请已经收到，正在审核，59元
商品有什么问题，麻烦拍几张照片发给我们看看
您先把东西保管好，吊牌不要剪，等审核结果
还没有同意退货，麻烦您先不要寄回
Your return request is still being reviewed.
`,
  completed: `
您的订单24号已经签收，交易也完成了
七天无理由是从签收那天开始算的
无理由退货的话，寄回来的邮费需要您承担哦
如果是质量问题，运费我们来承担
要退货的话，请在订单详情里提交申请
您方便说说是哪里不满意吗
If you'd like to return it, please apply on the order page within 7 days of delivery.
`,
  terms: `
可以开发票的，在订单详情页点申请开票，填好抬头税号，3天内开好
签收一年内，不是人为损坏的话可以免费维修
降价的话15天内可以申请价保，退您差价
我们的在线时间是早上9点到晚上10点
退货请寄到金华婺城区临江工业区6号，收件人售后部，电话0579-81234567
七天内不影响二次销售可以退货，无理由的话运费您出
You can ask for the price difference if the price drops within 15 days.
`,
  part_refunded: `
这笔订单之前退过30元，现在最多可以退99元
您这次申请的59元还在审核，暂时没有退
您一共付了129元，已退30元
审核有结果会第一时间告诉您
The 30 yuan refund from before has been completed, and this time you're asking for 59.
`,
  waiting_return: `
您的退货申请已经同意，请尽快寄回商品
寄回后请在售后页面填写退货单号
我们收到货、验收没问题后再为您处理退款
目前还没收到您寄回的商品
寄的时候麻烦把吊牌和包装袋一起寄回
Please send the pyjamas back with the tags on and enter the tracking number.
`,
  exchange: `
您寄回的商品还在运输中，单号是SF1357924680135
换货流程是先收到您寄回的，验收后再处理换货
目前仓库还没有收到退回的包裹
到仓后我们会尽快安排验收
Your exchange has been approved and your item is on its way back to us.
`,
  arrived: `
您寄回的商品26号10点20已经到仓库了，还在等验收
目前还没有验收，所以退款还没处理
我们会尽快安排验收，请您耐心等待
退货单号SF1357924680135，仓库已签收
Your return arrived on Nov 26 at 10:20 and is waiting to be inspected.
`,
  refunding: `
您的退货26号16:05已经验收，退款119元正在处理
退款会原路退回您的付款账户
目前退款还在处理中，到账时间这边看不到具体的
运费10元不在这次退款里，这次退的是商品的119元
The refund is being processed and will go back to your original payment account.
`,
  refunded: `
您的退款129元已经退回原支付账户
订单已于25号10:05关闭
亲，退款已完成，麻烦您查看一下付款账户的明细
如果没看到，可以截图发给我帮您看看
Your refund of 129 yuan has been completed.
`,
  refused: `
很抱歉，您的退货退款申请没有通过审核
具体原因我这边没有看到，需要跟同事确认
如果您对结果有异议，可以申请平台介入处理
目前59元没有退款，钱还没有动
I'm sorry, your return request was declined. I'll ask my colleague about the reason.
`,
  presale: `
您拍的是预售商品，最晚12月15日晚上8点前发货
目前还没到发货时间，仓库还没有打包
亲，预售商品发货会晚一些，请您理解
能不能提前发我帮您问一下仓库
您20号付款的，129元已经收到
Your item is a pre-order and hasn't shipped yet.
`,
};
