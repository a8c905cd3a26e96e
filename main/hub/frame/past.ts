/**
 * The house at a time that is over: the same rooms, the same work and the same answers, by a clock that stands where it is put. A
 * demonstration lives through the days before it in this way, so that everything in them was decided, said and paid by the rooms themselves.
 */
import { setTimeout as pause } from "node:timers/promises";
import { nextDue, runDue } from "../actions/index.ts";
import type { ChannelRef } from "../connectors/port.ts";
import { demoPastSetting, type PastProgress } from "../contract/demonstration.ts";
import { policiesOfThen } from "../decisions/index.ts";
import { findCase, watchPromises } from "../disputes/index.ts";
import { fetchFresh, refetchDue, shopsById } from "../ingest/index.ts";
import { ok } from "../kernel/result.ts";
import { learnLanes, learnWeights } from "../orders/index.ts";
import { endMarksDue } from "../risk/index.ts";
import { commit, keepSetting, readerPlace, type Store, settingOf } from "../store/index.ts";
import type { Carried, HubHandlers } from "./carrier.ts";
import { catchUp, READER, type Reading, react } from "./flow.ts";
import { casesLearntBefore, type PastToDo, pastToDo } from "./flow.view.store.ts";
import { answerContract } from "./handlers.ts";
import type { HubParts } from "./parts.ts";
import type { Turns } from "./turns.ts";
import { UNDERSTAND_AT_ONCE, understandDue } from "./understand.ts";

/** What is asked of the past. */
export interface PastOptions {
  /** Where the past ends: what is written before belongs to it, what is written after is of now. */
  until: Date;
  /** Where a channel answers about the past, by where it answers now. */
  route(url: string): string;
}

/** The house as it was. */
export interface PastHouse {
  /** The contract's answers at that time. */
  carried: Carried;
  /** Puts the clock where it is told. */
  moveTo(at: number): void;
  /** Asks a shop's channel about things, and keeps what it says. */
  ask(shopId: string, refs: readonly ChannelRef[]): Promise<void>;
  /** Works until nothing is left to do at that time; `agents` do their share in between. */
  settle(agents: () => Promise<void>): Promise<void>;
  /** When the next effect that was held then is to go out, ms. */
  nextDue(): Promise<number | null>;
  /** Our id of a case that a channel tells of. */
  caseOf(shopId: string, channelCaseId: string): Promise<string | null>;
  /** Keeps how far the past was told. */
  keep(key: string, value: object): Promise<void>;
  /** What happened at the present meanwhile follows now, by its own clock: the last of a chapter. */
  catchUp(): Promise<void>;
  /** What time alone brings: promises that run out, marks that end. */
  pass(): Promise<void>;
  /** What is learnt by night from what carriers did. */
  learn(): Promise<void>;
  /** While this goes on nobody works at the present. */
  alone: Turns["alone"];
}

/** As many as agents may be asked to look through at once. */
const LOOKED_THROUGH = 100;

/** The contract's answers at that time; agents take no work that came up later. */
function onlyOfThen(then: HubParts, until: Date): HubHandlers {
  const handlers = answerContract(then);
  const { triage, reply } = handlers;
  return {
    ...handlers,
    triage: {
      ...triage,
      take: async ({ limit }, principal) => {
        const wanted = await triage.take({ limit: LOOKED_THROUGH }, principal);
        if (!wanted.ok) return wanted;
        const { cases } = wanted.value;
        const known = await casesLearntBefore(then.store, { ids: cases.map(({ caseId }) => caseId), before: until });
        return ok({ cases: cases.filter(({ caseId }) => known.has(caseId)).slice(0, limit) });
      },
    },
    reply: {
      ...reply,
      take: async ({ limit }, principal) => {
        const wanted = await reply.take({ limit: LOOKED_THROUGH }, principal);
        if (!wanted.ok) return wanted;
        const known = await casesLearntBefore(then.store, { ids: wanted.value.caseIds, before: until });
        return ok({ caseIds: wanted.value.caseIds.filter((id) => known.has(id)).slice(0, limit) });
      },
    },
  };
}

/** How long a channel of the past is waited for. */
const ASK_MS = 10_000;
const UNREAD_WAIT_MS = 5;
const REFETCH_AT_ONCE = 150;

/** So long the present waits at most for a chapter that was under way when the program was stopped, should its channels not come back. */
const WAIT_FOR_CHAPTER_MS = 120_000;

/**
 * Where a chapter was under way when the program was killed, what it held is due by the clock of now, and its channels would not know it: nobody works
 * before it is told anew. @returns lets the present work again.
 */
export async function waitForChapter(store: Store, turns: Turns): Promise<() => void> {
  const kept = await settingOf<PastProgress>(store, demoPastSetting);
  if (kept?.begun !== true) return () => undefined;
  const told = Promise.withResolvers<void>();
  void turns.alone(() => told.promise);
  setTimeout(told.resolve, WAIT_FOR_CHAPTER_MS).unref();
  return told.resolve;
}

interface Working {
  then: HubParts;
  parts: HubParts;
  until: Date;
  reading: Reading;
  agents(): Promise<void>;
}

/** Does what there is to do, and what follows from it at once. @returns how much was done. */
async function workOff({ then, parts, until, reading, agents }: Working, todo: PastToDo): Promise<number> {
  if (todo.understand) while ((await understandDue(then)) === UNDERSTAND_AT_ONCE);
  if (todo.agents) await agents();
  let done = todo.understand || todo.agents || todo.events ? await react(parts, { deps: then, until, reading }) : 0;
  if (todo.due) {
    const { sent, ended, later } = await runDue(then);
    done += sent + ended + later;
  }
  return todo.refetch ? done + (await refetchDue(then, REFETCH_AT_ONCE)).fetched : done;
}

/** Opens the house at a time before `until`; what is under way at the present waits its turn. */
export function openPast(parts: HubParts, { turns, goOn }: { turns: Turns; goOn(): void }, { until, route }: PastOptions): PastHouse {
  let at = until.getTime();
  const { pace: _pace, wait: _wait, known: _known, underWay: _underWay, ...rest } = parts;
  const reading: Reading = { place: null, later: [] };
  // Most of it is computed from what is on the disk; how far it was told is written through, and all before that with it.
  const store = { ...parts.store, clock: { now: () => at }, flushes: false };
  const then: HubParts = {
    ...rest,
    store,
    engine: policiesOfThen(store),
    post: (call) => parts.platform.post({ ...call, url: route(call.url) }),
    running: new Set(),
    broadcast: () => undefined,
    wake: () => undefined,
  };
  return {
    carried: { handlers: onlyOfThen(then, until), subscribe: () => () => undefined, streams: parts.streams, platform: parts.platform },
    moveTo: (to) => {
      at = to;
    },
    ask: async (shopId, refs) => {
      const shop = refs.length > 0 ? (await shopsById(then.store, [shopId])).get(shopId) : undefined;
      if (shop) await fetchFresh(then, shop, { refs, withinMs: ASK_MS });
    },
    settle: async (agents) => {
      for (let isBusy = true; isBusy; ) {
        const todo = await pastToDo(then.store, { after: reading.place ?? (await readerPlace(parts.store, READER)), until });
        const done = await workOff({ then, parts, until, reading, agents }, todo);
        isBusy = done > 0 || todo.events;
        // What another write keeps back is read a moment later.
        if (done === 0 && todo.events) await pause(UNREAD_WAIT_MS);
      }
    },
    nextDue: () => nextDue(parts.store, until),
    caseOf: (shopId, ref) => findCase(parts.store, { shopId, ref }),
    keep: (key, value) => commit(parts.store, "system", (tx) => keepSetting(tx, key, { ...value })),
    catchUp: () => catchUp(parts, reading),
    pass: async () => {
      await watchPromises(then.store);
      await endMarksDue(then.store);
    },
    learn: async () => {
      await learnLanes(parts.store);
      await learnWeights(parts.store);
    },
    alone: (work) => {
      const done = turns.alone(work);
      goOn();
      return done;
    },
  };
}
