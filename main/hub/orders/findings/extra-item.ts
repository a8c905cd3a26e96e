/** Everything ordered is packed, and something more: mostly a gift the channel does not know of. */
import { type Finding, NOTHING } from "./finding.ts";
import { skuText } from "./packing.ts";

export const extraItem: Finding<"extra_item"> = {
  kind: "extra_item",
  duty: "operations",
  ends: {
    zh: "是赠品的不用处理；多发了的，请仓库核对库存。",
    en: "Nothing to do for a gift; for something sent by mistake, have the warehouse check its stock.",
  },
  fact: "多发货或赠品",
  aloud: false,
  find({ packing }) {
    if (!packing || packing.missing.length > 0 || packing.extra.length === 0) return NOTHING;
    return { proof: { since: packing.firstAt, evidence: { packed: skuText(packing.extra), ordered: skuText(packing.ordered) } } };
  },
  sentence: ({ since, text, written }) => ({
    zh: `仓库 ${since} 多打包了 ${text("packed")}，订单里的商品都在（订单是 ${text("ordered")}），可能是赠品。`,
    en: `The warehouse packed ${written("packed")} besides at ${since}; everything ordered is there (${written("ordered")}): perhaps a gift.`,
  }),
};
