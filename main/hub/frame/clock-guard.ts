/**
 * Holds the clock on the wall against one that nobody can set. Where it jumped, what time brings about stops, sending first of all, until it
 * is right again or a person says that the new time is the right one: a clock that runs ahead for a moment would let out every held refund.
 */

import { actorName, type Principal } from "../access/index.ts";
import { clampActions } from "../actions/index.ts";
import { clampIngest } from "../ingest/index.ts";
import { type Clock, toBeijing } from "../kernel/time.ts";
import { clampAsks } from "../orders/index.ts";
import { commit, keepSetting, type Store, settingOf } from "../store/index.ts";
import type { Condition } from "./condition.ts";
import type { Platform } from "./platform.ts";

/** What machines correct by themselves is less. */
const TOLERANCE_MS = 30_000;
/** Up to this the difference is followed: two clocks never run exactly alike. */
const FOLLOWED_MS = 2_000;
/** Between two runs, the wall may have been set by a little. */
const BETWEEN_RUNS_MS = 300_000;
const LOOK_MS = 1_000;
const KEEP_MS = 60_000;
/** Setting in which the latest time is kept that this installation has seen. */
const SEEN = "clock.seen";

export interface ClockGuard {
  /** Looks now; callers that act by the time ask first. */
  look(): void;
  /** A person says that the time on the wall is right. */
  confirm(principal: Principal): Promise<void>;
  stop(): void;
}

interface Guarded {
  store: Store;
  condition: Condition;
  log: Platform["log"];
  /** Looks by itself and keeps what time it has seen; off when a driver steps the clock. */
  beats: boolean;
}

/** Starts guarding; a clock without a steady one beside it is a driver's and is believed. */
export async function guardClock({ store, condition, log, beats }: Guarded): Promise<ClockGuard> {
  const { clock } = store;
  let anchor = offset(clock);
  const trouble = (ms: number): void => {
    const [zh, en] = [span(Math.abs(ms)), `${Math.round(Math.abs(ms) / 1000)} s`];
    condition.report("clock", {
      zh: `系统时钟${ms > 0 ? "突然快" : "突然慢"}了${zh}。为免误发，自动处理已停下；时钟恢复后自动继续，确认现在的时间没错也可以继续。`,
      en: `The system clock jumped ${ms > 0 ? "ahead" : "back"} by ${en}. Nothing is sent until it is right again or somebody confirms that the time is right.`,
    });
  };
  const looked = (): number => {
    const now = offset(clock);
    const jump = anchor === null || now === null ? 0 : now - anchor;
    if (Math.abs(jump) <= FOLLOWED_MS && condition.troubleOf("clock") === null) anchor = now;
    return jump;
  };
  let jumped = false;
  const look = (): void => {
    const jump = looked();
    if (Math.abs(jump) > TOLERANCE_MS) {
      if (!jumped) log("error", `clock: jumped by ${Math.round(jump / 1000)} s to ${toBeijing(new Date(clock.now()))}; nothing is sent`);
      jumped = true;
      trouble(jump);
    } else if (jumped) {
      jumped = false;
      log("info", "clock: right again");
      // What was written meanwhile bears times that have not come.
      void clampMarks(store).then(
        () => condition.report("clock", null),
        () => {
          jumped = true;
        },
      );
    }
  };
  condition.beforeActing(look);
  const seen = beats ? await settingOf<number>(store, SEEN) : null;
  await clampMarks(store, "ingest");
  if (seen !== null && seen - clock.now() > BETWEEN_RUNS_MS) {
    trouble(clock.now() - seen);
    log("error", `clock: ${span(seen - clock.now())} behind what was seen before, ${toBeijing(new Date(seen))}; nothing is sent until a person confirms`);
  }
  const keep = (): void => {
    if (condition.mayAct()) void commit(store, "system", (tx) => keepSetting(tx, SEEN, clock.now())).catch(() => undefined);
  };
  const timers = beats ? [setInterval(look, LOOK_MS), setInterval(keep, KEEP_MS)] : [];
  for (const timer of timers) timer.unref();
  if (beats) keep();
  return {
    look,
    confirm: async (principal) => {
      anchor = offset(clock);
      jumped = false;
      await clampMarks(store);
      await commit(store, actorName(principal), async (tx) => {
        await keepSetting(tx, SEEN, clock.now());
        tx.journal({ verb: "clock.confirmed", subject: "setting", subjectId: SEEN });
      });
      condition.report("clock", null);
    },
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

/** How far the wall is from the steady clock; `null` where there is none. */
function offset(clock: Clock): number | null {
  return clock.steady ? clock.now() - clock.steady() : null;
}

/** Brings back what bears a time further ahead than it can: pauses, due times, places of pulling; holds that began in the future begin again. */
async function clampMarks(store: Store, which: "all" | "ingest" = "all"): Promise<void> {
  await commit(store, "system", async (tx) => {
    await clampAsks(tx);
    clampIngest(tx);
    if (which === "all") clampActions(tx);
  });
}

function span(ms: number): string {
  const [days, hours, minutes] = [Math.floor(ms / 86_400_000), Math.floor(ms / 3_600_000) % 24, Math.floor(ms / 60_000) % 60];
  if (days > 0) return `${days} 天 ${hours} 小时`;
  return hours > 0 ? `${hours} 小时 ${minutes} 分` : `${minutes} 分 ${Math.round(ms / 1000) % 60} 秒`;
}
