import type { ClassWords } from "./class-words.ts";

/** What buyers say about money, papers and people. */
export const SERVICE_WORDS: readonly ClassWords[] = [
  {
    id: "price_protection",
    reason: "价保",
    cores: [
      "昨天买的{goods}今天就便宜了{freight}元，能退差价吗",
      "刚收到{goods}就降价，保价怎么申请",
      "{goods}直播间比我买的便宜，补我差价",
      "才{days}天{goods}就降了，价保给不给",
    ],
    facts: ["您购买{goods}时实付{amount}元", "{goods}下单{days}天后有活动价"],
    steps: ["符合价保，差价{freight}元原路退给您", "请在订单页申请价保，核对后退差价{freight}元"],
    outcome: "退差价",
  },
  {
    id: "coupon_gift",
    reason: "赠品/优惠问题",
    cores: [
      "说好送{part}的，{goods}收到没有赠品",
      "优惠券没用上，{goods}多付了{freight}元",
      "满减没减，{goods}结算价不对",
      "赠品什么时候发，{goods}都到{days}天了",
      "下单时写着送小礼物，拆开{goods}啥也没有",
    ],
    answers: [
      "{part}属于随{goods}的赠品，今天补寄给您，单号稍后发您",
      "优惠券没有用上，{goods}多付的{freight}元核对后原路退给您",
      "{goods}的满减已核对，差额{freight}元原路退给您",
      "赠品与{goods}分开发出，今天{hour}点前把单号发给您",
      "订单备注里有小礼物，仓库漏放了，今天给您补寄",
    ],
    facts: ["这单{goods}实付{amount}元", "订单备注里有赠品"],
    steps: ["今天为您补寄赠品，单号稍后发您", "多付的{freight}元核对后原路退给您"],
    outcome: "补寄赠品",
  },
  {
    id: "invoice",
    reason: "发票问题",
    cores: [
      "{goods}的发票怎么开，要公司抬头",
      "发票抬头写错了，{goods}这单重新开一下",
      "申请发票{days}天了还没收到，报销要用",
      "买{goods}的电子发票发我一下，{amount}元那单",
    ],
    answers: [
      "{goods}开票金额是{amount}元，请在订单页填公司抬头和税号，今天{hour}点前开出",
      "请在订单页更正抬头，{goods}这单我们重开，旧票作废",
      "发票已在开具，今天{hour}点前发到您的订单页",
      "{goods}的电子发票{amount}元今天{hour}点前发到您订单页",
    ],
    facts: ["这单{goods}开票金额是{amount}元", "发票申请已收到"],
    steps: ["电子发票今天{hour}点前发到您订单页", "请在订单页更正抬头，我们重开后旧票作废"],
    outcome: "已开发票",
  },
  {
    id: "service_attitude",
    reason: "服务态度",
    cores: [
      "问{goods}的事，客服爱答不理，{days}天不回",
      "你们客服说话太冲了，我只是问{goods}怎么装",
      "一直机器人回复，{goods}的问题没人管",
      "投诉，说好回电话，等了{days}天没人打",
    ],
    facts: ["您反映{goods}的问题没有得到回复", "之前的沟通记录我已看过"],
    steps: ["这件事由我跟到底，今天{hour}点前给您答复", "已反馈主管，{goods}的问题今天内处理完告诉您"],
    outcome: "专人跟进",
  },
  {
    id: "refund_not_arrived",
    reason: "退款未到账",
    cores: [
      "{goods}退款显示成功，{amount}元还没到卡里",
      "退货你们都签收{days}天了，{goods}的钱怎么还不退",
      "说原路退回，微信里没看到{amount}元",
      "退款到底退到哪里了，{goods}那单",
    ],
    answers: [
      "{goods}的退款{amount}元已原路退回，银行卡一般要1到3个工作日，到时没有到账请告诉我",
      "退货已到{warehouse}仓，验货通过后马上为您退{goods}的款，今天{hour}点前给您结果",
      "{amount}元已退回您付款时用的账户，请在微信支付的账单里看退款记录",
      "{goods}的款退回原付款账户，流水今天{hour}点前核对好发给您",
    ],
    facts: ["{goods}的退款{amount}元已提交，原路退回", "退货已到{warehouse}仓，验货后退款"],
    steps: ["银行卡一般要1到3个工作日，{days}天后仍未到账请告诉我们", "今天为您核对退款流水，{hour}点前回复"],
    outcome: "说明到账时间",
  },
  {
    id: "suspected_abuse",
    reason: "其他",
    cores: [
      "不退就给差评，{goods}仅退款不退货",
      "{goods}我扔了，直接退{amount}元吧",
      "不赔{amount}元我就天天投诉你们",
      "空盒子，{goods}没有，视频也没拍，赶紧退钱",
      "别家都直接退款不用寄回，{goods}你们也退",
    ],
    facts: ["您反馈{goods}的问题需要核实", "{goods}由{warehouse}仓发出，打包有记录"],
    steps: ["请把照片或开箱视频发在售后单里，专员核实后答复您", "已转专员核对打包与签收记录，今天{hour}点前回复"],
    outcome: "转风控核实",
  },
];

/** Small questions that belong to no dispute. */
export const NONE_WORDS: ClassWords = {
  id: "none",
  reason: "其他",
  cores: [
    "{goods}怎么安装，有视频吗",
    "{goods}能放洗碗机吗",
    "请问{goods}的尺寸是多少，想再买一个",
    "{part}可以单独买吗",
    "{goods}还有{colour2}的吗",
    "{goods}第一次用要注意什么",
    "{goods}保修多久",
    "你们{goods}是从哪个仓发",
  ],
  answers: [
    "{goods}的安装说明在商品详情页，包裹里也放了一份，照着步骤装就可以",
    "{goods}建议手洗，别放洗碗机，以免影响使用",
    "{goods}的尺寸在商品详情页的规格里，您看准再拍",
    "{part}可以单独补，您把订单页截图发来，我帮您登记",
    "{colour2}的{goods}目前有货，可以直接下单",
    "{goods}第一次用先擦洗一遍，再按随附的说明使用",
    "{goods}的质保时间在商品详情页写着，从签收那天算起",
    "您这单{goods}从{warehouse}仓发出",
  ],
  facts: ["您问的是{goods}", "您购买的是{colour}的{goods}"],
  steps: ["安装说明在商品详情页，也随包裹放了一份", "使用前请先看随附的说明，有不清楚的再问我"],
  outcome: "已解答",
};
