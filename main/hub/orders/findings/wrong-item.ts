/** Something that was not ordered was packed. */
import { packedSkus } from "../warehouse.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const wrongItem: Finding<"wrong_item"> = {
  kind: "wrong_item",
  duty: "operations",
  ends: "仓库重新打包正确的商品，就解除；已发出的，请换货或补发。",
  fact: "发错货",
  aloud: true,
  find({ snapshot }) {
    const ordered = new Set(snapshot.lines.map((line) => line.sku));
    if (ordered.size === 0) return NOTHING;
    const facts = snapshot.warehouse.filter((fact) => fact.kind === "packed").toSorted((left, right) => left.at - right.at);
    for (const fact of facts) {
      const wrong = packedSkus(fact.data).filter(({ sku }) => !ordered.has(sku));
      if (wrong.length === 0) continue;
      const packed = facts.flatMap((one) => packedSkus(one.data)).map(({ sku }) => sku);
      const missing = [...ordered].filter((sku) => !packed.includes(sku));
      return {
        proof: { since: fact.at, evidence: { packed: wrong.map(({ sku }) => sku).join(","), ordered: [...ordered].join(","), missing: missing.join(",") } },
      };
    }
    return NOTHING;
  },
  sentence: ({ since, text }) => `仓库 ${since} 打包的是 ${text("packed")}，订单里没有这个商品（订单是 ${text("ordered")}）。`,
};
