import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { TokenState } from "./douyin/tokens.ts";
import type { Subscription } from "./kuaidi100/service.ts";
import type { HubAddress } from "./seller/desk.ts";
import type { Show } from "./show.ts";
import type { TmcMessage } from "./taobao/tmc.ts";
import type { SimEvent } from "./truth/events.ts";
import type { IdState } from "./truth/ids.ts";
import type { SimClaim, SimFact, SimOrder, SimParcel, SimQuestion } from "./truth/types.ts";
import type { World } from "./truth/world.ts";

/** A show as it is kept between two starts. */
interface Kept {
  ids: IdState;
  orders: SimOrder[];
  claims: SimClaim[];
  parcels: SimParcel[];
  facts: SimFact[];
  questions: SimQuestion[];
  said: Pick<World, "grants" | "attempts" | "refusals" | "intercepts" | "returnsAgreed" | "messages" | "notes">;
  schedule: SimEvent[];
  queue: TmcMessage[];
  tokens: TokenState;
  subscriptions: Subscription[];
  hub: HubAddress | null;
}

/** Writes the show down, first beside and then in place, so that a kill leaves the old one. */
export function keepShow(show: Show, file: string): void {
  const { world } = show;
  const { grants, attempts, refusals, intercepts, returnsAgreed, messages, notes } = world;
  const kept: Kept = {
    ids: world.parts.ids.state,
    orders: [...world.orders.values()],
    claims: [...world.claims.values()],
    parcels: [...world.parcels.values()],
    facts: [...world.facts.values()],
    questions: [...world.questions.values()],
    said: { grants, attempts, refusals, intercepts, returnsAgreed, messages, notes },
    schedule: show.schedule.items(),
    queue: show.gates.taobao.shop.queue.all(),
    tokens: show.gates.douyin.tokens,
    subscriptions: [...show.kuaidi100.subscriptions.values()],
    hub: show.desk.hub,
  };
  writeFileSync(`${file}.new`, JSON.stringify(kept));
  renameSync(`${file}.new`, file);
  rmSync(joinedFile(file), { force: true });
}

/** Where chapters of the past stand that became part of the show since it was written down. */
export function joinedFile(file: string): string {
  return `${file}.past`;
}

/** Takes a kept show up again; false when there is none. */
export function takeUpShow(show: Show, file: string): boolean {
  if (!existsSync(file)) return false;
  const kept = JSON.parse(readFileSync(file, "utf8")) as Kept;
  const { world } = show;
  Object.assign(world.parts.ids.state, kept.ids);
  // What was kept before there were presales, edits and deductions has none of them.
  for (const order of kept.orders) world.addOrder({ ...order, deposit: order.deposit ?? 0, depositAt: order.depositAt ?? 0, unusual: order.unusual ?? "" });
  for (const claim of kept.claims)
    world.addClaim({ ...claim, deduction: claim.deduction ?? 0, after: claim.after ?? "", pictures: claim.pictures ?? 0, unusual: claim.unusual ?? "" });
  for (const parcel of kept.parcels) world.parcels.set(parcel.waybill, parcel);
  for (const fact of kept.facts) world.facts.set(fact.id, fact);
  for (const question of kept.questions) world.questions.set(question.id, question);
  world.grants.push(...kept.said.grants);
  world.attempts.push(...kept.said.attempts);
  // A show that was kept before sellers could refuse has refused nothing.
  world.refusals.push(...(kept.said.refusals ?? []));
  world.intercepts.push(...(kept.said.intercepts ?? []));
  world.returnsAgreed.push(...kept.said.returnsAgreed);
  world.messages.push(...kept.said.messages);
  world.notes.push(...kept.said.notes);
  for (const event of kept.schedule) show.schedule.add(event);
  for (const message of kept.queue) show.gates.taobao.shop.queue.put(message);
  Object.assign(show.gates.douyin.tokens, kept.tokens);
  for (const subscription of kept.subscriptions) show.kuaidi100.subscriptions.set(subscription.id, subscription);
  show.desk.hub = kept.hub;
  return true;
}
