/** Answers the contract's `settings` part: everybody's own, and nobody else's. */
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { actorName, type Principal } from "./principal.ts";
import type { Operator } from "./sessions.ts";
import { chooseSettings, keepMarks, marksOf, settingsOf, takeSettingsBack } from "./settings.store.ts";

const nobodys = refuse("NOT_ALLOWED", "只有人员有自己的设置。", { en: "Only people have settings of their own." });

/** How people want the console, kept by person. */
export function settingsHandlers(store: Store): HandlersOf<Contract["settings"], Principal> {
  return {
    get: async (_input, principal) => (principal.kind === "operator" ? ok(await settingsOf(store, principal.id)) : nobodys),
    change: async (change, principal) => {
      if (principal.kind !== "operator") return nobodys;
      return commit(store, actorName(principal), async (tx) => {
        const settings = await chooseSettings(tx, principal.id, change);
        tell(tx, principal);
        return ok({ settings });
      });
    },
    undo: async (_input, principal) => {
      if (principal.kind !== "operator") return nobodys;
      return commit(store, actorName(principal), async (tx) => {
        const settings = await takeSettingsBack(tx, principal.id);
        if (settings === null) return refuse("STATE_NOT_ALLOWED", "还没有改过设置。", { en: "Nothing was changed yet." });
        tell(tx, principal);
        return ok({ settings });
      });
    },
    marks: async (_input, principal) => (principal.kind === "operator" ? ok({ marks: await marksOf(store, principal.id) }) : nobodys),
    mark: async ({ marks }, principal) => {
      if (principal.kind !== "operator") return nobodys;
      await commit(store, actorName(principal), async (tx) => {
        if ((await keepMarks(tx, principal.id, marks)) > 0) tell(tx, principal);
      });
      return ok({ ok: true as const });
    },
  };
}

/** His other windows follow at once. */
function tell(tx: Tx, me: Operator): void {
  tx.emit({ name: "settings.changed", subjectId: me.id, data: { operatorId: me.id } });
}
