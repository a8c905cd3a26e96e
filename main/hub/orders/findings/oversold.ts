/**
 * More was sold than there is: the warehouse lacks what was ordered, and has neither allocated nor packed it since; or orders that have not left ask for more of an
 * article than the warehouses have, and this is one of those that were paid too late.
 */
import { orderLifecycle } from "../order.lifecycle.ts";
import type { SnapshotLine } from "../refresh.ts";
import { codeOf } from "../sku-code.ts";
import { packedSkus } from "../warehouse.ts";
import { type Finding, type Look, NOTHING, type Outcome } from "./finding.ts";
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
  find(look) {
    const { snapshot, derived, there } = look;
    const { state, outboundAt, signedAt } = derived.order;
    if (orderLifecycle.isEnd(state) || state === "completed" || outboundAt !== null || signedAt !== null) return NOTHING;
    const last = snapshot.warehouse
      .filter(({ kind }) => kind === "short" || SETTLES.has(kind))
      .toSorted((left, right) => left.at - right.at || rank(left.kind) - rank(right.kind))
      .at(-1);
    if (last?.kind !== "short") return last === undefined ? atRisk(look) : NOTHING;
    const named = packedSkus(typeof last.data.sku === "string" ? { skus: [last.data.sku] } : last.data);
    const lacking = named.length > 0 ? named : there.map(({ sku, quantity }) => ({ sku, quantity }));
    return {
      proof: {
        since: last.at,
        evidence: { ...ofOne(lacking), lacking: skuText(lacking), named: named.length > 0, place: typeof last.data.place === "string" ? last.data.place : "" },
      },
    };
  },
  sentence({ evidence, since, hours, isFar, text, written }) {
    if (evidence.promised !== undefined) {
      const figures = { there: text("onHand"), promised: text("promised") };
      return {
        zh: `${text("lacking")} 不够发：${since} 起各仓共 ${figures.there} 件，待发订单要 ${figures.promised} 件，本单付款较晚。`,
        en: `Not enough of ${written("lacking")}: since ${since} the warehouses had ${figures.there}, orders not yet sent asked for ${figures.promised}, and this one was paid late.`,
      };
    }
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

/** The article it is about, where it is one: orders that lack the same are one cause. */
function ofOne(lacking: readonly { sku: string }[]): { code?: string } {
  const [code, ...others] = new Set(lacking.map(({ sku }) => codeOf(sku)));
  return code !== undefined && others.length === 0 ? { code } : {};
}

const piecesOf = ({ sku, quantity, components }: SnapshotLine): { sku: string; quantity: number }[] =>
  components.length > 0 ? components.map((part) => ({ sku: part.sku, quantity: part.quantity * quantity })) : [{ sku, quantity }];

/** Goods that nobody has set apart for it, while what there is goes to orders that were paid before. */
function atRisk({ snapshot: { paidAt, claimedShippedAt }, there, shortages }: Look): Outcome {
  if (paidAt === null || claimedShippedAt !== null || shortages.size === 0) return NOTHING;
  for (const { sku, quantity } of there.flatMap(piecesOf)) {
    const short = shortages.get(codeOf(sku));
    if (!short || paidAt < short.paidFrom) continue;
    const { since, onHand, promised } = short;
    return { proof: { since, evidence: { code: codeOf(sku), lacking: skuText([{ sku, quantity }]), named: true, place: "", onHand, promised } } };
  }
  return NOTHING;
}

/** Of what is told of one moment, that it is settled counts last. */
const rank = (kind: string): number => Number(kind !== "short");
