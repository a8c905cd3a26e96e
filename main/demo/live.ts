import { type Lived, pickShape, planClaim, planQuestion, type Stage } from "./day/plan-claim.ts";
import { type PlanParts, planOrder } from "./day/plan-order.ts";
import { seeded } from "./engine/rng.ts";
import type { Show } from "./show.ts";
import type { SimOrder } from "./truth/types.ts";

const STALE_MS = 2 * 86_400_000;
const RECENT_MS = 9 * 86_400_000;

/** One more order, or one more thing a buyer wants, in a show that never ends; the next one is planned at once, where `goesOn`. @returns claims it planned. */
export function happenLive(show: Show, what: "live-order" | "live-claim", goesOn = true): string[] {
  const { world, schedule } = show;
  const now = show.clock.now();
  const rng = seeded(`${world.parts.seed}:live:${world.parts.ids.state.next}`);
  const parts: PlanParts = { rng, ids: world.parts.ids, seed: world.parts.seed, pace: world.parts.pace };
  if (what === "live-order") {
    const buyer = rng.chance(0.06) ? 0 : rng.int(1, 400);
    for (const event of planOrder(parts, { at: now, buyer }).events) schedule.add(event);
    if (goesOn) schedule.add({ at: now + rng.int(5_000, 10_000), type: what });
    return [];
  }
  const events = claimNow(show, parts);
  for (const event of events) schedule.add(event);
  if (goesOn) schedule.add({ at: now + rng.int(20_000, 40_000), type: what });
  return events.flatMap((event) => (event.type === "claim" ? event.claim.id : []));
}

/** Keeps an endless show small: the oldest orders that ended, and reports that were taken, are forgotten. */
export function tidy(show: Show, keep: number): void {
  const { world } = show;
  const isOpen = (order: SimOrder): boolean => world.claimsOf(order.id).some((claim) => !["success", "closed", "exchanged"].includes(claim.status));
  const isOver = (order: SimOrder): boolean => order.endedAt > 0 || order.modified < show.clock.now() - STALE_MS;
  const ended = [...world.orders.values()].filter((order) => isOver(order) && !isOpen(order)).sort((left, right) => left.modified - right.modified);
  for (const order of ended.slice(0, Math.max(0, world.orders.size - keep))) world.forget(order);
  for (const [id, fact] of world.facts) if (fact.delivered && !world.orders.has(fact.orderId)) world.facts.delete(id);
  for (const [id, question] of world.questions) if (question.delivered && !world.orders.has(question.orderId)) world.questions.delete(id);
  for (const [id, subscription] of show.kuaidi100.subscriptions) if (!world.parcels.has(subscription.number)) show.kuaidi100.subscriptions.delete(id);
}

function claimNow(show: Show, parts: PlanParts): ReturnType<typeof planClaim> {
  const { rng } = parts;
  const at = show.clock.now();
  const orders = [...show.world.orders.values()];
  if (orders.length === 0) return [];
  const shape = pickShape(parts);
  // Nobody comes back with what was bought months ago.
  const isRecent = (order: SimOrder): boolean => order.createdAt > at - RECENT_MS;
  const isFree = (order: SimOrder): boolean => isRecent(order) && show.world.claimsOf(order.id).length === 0 && stageOf(order) === shape.stage;
  const found = rng.chance(0.22) ? undefined : rng.shuffle(orders).find(isFree);
  if (found) return planClaim(parts, { order: found, shape, at, lived: livedWith(show, found, shape.stage) });
  const asked = rng.shuffle(orders).find((order) => isRecent(order) && stageOf(order) !== null);
  return asked ? [planQuestion(parts, { order: asked, at, lived: livedWith(show, asked, stageOf(asked) ?? "signed") })] : [];
}

/** What its buyer has lived through. */
function livedWith(show: Show, order: SimOrder, stage: Stage): Lived {
  const last = show.world.parcels.get(order.waybill)?.scans.at(-1);
  const since = { unshipped: order.paidAt, ghost: order.shippedAt, moving: last?.at ?? order.shippedAt, signed: order.signedAt }[stage];
  return { stage, since, seenIn: stage === "moving" ? (last?.city ?? "") : "" };
}

/** Where an order is now, as its buyer would see it. */
function stageOf(order: SimOrder): Stage | null {
  if (order.status === "paid") return "unshipped";
  if (order.status !== "shipped" && order.status !== "finished") return null;
  if (order.signedAt > 0) return "signed";
  return order.fate === "ghost" ? "ghost" : "moving";
}
