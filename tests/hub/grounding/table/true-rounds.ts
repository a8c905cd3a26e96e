/** Written as a desk would write, in rounds of fresh sentences before any of them was judged; mended on since, so that they hold what was reached and measure no more. Second and third round. */
export const trueRounds: Readonly<Record<string, string>> = {
  paid: `
亲，这单还在配货，没出库呢
您的付款时间是11月20日09:15，仓库会按承诺的时间11月23日09:15前发出
刚看了下，您这笔退款申请是25号早上8点半提的，正等着处理
目前状态是已付款待发货，所以还没有运单号给到您
仅退款的申请我们看到了，金额59元，核实后24小时内给您答复
您要是着急，我去跟仓库打听一下备货进度，有结果就告诉您
This order is paid but hasn't left the warehouse, so there's no tracking number yet.
We'll get back to you within 24 hours about your refund request.
您说的这个情况我大概清楚了，我先核实，再来回复您
总共支付129元，其中商品119元、运费10元
别担心哈，没发货的订单申请退款不用寄东西
您好，您的订单目前还在等仓库备货，尚未发出
我查了您的订单，11月20日上午付的款，承诺的发货时间是11月23日上午9点15分
退款申请我们收到啦，会尽快核实，24小时内回复您
不好意思，现在还没有快递信息可以给您
Your payment went through on Nov 20, but the order has not shipped yet.
还请您体谅一下，仓库在赶着备货
这单您付了129，申请退的是59`,
  packed: `
已经打包好放在仓库了，还没交给快递
包裹打包完了，不过出库还得再等等
抱歉，出库的具体时间我这边查不到
您想改地址的话，麻烦把新地址写一下，我帮您问问仓库还来不来得及
发货之前我们都可以帮您联系仓库核实
No tracking information yet because the parcel has not left our warehouse.
东西打包好了，等快递来收
请问是要换颜色还是换尺码
目前是待出库状态，出库后才有物流
您的包裹已经打包，还没出库，请放心`,
  outbound: `
21号下午2点20出库的，单号已经有了，圆通还没更新
圆通这边目前只有单号，没有揽收信息
您放心，我们不会不管的，这就联系快递催一催
要是快递一直没动静，我们会接着跟进
Please allow the courier some time to scan the parcel.
The tracking number is YT8801234567890, carried by YTO.
物流暂时查不到是因为快递还没扫描
已于11月21日14:20出库，等待圆通揽收
暂时没看到揽收信息，我们会联系圆通催一下
单号有了，物流还没动，您先别着急
The parcel left our warehouse on November 21 at 14:20.
如果长时间没有物流，也可能是快递漏扫，具体要等快递核实
麻烦您再给快递一点时间`,
  in_transit: `
查到了，件现在在武汉转运中心，下一站往长沙
11月22日3点12分到的武汉，之后会发往长沙
还在路上没送到，也没有派件信息
单号尾号7890，您可以自己在圆通那边查
承运的是圆通，不是别家快递
The last scan was at the Wuhan hub on Nov 22 at 03:12.
It has not arrived in Changsha yet.
路上要走多久得看快递，我不敢跟您乱说
要是收货不方便，您可以跟快递员另外约时间
亲亲，您的包裹离开杭州余杭分拨中心以后，已经到武汉了
到目前为止没有签收
包裹正从武汉往长沙走，还没到
11月22日03:12之后暂时没有派送的消息
目前在路上，等到了网点就会安排派送
收到货先验一下，有问题拍照发我们
The parcel passed through Hangzhou and is now at the Wuhan hub.
Please check the parcel when it arrives and let us know if anything is wrong.
快递是圆通，尾号7890
如果地址写错了，请尽快告诉我们
麻烦您手机保持畅通，快递到了会联系您`,
  stalled: `
圆通自从11月22日凌晨到武汉后就没再扫描过
这么久没动，换谁都着急，我们去催
如果快递确认丢件，会按平台规则来处理的，您先别急
退款申请还没审核，金额59元，最多可以退129元
We're sorry the parcel has not moved since November 22.
We will contact the courier and keep you updated.
停在武汉转运中心了，原因还要等快递回复
您的申请是25号提交的，平台给的处理时限到27号8点半
物流确实停住了，最后的记录是11月22日03:12在武汉
我们已经看到您的退款申请，还在核实
如果您不想等了，退款申请可以继续走流程
快递这边我们会去催，请您再给点时间
It has been at the Wuhan hub since Nov 22 without any new scan.
平台的处理时限是11月27日，到期会自动退款`,
  signed: `
物流上写的签收人是快递柜或驿站
24号下午3点40签收的，不是本人签收，是放在柜子或驿站了
退货退款的申请还没同意，先别寄哈
质量问题退货运费算我们的，不想要了退货运费算您的
请问商品收到有什么问题吗，能拍照给我看看吗
收到货七天内，不影响二次销售，都能申请退货
The parcel was left at a locker or station on Nov 24.
Your return request is under review.
Please keep the tags on and do not wash the item.
If there is a quality problem, we cover the return shipping.
您还没拿到的话，可以去驿站问问，报取件码就行
快递显示24日15:40签收，是快递柜或驿站代收的
申请原因写的是不想要了，申请金额59元
您先看看快递柜的短信，里面有取件码
还没有同意退货，请先不要寄出
退货的运费，质量问题我们出，个人原因您出
If it is not a quality problem, the return shipping is paid by the buyer.
The request for 59 yuan is waiting for our review.
您是想退货还是想换货呢
衣服上有没有明显的破洞或者污渍`,
  completed: `
订单完成了也可以咨询售后的，您说说看
24号就签收了，交易也完成了
您当时实付129，含10元运费
您要的是雾霾蓝XL，订单里写的就是这个
人工在线时间是早九点到晚十点
If you have any trouble using it, please describe the problem.
Returns can be requested within 7 days of delivery if the item can be resold.
您发来的照片有点糊，能重新拍一张吗
交易已完成，包裹是24号下午三点四十签收的
您实付的129元里包括10元运费和119元商品
我们客服每天9点上班，22点下班
想退货的话要在签收7天内，并且不影响再卖
Customer service is available from 9 am to 10 pm.
这件洗过之后起球了吗，麻烦发个照片`,
  refunded: `
129元已退，走的原支付渠道
款项已经原路退还，麻烦查一下付款账户的明细
订单11月25日10点零5分关闭的
退款处理完成啦
The refund of 129 yuan is complete and the order is closed.
The money goes back to the account you paid with.
这边看到是全额退款，129元
没看到钱的话，您再刷新一下账单看看
已经全额退了129元，原路退回
退款走原付款渠道，您核对一下账单
订单关闭时间是11月25日10:05
The order was closed on Nov 25 and 129 yuan has been refunded.`,
  waiting_return: `
同意退货了，就等您把衣服寄回
还没收到您的退货单号，寄了的话填一下
因为不是质量问题，寄回来的运费得您付
退货的时候麻烦把吊牌一起放进去
等我们收到并验好，退款才会往下走
Please send the item back and upload the return tracking number.
The refund will be handled after we receive and inspect the item.
您这边什么时候方便寄呢
请勿使用平邮，也不要到付
审核通过了，麻烦您把货寄回来，并填写单号
仓库还没收到您的退货
不是质量问题的话，寄回的运费要您承担哦
退货到仓后我们尽快验收，验收完再退款
We have not received your return yet.
Please pack the item well and keep the receipt.
寄件的时候选普通快递就行，别选到付`,
  delivering: `
24号上午9点10分开始派送的，正在送
快递正在派送，麻烦保持手机畅通
派件的是长沙岳麓营业部
目前还没签收哦，您再等等
Your parcel is out for delivery and has not been signed for yet.
没接到电话也别急，可能快递员还没到
快递已经在派送路上了，请您留意接听
24号早上9:10长沙岳麓营业部开始派件
今天若是没收到，可以再联系我们
还在派送，没有签收
It is being delivered by YTO.`,
  refused: `
这次申请没有通过，所以没退款
您的退货退款申请被拒绝了，不服的话可以申请平台介入
拒绝之后您还可以补充材料，我们再看
Your request was not approved.
您有新的照片或者视频也可以发来
申请被拒绝了，所以没有退款
可以补充凭证重新提交，或者请平台介入
如果您有新的凭证，可以发给我们看看`,
  refunding: `
验货已经完成，正在给您退款
退款金额是119元，退款处理中
26号下午4点05验的货，没有卡住，正在退
退的钱会原路返回您的支付账户
The refund of 119 yuan is being processed.
还没到账是正常的，退款还在处理
验收已完成，119元正在退
退货单号SF1357924680135，26日10:20到仓
The return arrived on Nov 26 at 10:20 and was inspected at 16:05.
退款还在处理中，会原路退回`,
  part_refunded: `
这笔订单之前退了30元，剩99元可退
您申请的59元还没处理，之前的30元已经退了
You have already received a refund of 30 yuan; another 59 yuan is pending.
已经退给您30元，还有59元在申请中
可退的还剩99元`,
  exchange: `
您换货的件还在寄回的路上
换货通过了，收到您寄回的衣服后我们会尽快验收
我们还没收到您寄回来的那件
The return parcel number is SF1357924680135.
换货申请通过了，正在等您寄回的包裹
您寄回的包裹还没到我们仓库`,
  arrived: `
退货到了，26号上午10点20到的，还没验货
仓库收到了您退回的衣服，验收还没开始
验完才能退款，麻烦再等等
Your return has arrived at our warehouse and is waiting to be inspected.
您的退货已到仓库，等待验收
26号10点20到的货，还没验，验完再退款
Your return is in our warehouse but has not been inspected.`,
  presale: `
这款要12月15日晚上8点前才发货，现在还没发
预计发货时间以订单上承诺的12月15日20:00为准
Shipping is promised before December 15, 8 pm.
预计要到12月15日20:00之前发货，目前没发
商品要等到12月15日晚上八点前才会发出`,
  platform: `
平台的人已经介入了，我们会配合他们核实
结果要看平台怎么判，我这边说了不算
您手头有聊天记录或照片，可以传给平台看
平台已介入处理，我们会配合核实，请等平台结果
平台那边还没有出结果`,
  terms: `
可以开发票，订单详情页里点申请开票就行
开票要填抬头和税号，一般3天内开好
15天价保，降价了您来申请退差价
保修是签收后一年，非人为损坏免费维修
人为弄坏的话就不在免费维修里了
Price protection is valid for 15 days.
Please fill in the invoice title and tax number on the order page.
退货地址是浙江省金华市婺城区临江工业区6号，收件人售后部
发票在订单详情页点申请开票就可以了，一般3天内开好
15天内降价的话，可以来申请退差价
签收后一年内，非人为的损坏免费维修
The warranty does not cover man-made damage.
退货请寄金华那个地址，收件人写售后部`,
  any: `
收到，我去看一下哈
亲，您把问题说具体点，我好帮您看
谢谢您跟我们说这些
这样啊，那确实挺闹心的
您稍等两分钟，我翻一下记录
我不太明白您指的是哪一件，能再说说吗
嗯，您继续说，我听着呢
照片收到了，看得挺清楚的
您用着有啥不顺手的尽管讲
今天天冷，您注意保暖
I see, thank you for explaining.
Sorry, I did not quite get that. Could you say it again?
Which part is broken?
哎呀，这事儿搁我身上我也急
没帮上忙真是抱歉
打字有点慢，您多担待
您这个问题问得好，我得查查才能答
有没有打开看看里头的东西齐不齐
您的心情我懂，先把情况跟我说说吧
没听明白的地方您再问我
好的，那我就不多说了
有图有真相，您拍一张给我瞅瞅
这个要看具体情况，不能一概而论
我先帮您登记一下您说的情况
您看什么时候方便，把照片传上来
辛苦您再描述得细一点
Take your time, we are here to help.
May I ask what happened?
Thanks again for letting us know about this.
不会的，您放心问
很遗憾听到这个消息
您的建议很中肯，谢谢您`,
};
