/**
 * Who does the work: a worker a step, each driven by rows that wait, sharing nothing but the store. Every step is safe to repeat after
 * a kill. What follows from what happened is said in `flow.ts`.
 */
import { setTimeout as pause } from "node:timers/promises";
import { checkUnclear, runDue } from "../actions/index.ts";
import { decideCases } from "../decisions/index.ts";
import { wakeDue, watchPromises } from "../disputes/index.ts";
import { importDue } from "../imports/index.ts";
import { compareDue, openListening, pullDue, refetchDue, streamDue, subscribeParcels, wantRefetch } from "../ingest/index.ts";
import { startWorker, type Worker } from "../kernel/worker.ts";
import { placeDue } from "../maps/index.ts";
import { parcelsAnswered, parcelsLeft, parcelsToWatch, parcelsWatched, sweepFindings, watchHubs, watchShortages } from "../orders/index.ts";
import { endMarksDue } from "../risk/index.ts";
import { commit, faultLine } from "../store/index.ts";
import { EVENTS_AT_ONCE, type FlowDeps, giveCases, isBehind, react, TRIAGE_WAIT_MS } from "./flow.ts";
import { casesOverdue, isAnyDue, ordersMissing } from "./flow.view.store.ts";
import { openTurns, type Turns } from "./turns.ts";
import { UNDERSTAND_AT_ONCE, understandDue } from "./understand.ts";

/** The work as a whole, to whoever opened the hub. */
export interface Work {
  /** Something was kept or changed: look now. */
  wake(): void;
  /**
   * Works until nothing is left to do at this time of the clock, or for so many turns; `agents` is called in between and does its
   * share. One turn goes through the whole sentence; what channels answer to what it did is for the next.
   */
  runUntilIdle(agents: () => Promise<void>, turns?: number): Promise<void>;
  stop(): Promise<void>;
}

const REFETCH_AT_ONCE = 150;
/** A case whose order did not come in this time has its order asked for. */
const ORDER_WAIT_MS = 20_000;
/** The tracker pushes only changes: after a day of silence we ask ourselves, for a push that was lost (it locks waybills asked within 30 minutes). */
const SILENCE_MS = 24 * 3_600_000;
/** Kept payloads are gathered this long while channels are waited for: small batches cost as many statements as large ones. */
const MEANWHILE_MS = 150;
/** Until a write that was under way may have ended. */
const UNREAD_WAIT_MS = 10;
const NO_TRACKER_MS = 600_000;

interface Step {
  /** Does some work; says how much. */
  run: (deps: FlowDeps) => Promise<number>;
  everyMs: number;
  /** A run that did less than this found no more; not given, it always does all there is. */
  atOnce?: number;
  /** It waits for channels and only keeps what they say, as pushes are kept: nobody who must be alone waits for it. */
  keeps?: true;
}

const understanding: Step = { run: understandDue, everyMs: 1_000, atOnce: UNDERSTAND_AT_ONCE };
const refetching: Step = { run: refetch, everyMs: 1_000, atOnce: REFETCH_AT_ONCE };
const pulling: Step = { run: async (deps) => (deps.condition.mayAct() ? (await pullDue(deps)).items : 0), everyMs: 2_000, keeps: true };
/** What channels have against what is held: a driver who steps the clock compares by himself. */
const comparing: Step = { run: async (deps) => (deps.condition.mayAct() ? (await compareDue(deps)).spans : 0), everyMs: 60_000, keeps: true };
/** Addresses are looked up by whoever is on duty anyway; a driver who steps the clock asks no map. */
const placing: Step = { run: async (deps) => (deps.condition.mayAct() ? placeDue(deps) : 0), everyMs: 15_000, keeps: true };
const watching: Step = { run: watchParcels, everyMs: 5_000, atOnce: 1 };
const reacting: Step = { run: react, everyMs: 1_000, atOnce: EVENTS_AT_ONCE };
const acting: Step = { run: act, everyMs: 1_000, atOnce: 1 };
/** Tables that people bring, a portion a round. */
const importing: Step = { run: importDue, everyMs: 2_000, atOnce: 1 };
/** What waits for shops' channels; in an order in which a list finds fetched what pushes told of. */
const fetching: readonly Step[] = [refetching, pulling];
/** What comes by time passing and not by anything happening. */
const sweeping: Step = { run: sweep, everyMs: 30_000 };

/**
 * Starts the work: a worker a step, which share nothing but the rows they take their work from; or none, when a driver steps the clock. They
 * work in turns with whoever must be alone.
 */
export function startWork(deps: FlowDeps, turns: Turns = openTurns()): Work {
  const onFault = (fault: Error): void => deps.log("error", faultLine(fault));
  const listening = openListening(deps);
  /** Pushes that are taken by asking, or over connections that are kept open; those that come by themselves are kept by their receivers. */
  const streaming: Step = { run: async (of) => (await listening.look()) + (await streamDue(of)).kept, everyMs: 2_000, keeps: true };
  const work = ({ run, everyMs, keeps }: Step): Worker => {
    const round = async (): Promise<boolean> => deps.condition.mayWork() && (await run(deps)) > 0;
    return startWorker({ round: keeps ? round : () => turns.beside(round), everyMs, onFault });
  };
  const workers: Worker[] = deps.beats
    ? [streaming, understanding, ...fetching, comparing, placing, watching, reacting, acting, importing, sweeping].map(work)
    : [];
  return {
    wake: () => {
      for (const each of workers) each.wake();
    },
    runUntilIdle: async (agents, turns = Number.POSITIVE_INFINITY) => {
      // Once a step of the clock is enough for what time brings.
      await sweeping.run(deps);
      for (let turn = 1, again = true; again && turn <= turns; turn += 1) {
        const streamed = await exhaust(deps, [importing, streaming, understanding]);
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
        // What happened while another write (a job's, the tracker's) was under way could not be read yet; that is not idle.
        if (!again && (await isBehind(deps))) {
          await pause(UNREAD_WAIT_MS);
          again = true;
        }
      }
    },
    stop: async () => {
      await Promise.all([listening.stop(), ...workers.map((each) => each.stop())]);
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

async function act(deps: FlowDeps): Promise<number> {
  if (!deps.condition.mayAct()) return 0;
  const ran = await runDue(deps);
  const settled = await checkUnclear(deps);
  return ran.sent + ran.later + ran.unclear + ran.ended + settled.happened + settled.again + settled.ended;
}

/** What changed is fetched again; that a tracker has nothing new to tell of a parcel is an answer, too. */
async function refetch(deps: FlowDeps): Promise<number> {
  const { fetched, silent } = await refetchDue(deps, REFETCH_AT_ONCE);
  await parcelsAnswered(deps.store, silent);
  return fetched;
}

/** New parcels are subscribed at the tracker; those it has been silent about are asked for by themselves. */
async function watchParcels(deps: FlowDeps): Promise<number> {
  if (!deps.condition.mayAct()) return 0;
  const parcels = await parcelsToWatch(deps.store);
  if (parcels.length === 0) return 0;
  const fresh = parcels.filter((parcel) => !parcel.subscribed);
  const silent = parcels.filter((parcel) => parcel.subscribed);
  const { shopId, settled, isPaused } = await subscribeParcels(deps, fresh, deps.callback);
  return commit(deps.store, "system", async (tx) => {
    const later = (ms: number): Date => new Date(tx.at.getTime() + ms);
    if (shopId === null) {
      const ids = parcels.map((parcel) => parcel.parcelId);
      await parcelsLeft(tx, ids, { askAgainAt: later(NO_TRACKER_MS), nobodyWill: !isPaused });
      return 0;
    }
    await parcelsWatched(tx, settled, { subscribed: true, askAgainAt: later(SILENCE_MS) });
    await parcelsWatched(
      tx,
      silent.map((parcel) => parcel.parcelId),
      { subscribed: true, askAgainAt: later(SILENCE_MS) },
    );
    await wantRefetch(
      tx,
      silent.map(({ waybill, carrier, phoneTail }) => ({ shopId, ref: { kind: "parcel", id: waybill, extra: { carrier, phoneTail } } })),
    );
    return settled.length + silent.length;
  });
}

async function sweep(deps: FlowDeps): Promise<number> {
  if (!deps.condition.mayAct()) return 0;
  const found = (await sweepFindings(deps.store, 500)) + (await watchHubs(deps.store)) + (await watchShortages(deps.store));
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
  return found + decided + (await watchPromises(deps.store)) + (await wakeDue(deps.store)) + (await endMarksDue(deps.store)) + (await giveCases(deps));
}
