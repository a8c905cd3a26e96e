/** The first steps of a shop of one's own: how far it is, read from what there is in every room. */

import { actorName, type Principal } from "../access/index.ts";
import type { FirstStep } from "../contract/assistant.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { firstSteps } from "../contract/lists.ts";
import { ok } from "../kernel/result.ts";
import { commit, keepSetting, type Store, settingHeld, settingOf } from "../store/index.ts";

const KEY = "house.first_steps";
const NAME_KEY = "house.name";
type Settled = Partial<Record<FirstStep, "done" | "skipped">>;

interface AssistantDeps {
  store: Store;
  /** Steps that are done by what there is, whatever anybody said. */
  doneBy(principal: Principal): Promise<Partial<Record<FirstStep, boolean>>>;
}

/** What the installation is called; `null` while nobody named it. */
export function houseName(store: Store): Promise<string | null> {
  return settingOf<string>(store, NAME_KEY);
}

/** Answers the assistant's part of the contract. */
export function assistantHandlers({ store, doneBy }: AssistantDeps): HandlersOf<Contract["assistant"], Principal> {
  return {
    get: async (_input, principal) => {
      const [name, settled, done] = await Promise.all([houseName(store), settingOf<Settled>(store, KEY), doneBy(principal)]);
      const has = { ...done, name: name !== null };
      return ok({
        name: name ?? "",
        steps: firstSteps.map((step) => ({ step, state: has[step] ? ("done" as const) : (settled?.[step] ?? ("open" as const)) })),
      });
    },
    nameHouse: async ({ name }, principal) =>
      commit(store, actorName(principal), async (tx) => {
        await keepSetting(tx, NAME_KEY, name);
        tx.journal({ verb: "house.named", subject: "setting", subjectId: NAME_KEY, data: { name } });
        return ok({ ok: true });
      }),
    settle: async ({ step, as }, principal) =>
      commit(store, actorName(principal), async (tx) => {
        const { [step]: _before, ...others } = (await settingHeld<Settled>(tx, KEY)) ?? {};
        await keepSetting(tx, KEY, as === "open" ? others : { ...others, [step]: as });
        tx.journal({ verb: "house.step_settled", subject: "setting", subjectId: KEY, data: { step, as } });
        return ok({ ok: true });
      }),
  };
}
