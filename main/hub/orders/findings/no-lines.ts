/** An order of which nobody says what was bought, for example cancelled before it was picked. */
import { type Finding, NOTHING } from "./finding.ts";

export const noLines: Finding<"no_lines"> = {
  kind: "no_lines",
  duty: "operations",
  ends: {
    zh: "平台补充商品后解除；拣货前已取消的订单不用处理。",
    en: "Ends when the platform adds the items; nothing to do for an order cancelled before picking.",
  },
  fact: "订单没有商品",
  aloud: false,
  find: ({ snapshot }) =>
    snapshot.lines.length > 0
      ? NOTHING
      : { proof: { since: snapshot.createdAt, evidence: { paidFen: snapshot.paidFen, channelStatus: snapshot.channelStatus } } },
  sentence: ({ since, yuan }) => ({
    zh: `${since} 的订单没有任何商品，实付 ${yuan("paidFen")} 元，无法核对买了什么。`,
    en: `The order of ${since} has no items at all and ¥${yuan("paidFen")} was paid: nobody can say what was bought.`,
  }),
};
