/** What a reply may promise, by the case's state. A refund that is not decided is never among it. */
import type { CaseChannelState, CaseKind } from "../connectors/port.ts";
import type { CaseStatus } from "./case.ts";

/** What a promise depends on. */
export interface PromiseGround {
  kind: CaseKind;
  state: CaseChannelState;
  status: CaseStatus;
  arbitration: boolean;
  /** Nothing has left the warehouse yet. */
  notShipped: boolean;
  /** A parcel is under way to the buyer. */
  underWay: boolean;
}

interface PromiseRule {
  id: string;
  text: string;
  when(ground: PromiseGround): boolean;
}

const rules: readonly PromiseRule[] = [
  { id: "refund_way", text: "退款会原路退回到您的支付账户。", when: ({ state }) => state === "refunding" || state === "refunded" },
  {
    id: "inspect_soon",
    text: "退货到仓后我们会尽快安排验收。",
    when: ({ state }) => state === "waiting_return" || state === "returned_in_transit" || state === "arrived",
  },
  { id: "answer_24h", text: "我们会在24小时内核实并给您答复。", when: ({ status, state }) => status === "open" && state !== "refunded" },
  {
    id: "urge_carrier",
    text: "我们会联系快递跟进催促，有进展及时通知您。",
    when: ({ underWay, status }) => underWay && status !== "done",
  },
  {
    id: "ask_warehouse",
    text: "我们会联系仓库核实进度，有结果及时通知您。",
    when: ({ notShipped, status }) => notShipped && status !== "done",
  },
  { id: "platform_in", text: "平台客服已介入，我们会配合平台核实处理。", when: ({ arbitration }) => arbitration },
];

/** Sentences that policy allows a reply to promise now. */
export function promisesFor(ground: PromiseGround): { id: string; text: string }[] {
  return rules.filter((rule) => rule.when(ground)).map(({ id, text }) => ({ id, text }));
}
