/** Holds the database for this hub and says how it stands; while it is away nothing works on it, and each trouble is told once a minute. */
import { toBeijing } from "../kernel/time.ts";
import { faultLine, holdStore, type Store, type StoreFault } from "../store/index.ts";
import type { Condition } from "./condition.ts";
import type { Platform } from "./platform.ts";

const TELL_MS = 60_000;

/** What holding is handed. */
interface Holding {
  store: Store;
  condition: Condition;
  log: Platform["log"];
  /** Another hub took the database while it was away: this one must end. */
  onLost(fault: StoreFault): void;
}

/** @returns a function that lets go. @throws StoreFault when another hub has it. */
export function holdDatabase({ store, condition, log, onLost }: Holding): Promise<() => Promise<void>> {
  let told = 0;
  let tries = 0;
  return holdStore(store, {
    onAway: (why) => {
      tries = 0;
      told = performance.now();
      log("error", `database: away (${why.message}); it is started again or waited for`);
      condition.report("database", {
        zh: "数据库暂时不可用，程序正在自动恢复；已确认收到的内容都在，这期间不能保存。",
        en: "The database is away and is being brought back; all that was acknowledged is kept, nothing can be saved meanwhile.",
      });
    },
    onTry: (why) => {
      tries += 1;
      if (performance.now() - told < TELL_MS) return;
      told = performance.now();
      const since = condition.troubleOf("database")?.since;
      log("error", `database: still away${since ? ` since ${toBeijing(since)}` : ""}, tried ${tries} times: ${faultLine(why).split("\n")[0]}`);
    },
    onBack: () => {
      log("info", `database: back after ${tries + 1} tries`);
      condition.report("database", null);
    },
    onLost: (fault) => {
      log("error", "database: another hub took it meanwhile; this one ends");
      onLost(fault);
    },
  });
}
