/** The twenty-ninth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseTwentyNinth: Readonly<Record<string, string>> = {
  paid: `
亲您好，查询到您的订单已经出库
我这就给您退59元
承诺最晚22号早上9点15分发货
`,
  packed: `
打包已经完成，刚刚出库了
地址帮您改成功了
`,
  outbound: `
已经揽收，轨迹马上有
出库时间21号下午6点05分
`,
  in_transit: `
您别担心，包裹已经到您那里的网点
武汉到长沙只要一天
Your package will arrive on Nov 25.
`,
  stalled: `
圆通核实过了，丢了
退款已经审核通过
26号8点30分之前会处理
`,
  platform: `
平台已经裁定退款
平台让我们先给您补发
`,
  delivering: `
派送是从24号下午开始的
快递员说放您家门口了
`,
  signed: `
签收记录是门卫，时间24号下午3点40
线头问题给您退20元
退货申请通过了，地址发您
`,
  completed: `
订单已完成，运费我们出，随便退
签收后三十天内可以申请退货
`,
  terms: `
开票要一个月
质保三年
`,
  part_refunded: `
之前退的50元已经到位
可退的余额是129元
`,
  waiting_return: `
同意退货了，钱先退给您
您的退货已经验收了
`,
  exchange: `
换货的新品已经出库
您寄回的已经签收了
`,
  arrived: `
您的退货24号到仓的
验收发现吊牌没了
`,
  refunding: `
验收过了，129元正在退
已经到账了
`,
  refunded: `
129元退了一半
订单26号关闭的
`,
  refused: `
您的申请被拒绝是因为超时
59元已经退了
`,
  presale: `
预售商品，12月15日晚10点前发出
仓库同意提前给您发了
`,
};
