import { KEYS } from "./config.ts";
import { planDay } from "./day/plan-day.ts";
import { claimMessage as douyinClaim, orderMessage as douyinOrder } from "./douyin/messages.ts";
import type { PushAbout } from "./engine/faults.ts";
import { happenLive } from "./live.ts";
import { happenPeak } from "./peak.ts";
import { factPush, questionPush } from "./seller/desk.ts";
import type { Show } from "./show.ts";
import { claimMessage as taobaoClaim, orderMessage as taobaoOrder } from "./taobao/tmc.ts";
import type { Push, SimEvent } from "./truth/events.ts";
import { happen } from "./truth/happen.ts";
import type { WorldHooks } from "./truth/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lays down the days before and plans what is to come. */
export function openShow(show: Show): void {
  const { config, world, schedule } = show;
  const isLive = config.mode === "live";
  const live = isLive ? { past: { orders: 1, cases: 1, days: 6 }, lengthMs: 12 * HOUR } : {};
  const { orders, cases, seed, questions, startMs } = config;
  const plan = planDay({ orders, cases, seed, questions, startMs, ids: world.parts.ids, ...live });
  show.endMs = plan.endMs;
  for (const event of plan.events) schedule.add(event);
  for (let event = schedule.takeDue(startMs); event; event = schedule.takeDue(startMs)) happen(world, event);
  connectHooks(show);
  retell(show, isLive ? MINUTE : 10 * MINUTE);
  if (isLive) for (const type of ["live-order", "live-claim"] as const) schedule.add({ at: startMs + 5_000, type });
}

/** From now on the channels hear of every change. */
export function connectHooks(show: Show): void {
  const { world, desk } = show;
  const at = (): number => eventTime(show);
  const tmc = (payload: { topic: string; content: string }, about: PushAbout): Push => {
    const id = world.parts.ids.message();
    return { service: "tmc", id, key: id, payload: JSON.stringify(payload), attempt: 1, about };
  };
  const hooks: WorldHooks = {
    order: (order, topic) => {
      const about: PushAbout = { what: "order", id: order.id, at: order.modified, shownAt: order.arrived };
      if (order.channel === "taobao") desk.emit(tmc(taobaoOrder(world, order, { topic, shop: KEYS.taobao.nick }), about), at());
      else emitDouyin(show, { key: order.id, message: douyinOrder(world, order, { topic, shopId: KEYS.douyin.shopId }), about });
    },
    claim: (claim, topic) => {
      const about: PushAbout = { what: "case", id: claim.id, at: claim.modified };
      if (claim.channel === "taobao") desk.emit(tmc(taobaoClaim(world, claim, { topic, shop: KEYS.taobao.nick }), about), at());
      else emitDouyin(show, { key: claim.orderId, message: douyinClaim(claim, { topic, shopId: KEYS.douyin.shopId }), about });
    },
    parcel: () => undefined,
    fact: (fact) => desk.emit(factPush(fact), at()),
    question: (question) => desk.emit(questionPush(question), at()),
  };
  world.hooks = hooks;
}

function emitDouyin(show: Show, { key, message, about }: { key: string; message: { msg_id: string }; about: PushAbout }): void {
  show.desk.emit({ service: "douyin", id: message.msg_id, key, payload: JSON.stringify(message), attempt: 1, about }, eventTime(show));
}

function eventTime(show: Show): number {
  return show.clock.now();
}

/** What happened before is told once at the start: orders and claims as changed, warehouse facts as late reports. */
function retell(show: Show, span: number): void {
  const { world, schedule, config } = show;
  const when = (key: string): number => config.startMs + 1_000 + Math.floor(world.draw(`retell:${key}`) * span);
  for (const order of world.orders.values()) schedule.add({ at: when(order.id), type: "touch", orderId: order.id });
  for (const claim of world.claims.values()) schedule.add({ at: when(claim.id) + 1_000, type: "retell", claimId: claim.id });
  for (const fact of world.facts.values()) schedule.add({ at: when(fact.orderId) + 2_000, type: "push", push: factPush(fact) });
  for (const question of world.questions.values()) schedule.add({ at: when(question.id) + 2_000, type: "push", push: questionPush(question) });
}

/** Lets everything happen that is due, then waits until all pushes of the span were answered or given up. */
export async function advance(show: Show, to: number): Promise<{ events: number }> {
  show.clock.set(to);
  let events = 0;
  for (let event = show.schedule.takeDue(to); event; event = show.schedule.takeDue(to)) {
    events += 1;
    if (event.type === "push") show.desk.emit(event.push, event.at);
    else if (event.type === "check") show.kuaidi100.check(event.subscription, event.at);
    else if (event.type === "peak-order" || event.type === "peak-claim") happenPeak(show, event);
    else if (event.type === "live-order" || event.type === "live-claim") happenLive(show, event.type);
    else happen(show.world, event);
  }
  await show.desk.flush();
  return { events };
}

/** Kinds of events that follow from what the seller did: they are waited for even after the day's end. */
const CHAIN: ReadonlySet<SimEvent["type"]> = new Set(["push", "send-back", "refund-done", "word-goes-on", "reship", "exchange-done"]);

/** What is still to come: until the day ends everything counts, afterwards only what answers the seller. */
export function pending(show: Show): { scheduled: number; tmc: number; later: number; nextAt: number | null; remains: boolean } {
  const counts = (event: SimEvent): boolean => {
    if (event.type === "deadline" || event.type === "check") return event.type === "check" && event.at <= show.endMs;
    if (event.at <= show.endMs || CHAIN.has(event.type)) return true;
    return event.type === "fact" && (event.kind === "return_arrived" || event.kind === "return_inspected");
  };
  const waiting = show.schedule.items().filter(counts);
  const tmc = show.gates.taobao.shop.queue.size;
  const later = show.schedule.size - waiting.length;
  return { scheduled: waiting.length, tmc, later, nextAt: waiting[0]?.at ?? null, remains: waiting.length > 0 || tmc > 0 };
}
