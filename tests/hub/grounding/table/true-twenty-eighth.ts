/** The twenty-eighth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueTwentyEighth: Readonly<Record<string, string>> = {
  paid: `
哎您好，这边查了，单子是付了款但没发，仓库那边还没轮到
您要退的59元目前没退，得等审核的同事看完
您别生气哈，没发货不是故意的，我帮您催催仓库
明白了，您是不想要这套睡衣了，对吧
按页面写的，最迟11月23号上午九点一刻要发的
您先看看，要是还想要，就再等等；不想要的话等审核结果
邮费是10块，已经算在129里了
我只能告诉您还没发，具体哪个钟头发我说不上来
Sorry for the slow reply! Your order is paid and we're still getting it ready.
`,
  packed: `
衣服打包好了，还在仓库等着出库呢
您的订单承诺11月23日9点15分前发货，目前还没出库
打好包了也还能跟仓库说一声，您要备注什么
现在查不到物流很正常，等出库了就有了
您要是等不及，可以告诉我，我记下来
雾霾蓝XL这套，包好了的
`,
  outbound: `
查到了，21号下午出库的，现在就差快递来揽收
物流没动是因为快递还没揽收，不是没发哦
圆通还没来取件，我帮您催下
您把YT8801234567890复制到圆通官网查就行，揽收后才有信息
您说的物流没更新我看到了，揽收信息还没有
We've handed over the label, but the courier hasn't scanned the parcel yet.
`,
  in_transit: `
您好，包裹21号晚上被圆通揽收，22号凌晨到了武汉
目前没有异常，正常运输中
下一步就是运到长沙，再安排派送
您当地是长沙对吧，包裹正往那边去
派送前一般会有电话或短信，您留意就好
物流上最新一条就是武汉转运中心
我们没法指定哪天送到，不好意思哦
快递单号您有吗，没有的话我发您：YT8801234567890
Your parcel passed through Hangzhou and arrived in Wuhan on Nov 22.
I'm afraid I can't promise a delivery date.
`,
  stalled: `
包裹22号到武汉之后就没有新的物流了，我马上联系圆通
您担心丢件我理解，现在还没有结论
退款59元还没有同意，也没有拒绝，在审核
如果商家一直不处理，到27号8点30分平台会自动退
好的，我把您的诉求记下来了，跟审核的同事说一下
我们也着急，这两头都在催
Your refund request hasn't been approved or declined yet.
`,
  platform: `
平台正在处理，结果出来之前我们都得等
我们会按平台的要求提供凭证
平台介入之后由平台来判断，我们配合就行
现在退款还没退，要看平台怎么判
包裹最后的位置还是武汉转运中心
`,
  delivering: `
您的包裹今早...抱歉说错了，是24号上午9点10分开始派送的
快递员正在派送，还没显示签收
麻烦您手机别关机，快递员可能会打给您
是长沙岳麓营业部在派的
您要是想放驿站，可以跟快递员说
具体送到的时间我不确定
The courier's out delivering your parcel from the Yuelu branch in Changsha.
`,
  signed: `
记录是24号下午签收的，放在快递柜或者驿站了
您去取件的时候看看外包装有没有破
柜子里没有的话问问旁边的驿站
您申请的退货退款还在审核，暂时别寄
麻烦把您觉得有问题的地方拍给我看看
59元的退款要等审核和验货
不合身的话您是想退还是想换
您先别洗别剪标，等审核结果哈
Please don't send it back yet. The request is still being looked at.
`,
  completed: `
这单已经签收并且交易完成了，签收时间24号15:40
您现在还在七天内的话，可以在订单里申请退货
自己不想要的，退回的运费得您承担
质量原因的话退货运费是我们的
申请提交后，24小时内会有人核实答复您
您说的掉毛能拍个视频吗，我发给同事看看
`,
  terms: `
价保15天，降价了记得找我们申请差价
发票在订单详情页点申请开票，一般3天开好
一年内非人为的损坏免费修，人为的不在范围
我们早上九点上班，晚上十点下班，天天在
寄回地址是金华市婺城区临江工业区6号，收件人售后部，电话0579-81234567
无理由退货签收7天内都可以，运费您承担
You have 7 days after delivery to return it, and you'd pay the return shipping if you just changed your mind.
`,
  part_refunded: `
上一笔30元已经退完，这一笔59元在审核
您实付129元，退过30元，最多还能退99元
59元没超过可退的99元，您等审核就好
您问的是之前那30元吗，那笔是退了的
You've had 30 yuan back so far, and up to 99 yuan can still be refunded.
`,
  waiting_return: `
已经同意您退货了，您寄出后把单号填上就行
收到货验收没问题，才会给您退59元
您还没寄是吧，不着急，方便的时候寄
寄的时候包好一点，别弄丢吊牌
如果不是质量问题，退回的运费要您出哦
You can send it back whenever it's convenient and enter the tracking number on the return page.
`,
  exchange: `
您的换货我们同意了，旧的那件还在寄回的路上
等收到您寄回的，仓库会先验收
换货单显示您已寄出，SF1357924680135
还没到我们仓，所以换货还没法处理
The item you sent back hasn't reached our warehouse.
`,
  arrived: `
退货26号上午10点20到仓，还在排队验收
没验收之前退款没法处理，您理解一下
收到了您寄的SF1357924680135，谢谢配合
验收完有结果我告诉您
`,
  refunding: `
已经验收通过了，119元退款处理中
退款按原路退，您留意一下付款的账户
还没退到您账上，正在处理
退货是26号10:20到的，16:05验的
It's passed inspection and the refund of 119 yuan is in progress.
`,
  refunded: `
您的129元已经退款成功，原路退的
这笔订单25号10点05分就关闭了
您查查付款账户的账单，有没有129元的退款
退款已经完成了，这单就不会再发货了
`,
  refused: `
不好意思，您的退货申请没通过，退款也就没退
我这边没看到拒绝的具体理由，我去问一下
不认同的话您可以在申请里找平台介入
Your request for 59 yuan was refused. If you disagree, you can ask the platform to step in.
`,
  presale: `
这是预售的哦，12月15号晚上8点前发货，现在还没发
预售没到时间，所以单号还没有
您要是着急穿，可以先考虑要不要继续等
20号下的单20号付的款，都在的
As it's a pre-sale item, it will be shipped before 8 pm on Dec 15.
`,
};
