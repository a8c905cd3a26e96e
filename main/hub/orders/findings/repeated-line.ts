/** Two lines of an order came under one id: both are kept, and which one an after-sale means is not certain. */
import { toldLineId } from "../paid.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const repeatedLine: Finding<"repeated_line"> = {
  kind: "repeated_line",
  duty: "operations",
  ends: {
    zh: "平台更新后每行商品都有自己的编号，就解除；售后提到这个编号时，请人工核对是哪一行。",
    en: "Ends when each line has a number of its own in a newer version; if an after-sale names this number, check which line is meant.",
  },
  fact: "商品行编号重复",
  aloud: false,
  find({ snapshot, there }) {
    const ids = new Set(there.map((line) => line.channelLineId));
    const repeated = there.map((line) => line.channelLineId).filter((id) => toldLineId(id) !== id && ids.has(toldLineId(id)));
    if (repeated.length === 0) return NOTHING;
    return { proof: { since: snapshot.createdAt, evidence: { lines: [...new Set(repeated.map(toldLineId))].join("，"), times: repeated.length + 1 } } };
  },
  sentence: ({ text, written }) => ({
    zh: `商品行编号 ${text("lines")} 在订单里出现多次，每行都已保留。`,
    en: `Line number ${written("lines").replaceAll("，", ", ")} stands in the order more than once; every line is kept.`,
  }),
};
