/**
 * The sentence as code: connector → ingest → orders → disputes → decisions → actions. Rooms never call later rooms; what they
 * announce is read here in commit order, and the table says what follows. Everything that follows is safe to repeat after a kill.
 */
import { type ActionDeps, confirmFromCases, confirmFromOrders, lookAgain, withdrawUnbacked } from "../actions/index.ts";
import type { EventName } from "../contract/events.ts";
import type { LiveEvent } from "../contract/index.ts";
import { type Deciding, decideCases, ruledNow } from "../decisions/index.ts";
import { type GivingDeps, giveWaiting, noteAnswers, noteFindings, proposeExamples, tellTied, wantReply } from "../disputes/index.ts";
import { requeueOf } from "../ingest/index.ts";
import { traced } from "../kernel/trace.ts";
import { examplesForSearch, type Knowledge, recheckAnswers } from "../knowledge/index.ts";
import { orderTimeline, recheckOrders } from "../orders/index.ts";
import { scoreAccounts } from "../risk/index.ts";
import { commit, type EventPlace, eventsAfter, isUnread, keepPlace, readerPlace, type StoredEvent } from "../store/index.ts";
import type { Condition } from "./condition.ts";
import { accountsOfCases, casesReady, casesToDecide, openCasesOfAccounts, repliesOutdated } from "./flow.view.store.ts";
import { termsInForce } from "./terms-in-force.ts";
import type { UnderstandDeps } from "./understand.ts";

export interface FlowDeps extends ActionDeps, Deciding, Pick<UnderstandDeps, "reader" | "mapped">, Pick<GivingDeps, "streams" | "presence"> {
  knowledge: Knowledge;
  /** How the hub itself stands: what must wait for it. */
  condition: Condition;
  /** Where a tracker pushes to, by its shop. */
  callback(shopId: string): string;
  /** Tells listeners (the live stream, the agents) what happened. */
  broadcast(events: readonly LiveEvent[]): void;
  /** Lets workers look by themselves; off when a driver steps the clock. */
  beats: boolean;
}

/** Events read in one turn at most. */
export const EVENTS_AT_ONCE = 2_000;
/** A case nobody named in this time is decided without a name, ms. */
export const TRIAGE_WAIT_MS = 120_000;

/** On these events this follows, once for all things that the events of a turn are about. */
interface Following {
  on: readonly EventName[];
  /** What it is about, where that is not the event's own subject. */
  of?: (event: StoredEvent) => string;
  follows(deps: FlowDeps, ids: readonly string[]): Promise<unknown>;
}

const subjectOf = (event: StoredEvent): string => event.subjectId;
/** The case that a decision or an action is about. */
const caseOf = (event: StoredEvent): string => ("caseId" in event.data ? event.data.caseId : event.subjectId);
/** The order that a case is about; empty while it has none. */
const orderOf = (event: StoredEvent): string => ("orderId" in event.data ? (event.data.orderId ?? "") : "");

const movedOn = ["case.changed", "case.inspected", "case.outdated", "case.reopened"] as const;

/** In this order: a later row sees what an earlier one wrote. */
const table: readonly Following[] = [
  { on: ["case.opened", "case.done", ...movedOn], follows: confirmAndScore },
  // What cases say about receipt and return may contradict what carriers say about the order.
  { on: ["case.opened", "case.changed"], of: orderOf, follows: (deps, orders) => recheckOrders(deps.store, orders) },
  { on: ["action.sent", "action.confirmed"], of: caseOf, follows: async (deps, cases) => offerExamples(deps, await noteAnswers(notingOf(deps), cases)) },
  {
    on: ["case.done"],
    follows: async (deps, cases) => {
      await noteAnswers(notingOf(deps), cases);
      await offerExamples(deps, cases);
    },
  },
  // What waited for somebody to say what it means is read by what was said.
  { on: ["shop.mapped"], follows: (deps, shops) => commit(deps.store, "system", (tx) => requeueOf(tx, shops)) },
  // Whoever has what belongs to it hears of its end.
  { on: ["case.done"], follows: (deps, cases) => commit(deps.store, "system", (tx) => tellTied(tx, cases)) },
  // What an example says may be right no longer, or again.
  { on: ["card.changed", "terms.changed", "policy.published"], follows: recheckExamples },
  { on: ["order.finding"], follows: (deps, orders) => commit(deps.store, "system", (tx) => noteFindings(tx, orders)) },
  // Named first, decided then: the class is one of the facts. What waits too long for a name is swept up.
  { on: ["case.triaged", ...movedOn], follows: async (deps, cases) => decideCases(deps, await casesToDecide(deps.store, cases, TRIAGE_WAIT_MS)) },
  // A note that the channel tells again, a parcel that comes back: what was done to an order is seen on it.
  { on: ["order.changed", "order.finding"], follows: (deps, orders) => confirmFromOrders(deps.store, orders) },
  // What is held rests on what was known: it is looked at again when any of it moved, and when another case of the order was granted something.
  { on: ["order.changed", "order.finding"], follows: (deps, orders) => lookAgain(deps, { orders }) },
  { on: ["policy.published", "decision.wrong", "automation.stopped"], follows: (deps, rules) => lookAgain(deps, { rules }) },
  { on: ["account.scored"], follows: (deps, accounts) => lookAgain(deps, { accounts }) },
  // What a reviewer says of a buyer holds for everything that is open, held or not.
  {
    on: ["account.marked", "account.changed"],
    follows: async (deps, accounts) => {
      await lookAgain(deps, { accounts });
      await decideCases(deps, await openCasesOfAccounts(deps.store, accounts), true);
    },
  },
  { on: ["case.opened"], follows: (deps, opened) => lookAgain(deps, { opened }) },
  {
    on: ["case.message", "case.triaged", "case.done", ...movedOn, "action.undone", "action.failed"],
    of: caseOf,
    follows: (deps, cases) => lookAgain(deps, { cases }),
  },
  { on: ["action.held", "action.awaiting"], of: caseOf, follows: (deps, granted) => lookAgain(deps, { granted }) },
  // Two people stand behind much money: when one of them was disabled or may no longer, it is decided anew.
  { on: ["person.changed"], follows: (deps) => withdrawUnbacked(deps.store) },
  // Last of what moves cases and people: a case is somebody's once it is decided whose desk it is for.
  {
    on: [
      "case.opened",
      "case.triaged",
      "case.done",
      "case.assigned",
      "case.marked",
      "case.tied",
      ...movedOn,
      "decision.made",
      "person.changed",
      "standing.changed",
      "settings.changed",
      "assignment.changed",
    ],
    follows: (deps) => giveCases(deps),
  },
  { on: ["case.message", "case.reheard", "decision.made"], of: caseOf, follows: askForReplies },
  { on: movedOn, follows: async (deps, cases) => askForReplies(deps, await repliesOutdated(deps.store, cases)) },
  { on: ["example.changed"], follows: async (deps, examples) => deps.knowledge.upsert(await examplesForSearch(deps.store, examples)) },
];

/** Events that something follows from. */
export const followedEvents: ReadonlySet<EventName> = new Set(table.flatMap(({ on }) => on));

/** Channels' words about cases confirm what we did, and accounts are scored by them. */
async function confirmAndScore(deps: FlowDeps, cases: readonly string[]): Promise<void> {
  await commit(deps.store, "channel", (tx) => confirmFromCases(tx, cases));
  // A write of its own: nobody waits for an account while holding cases.
  await commit(deps.store, "system", async (tx) => scoreAccounts(tx, await accountsOfCases(tx, cases)));
}

/** What noting needs of what held for a case. */
function notingOf({ store, holding }: FlowDeps): Parameters<typeof noteAnswers>[0] {
  return { store, granted: holding.granted, readOrder: (orderId) => orderTimeline(store, orderId) };
}

/** What people answered is put before the trainer. */
async function offerExamples(deps: FlowDeps, cases: readonly string[]): Promise<void> {
  if (cases.length === 0) return;
  const terms = await termsInForce(deps.store);
  await commit(deps.store, "system", (tx) => proposeExamples(tx, cases, { terms, ruledNow: ruledNow(deps) }));
}

async function recheckExamples(deps: FlowDeps): Promise<void> {
  await commit(deps.store, "system", async (tx) => recheckAnswers(tx, { terms: await termsInForce(tx), ruledNow: ruledNow(deps) }));
}

async function askForReplies(deps: FlowDeps, cases: readonly string[]): Promise<void> {
  if (cases.length > 0) await commit(deps.store, "system", (tx) => wantReply(tx, cases));
}

/** Gives what waits to whoever is here for it, where that is switched on; time alone may ask for it, too. @returns how many cases went. */
export function giveCases(deps: FlowDeps): Promise<number> {
  return giveWaiting({ ...deps, ready: casesReady });
}

/** Under this name it is kept how far was read. */
export const READER = "flow";

/**
 * A time that is lived through afterwards: what happened in it follows by its clock, and no listener is told. What happens at the present meanwhile waits until
 * that is over: by the clock of now it would take back what is held there.
 */
interface Past {
  deps: FlowDeps;
  until: Date;
  reading: Reading;
}

/** How far was read while a time is lived through, and what of now waits; the place is kept when all of it was followed. */
export interface Reading {
  place: EventPlace | null;
  later: StoredEvent[];
}

/** Reads what happened since and does what follows from it; the place is kept afterwards, so a kill repeats and never skips. @returns events read. */
export async function react(deps: FlowDeps, past?: Past): Promise<number> {
  const events = await eventsAfter(deps.store, past?.reading.place ?? (await readerPlace(deps.store, READER)), EVENTS_AT_ONCE);
  const last = events.at(-1);
  if (!last) return 0;
  if (past) {
    const { over = [], now = [] } = Object.groupBy(events, ({ at }) => (at < past.until ? "over" : "now"));
    await follow(past.deps, over);
    past.reading.later.push(...now);
    past.reading.place = { tx: last.tx, id: last.id };
    tell(deps, now);
    return events.length;
  }
  await follow(deps, events);
  await keepPlace(deps.store, READER, { tx: last.tx, id: last.id });
  tell(deps, events);
  return events.length;
}

/** What happened at the present while another time was lived through follows now. */
export async function catchUp(deps: FlowDeps, reading: Reading): Promise<void> {
  const { place, later } = reading;
  for (let from = 0; from < later.length; from += EVENTS_AT_ONCE) await follow(deps, later.slice(from, from + EVENTS_AT_ONCE));
  if (place) await keepPlace(deps.store, READER, place);
  Object.assign(reading, { place: null, later: [] });
}

function tell(deps: FlowDeps, events: readonly StoredEvent[]): void {
  deps.broadcast(events.map(({ name, subjectId, at, data }) => ({ name, subjectId, at, data: { ...data } })));
}

async function follow(deps: FlowDeps, events: readonly StoredEvent[]): Promise<void> {
  for (const { on, of = subjectOf, follows } of table) {
    const told = events.filter((event) => on.includes(event.name));
    const ids = new Set(told.map(of));
    if (ids.size > 0) await traced(sharedTrace(told), () => follows(deps, [...ids]));
  }
}

/** What all of them follow from; what is done at once for several things asked is none of theirs. */
function sharedTrace(events: readonly StoredEvent[]): string | null {
  const [first] = events;
  return first && events.every(({ trace }) => trace === first.trace) ? first.trace : null;
}

/** Whether anything happened that was not read yet, also what waits for a write that is still under way. */
export function isBehind(deps: FlowDeps): Promise<boolean> {
  return isUnread(deps.store, READER);
}
