/** Answers what only a demonstration has: its channels are simulated beside the hub, and whoever steers them is handed in when they are there. */
import { actorName, type Principal } from "../access/index.ts";
import type { PeakView } from "../contract/demonstration.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, RefusalCode } from "../contract/index.ts";
import type { OfferedShop } from "../ingest/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";

type Peak = Omit<PeakView, "there">;

/** Steers the simulated channels. */
export interface Director {
  peak(): Promise<Peak>;
  startPeak(): Promise<Peak>;
  stopPeak(): Promise<Peak>;
}

/** Where a director stands once the channels are there; a real shop never has one. */
export interface Stage {
  director: Director | null;
  /** Shops that are simulated and that nobody has connected yet. */
  offered?: readonly OfferedShop[];
}

const NONE: PeakView = { there: false, running: false, from: null, until: null, orders: 0, cases: 0 };

/** Answers `contract.demonstration`. */
export function demonstrationHandlers(store: Store, stage: Stage): HandlersOf<Contract["demonstration"], Principal> {
  const steer = async (principal: Principal, verb: "peak.started" | "peak.stopped"): Promise<Result<PeakView, RefusalCode>> => {
    const { director } = stage;
    if (!director)
      return refuse("NOT_FOUND", "这里没有模拟的渠道，没有可以重放的大促。", { en: "No channels are simulated here: there is no promotion to be played." });
    const peak = await (verb === "peak.started" ? director.startPeak() : director.stopPeak());
    await commit(store, actorName(principal), async (tx) => {
      tx.journal({ verb, subject: "setting", subjectId: "demonstration.peak", data: {} });
    });
    return ok({ there: true, ...peak });
  };
  return {
    peak: async () => ok(stage.director ? { there: true, ...(await stage.director.peak()) } : NONE),
    startPeak: (_input, principal) => steer(principal, "peak.started"),
    stopPeak: (_input, principal) => steer(principal, "peak.stopped"),
  };
}
