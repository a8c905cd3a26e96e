import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { refuse } from "../kernel/result.ts";
import { disputeClasses } from "../knowledge/index.ts";
import { commit, type Store } from "../store/index.ts";
import { linkCases, unlinkCases } from "./link.commands.ts";
import { rejoinCase, splitCase, type UnderWay } from "./split.commands.ts";

/** Answers `contract.caseLinks`: cases that belong together, and parts of one. */
export function caseLinkHandlers({ store, underWay }: { store: Store; underWay: UnderWay }): HandlersOf<Contract["caseLinks"], Principal> {
  return {
    link: (input, principal) => commit(store, actorName(principal), (tx) => linkCases(tx, input)),
    unlink: (input, principal) => commit(store, actorName(principal), (tx) => unlinkCases(tx, input)),
    split: async (input, principal) => {
      const { disputeClass } = input;
      if (disputeClass !== null && !(await disputeClasses(store)).some(({ id }) => id === disputeClass))
        return refuse("BAD_INPUT", "没有这个类别。", { en: "There is no such class." });
      return commit(store, actorName(principal), (tx) => splitCase(tx, input, underWay));
    },
    rejoin: ({ caseId }, principal) => commit(store, actorName(principal), (tx) => rejoinCase(tx, caseId)),
  };
}
