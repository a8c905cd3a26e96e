/** The thirteenth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueThirteenth: Readonly<Record<string, string>> = {
  paid: `
钱付了，货没发，就停在这一步。
您那份退款单我翻到了，金额59。
亲，麻烦把想退的原因跟我说说，方便的话。
没那么快哈，审核有审核的流程。
发货前都能申请退款的，您自己决定。
您的订单编号麻烦报一下，我对一下。
别担心，没通过审核之前款项不会动的。
Your refund request for 59 yuan is still under review.
`,
  packed: `
已经包装妥当，等着出库呢。
包裹没出仓呢，现在改主意还来得及跟我说。
出库之后单号才会显示出来。
嗯嗯，您的顾虑我懂，我跟仓库沟通一下。
您看是改颜色呢，还是改尺码？
I'll check with the warehouse and let you know.
`,
  presale: `
预售嘛，得等，12月15日晚上8点之前。
不急用的话可以等等，急用的话您考虑一下要不要退。
这单还没到发货节点，仓库没打包。
您20号付的款，这款发货时间是12月15日20点前。
No tracking yet because it hasn't shipped.
`,
  outbound: `
件已出仓，揽收没做，圆通没来呢。
您搜YT8801234567890这个号，过阵子应该会有记录。
物流没更新不代表没发，货是21号出库的。
有没有收到过圆通的短信呀？
麻烦再给快递一点时间，我们也在催。
`,
  in_transit: `
这个件在22号03:12有一条武汉的扫描，之后是往长沙走的。
它还在运输，派送还没开始。
您收件那边是长沙吧？
物流比您想的慢，我理解您的心情。
揽收是21号，到武汉是22号，都在物流里能查到。
等到了长沙，派送的网点会再联系您。
您可以随时打开物流详情看走到哪了。
签收的时候别着急走，拆开对一下款式。
It has passed Hangzhou Yuhang and Wuhan so far.
Nobody has signed for it yet.
`,
  stalled: `
武汉转运中心那条之后，一直是空的。
您退款59的申请，系统里写着27号8点半到期。
要等还是要退，看您，退的话就等审核。
包裹没到长沙，也没有退回的记录。
Would you rather wait for the parcel or go on with the refund?
`,
  platform: `
目前是平台在核实，我们没法替平台做决定。
您若有聊天截图，也可以传给平台看。
In the meantime, we'll keep chasing the courier.
`,
  delivering: `
营业部24号早上九点十分就出来送了。
还在送的路上，您留个心听电话。
没接到电话的话翻翻拦截的短信看看。
要是您不方便，能不能请家里人代收一下？
The courier has it and is delivering it now.
`,
  signed: `
柜子也好驿站也好，您先去找找看。
签收时间是24号下午3点40，签收方式是快递柜或驿站。
要是没找着，您回来跟我说，我接着帮您查。
申请退货退款59元，状态是待处理。
您觉得哪里不满意？颜色、手感还是大小？
不影响二次销售的前提下，签收七天里都能申请退。
退货的钱什么时候能退，要看审核和验货。
别剪吊牌，别下水，保持原样。
Let me look into it and I'll get back to you.
`,
  completed: `
这一单在24号就签收完成了。
您买的那套是雾霾蓝，码数XL。
具体是袖子开线还是扣子掉了呀？
麻烦对着光拍，两三张就够。
亲，咱家人工是早上九点上班，晚上十点下班。
签收了才能申请售后，您已经签收了，可以申请的。
Sorry to hear that, could you describe what's wrong with it?
`,
  terms: `
抬头写公司名，税号别漏，在订单详情页提交开票。
开票要几天？一般3天以内。
降价了找我们申请差价，前提是15天内。
修是可以免费修的，得在签收一年内，而且不是人为弄的。
收件人：售后部，地址是金华市婺城区临江工业区6号。
因为质量退回来的，邮费我们来出。
Please return it to 浙江省金华市婺城区临江工业区6号.
`,
  part_refunded: `
30元那笔是之前退的，跟这次的59不是一回事。
最多还能申请99，因为30已经退过了。
59这笔的结果还没出来。
Your current request is for 59 yuan.
`,
  waiting_return: `
我们同意退了，轮到您寄货啦。
货寄出来之前麻烦检查下配件都在不在。
不是我们拖着不退，是还没收到您的货。
验收过了才会往下走退款。
运单拍张照留着，以防万一。
The refund will only be processed after the inspection.
`,
  exchange: `
货在回来的路上，SF1357924680135可以查。
验收前没法安排换的事，您体谅下。
旧件没到，新件就还没安排。
Your old item is on its way back to us.
`,
  arrived: `
包裹是收到了，验还没验。
仓库26号10点20收的，您放心。
您问退款，现在还轮不到，先验货。
We'll inspect it as soon as possible.
`,
  refunding: `
钱在退了，金额119，退到原来付款的地方。
验收那步过去了，现在就剩退款。
您要是急着用钱我也理解，但到账时间我定不了。
119 yuan is on its way back to you.
`,
  refunded: `
那129早就退您了，订单也关了。
您翻一下付款那个账户的记录，能看到这笔退款。
订单是25号关的，不用再做什么了。
Nothing more is needed from your side.
`,
  refused: `
这次没批下来，59没退成。
拒的原因系统里没写，我问问同事。
您若还想退，可以再提交一次，附上照片。
I understand this isn't the answer you hoped for.
`,
};
