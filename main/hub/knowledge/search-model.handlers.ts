import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, keepSetting, type Store, settingOf } from "../store/index.ts";
import { type Choice, problemOf, type SearchModel } from "./search-model.ts";

/** The setting's key. */
const CHOICE = "search.model";
interface Kept {
  name: string | null;
}

const done = ok({ ok: true as const });

/** What somebody chose to search with; `undefined` when nobody did. */
export async function chosenModel(store: Store): Promise<Choice> {
  const kept = await settingOf<Kept>(store, CHOICE);
  return kept === null ? undefined : kept.name;
}

/** Answers `contract.searchModels`. What is chosen is kept and written into the journal. */
export function searchModelHandlers(store: Store, model: SearchModel): HandlersOf<Contract["searchModels"], Principal> {
  const keep = (principal: Principal, name: string | null): Promise<void> =>
    commit(store, actorName(principal), async (tx) => {
      await keepSetting(tx, CHOICE, { name });
      tx.journal({ verb: "search_model.chosen", subject: "search_model", subjectId: name ?? "built-in" });
    });
  return {
    get: async () => ok(await model.state()),
    choose: async ({ name }, principal) => {
      const taken = await model.choose(name);
      if (!taken.ok) {
        const { zh, en } = problemOf(taken.refusal).told;
        return refuse("BAD_INPUT", `${zh}。`, { en: `${en}.` });
      }
      await keep(principal, name);
      return done;
    },
    fetch: async ({ address }, principal) => {
      await commit(store, actorName(principal), async (tx) => {
        tx.journal({ verb: "search_model.fetched", subject: "search_model", subjectId: new URL(address).host, data: { address } });
      });
      // Whoever asked looks at how far it is; what goes wrong is told there.
      void model.fetchFrom(address);
      return done;
    },
    stopFetch: async () => {
      await model.stopFetch();
      return done;
    },
    stopReindex: async (_, principal) => {
      await keep(principal, await model.stopReindex());
      return done;
    },
  };
}
