/** The only file that knows everything: opens the store, the knowledge, the hub and the agents, and starts the demonstration. */
import { join } from "node:path";
import { openReplyAgent } from "../agents/reply/agent.ts";
import { openTriageAgent } from "../agents/triage/agent.ts";
import { openTrialAgent } from "../agents/trial/agent.ts";
import { openComparer } from "../agents/trial/compare.ts";
import { ensureOperators, openDataKeys, openVault } from "./hub/access/index.ts";
import { connectors } from "./hub/connectors/index.ts";
import type { AgentName } from "./hub/contract/words.ts";
import { inProcessClient } from "./hub/frame/carrier.ts";
import { type Condition, openCondition } from "./hub/frame/condition.ts";
import { holdDatabase } from "./hub/frame/hold-database.ts";
import { type Hub, openHub } from "./hub/frame/hub.ts";
import { settleInstallation } from "./hub/frame/installation.ts";
import type { Platform } from "./hub/frame/platform.ts";
import { startWorker, type Worker } from "./hub/kernel/worker.ts";
import {
  chosenModel,
  ensureStarterCards,
  ensureStarterMacros,
  examplesForSearch,
  type Knowledge,
  modelNamed,
  openChosen,
  openKnowledge,
  openNamed,
  openSearchModel,
  problemOf,
  type SearchModel,
} from "./hub/knowledge/index.ts";
import type { ModelPort } from "./hub/models/index.ts";
import { faultLine, openStore, type Store, type StoreFault, takeHome } from "./hub/store/index.ts";

export interface ComposeOptions {
  platform: Platform;
  version: string;
  /** Begins anew: what this installation knew is dropped. */
  fresh?: boolean;
  /** Workers look by themselves (default); off when a driver steps the clock and calls `settle`. */
  beats?: boolean;
  /** Ms after which a channel's answer is no longer waited for. */
  timeoutMs?: number;
  /** Leaves the carried database running at the end. */
  keepServer?: boolean;
  /** What a database that is still empty becomes: a shop with the four people of the demonstration, or one with an administrator. */
  demo: boolean;
  /** When a demonstration's shop began, ms; now, where it has no past. */
  since?: number;
  /** The former key is lost for good: what it sealed is forgotten. */
  newKey?: boolean;
  /** Another hub took the database while it was away; this one works no more and should end. */
  onLost?: (fault: StoreFault) => void;
}

export interface Composed {
  hub: Hub;
  /** Whether it is the demonstration, whatever was wished. */
  demo: boolean;
  /** Works until nothing is left to do at this time of the clock, the agents included, or for so many turns. */
  runUntilIdle(waitFor?: "all" | "decisions", turns?: number): Promise<void>;
  /** Trains the label model on the accepted examples of now. */
  retrain(): Promise<{ rows: number; classes: number; seconds: number } | null>;
  close(): Promise<void>;
}

/** Puts the product together. @throws StoreFault and the like, with a sentence for a person. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const { platform, beats = true } = options;
  const giveBack = takeHome(platform.home);
  const store = await openStore({
    home: platform.home,
    clock: platform.clock,
    databaseUrl: platform.environment.databaseUrl,
    fresh: options.fresh ?? false,
    keepServer: options.keepServer ?? false,
  }).catch((fault: Error) => {
    giveBack();
    throw fault;
  });
  const condition = openCondition(platform.clock);
  const letGo = await holdDatabase({ store, condition, log: platform.log, onLost: options.onLost ?? (() => undefined) }).catch(async (fault: Error) => {
    // The one that has it goes on working with the same server.
    await store.close(true);
    giveBack();
    throw fault;
  });
  const vault = openVault(platform.key);
  const { demo } = await settleInstallation(store, { vault, demo: options.demo, newKey: options.newKey ?? false, keyPlace: platform.keyPlace })
    .then(async (settled) => {
      await openDataKeys(store, vault);
      return settled;
    })
    .catch(async (fault: Error) => {
      await letGo();
      await store.close();
      giveBack();
      throw fault;
    });
  await ensureOperators(store, { demo });
  await ensureStarterCards(store);
  await ensureStarterMacros(store);
  const { knowledge, searchModel } = await openSearch(platform, store);
  if (options.fresh) await knowledge.rebuild([]);
  const hub = await openHub({
    platform,
    store,
    condition,
    knowledge,
    searchModel,
    connectors,
    version: options.version,
    models,
    beats,
    ...(demo && options.since !== undefined ? { since: options.since } : {}),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const agents = await startAgents(hub, condition, beats);
  return {
    hub,
    demo,
    runUntilIdle: async (waitFor = "all", turns?: number) => {
      await hub.work.runUntilIdle(waitFor === "all" ? agents.idle : agents.named, turns);
    },
    retrain: agents.retrain,
    close: async () => {
      await agents.stop();
      await hub.close();
      await searchModel.close();
      await knowledge.close();
      await letGo();
      await store.close();
      giveBack();
    },
  };
}

/** Search with the embedder that was chosen, or the best there is; one that does not open is told, and what was being fetched goes on coming while the search works. */
async function openSearch(platform: Platform, store: Store): Promise<{ knowledge: Knowledge; searchModel: SearchModel }> {
  const { environment, fetch, log } = platform;
  const { modelFolder, modelBaseUrl } = environment;
  let problem: ReturnType<typeof problemOf> | null = null;
  const chosen = await chosenModel(store);
  const embedder = await openChosen({ modelFolder, chosen }, (refusal) => {
    problem = problemOf(refusal);
    log("warn", `${refusal.message}; the built-in embedder is used`);
  });
  const knowledge = await openKnowledge({
    folder: join(platform.home, "knowledge"),
    embedder,
    source: () => examplesForSearch(store),
    answering: async (embedderId) => {
      const name = modelNamed(embedderId);
      const opened = name === null ? null : await openNamed(modelFolder, name);
      return opened?.ok && opened.value.id === embedderId ? opened.value : null;
    },
    onFault: (fault) => log("error", fault.stack ?? fault.message),
    now: () => platform.clock.now(),
  });
  const searchModel = openSearchModel({ knowledge, modelFolder, fetch, log, problem, opened: embedder, chosen });
  void searchModel
    .resume()
    .then(() => (modelBaseUrl && chosen === undefined && "family" in embedder ? searchModel.fetchFrom(modelBaseUrl) : undefined))
    .catch((fault: Error) => log("error", fault.stack ?? fault.message));
  return { knowledge, searchModel };
}

/** Who speaks to models. What knows model vendors takes half a second to load and is left out until somebody asks. */
const models: ModelPort = {
  test: async (endpoint) => (await import("../agents/runtime/try.ts")).tryEndpoint(endpoint),
};

interface Agents {
  /** Resolves when no case waits for a name or a reply. */
  idle(): Promise<void>;
  /** Resolves when no case waits for a name. */
  named(): Promise<void>;
  stop(): Promise<void>;
  retrain: Composed["retrain"];
}

async function startAgents(hub: Hub, condition: Condition, beats: boolean): Promise<Agents> {
  const { platform, jobs, training } = hub;
  const client = (name: AgentName): ReturnType<typeof inProcessClient> => inProcessClient(hub, { kind: "agent", name });
  const triage = openTriageAgent(client("triage"));
  const reply = openReplyAgent(client("reply"));
  const trial = openTrialAgent(client("trial"));
  const comparer = openComparer(client("trial"));
  const onFault = (fault: Error): void => platform.log("error", faultLine(fault));
  const worker = (round: () => Promise<boolean>): Worker =>
    startWorker({ round: async () => condition.mayWork() && hub.turns.beside(round), everyMs: beats ? 2_000 : null, onFault });
  const workers: Readonly<Record<AgentName, Worker>> = {
    triage: worker(() => triage.round()),
    reply: worker(() => reply.round()),
    trial: worker(() => trial.round()),
  };
  // Models are waited for: what is measured without them does not wait beside them.
  const all = [...Object.values(workers), worker(() => comparer.round())];
  const wake = (): void => {
    for (const each of all) each.wake();
  };
  const stopListening = hub.subscribe((event) => {
    if (/^(case|decision|model|batch|comparison)\./.test(event.name)) wake();
    if (event.name === "model.trained") triage.reload();
    if (event.name.startsWith("case.")) void reply.giveUp(event.subjectId, "moved").catch(onFault);
    if (event.name === "comparison.changed" && event.data.state === "cancelled") comparer.giveUp(event.subjectId);
    if (event.name === "suggestion.stopped") void reply.giveUp(event.subjectId, "stopped").catch(onFault);
  });
  const retrain = async (): ReturnType<Composed["retrain"]> => {
    training.running = true;
    try {
      return await triage.retrain((share) => {
        training.progress = share;
      });
    } finally {
      training.running = false;
      training.progress = 0;
    }
  };
  await jobs.work("retrain", async () => {
    await retrain();
  });
  await jobs.work("curve", () => triage.measureCurve());
  void reply.begin().catch(onFault);
  return {
    retrain,
    named: workers.triage.idle,
    idle: async () => {
      for (const each of all) await each.idle();
    },
    stop: async () => {
      stopListening();
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}
