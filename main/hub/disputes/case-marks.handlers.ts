import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { prioritise } from "./desk.commands.ts";
import { snoozeCase, wakeCase } from "./snooze.commands.ts";
import { tagCase, untagCase } from "./tags.commands.ts";
import { everyTag, tagsFor } from "./tags.store.ts";

const missing = refuse("NOT_FOUND", "没有这个工单。");
const done = ok({ ok: true as const });

/** Answers `contract.caseMarks`: what a desk marks on cases. */
export function caseMarkHandlers(store: Store): HandlersOf<Contract["caseMarks"], Principal> {
  return {
    tags: async ({ caseId }) => ok({ names: await tagsFor(store, caseId) }),
    everyTag: async () => ok({ names: await everyTag(store) }),
    tag: (input, principal) => commit(store, actorName(principal), (tx) => tagCase(tx, input)),
    untag: (input, principal) => commit(store, actorName(principal), (tx) => untagCase(tx, input)),
    setPriority: (input, principal) =>
      commit(store, actorName(principal), async (tx) => {
        return (await prioritise(tx, input)) ? done : missing;
      }),
    snooze: async (input, principal) =>
      principal.kind === "operator" ? commit(store, actorName(principal), (tx) => snoozeCase(tx, { ...input, byId: principal.id })) : missing,
    wake: (input, principal) =>
      commit(store, actorName(principal), async (tx) => {
        await wakeCase(tx, input.caseId);
        return done;
      }),
  };
}
