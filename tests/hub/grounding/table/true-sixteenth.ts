/** The sixteenth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueSixteenth: Readonly<Record<string, string>> = {
  paid: `
我刚看了，您的货还没出仓库。
您这笔退款申请目前没有通过也没有拒绝，还在等处理。
请问您这边是急需用吗？
不好意思让您久等了，我正在看您的订单。
您11月20日付的129元，包含运费。
我们会联系仓库核实发货进度的。
The seller has until 8:30 on Nov 27 to handle your request.
`,
  packed: `
衣服已经装好了，快递还没来拿。
麻烦您等等，等出库了就有物流信息了。
您要改的话越早说越好，我先去问仓库。
`,
  presale: `
预售商品，发货时间以页面为准，是12月15日20:00前。
目前仓库还没有打包，也没有出库。
I know it's a long wait, thank you for your patience.
`,
  outbound: `
您的快递单已经打印，圆通还没有揽收。
亲，快递单号给您：YT8801234567890，圆通的。
先别担心，出库后快递揽收需要点时间。
`,
  in_transit: `
包裹到达武汉是22号凌晨，现在正在发往长沙。
您的包裹还没到目的地，请耐心等待。
收货的时候请检查好再签收哦。
物流都正常的，您可以在订单里点查看物流。
我们已经看到物流了，您的包裹还在途中。
给您造成不便非常抱歉，我们会跟进物流情况。
The last scan shows it arriving in Wuhan.
`,
  stalled: `
您的包裹22号到武汉后就没有新的物流信息了。
我理解您担心丢件，我们会联系快递核实。
仅退款的申请还在审核，您可以等一下结果。
有更新我会通知您的，请您留意消息。
`,
  platform: `
平台客服正在核实，请您留意站内消息。
您有新的证据可以提交给平台。
`,
  delivering: `
包裹在派送中了，快递员会联系您的。
11月24日09:10已经开始派送。
麻烦收到后检查一下有没有破损。
`,
  signed: `
快递显示24号15点40分已经签收，是快递柜或驿站收的。
您看一下是不是家人帮忙取走了呢？
您的申请正在审核，暂时还不能寄回哦。
请把衣服的吊牌和问题处一起拍给我们。
我们会在24小时内核实您的问题。
您可以先试穿一下，再决定退不退。
Please don't remove the tags for now.
`,
  completed: `
您购买的商品是11月24日签收的。
请问是大小不合适还是质量有问题呢？
您可以拍几张清晰的照片发给我们看看。
有什么需要帮忙的，您尽管说。
Thank you for letting us know.
`,
  terms: `
抬头和税号填写完整，发票3天内开好。
15天内如果降价了，您可以申请差价。
签收起一年内，不是人为造成的损坏都能免费修。
质量问题或者发错货，运费由我们承担。
Customer service is open from 9:00 to 22:00 every day.
`,
  part_refunded: `
本次申请退款59元，之前已退30元。
目前这笔59元的申请还没有审核完。
`,
  waiting_return: `
您的申请已经同意，麻烦尽快寄回并填写单号。
我们收到货后会尽快安排验收的。
退货的衣服请保持干净，吊牌齐全。
`,
  exchange: `
我们看到您已经寄出了，单号SF1357924680135。
收到您的退货后我们会尽快验收。
您要换哪个尺码呢？
`,
  arrived: `
仓库已经收到您的退货，等待验货中。
退款需要验货之后处理，您再等等哦。
`,
  refunding: `
您的119元退款正在走流程，请耐心等待。
验货是26号下午完成的。
Please check your payment account once it's completed.
`,
  refunded: `
129元已经原路退还给您了。
订单于11月25日关闭。
`,
  refused: `
您的退货申请没有通过，59元没有退款。
如果您不认可，可以向平台申请介入。
我再帮您核实一下拒绝的原因。
`,
};
