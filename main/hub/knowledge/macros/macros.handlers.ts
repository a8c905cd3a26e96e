import { actorName, may, namesOfPeople, type Principal } from "../../access/index.ts";
import type { HandlersOf } from "../../contract/handlers.ts";
import type { Contract, ReplyRecord } from "../../contract/index.ts";
import { newId } from "../../kernel/ids.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { commit, type Store } from "../../store/index.ts";
import { macroFault } from "./check-macro.ts";
import { addMacro, changeMacro, type KeptMacro, lockMacro, macrosFor, macrosKept, removeMacro, versionsOf } from "./macros.store.ts";
import { failing, filledFor } from "./offer.ts";
import { STARTER } from "./starter-macros.ts";

/** More than anybody finds again, of one's own and of everybody's. */
const MOST_OWN = 100;
const MOST_SHARED = 300;

const missing = refuse("NOT_FOUND", "没有这条快捷短语，可能已被删除。", { en: "There is no such macro; it may have been removed." });
const noCase = refuse("NOT_FOUND", "没有这个工单。");
const notYours = refuse("NOT_ALLOWED", "共享的快捷短语由主管或训练师维护；您可以另存为自己的。", {
  en: "Supervisors and trainers keep the shared macros; you may keep one of your own.",
});

const mayShare = (principal: Principal): boolean => may(principal, "terms.edit");
/** Of what is another's own nobody is told that it is there. */
const sees = ({ ownerId, shared }: KeptMacro, principal: Principal): boolean => principal.kind === "operator" && (shared || ownerId === principal.id);
const mayChange = (macro: KeptMacro, principal: Principal): boolean => sees(macro, principal) && (!macro.shared || mayShare(principal));

/** Answers `contract.macros`; `record` gives what a reply about a case may speak from. */
export function macroHandlers(store: Store, record: (caseId: string) => Promise<ReplyRecord | null>): HandlersOf<Contract["macros"], Principal> {
  return {
    list: async (_input, principal) => {
      if (principal.kind !== "operator") return ok({ rows: [], mayShare: false });
      const [rows, names] = await Promise.all([macrosFor(store, principal.id), namesOfPeople(store)]);
      const views = rows.map((macro) => {
        const { ownerId, ...view } = macro;
        const mine = ownerId === principal.id;
        return { ...view, mine, starter: view.updatedBy === STARTER, owner: names.get(`operator:${ownerId}`) ?? "", mayChange: mayChange(macro, principal) };
      });
      return ok({ rows: views, mayShare: mayShare(principal) });
    },
    offered: async ({ caseId }, principal) => {
      if (principal.kind !== "operator") return noCase;
      const [rows, ground] = await Promise.all([macrosFor(store, principal.id), record(caseId)]);
      if (!ground) return noCase;
      const fitting = rows.filter(({ body }) => failing(body, ground).length === 0);
      return ok({
        rows: fitting.map(({ id, name, shared, body, uses }) => ({ id, name, shared, uses, follows: body.follows, ...filledFor(body, ground) })),
      });
    },
    preview: async ({ caseId, body }) => {
      const ground = await record(caseId);
      return ground ? ok({ ...filledFor(body, ground), fails: failing(body, ground) }) : noCase;
    },
    save: ({ id, revision, name, shared, body }, principal) => {
      const fault = macroFault(body);
      if (fault) return Promise.resolve(refuse("BAD_INPUT", `${fault.zh}。`, { at: fault.at, en: `${fault.en.charAt(0).toUpperCase()}${fault.en.slice(1)}.` }));
      if (principal.kind !== "operator") return Promise.resolve(missing);
      return commit(store, actorName(principal), async (tx) => {
        const found = id === null ? null : await lockMacro(tx, id);
        if (id !== null && (!found || !sees(found, principal))) return missing;
        if ((shared && !mayShare(principal)) || (found && !mayChange(found, principal))) return notYours;
        if (found && found.revision !== revision) return refuse("SAVED_MEANWHILE", "这条快捷短语刚被别人改过，请看过最新内容再保存。");
        if (!found || found.shared !== shared) {
          const [there, most] = [await macrosKept(tx, shared ? null : principal.id), shared ? MOST_SHARED : MOST_OWN];
          if (there >= most)
            return refuse("STATE_NOT_ALLOWED", `最多 ${most} 条${shared ? "共享" : "自己"}的快捷短语，请先删掉用不到的。`, {
              en: `There are at most ${most} ${shared ? "shared" : "of your own"}: remove some first.`,
            });
        }
        const kept = found?.id ?? newId(tx.at.getTime());
        if (found) changeMacro(tx, found, { name, shared, body });
        else addMacro(tx, { id: kept, ownerId: principal.id, shared, name, body });
        tx.emit({ name: "macro.changed", subjectId: kept, data: { shared } });
        tx.journal({ verb: "macro.changed", subject: "macro", subjectId: kept, data: { shared, revision: (found?.revision ?? 0) + 1 } });
        return ok({ id: kept });
      });
    },
    remove: ({ id, revision }, principal) =>
      commit(store, actorName(principal), async (tx) => {
        const found = await lockMacro(tx, id);
        if (!found || !sees(found, principal)) return missing;
        if (!mayChange(found, principal)) return notYours;
        if (found.revision !== revision) return refuse("SAVED_MEANWHILE", "这条快捷短语刚被别人改过，请看过最新内容再删。");
        removeMacro(tx, found);
        tx.emit({ name: "macro.changed", subjectId: id, data: { shared: found.shared } });
        tx.journal({ verb: "macro.removed", subject: "macro", subjectId: id });
        return ok({ ok: true as const });
      }),
    versions: async ({ id }, principal) => {
      if (principal.kind !== "operator") return missing;
      const found = (await macrosFor(store, principal.id)).some((macro) => macro.id === id);
      return found ? ok({ rows: await versionsOf(store, id) }) : missing;
    },
  };
}
