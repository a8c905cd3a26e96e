/** The lines with the freight are not what was paid. */
import { type Finding, NOTHING } from "./finding.ts";

export const amountsDiffer: Finding<"amounts_differ"> = {
  kind: "amounts_differ",
  duty: "finance",
  ends: "平台或自有系统的新版本金额一致，就解除；退款前请先核对每件商品的实付。",
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
  sentence: ({ evidence, yuan }) =>
    `商品实付加运费（${yuan("freightFen")} 元）共 ${yuan("linesFen")} 元，订单实付却是 ${yuan("paidFen")} 元，${Number(evidence.differenceFen) > 0 ? "多出" : "少了"} ${yuan("differenceFen").replace("-", "")} 元。`,
};
