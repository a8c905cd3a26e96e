/** The fifteenth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseFifteenth: Readonly<Record<string, string>> = {
  paid: `
我们今天会给您安排发货的。
退款申请已通过，请留意到账。
您付了119元。
不发货是因为没库存了。
`,
  packed: `
包裹已经被快递取走了。
您的地址已经修改成功。
We'll give you a discount for the delay.
`,
  presale: `
预售提前发货了，请注意查收。
12月14日发货。
`,
  outbound: `
快递11月22日揽收了。
包裹正在运往武汉。
`,
  in_transit: `
包裹已到长沙岳麓营业部。
快递员明天会给您派送。
您的包裹由中通快递承运。
运费10元我们退给您。
因为疫情，快递慢了。
It will be delivered within two days.
`,
  stalled: `
我们同意给您退款59元。
圆通已经确认包裹丢失。
包裹已经在往回退了。
`,
  platform: `
平台已经同意退款。
您撤销平台介入，我们马上处理。
`,
  delivering: `
快递员已经到楼下了。
包裹预计12点前送到。
`,
  signed: `
包裹是物业代收的。
您的退款会在今天到账。
退货运费我们给您报销。
请提供您的支付宝账号。
`,
  completed: `
这款睡衣不会起球。
签收时间是24号10点40。
我们可以给您补偿20元。
`,
  terms: `
发票5天内开好。
退货寄到义乌仓库。
超过15天也可以补差价。
`,
  part_refunded: `
之前退过40元。
这次的59元已经同意了。
`,
  waiting_return: `
退货已经签收，马上退款。
退货运费我们出，您寄到付。
`,
  exchange: `
换货的衣服已经发出，请注意查收。
仓库已经收到您的旧衣服。
`,
  arrived: `
商品检查没有问题，退款马上处理。
退货是26号20点10分到的。
`,
  refunding: `
退款119元已经完成。
退款预计明天到账。
`,
  refunded: `
退款119元已到账。
退款是11月25日10:05到账的。
`,
  refused: `
您的申请是因为超时被拒绝的。
我们可以给您退一半。
We can refund you 30 yuan instead.
`,
};
