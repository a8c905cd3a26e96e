/** The rules that a person keeps in view while deciding (审核模板): the platform's own, which its connector tells, and those of any case of the kind. */
import type { CaseKind, ConnectorManifest } from "../connectors/port.ts";
import { kindWords } from "./case.words.ts";

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

const fallback: readonly string[] = ["先看平台时限，再看金额与风险。", "金额不得超过实付减去已退。"];

/** The review template of a channel and kind: a title and three to six points. A channel that tells no rules gets the general points. */
export function templateFor(channel: Pick<ConnectorManifest, "name" | "review"> | undefined, kind: CaseKind): { title: string; points: string[] } {
  const rules = channel?.review;
  const points = [...(rules?.byKind[kind] ?? []), ...general[kind], ...(rules?.always ?? fallback)];
  return { title: `${channel ? `${channel.name.zh} · ` : ""}${kindWords[kind]}审核要点`, points: points.slice(0, 6) };
}
