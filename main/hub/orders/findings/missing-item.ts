/** Something ordered is in no package, and nothing else is in its place. */
import { rank } from "../order.lifecycle.ts";
import { type Finding, NOTHING } from "./finding.ts";
import { skuText } from "./packing.ts";

/** The next package of an order may still be on the table. */
const NEXT_PACKAGE_MS = 10 * 60_000;

export const missingItem: Finding<"missing_item"> = {
  kind: "missing_item",
  duty: "operations",
  ends: {
    zh: "仓库补齐打包，就解除；已发出的，请补发或退还少发部分的货款。",
    en: "Ends when the warehouse packs the rest; if it has left already, send what is missing or refund it.",
  },
  fact: "少发货",
  aloud: true,
  find({ snapshot, derived, packing, now }) {
    if (!packing || packing.missing.length === 0 || packing.hasStranger || packing.isMoreComing || derived.order.state === "closed") return NOTHING;
    const hasLeft = derived.order.outboundAt !== null || (snapshot.claimedState !== null && rank(snapshot.claimedState) >= rank("outbound"));
    const due = packing.lastAt + NEXT_PACKAGE_MS;
    if (!hasLeft && due > now) return { checkAt: due };
    return { proof: { since: packing.lastAt, evidence: { missing: skuText(packing.missing), ordered: skuText(packing.ordered) } } };
  },
  sentence: ({ since, text, written }) => ({
    zh: `仓库 ${since} 打包完，少了 ${text("missing")}（订单是 ${text("ordered")}）。`,
    en: `The warehouse finished packing at ${since} without ${written("missing")} (ordered: ${written("ordered")}).`,
  }),
};
