/** More was sold than there is: the warehouse lacks what was ordered, and has neither allocated nor packed it since. */
import { orderLifecycle } from "../order.lifecycle.ts";
import { packedSkus } from "../warehouse.ts";
import { type Finding, NOTHING } from "./finding.ts";
import { skuText } from "./packing.ts";

/** What the warehouse says after which nothing is lacking any more. */
const SETTLES: ReadonlySet<string> = new Set(["allocated", "packed", "outbound", "delivered"]);

export const oversold: Finding<"oversold"> = {
  kind: "oversold",
  duty: "operations",
  ends: {
    zh: "仓库配货、打包或出库，或订单关闭，就解除；补不上货的，请尽快与买家商量换款、等货或退款。",
    en: "Ends when the warehouse allocates, packs or sends it, or the order is closed; if it cannot be restocked, settle with the buyer: another article, waiting, or a refund.",
  },
  fact: "超卖缺货",
  aloud: false,
  find({ snapshot, derived, there }) {
    const { state, outboundAt, signedAt } = derived.order;
    if (orderLifecycle.isEnd(state) || state === "completed" || outboundAt !== null || signedAt !== null) return NOTHING;
    const last = snapshot.warehouse
      .filter(({ kind }) => kind === "short" || SETTLES.has(kind))
      .toSorted((left, right) => left.at - right.at || rank(left.kind) - rank(right.kind))
      .at(-1);
    if (last?.kind !== "short") return NOTHING;
    const named = packedSkus(typeof last.data.sku === "string" ? { skus: [last.data.sku] } : last.data);
    const lacking = named.length > 0 ? named : there.map(({ sku, quantity }) => ({ sku, quantity }));
    return {
      proof: {
        since: last.at,
        evidence: { lacking: skuText(lacking), named: named.length > 0, place: typeof last.data.place === "string" ? last.data.place : "" },
      },
    };
  },
  sentence({ evidence, since, hours, isFar, text, written }) {
    const place = { zh: text("place") === "" ? "仓库" : text("place"), en: text("place") === "" ? "the warehouse" : written("place") };
    const what = {
      zh: evidence.named ? text("lacking") : `本单商品（${text("lacking")}）`,
      en: evidence.named ? written("lacking") : `of this order (${written("lacking")})`,
    };
    const lasts = { zh: isFar ? "" : `，已 ${hours} 小时`, en: isFar ? "" : `, for ${hours} h` };
    return {
      zh: `${place.zh} ${since} 登记缺货：${what.zh}，还没有配货${lasts.zh}。`,
      en: `Out of stock at ${place.en} since ${since}: ${what.en}; nothing was allocated${lasts.en}.`,
    };
  },
};

/** Of what is told of one moment, that it is settled counts last. */
const rank = (kind: string): number => Number(kind !== "short");
