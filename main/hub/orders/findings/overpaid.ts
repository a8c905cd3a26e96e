/** More was paid than the order costs. */
import { type Finding, NOTHING } from "./finding.ts";

export const overpaid: Finding<"overpaid"> = {
  kind: "overpaid",
  duty: "finance",
  ends: {
    zh: "多收的款退给买家，或平台更正了金额，就解除。",
    en: "Ends when the surplus is returned or a newer version has the right sum.",
  },
  fact: "实付超过应付",
  aloud: false,
  find({ snapshot, there }) {
    const { totalFen, freightFen, toldPaidFen, refundedFen, paidAt, version } = snapshot;
    const goods = there.reduce((sum, line) => sum + line.priceFen * line.quantity, 0);
    // Totals are told with and without freight: only what no reading explains is too much.
    const dueFen = Math.max(totalFen, goods) + freightFen;
    if (dueFen === 0 || toldPaidFen - refundedFen <= dueFen) return NOTHING;
    return { proof: { since: paidAt ?? version, evidence: { paidFen: toldPaidFen, totalFen, freightFen, goodsFen: goods, overFen: toldPaidFen - dueFen } } };
  },
  sentence: ({ yuan }) => ({
    zh: `订单总额 ${yuan("totalFen")} 元、运费 ${yuan("freightFen")} 元，实付却是 ${yuan("paidFen")} 元，多收 ${yuan("overFen")} 元。`,
    en: `The order costs ¥${yuan("totalFen")} and ¥${yuan("freightFen")} freight, but ¥${yuan("paidFen")} was paid: ¥${yuan("overFen")} too much.`,
  }),
};
