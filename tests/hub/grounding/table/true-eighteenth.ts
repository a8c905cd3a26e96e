/** The eighteenth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueEighteenth: Readonly<Record<string, string>> = {
  paid: `
您这单是20号付款的，目前仓库还在备货阶段。
退款还在审核哦，审核结果出来前钱不会退的。
麻烦您说明一下退款原因，方便我们处理。
好的亲，我已经备注了，请您放心。
`,
  packed: `
打包完成了，接下来就是出库。
您想换颜色的话，我得先问下仓库还来不来得及。
下单时间是11月20日上午9点12分。
`,
  presale: `
预售款请以页面标注的发货时间为准哈。
`,
  outbound: `
还没揽收呢，揽收之后物流就会更新。
圆通一揽收，您就能看到轨迹了。
亲，出库时间11月21日14:20。
The courier hasn't collected the parcel yet.
`,
  in_transit: `
走到武汉了，离长沙还有一段路。
目前没有派送信息，说明还没到您当地网点。
要是收到后有质量问题，您拍照联系我们。
亲，催件的事我记下了，会跟快递沟通。
We don't have an exact delivery time, sorry.
`,
  stalled: `
我看了一下，从22号凌晨起就没有新的扫描记录。
理解您的焦急，换成谁都会着急的。
退款审核没这么快，请您见谅。
`,
  platform: `
这边已经收到平台介入的通知了。
请您按平台要求上传凭证。
`,
  delivering: `
麻烦您别关机，快递员送到会打电话。
派送员已经出发在送了。
`,
  signed: `
看记录是放在快递柜或驿站了，不是送到您手上的。
您是嫌码子小了吗？
退货需要您先等审核通过哦。
亲，衣服没穿过没洗过吧？
`,
  completed: `
已经过了签收环节，订单也完成了。
您先别生气，先说说哪里不满意。
那您把订单详情截图发我看看。
Could you send a picture of the problem?
`,
  terms: `
差价这个，15天内都可以申请的哈。
保修要看是不是人为的，非人为一年内免费修。
发票抬头是公司还是个人呀？
`,
  part_refunded: `
这笔单之前部分退款过30元。
您看到的30元是之前那次退的。
`,
  waiting_return: `
亲，同意退货啦，包好寄回来就行。
单号填好了告诉我一声。
`,
  exchange: `
您寄的件还在途中，没到我们这边。
换货进度我帮您盯着，到仓了告诉您。
`,
  arrived: `
已经到我们仓库了，验货的同事还没验到。
`,
  refunding: `
钱正在退，请您多等一会儿。
不用您再操作了，等退款就好。
`,
  refunded: `
退款129元已经办完了。
`,
  refused: `
这次的申请被拒了，我知道您会失望。
您可以把新的照片补上，再申请一次。
You may ask the platform to review it.
`,
};
