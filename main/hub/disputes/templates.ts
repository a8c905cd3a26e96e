/** The platforms' own rules that a person keeps in view while deciding (审核模板), by channel and kind: data, read by nobody else. */
import type { CaseKind } from "../connectors/port.ts";
import { channelWords, kindWords } from "./case.words.ts";

interface ChannelRules {
  /** True for every case of this channel. */
  always: readonly string[];
  byKind: Partial<Record<CaseKind, readonly string[]>>;
}

const byChannel: Readonly<Record<string, ChannelRules>> = {
  taobao: {
    always: [
      "倒计时结束前未处理，平台会按默认结果自动执行；先看时限再看金额。",
      "平台客服介入后以平台判定为准，请在限定时间内上传凭证。",
      "买家修改申请后版本会变，须按最新申请金额与版本同意，旧版本会被平台退回。",
    ],
    byKind: {
      refund_only: ["未发货的仅退款核对仓库是否已出库，未出库即可同意。", "已发货的仅退款先看物流：未签收先拦截，已签收须有破损、少件等凭证。"],
      return_refund: ["七天无理由：签收次日起七天内、商品完好即可同意退货。", "同意退货后等待买家寄回；快递签收不等于验收合格，验收后再退款。"],
      exchange: ["换货先收到退件并验收，再发出换货并填写单号。", "没有同款库存时与买家协商转为退款。"],
    },
  },
  douyin: {
    always: [
      "处理时限到期后平台按默认结果执行；更新时间是乐观锁，须按最新记录操作。",
      "拒绝必须选择平台规定的原因并附凭证，无凭证的拒绝会被平台驳回。",
      "平台仲裁中以平台结论为准，按要求的截止时间补充举证。",
    ],
    byKind: {
      refund_only: ["未发货仅退款核对是否已出库，未出库直接同意。", "已发货仅退款先确认物流是否停滞、拒收或已拦截。"],
      return_refund: ["一次审核同意退货，买家寄回后二次审核；二次审核前先验货。", "买家撤销后退款状态不会变化，以售后单状态“已关闭”为准。"],
      exchange: ["换货须在收到退件后再发出并回填物流。"],
      price_difference: ["价保补差核对承诺保价期与当前活动价，只补差额。"],
      resend: ["补寄先确认少件或错发的凭证，再回填补寄单号。"],
    },
  },
  jd: {
    always: [
      "退款申请与售后服务单是两套记录，金额不可相加。",
      "服务单“完成”不代表已退款，以退款结果为准。",
      "审核超时由京东客服介入，请先处理临近超时的申请。",
    ],
    byKind: {
      refund_only: ["订单取消类退款先确认是否已出库，已出库须先拦截。"],
      return_refund: ["客户寄回并收货后登记收货，再做处理结论。"],
      exchange: ["换新前确认库存，换新单号需回传。"],
    },
  },
  pinduoduo: {
    always: [
      "商家未在时限内处理时平台可能直接退款，可能没有任何中间状态。",
      "平台介入后的退款不可逆，先在时限内上传凭证。",
      "列表与详情的售后类型编号不同，以详情为准。",
    ],
    byKind: {
      refund_only: ["未发货可直接同意；已发货先看物流轨迹是否有效。", "重点核对虚假发货与物流停滞，避免平台处罚。"],
      return_refund: ["买家填写退货单号后再等待收货；收到后在时限内验货处理。"],
    },
  },
  meituan: {
    always: ["退款申请 3 小时未处理会自动同意。", "商家拒绝后用户可申诉，申诉由平台裁定。", "同一订单可有多次部分退款，核对剩余可退金额。"],
    byKind: {
      refund_only: ["生鲜缺重、变质以照片为凭，可部分退款。", "骑手未取货前取消可直接同意。"],
      return_refund: ["需要退货的先同意退货，门店收到后再退款。"],
    },
  },
  miniapp: {
    always: ["自有小程序没有平台时限，以对买家的承诺时间为准。", "退款经支付渠道原路退回，先核对实付与已退金额。", "处理结果请在会话中告知买家。"],
    byKind: {
      return_refund: ["同意退货后登记退货单号，验收合格再退款。"],
      question: ["先查订单时间线与物流，再答复；不确定的先核实。"],
      complaint: ["先致歉并核实经过，再给出处理方案与时间。"],
    },
  },
};

const general: Readonly<Record<CaseKind, readonly string[]>> = {
  refund_only: ["核对是否发货、是否签收，以及申请金额是否超过实付。"],
  return_refund: ["核对是否在退货期内、商品是否影响二次销售。"],
  exchange: ["核对换货商品与规格、库存是否充足。"],
  resend: ["核对少件或错发凭证与仓库打包记录。"],
  price_difference: ["核对下单价与申请价，只退差额。"],
  repair: ["核对是否在保修期内，寄回前确认配件齐全。"],
  complaint: ["先核实事实，再答复；涉及赔付须按权限审批。"],
  question: ["只答记录里有的事实；没有依据的先核实再答复。"],
};

/** The review template of a channel and kind: a title and three to six points. An unknown channel gets the general points. */
export function templateFor(channel: string, kind: CaseKind): { title: string; points: string[] } {
  const rules = byChannel[channel];
  const points = [...(rules?.byKind[kind] ?? []), ...general[kind], ...(rules?.always ?? fallback)];
  return { title: `${channelWords[channel] ?? channel} · ${kindWords[kind]}审核要点`, points: points.slice(0, 6) };
}

const fallback: readonly string[] = ["先看平台时限，再看金额与风险。", "金额不得超过实付减去已退。"];
