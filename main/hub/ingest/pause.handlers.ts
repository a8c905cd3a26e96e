/** Pausing a shop and letting it go on: what changes meanwhile is asked for afterwards, from where pulling stood. */
import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import { type Contract, refusals } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { maskText } from "../masking/index.ts";
import { commit, type Store } from "../store/index.ts";
import { pauseShop, resumeShop, shopsById } from "./shop.store.ts";

/** Answers `pause` and `resume` of the contract's `shops` part. */
export function pauseHandlers(deps: { store: Store }): Pick<HandlersOf<Contract["shops"], Principal>, "pause" | "resume"> {
  const isThere = async (id: string): Promise<boolean> => (await shopsById(deps.store, [id])).has(id);
  return {
    pause: async ({ id, reason }, principal) => {
      if (!(await isThere(id))) return refuse("NOT_FOUND", refusals.NOT_FOUND.zh);
      const by = actorName(principal);
      const why = maskText(reason);
      await commit(deps.store, by, async (tx) => {
        // Two people at once: the first one's reason stands.
        if (!(await pauseShop(tx, { id, by, why }))) return;
        tx.journal({ verb: "shop.paused", subject: "shop", subjectId: id, data: { reason: why } });
        tx.emit({ name: "shop.changed", subjectId: id, data: {} });
      });
      return ok({ ok: true });
    },
    resume: async ({ id }, principal) => {
      if (!(await isThere(id))) return refuse("NOT_FOUND", refusals.NOT_FOUND.zh);
      await commit(deps.store, actorName(principal), async (tx) => {
        if (!(await resumeShop(tx, id))) return;
        tx.journal({ verb: "shop.resumed", subject: "shop", subjectId: id });
        tx.emit({ name: "shop.changed", subjectId: id, data: {} });
      });
      return ok({ ok: true });
    },
  };
}
