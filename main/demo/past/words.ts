/** What the shop's people of the past say: first, when they agree, and when they do not. Said by people, about what they know at that time. */

/** Words for one class of dispute. */
export interface Answers {
  first: readonly string[];
  yes: readonly string[];
  no: readonly string[];
}

/** Said with the first words where somebody gives the buyer a time. */
export const PROMISE = "我们会在24小时内答复您。";

const PARCEL: Answers = {
  first: ["您好，我这边先帮您查一下包裹到哪里了，稍后回复您。", "抱歉让您久等了，我去联系快递核实包裹的情况。", "看到您的申请了，我先跟快递确认一下。"],
  yes: ["快递那边还没有进展，给您同意退款，款项原路退回；之后如果收到包裹，麻烦您拒收。", "跟快递核实过了，这边给您办理退款。"],
  no: ["包裹显示已经由您本人签收，暂时不能仅退款，麻烦您再确认一下。", "包裹还在正常派送，麻烦您再等一等。"],
};

const GOODS: Answers = {
  first: ["实在抱歉给您添麻烦了，我先看一下您发来的情况。", "您好，照片收到了，我转给仓库核实一下。", "抱歉，您说的情况我记下了，马上核对。"],
  yes: ["核实过了，确实是我们的问题，给您同意。", "给您同意了，实在抱歉，以后发货前我们会再检查一遍。"],
  no: ["看了照片，和仓库发货前的记录对不上，暂时不能同意，麻烦您补充清楚一些的照片。", "这个情况属于正常使用痕迹，抱歉不能同意仅退款，您可以申请退货退款。"],
};

const NO_REASON: Answers = {
  first: ["您好，收到您的退货申请了，马上给您看。", "您好，七天无理由可以退，吊牌和包装麻烦保留好。"],
  yes: ["给您同意了，请按售后单上的地址寄回，验货通过后退款。", "已经同意，寄回时麻烦把配件一起放进去。"],
  no: ["退回的商品有明显使用痕迹，验货没有通过，抱歉不能退款。"],
};

const BEFORE: Answers = {
  first: ["您好，我看一下仓库有没有打包。", "收到，我马上联系仓库。"],
  yes: ["仓库还没有发出，给您同意退款，款项原路退回。"],
  no: ["包裹已经交给快递了，麻烦您收到时拒收。"],
};

const DOUBTED: Answers = {
  first: ["您好，您反映的情况需要专人核实，请您稍等。"],
  yes: ["核实过了，给您办理退款。"],
  no: ["核对了出库称重和视频，与您反映的情况不一致，这边不能同意，您可以补充凭证。"],
};

/** By the class of what is complained about. */
export const ANSWERS: Readonly<Record<string, Answers>> & { none: Answers } = {
  not_received: PARCEL,
  fake_shipment: {
    first: ["抱歉让您久等了，我去仓库核实有没有发出。"],
    yes: ["核实到包裹没有实际发出，是我们的疏忽，给您同意退款。"],
    no: ["包裹已经揽收，麻烦您再等一天。"],
  },
  delayed_shipment: BEFORE,
  cancel_before_shipment: BEFORE,
  refused_parcel: PARCEL,
  seven_day: NO_REASON,
  size_colour: NO_REASON,
  suspected_abuse: DOUBTED,
  counterfeit: DOUBTED,
  none: GOODS,
};
