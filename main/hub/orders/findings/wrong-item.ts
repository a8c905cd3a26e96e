/** Something ordered is not in the packages, and something else is. */
import { type Finding, NOTHING } from "./finding.ts";
import { skuText } from "./packing.ts";

export const wrongItem: Finding<"wrong_item"> = {
  kind: "wrong_item",
  duty: "operations",
  ends: {
    zh: "仓库重新打包正确的商品，就解除；已发出的，请换货或补发。",
    en: "Ends when the warehouse packs the right item; if it has left already, exchange it or send the right one.",
  },
  fact: "发错货",
  aloud: true,
  find({ packing }) {
    if (!packing?.hasStranger || packing.missing.length === 0) return NOTHING;
    const { extra, ordered, missing } = packing;
    return { proof: { since: packing.firstAt, evidence: { packed: skuText(extra), ordered: skuText(ordered), missing: skuText(missing) } } };
  },
  sentence: ({ since, text, written }) => ({
    zh: `仓库 ${since} 打包的是 ${text("packed")}，订单里没有这个商品（订单是 ${text("ordered")}，缺 ${text("missing")}）。`,
    en: `The warehouse packed ${written("packed")} at ${since}, which was not ordered (ordered: ${written("ordered")}; missing: ${written("missing")}).`,
  }),
};
