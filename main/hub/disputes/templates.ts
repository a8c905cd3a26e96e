/** The rules that a person keeps in view while deciding (审核模板): the platform's own, which its connector tells, and those of any case of the kind. */
import type { CaseKind, ConnectorManifest } from "../connectors/port.ts";
import type { Said } from "../kernel/said.ts";
import { kindEnglish, kindWords } from "./case.words.ts";

const general: Readonly<Record<CaseKind, Said>> = {
  refund_only: {
    zh: "核对是否发货、是否签收，以及申请金额是否超过实付。",
    en: "Check whether it was sent and signed for, and whether more is asked for than was paid.",
  },
  return_refund: { zh: "核对是否在退货期内、商品是否影响二次销售。", en: "Check whether it is within the time for returns and the goods can be sold again." },
  exchange: { zh: "核对换货商品与规格、库存是否充足。", en: "Check article, variant and stock of what is to be sent instead." },
  resend: { zh: "核对少件或错发凭证与仓库打包记录。", en: "Check the evidence of what was missing or wrong against the warehouse's packing." },
  price_difference: { zh: "核对下单价与申请价，只退差额。", en: "Check the price paid against the one asked for; pay the difference only." },
  repair: { zh: "核对是否在保修期内，寄回前确认配件齐全。", en: "Check the warranty, and that all parts are there before it is sent back." },
  complaint: {
    zh: "先核实事实，再答复；涉及赔付须按权限审批。",
    en: "Check the facts before answering; a compensation needs somebody whose limit reaches so far.",
  },
  question: {
    zh: "只答记录里有的事实；没有依据的先核实再答复。",
    en: "Answer only what the record says; check what nothing supports before answering.",
  },
};

const fallback: readonly Said[] = [
  { zh: "先看平台时限，再看金额与风险。", en: "Look at the platform's time first, then at amount and risk." },
  { zh: "金额不得超过实付减去已退。", en: "The amount may not exceed what was paid less what was refunded." },
];

/** The review template of a channel and kind: a title and three to six points. A channel that tells no rules gets the general points. */
export function templateFor(
  channel: Pick<ConnectorManifest, "name" | "review" | "desk"> | undefined,
  kind: CaseKind,
): { title: Said; points: Said[]; desk: string | null } {
  const rules = channel?.review;
  const points = [...(rules?.byKind[kind] ?? []), general[kind], ...(rules?.always ?? fallback)];
  const title = {
    zh: `${channel ? `${channel.name.zh} · ` : ""}${kindWords[kind]}审核要点`,
    en: `${channel ? `${channel.name.en} · ` : ""}${kindEnglish[kind]}`,
  };
  return { title, points: points.slice(0, 6), desk: channel?.desk ?? null };
}
