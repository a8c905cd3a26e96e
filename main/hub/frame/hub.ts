/** The front door: opens every room on one store and answers the whole contract. No screen, no HTTP, no model vendor. */
import { setTimeout as pause } from "node:timers/promises";
import { openStreams, openVault, type Vault } from "../access/index.ts";
import { holdingOf, recoverActions } from "../actions/index.ts";
import { isReceiptDoor, takeReceipts } from "../alerts/index.ts";
import { readerAmong } from "../connectors/index.ts";
import type { Connector } from "../connectors/port.ts";
import type { LiveEvent } from "../contract/index.ts";
import { openPolicies } from "../decisions/index.ts";
import { openPresence } from "../disputes/index.ts";
import { openRecentlyKept, pacer, pushReceiver } from "../ingest/index.ts";
import type { Knowledge, SearchModel } from "../knowledge/index.ts";
import { openMappedReaders } from "../mappings/index.ts";
import type { ModelPort } from "../models/index.ts";
import { ordersKnown } from "../orders/index.ts";
import { faultLine, type Jobs, onCommit, type Store, startJobs } from "../store/index.ts";
import { alertingOf } from "./alerting.ts";
import type { HubHandlers } from "./carrier.ts";
import { guardClock } from "./clock-guard.ts";
import type { Condition } from "./condition.ts";
import type { Stage } from "./demonstration.handlers.ts";
import type { Hosted } from "./door.ts";
import { answerContract } from "./handlers.ts";
import { erased, startHouseWork } from "./house-work.ts";
import { measureHub } from "./measured.ts";
import type { HubParts, Training } from "./parts.ts";
import { openPast, type PastHouse, type PastOptions, waitForChapter } from "./past.ts";
import type { Platform } from "./platform.ts";
import { openTurns, type Turns } from "./turns.ts";
import { underWayAt } from "./under-way.ts";
import { watchParts } from "./watch-parts.ts";
import { startWork, type Work } from "./work.ts";

export interface HubOptions {
  platform: Platform;
  store: Store;
  condition: Condition;
  knowledge: Knowledge;
  searchModel: SearchModel;
  connectors: readonly Connector[];
  version: string;
  /** Speaks to models; the hub knows no vendor. */
  models: ModelPort;
  /** Ms after which a channel's answer is no longer waited for. */
  timeoutMs?: number;
  /** Lets workers look by themselves; off when a driver steps the clock. */
  beats?: boolean;
  /** When the shop began, ms: what came with the program is of then; now, where it has no past. */
  since?: number;
}

/** The running product: what hosts and agents hold on to. */
export interface Hub extends Hosted {
  handlers: HubHandlers;
  store: Store;
  platform: Platform;
  vault: Vault;
  jobs: Jobs;
  training: Training;
  /** Where a demonstration's director is handed in. */
  stage: Stage;
  work: Work;
  /** Whoever works by itself takes turns with what must be alone. */
  turns: Turns;
  /** The house at a time before now, for a demonstration that lives through the days before it. */
  past(options: PastOptions): PastHouse;
  /** Ends workers and jobs; the store is closed by whoever opened it. */
  close(): Promise<void>;
}

/** Whoever left without a word is looked for this often. */
const GONE_LOOKED_AT_MS = 5_000;

/** Opens the hub on an open store and starts its work. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { platform, store, knowledge } = options;
  const listeners = new Set<(event: LiveEvent) => void>();
  const byChannel = new Map(options.connectors.map((connector) => [connector.manifest.id, connector]));
  const connectors = (channel: string): Connector | undefined => byChannel.get(channel);
  const manifests = options.connectors.map(({ manifest }) => manifest);
  const jobs = await startJobs(store, (fault) => platform.log("error", `jobs: ${faultLine(fault).split("\n")[0]}`));
  const recentlyKept = openRecentlyKept();
  const turns = openTurns();
  const goOn = await waitForChapter(store, turns);
  let work: Work | null = null;
  const broadcast: HubParts["broadcast"] = (events) => {
    for (const listener of listeners) for (const event of events) listener(event);
  };
  const presence = openPresence({ emit: (event) => broadcast([event]) }, store.clock.now);
  const parts: HubParts = {
    platform,
    store,
    condition: options.condition,
    knowledge,
    vault: openVault(platform.key),
    streams: openStreams(),
    presence,
    connectors,
    reader: readerAmong(options.connectors),
    mapped: openMappedReaders(store),
    manifests,
    channelOf: (channel) => manifests.find(({ id }) => id === channel),
    post: platform.post,
    ...(platform.openSocket ? { openSocket: platform.openSocket } : {}),
    ...(platform.addressProblem ? { addressProblem: platform.addressProblem } : {}),
    ...(options.beats === false ? {} : { pace: pacer(platform.post), wait: (ms: number) => pause(ms) }),
    log: platform.log,
    recentlyKept,
    known: async (shopId, ...[what, listed]) => {
      const kept = recentlyKept.known(shopId, listed);
      const others = listed.filter(({ id }) => !kept.has(id));
      return what === "orders" && others.length > 0 ? new Set([...kept, ...(await ordersKnown(store, shopId, others))]) : kept;
    },
    underWay: (shopId, most) => underWayAt(store, shopId, most),
    running: new Set(),
    engine: await openPolicies(store, options.since),
    holding: holdingOf(connectors),
    jobs,
    clockGuard: await guardClock({ store, condition: options.condition, log: platform.log, beats: options.beats ?? true }),
    training: { running: false, progress: 0 },
    publicUrl: platform.environment.publicUrl,
    stage: { director: null },
    resealing: { running: false, broken: 0 },
    models: options.models,
    searchModel: options.searchModel,
    version: options.version,
    callback: (shopId) => `${platform.environment.publicUrl}/hooks/trace/${shopId}`,
    broadcast,
    wake: () => work?.wake(),
    beats: options.beats ?? true,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  };
  await recoverActions(parts);
  // Before anything is understood or shown: a restored database may have brought back who was erased.
  await erased(parts).catch((fault: Error) => platform.log("error", `privacy: what was erased could not be looked up: ${faultLine(fault).split("\n")[0]}`));
  await startHouseWork(parts);
  work = startWork(parts, turns);
  const watching = watchParts({ store, condition: options.condition, folders: [platform.home], beats: parts.beats });
  const stopListening = parts.beats ? await onCommit(store, parts.wake) : async () => undefined;
  const leaving = setInterval(presence.expire, GONE_LOOKED_AT_MS);
  leaving.unref();
  const pushes = pushReceiver(parts);
  return {
    handlers: answerContract(parts),
    store,
    condition: options.condition,
    platform,
    streams: parts.streams,
    vault: parts.vault,
    jobs,
    training: parts.training,
    stage: parts.stage,
    work,
    turns,
    past: (of) => openPast(parts, { turns, goOn }, of),
    measured: measureHub(parts),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    webhook: async (shopId, request) => {
      if (isReceiptDoor(shopId)) return takeReceipts(alertingOf(parts), shopId, request.body);
      const answer = await pushes.receive(shopId, request);
      if (parts.beats) parts.wake();
      return answer;
    },
    close: async () => {
      clearInterval(leaving);
      parts.clockGuard.stop();
      watching.stop();
      await stopListening();
      await work?.stop();
      await jobs.stop();
    },
  };
}
