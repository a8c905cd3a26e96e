/** The lines with the freight are not what was paid. */
import { type Finding, NOTHING } from "./finding.ts";

export const amountsDiffer: Finding<"amounts_differ"> = {
  kind: "amounts_differ",
  duty: "finance",
  ends: {
    zh: "平台或自有系统更新后金额对上了，就解除；退款前请先核对每件商品的实付。",
    en: "Ends when a newer version from the platform or the shop's own system agrees; check what was paid for each item before refunding.",
  },
  fact: "金额对不上",
  aloud: false,
  find({ snapshot, there }) {
    const { toldPaidFen, freightFen, linesToldFen, paidAt, version } = snapshot;
    if (there.length === 0 || toldPaidFen === 0 || (paidAt === null && toldPaidFen === snapshot.depositFen)) return NOTHING;
    const shares = there.reduce((sum, line) => sum + line.toldPaidFen, 0);
    const linesFen = linesToldFen ?? shares + freightFen;
    const differenceFen = linesFen - toldPaidFen;
    if (differenceFen === 0) return NOTHING;
    return { proof: { since: paidAt ?? version, evidence: { linesFen, freightFen, paidFen: toldPaidFen, differenceFen } } };
  },
  sentence({ evidence, yuan }) {
    const [lines, freight, paid, by] = [yuan("linesFen"), yuan("freightFen"), yuan("paidFen"), yuan("differenceFen").replace("-", "")];
    const isMore = Number(evidence.differenceFen) > 0;
    return {
      zh: `商品实付加运费（${freight} 元）共 ${lines} 元，订单实付却是 ${paid} 元，${isMore ? "多出" : "少了"} ${by} 元。`,
      en: `The items with freight (¥${freight}) come to ¥${lines}, but ¥${paid} was paid for the order: ¥${by} too ${isMore ? "much" : "little"} in the items.`,
    };
  },
};
