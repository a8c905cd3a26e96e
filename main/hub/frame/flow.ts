/**
 * The sentence as code: connector → ingest → orders → disputes → decisions → actions. Rooms never call later rooms; what they
 * announce is read here in commit order, and here it is said what follows. Every step is safe to repeat after a kill.
 */
import { setTimeout as pause } from "node:timers/promises";
import { type ActionDeps, confirmFromCases, runDue, settleUnclear } from "../actions/index.ts";
import type { LiveEvent } from "../contract/index.ts";
import { type Deciding, decideCases } from "../decisions/index.ts";
import { noteFindings, offerSolved, wantReply } from "../disputes/index.ts";
import { pullDue, refetchDue, streamDue, subscribeParcels, wantRefetch } from "../ingest/index.ts";
import { startWorker, type Worker } from "../kernel/worker.ts";
import { examplesForSearch, type Knowledge } from "../knowledge/index.ts";
import { parcelsToWatch, parcelsWatched, sweepFindings } from "../orders/index.ts";
import { scoreAccounts } from "../risk/index.ts";
import { commit, type EventPlace, eventsAfter, keepPlace, readerPlace, type StoredEvent } from "../store/index.ts";
import { accountsOfCases, casesOverdue, casesToDecide, isAnyDue, ordersMissing, repliesOutdated } from "./flow.store.ts";
import { UNDERSTAND_AT_ONCE, understandDue } from "./understand.ts";

export interface FlowDeps extends ActionDeps, Deciding {
  knowledge: Knowledge;
  /** Where a tracker pushes to, by its shop. */
  callback(shopId: string): string;
  /** Tells listeners (the live stream, the agents) what happened. */
  announce(events: readonly LiveEvent[]): void;
  /** Lets workers look by themselves; off when a driver steps the clock. */
  beats: boolean;
}

export interface Flow {
  /** Something was kept or changed: look now. */
  wake(): void;
  /**
   * Works until nothing is left to do at this time of the clock, or for so many turns; `agents` is called in between and does its
   * share. One turn goes through the whole sentence; what channels answer to what it did is for the next.
   */
  settle(agents: () => Promise<void>, turns?: number): Promise<void>;
  stop(): Promise<void>;
}

const READER = "flow";
const EVENTS_AT_ONCE = 2_000;
const REFETCH_AT_ONCE = 150;
/** A case nobody named in this time is decided without a name. */
const TRIAGE_WAIT_MS = 120_000;
/** A case whose order did not come in this time has its order asked for. */
const ORDER_WAIT_MS = 20_000;
/** The tracker pushes only changes: after a day of silence we ask ourselves, for a push that was lost (it locks waybills asked within 30 minutes). */
const SILENCE_MS = 24 * 3_600_000;
/** Kept payloads are gathered this long while channels are waited for: small batches cost as many statements as large ones. */
const MEANWHILE_MS = 150;
const NO_TRACKER_MS = 600_000;

interface Step {
  /** Does some work; says how much. */
  run: (deps: FlowDeps) => Promise<number>;
  everyMs: number;
  /** A run that did less than this found no more; not given, it always does all there is. */
  atOnce?: number;
}

/** Pushes that are taken by asking; those that come by themselves are kept by their receivers. */
const streaming: Step = { run: async (deps) => (await streamDue(deps)).kept, everyMs: 2_000 };
const understanding: Step = { run: understandDue, everyMs: 1_000, atOnce: UNDERSTAND_AT_ONCE };
const refetching: Step = { run: async (deps) => (await refetchDue(deps, REFETCH_AT_ONCE)).fetched, everyMs: 1_000, atOnce: REFETCH_AT_ONCE };
const pulling: Step = { run: async (deps) => (await pullDue(deps)).items, everyMs: 2_000 };
const watching: Step = { run: watchParcels, everyMs: 5_000, atOnce: 1 };
const reacting: Step = { run: react, everyMs: 1_000, atOnce: EVENTS_AT_ONCE };
const acting: Step = { run: act, everyMs: 1_000, atOnce: 1 };
/** What waits for shops' channels; in an order in which a list finds fetched what pushes told of. */
const fetching: readonly Step[] = [refetching, pulling];
/** What comes by time passing and not by anything happening. */
const sweeping: Step = { run: sweep, everyMs: 30_000 };

/** Starts the work: a worker a step, which share nothing but the rows they take their work from; or none, when a driver steps the clock. */
export function startFlow(deps: FlowDeps): Flow {
  const onFault = (fault: Error): void => deps.log("error", fault.stack ?? fault.message);
  const work = ({ run, everyMs }: Step): Worker => startWorker({ round: async () => (await run(deps)) > 0, everyMs, onFault });
  const workers: Worker[] = deps.beats ? [streaming, understanding, ...fetching, watching, reacting, acting, sweeping].map(work) : [];
  return {
    wake: () => {
      for (const each of workers) each.wake();
    },
    settle: async (agents, turns = Number.POSITIVE_INFINITY) => {
      // Once a step of the clock is enough for what time brings.
      await sweeping.run(deps);
      for (let turn = 1, again = true; again && turn <= turns; turn += 1) {
        const streamed = await exhaust(deps, [streaming, understanding]);
        // The tracker is another channel, and nothing of this turn needs its answer.
        const watched = exhaust(deps, [watching]);
        watched.catch(() => undefined);
        let done = await meanwhile(exhaust(deps, fetching), () => exhaust(deps, [understanding]));
        done += await exhaust(deps, [understanding]);
        // What agents did is told as events, too: they and what follows take turns until both are silent.
        let acted = 0;
        for (let count = 1; count > 0; ) {
          await agents();
          count = await exhaust(deps, [reacting]);
          const sent = await exhaust(deps, [acting]);
          acted += sent;
          count += sent;
          done += count;
        }
        done += await watched;
        // Channels answer what we did to them; by themselves they do nothing until the clock goes on.
        again = streamed > 0 || acted > 0 || (done > 0 && (await isAnyDue(deps.store)));
      }
    },
    stop: async () => {
      await Promise.all(workers.map((each) => each.stop()));
    },
  };
}

/** Runs steps one after the other, each until it finds nothing. @returns how much was done. */
async function exhaust(deps: FlowDeps, steps: readonly Step[]): Promise<number> {
  let done = 0;
  for (const { run, atOnce = Number.POSITIVE_INFINITY } of steps) {
    let count = await run(deps);
    for (done += count; count >= atOnce; done += count) count = await run(deps);
  }
  return done;
}

/** Does `other` again and again while `first` goes on. @returns how much both did. @throws what either threw. */
async function meanwhile(first: Promise<number>, other: () => Promise<number>): Promise<number> {
  let ended = false;
  const over = (): void => {
    ended = true;
  };
  const end = first.then(over, over);
  let done = 0;
  while (!ended) {
    done += await other();
    await Promise.race([end, pause(MEANWHILE_MS)]);
  }
  return done + (await first);
}

/** Reads what happened since and does what follows from it; the place is kept afterwards, so a kill repeats and never skips. */
async function react(deps: FlowDeps): Promise<number> {
  const place: EventPlace = await readerPlace(deps.store, READER);
  const events = await eventsAfter(deps.store, place, EVENTS_AT_ONCE);
  const last = events.at(-1);
  if (!last) return 0;
  await follow(deps, events);
  await keepPlace(deps.store, READER, { tx: last.tx, id: last.id });
  deps.announce(events.map(({ name, subjectId, at, data }) => ({ name, subjectId, at, data })));
  return events.length;
}

const about = (events: readonly StoredEvent[], ...names: string[]): string[] => [
  ...new Set(events.filter((event) => names.includes(event.name)).map((event) => event.subjectId)),
];

async function follow(deps: FlowDeps, events: readonly StoredEvent[]): Promise<void> {
  const moved = about(events, "case.opened", "case.changed", "case.inspected", "case.done");
  if (moved.length > 0) {
    await commit(deps.store, "channel", async (tx) => {
      await confirmFromCases(tx, moved);
      await scoreAccounts(tx, await accountsOfCases(tx, moved));
    });
  }
  const solved = about(events, "case.done");
  if (solved.length > 0) await commit(deps.store, "system", (tx) => offerSolved(tx, solved));
  const found = about(events, "order.finding");
  if (found.length > 0) await commit(deps.store, "system", (tx) => noteFindings(tx, found));
  // Named first, decided then: the class is one of the facts. What waits too long for a name is swept up.
  await decideCases(deps, await casesToDecide(deps.store, about(events, "case.triaged", "case.changed", "case.inspected"), TRIAGE_WAIT_MS));
  const decided = events.filter((event) => event.name === "decision.made").map((event) => String(event.data.caseId));
  const outdated = await repliesOutdated(deps.store, about(events, "case.changed", "case.inspected"));
  const asking = [...new Set([...decided, ...about(events, "case.message"), ...outdated])];
  if (asking.length > 0) await commit(deps.store, "system", (tx) => wantReply(tx, asking));
  const examples = about(events, "example.changed");
  if (examples.length > 0) await deps.knowledge.upsert(await examplesForSearch(deps.store, examples));
}

async function act(deps: FlowDeps): Promise<number> {
  const ran = await runDue(deps);
  const settled = await settleUnclear(deps);
  return ran.sent + ran.later + ran.unclear + ran.ended + settled.happened + settled.again + settled.ended;
}

/** New parcels are subscribed at the tracker; those it has been silent about are asked for by themselves. */
async function watchParcels(deps: FlowDeps): Promise<number> {
  const parcels = await parcelsToWatch(deps.store);
  if (parcels.length === 0) return 0;
  const fresh = parcels.filter((parcel) => !parcel.subscribed);
  const silent = parcels.filter((parcel) => parcel.subscribed);
  const { shopId, settled } = await subscribeParcels(deps, fresh, deps.callback);
  return commit(deps.store, "system", async (tx) => {
    const later = (ms: number): Date => new Date(tx.at.getTime() + ms);
    if (shopId === null) {
      const ids = parcels.map((parcel) => parcel.parcelId);
      await parcelsWatched(tx, ids, { subscribed: false, askAgainAt: later(NO_TRACKER_MS) });
      return 0;
    }
    await wantRefetch(
      tx,
      silent.map(({ waybill, carrier, phoneTail }) => ({ shopId, ref: { kind: "parcel", id: waybill, extra: { carrier, phoneTail } } })),
    );
    await parcelsWatched(tx, settled, { subscribed: true, askAgainAt: later(SILENCE_MS) });
    await parcelsWatched(
      tx,
      silent.map((parcel) => parcel.parcelId),
      { subscribed: true, askAgainAt: later(SILENCE_MS) },
    );
    return settled.length + silent.length;
  });
}

async function sweep(deps: FlowDeps): Promise<number> {
  const found = await sweepFindings(deps.store, 500);
  const missing = await ordersMissing(deps.store, ORDER_WAIT_MS);
  if (missing.length > 0)
    await commit(deps.store, "system", (tx) =>
      wantRefetch(
        tx,
        missing.map(({ shopId, orderId }) => ({ shopId, ref: { kind: "order", id: orderId } })),
      ),
    );
  const late = await casesOverdue(deps.store, TRIAGE_WAIT_MS);
  const { decided } = await decideCases(deps, late);
  return found + decided;
}
