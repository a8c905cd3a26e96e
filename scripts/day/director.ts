/** Runs one business day: moves the clock, lets the channels happen, lets the hub work, and cuts the power where it is told to. */
import { type Demo, demoShopsAt, startDemo } from "../../main/demo/index.ts";
import { type HubChild, startHubChild } from "./hub-child.ts";
import type { HubStart } from "./hub-talk.ts";

export interface DayOptions {
  home: string;
  port: number;
  /** 09:00 in Shanghai of the day that is run, ms. */
  startMs: number;
  orders: number;
  cases: number;
  seed: string;
  questions: string[];
  faults: "none" | "rough";
  verbose: boolean;
  onProgress(share: number, note: string): void;
}

/** A finished day, with hub and channels still there to be looked at. */
export interface RunDay {
  hub: HubChild;
  demo: Demo;
  kills: number;
  steps: number;
  close(): Promise<void>;
}

/** The hub of now: after a kill it is another one. */
interface Running {
  hub: HubChild;
}

/** How far the clock jumps. The channels spread their limits and outages over a jump, so its length changes how often is looked, not what happens. */
const STEP_MS = 1_200_000;
/** After the day, only what answers it is left: fewer looks are enough. */
const NIGHT_STEP_MS = 12 * 3_600_000;
/** How long a channel that will not answer keeps a call before it is cut: the hub waits for it, the clock does not. */
const HANG_MS = 50;
const QUIET_STEP_MS = 25 * 3_600_000;
const DAY_MS = 15 * 3_600_000;
/** How long things go wrong at most: while they do, some push is always on its way again, and no end would be seen. */
const BAD_MS = 3 * 86_400_000;
/** Returns travel for days; after this much of the clock something is stuck, and the report will show what. */
const LONGEST_MS = 12 * 86_400_000;

/** Runs the day until neither the channels nor the hub have anything left to do. */
export async function runDay(options: DayOptions): Promise<RunDay> {
  const { orders, cases, seed, questions, faults, home, port, verbose, startMs } = options;
  const start: HubStart = { home, port, timeoutMs: 3_000, verbose, now: startMs, fresh: true };
  const starting = [startDemo({ mode: "stepped", startMs, orders, cases, seed, questions, faults, hangMs: HANG_MS }), startHubChild(start)] as const;
  const running: Partial<Running> = {};
  try {
    const [demo, hub] = await Promise.all(starting);
    return await through({ ...options, demo, start }, Object.assign(running, { hub }));
  } catch (fault) {
    const [demo, hub] = await Promise.allSettled(starting);
    // A hub left alive would keep us alive too.
    if (hub.status === "fulfilled") await (running.hub ?? hub.value).kill();
    if (demo.status === "fulfilled") await demo.value.stop();
    throw fault;
  }
}

async function through(options: DayOptions & { demo: Demo; start: HubStart }, running: Running): Promise<RunDay> {
  const { seed, faults, demo, start } = options;
  const startMs = start.now;
  const { apiKey = "" } = await running.hub.ask({ kind: "prepare", shops: demo.shops, seed });
  // A hub started again answers at the same place.
  const { url: hubUrl } = running.hub;
  await demo.configureHub({
    hubUrl,
    apiKey,
    ...demoShopsAt(hubUrl),
  });
  let now = startMs;
  let kills = 0;
  let isBad = faults !== "none";
  let steps = 0;
  const cutAt = faults === "rough" ? startMs + DAY_MS / 2 : Number.POSITIVE_INFINITY;
  let looking: Promise<unknown> = Promise.resolve();
  for (let idle = 0; idle < 2 && now - startMs < LONGEST_MS; steps += 1) {
    await running.hub.ask({ kind: "clock", now });
    await Promise.all([demo.advance(now), looking]);
    if (kills === 0 && now >= cutAt) {
      const unfinished = running.hub.ask({ kind: "settle", once: false }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 250));
      await running.hub.kill();
      await unfinished;
      kills += 1;
      running.hub = await startHubChild({ ...start, now, fresh: false });
    }
    options.onProgress(Math.min(1, (now - startMs) / DAY_MS), new Date(now).toISOString());
    if (now < startMs + DAY_MS) {
      // By day nobody waits for the hub: it looks once a step, while the channels go on. Only the end waits until nothing is left.
      looking = running.hub.ask({ kind: "settle", once: true });
      looking.catch(() => undefined);
      now += STEP_MS;
      continue;
    }
    const { nextDue = null } = await running.hub.ask({ kind: "settle", once: false });
    const pending = await demo.pending();
    const quiet = !pending.remains && nextDue === null;
    idle = quiet ? idle + 1 : 0;
    // From then on nothing goes wrong: whatever was lost last must be found when the silence is noticed.
    if (isBad && (quiet || now >= startMs + BAD_MS)) {
      await demo.setFaults({ preset: "none" });
      isBad = false;
    }
    if (quiet) {
      now += QUIET_STEP_MS;
      continue;
    }
    const upcoming = [pending.nextAt, nextDue].filter((at): at is number => at !== null && at > now);
    now = Math.max(now + NIGHT_STEP_MS, Math.min(...upcoming, now + QUIET_STEP_MS));
  }
  const { hub } = running;
  return {
    hub,
    demo,
    kills,
    steps,
    close: async () => {
      await hub.ask({ kind: "close" }).catch(() => undefined);
      await demo.stop();
    },
  };
}
