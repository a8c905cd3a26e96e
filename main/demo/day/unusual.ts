import { unitOf } from "../engine/rng.ts";
import type { SimLine, SimOrder, UnusualClaim, UnusualOrder } from "../truth/types.ts";
import { GOODS } from "../world/goods.ts";

/** Shares of orders that go another way than most: small, but every larger day has some of each kind. */
const ORDER_SHARES: readonly (readonly [UnusualOrder, number])[] = [
  ["presale", 0.03],
  ["edited", 0.03],
  ["reused_waybill", 0.02],
  ["refused_then_delivered", 0.015],
  ["signed_by_mistake", 0.015],
];

/** Which other way an order goes, if any; always the same for the same order. */
export function unusualOrder(seed: string, orderId: string): UnusualOrder | "" {
  let draw = unitOf(`${seed}:unusual:${orderId}`);
  for (const [kind, share] of ORDER_SHARES) {
    draw -= share;
    if (draw < 0) return kind;
  }
  return "";
}

/** Only Douyin tells of deductions, and goes on with its status words after the money moved. */
export function unusualClaim(seed: string, claim: { id: string; channel: string; kind: string }): UnusualClaim | "" {
  if (claim.channel !== "douyin" || claim.kind === "exchange") return "";
  const draw = unitOf(`${seed}:unusual:${claim.id}`);
  return draw < 0.12 ? "deducted" : draw < 0.3 ? "word_goes_on" : "";
}

/** What of a presale is paid ahead, fen: a tenth to a third of it. */
export function depositOf(seed: string, order: Pick<SimOrder, "id" | "paid">): number {
  const share = 0.1 + unitOf(`${seed}:deposit:${order.id}`) * 0.23;
  return Math.max(1, Math.min(order.paid - 1, Math.round((order.paid * share) / 100) * 100));
}

/** The lines of an order after buyer and seller changed it: the last one is dropped; an only one is replaced by another article at its price. */
export function editedLines(seed: string, order: Pick<SimOrder, "id" | "lines">, newId: string): SimLine[] {
  const last = order.lines.at(-1);
  if (!last) return [];
  if (order.lines.length > 1) return order.lines.slice(0, -1);
  const others = GOODS.filter((goods) => goods.sku !== last.sku);
  const other = others[Math.floor(unitOf(`${seed}:replaced:${order.id}`) * others.length)];
  return [{ ...last, id: newId, sku: other?.sku ?? last.sku }];
}
