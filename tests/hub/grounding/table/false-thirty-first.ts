/** The thirty-first round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseThirtyFirst: Readonly<Record<string, string>> = {
  paid: `
订单20号10点付的款。
退款申请通过了，请查收。
23号中午前发。
我去让仓库今天发。
Your order has been shipped.
It will ship on 22 November.
We will refund you 59 yuan.
We shipped it this morning.
Your refund of 59 yuan has been accepted.
The total was 119 yuan.
We will give priority to your order.
给您加急了，今晚就出。
59已经批了哈。`,
  packed: `
包裹已经出库了。
快递下午来取。
明早发出。`,
  outbound: `
包裹在路上了。
已经揽收，物流在更新。`,
  in_transit: `
快递到长沙了。
物流停了好几天。
应该明后天到。
快递说爆仓了。
丢了我们全额赔。
21号14:20揽收的。
It arrived in Changsha.
It will arrive in two days.
The parcel was delayed by snow.
The parcel will be delivered on 25 November.
It left Hangzhou on 23 November.
SF Express is carrying it.
Don't worry, it will definitely arrive.
If it is lost we will pay for it.
明儿准到。
人家圆通说了，路上堵。
丢不了，丢了算我们的。`,
  stalled: `
包裹丢了。
快递已经确认丢件。
先退您59，后面再说。
48小时没更新会自动退。`,
  platform: `
平台支持了我们。
平台会在三天内出结果。`,
  delivering: `
已经签收了。
马上就到您家。
快递员说放门口了。`,
  signed: `
您家人签收的。
您已经取走了。
59元已经同意。
快递柜是丰巢的3号柜。
要不给您补偿5元，别退了吧？
Your neighbour signed for it.
We've approved your return.
The courier left it at your door.
A refund of 59 yuan is on its way.
Please withdraw the request and we'll send you a gift.
The item is of good quality.
放您家门口地垫下面了。
退是肯定能退的。`,
  completed: `
24号本人签收。
过了售后期不能退了。
衣服质量没问题的。`,
  terms: `
签收后14天内可退。
质量问题运费也要您先垫。
任何问题都免费退。
Return shipping is always free.
You have 15 days to return it.
We pay return shipping in all cases.
You can reach us at any time, day or night.`,
  part_refunded: `
已经退了59元。
最多还能退59元。`,
  waiting_return: `
您的退货我们收到了。
不用验货直接退。
59元马上到账。
We will refund you right after you send it.
You don't need to send it back.`,
  exchange: `
新衣服已经发出。
退回的件到仓库了。
The new one has been shipped.
Your old one arrived on 26 November.`,
  arrived: `
已经验货。
明天退款。
退货是26号11点到的。
The inspection is done.
You'll get your refund tomorrow.
We found some stains on it.
The refund has started.`,
  refunding: `
退款129元。
26号上午验的货。
119元到账了。
The refund of 129 yuan is being processed.
Your refund has been completed.
A refund of 129 yuan is being processed.
The refund arrived this morning.
It was inspected at 10:20.
今晚到账。
119加运费一起退。`,
  refunded: `
119元已退。
昨天退的款。
订单24号关闭的。
119 yuan was refunded.
The refund took three days.`,
  refused: `
因为吊牌剪了。
平台驳回了您的申请。
The platform rejected your request.
We will approve it next time.
Your request was rejected because you wore it.
Apply again and we will approve it.`,
};
