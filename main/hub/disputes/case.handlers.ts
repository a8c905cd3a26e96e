import { actorName, type Principal, queuesOfRoles } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { disputeClasses } from "../knowledge/index.ts";
import { commit, type Store } from "../store/index.ts";
import { bindReturn } from "./bind-return.commands.ts";
import { findCase } from "./case.store.ts";
import { listedCases } from "./case-list.queries.ts";
import { caseRowsOf, queueCounts } from "./case-lists.view.store.ts";
import { casePage, type PageDeps } from "./case-page.ts";
import { closeCase } from "./close-case.commands.ts";
import { correctWants } from "./correct-wants.commands.ts";
import { giveAway, tellAssigned } from "./desk.commands.ts";
import { caseHead, setCaseClass, takeUrgent } from "./desk.store.ts";
import type { Drafts } from "./drafts.ts";
import { evidencePack } from "./evidence-pack.ts";
import { type ActionNames, handoverOf } from "./handover.ts";
import { keepPromise } from "./keep-promises.commands.ts";
import { keepUnsent } from "./unsent.store.ts";
import { unsentCasesOf } from "./unsent.view.store.ts";
import { wantReply } from "./work.store.ts";

type CasePart = HandlersOf<Contract["cases"], Principal>;
type CaseDeps = PageDeps & { drafts: Drafts; actionNames: ActionNames };

const missing = refuse("NOT_FOUND", "没有这个工单。");
const done = ok({ ok: true as const });

/** Answers `contract.cases`: the queue, the case page, and what a person does with a case short of an action. */
export function caseHandlers(store: Store, deps: CaseDeps): CasePart {
  return { ...reading(store, deps), ...working(store, deps) };
}

function reading(store: Store, deps: CaseDeps): Pick<CasePart, "list" | "counts" | "get" | "evidencePack" | "handover" | "draft" | "unsent"> {
  // Links that people send each other carry the number.
  const read = async (ref: string, principal: Principal) => {
    const id = await findCase(store, { shopId: null, ref });
    return id === null ? null : casePage({ store, deps }, id, principal);
  };
  return {
    unsent: async (_input, principal) => ok({ caseIds: principal.kind === "operator" ? await unsentCasesOf(store, principal.id) : [] }),
    draft: async ({ caseId }) => ok({ draft: deps.drafts.of(caseId) }),
    list: async (asked, principal) => {
      const { ids, total } = await listedCases(store, asked, principal);
      return ok({ rows: await caseRowsOf({ store, holds: deps.holds }, ids), total });
    },
    counts: async (_input, principal) => {
      const [counts, held] = await Promise.all([queueCounts(store, principal.kind === "operator" ? principal.id : null), deps.holds.count()]);
      return ok({ ...counts, held });
    },
    get: async ({ caseId }, principal) => {
      const page = await read(caseId, principal);
      return page ? ok(page) : missing;
    },
    evidencePack: async ({ caseId }, principal) => {
      const page = await read(caseId, principal);
      return page ? ok(evidencePack(page, new Date(store.clock.now()))) : missing;
    },
    handover: async ({ caseId }, principal) => {
      const page = await read(caseId, principal);
      return page ? ok(handoverOf(page, { now: store.clock.now(), actions: deps.actionNames })) : missing;
    },
  };
}

function working(
  store: Store,
  deps: Pick<PageDeps, "channelOf">,
): Pick<CasePart, "assign" | "takeNext" | "setClass" | "setWants" | "bindReturn" | "close" | "keepPromise" | "keepWords" | "wantSuggestion" | "stopWriting"> {
  return {
    assign: ({ caseId, operatorId }, principal) => commit(store, actorName(principal), (tx) => giveAway(tx, { caseId, to: operatorId }, principal)),
    keepWords: async (words, principal) => {
      if (principal.kind !== "operator" || !(await caseHead(store, words.caseId))) return missing;
      return commit(store, actorName(principal), async (tx) => {
        const { id, moved } = await keepUnsent(tx, {
          ...words,
          macro: words.macro ?? null,
          pictures: words.pictures ?? [],
          from: words.from ?? null,
          tried: words.tried ?? [],
          operatorId: principal.id,
        });
        if (moved) tx.emit({ name: "case.unsent", subjectId: words.caseId, data: { operatorId: principal.id } });
        return ok({ id });
      });
    },
    takeNext: async (_input, principal) => {
      if (principal.kind !== "operator") return ok({ caseId: null });
      return commit(store, actorName(principal), async (tx) => {
        const caseId = await takeUrgent(tx, principal.id, queuesOfRoles(principal.roles));
        if (caseId !== null) tellAssigned(tx, caseId, { to: principal.id, more: { taken: true } });
        return ok({ caseId });
      });
    },
    setClass: async ({ caseId, disputeClass }, principal) => {
      if (!(await disputeClasses(store)).some((one) => one.id === disputeClass)) return refuse("BAD_INPUT", "没有这个类别。", { disputeClass });
      return commit(store, actorName(principal), async (tx) => {
        const revision = await setCaseClass(tx, caseId, disputeClass);
        if (revision === null) return missing;
        tx.emit({ name: "case.triaged", subjectId: caseId, data: { disputeClass, revision, byPerson: true } });
        tx.journal({ verb: "case.classed", subject: "case", subjectId: caseId, data: { disputeClass } });
        return done;
      });
    },
    setWants: async (input, principal) => commit(store, actorName(principal), (tx) => correctWants(tx, input)),
    bindReturn: async (input, principal) => commit(store, actorName(principal), (tx) => bindReturn(tx, input)),
    close: async (input, principal) => commit(store, actorName(principal), (tx) => closeCase(tx, input, deps.channelOf)),
    keepPromise: async (input, principal) => commit(store, actorName(principal), (tx) => keepPromise(tx, input)),
    stopWriting: async ({ caseId }, principal) => {
      await commit(store, actorName(principal), async (tx) => {
        tx.emit({ name: "suggestion.stopped", subjectId: caseId, data: { byPerson: true } });
        tx.journal({ verb: "suggestion.stopped", subject: "case", subjectId: caseId });
      });
      return done;
    },
    wantSuggestion: async ({ caseId }, principal) =>
      commit(store, actorName(principal), async (tx) => {
        const head = await caseHead(tx, caseId);
        if (!head) return missing;
        if (head.status === "done") return refuse("STATE_NOT_ALLOWED", "工单已了结，不再需要回复建议。");
        await wantReply(tx, [caseId]);
        return done;
      }),
  };
}
