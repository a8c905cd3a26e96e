import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";

import { activeLabelModel, disputeClasses, keepCurve, keepLabelModel, keepWantModel, starterWants, trainingRows, wantModel } from "../knowledge/index.ts";

import { commit, type Store } from "../store/index.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { stillWanted, takeProposals, wantedTriage } from "./work.store.ts";

/**
 * Answers `contract.triage`: work list, proposals, training set, models. A proposal about a case that has moved on is listed in
 * `moved` and the case stays wanted; one about a case that was triaged meanwhile counts for nothing.
 */
export function triageHandlers(store: Store): HandlersOf<Contract["triage"], Principal> {
  return {
    take: async ({ limit }) => ok({ cases: await wantedTriage(store, limit) }),
    propose: async ({ proposals }, principal) => {
      const known = new Set((await disputeClasses(store)).map((one) => one.id));
      // A class that a trainer removed while the model still knows it is no class: a person decides.
      const cleaned = proposals.map((each) => (known.has(each.label) ? each : { ...each, label: "none", confidence: 0 }));
      return ok(
        await commit(store, actorName(principal), async (tx) => {
          await lockOrdersThenCases(tx, { caseIds: cleaned.map((each) => each.caseId) });
          const taken = await takeProposals(tx, cleaned);
          for (const { id, revision, label, status } of taken) {
            const data = { revision, disputeClass: label };
            tx.emit({ name: "case.triaged", subjectId: id, data: { ...data, byPerson: false } });
            tx.journal({ verb: "case.triaged", subject: "case", subjectId: id, data: { ...data, status } });
          }
          const done = new Set(taken.map((each) => each.id));
          const rest = proposals.map((each) => each.caseId).filter((id) => !done.has(id));
          return { taken: taken.length, moved: rest.length > 0 ? await stillWanted(tx, rest) : [] };
        }),
      );
    },
    trainingSet: async () => {
      const readAt = new Date(store.clock.now());
      const [rows, classes] = await Promise.all([trainingRows(store), disputeClasses(store)]);
      return ok({ rows, classes: classes.map((one) => one.id), readAt });
    },
    keepModel: async (model, principal) => ok({ id: await commit(store, actorName(principal), (tx) => keepLabelModel(tx, model)) }),
    keepCurve: async ({ points }, principal) => {
      await commit(store, actorName(principal), (tx) => keepCurve(tx, points));
      return ok({ ok: true as const });
    },
    loadModel: async () => ok({ model: await activeLabelModel(store) }),
    starterWants: async () => {
      const starter = await starterWants();
      return ok({ ...starter, body: await wantModel(store, starter.key) });
    },
    keepWantModel: async (model, principal) => {
      await commit(store, actorName(principal), async (tx) => keepWantModel(tx, model));
      return ok({ ok: true as const });
    },
  };
}
