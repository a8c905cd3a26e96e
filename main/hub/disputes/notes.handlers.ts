import { actorName, type Principal, personById } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import { ok, refuse } from "../kernel/result.ts";
import { maskText } from "../masking/index.ts";
import { commit, type Store } from "../store/index.ts";
import { caseHead } from "./desk.store.ts";
import { callPeople, callsSeen, keepNote } from "./notes.store.ts";
import { callsOf, notesOf } from "./notes.view.store.ts";

const missing = refuse("NOT_FOUND", "没有这个工单。");

/** Answers `contract.notes`: what colleagues say to each other about cases. */
export function noteHandlers(store: Store): HandlersOf<Contract["notes"], Principal> {
  return {
    list: async ({ caseId }) => ok({ rows: await notesOf(store, { caseId }) }),
    add: async ({ caseId, text, mentions, requestKey }, principal) => {
      if (principal.kind !== "operator") return missing;
      return commit(store, actorName(principal), async (tx) => {
        if (!(await caseHead(tx, caseId))) return missing;
        const called = [...new Set(mentions)].filter((id) => id !== principal.id);
        const people = await Promise.all(called.map((id) => personById(tx, id)));
        const gone = people.findIndex((person) => person === null);
        if (gone >= 0) return refuse("BAD_INPUT", "提到的同事不在了，请重新选择。", { en: "A colleague you mention is not here any more: choose again." });
        const id = newId(tx.at.getTime());
        const names = people.flatMap((person) => person?.name ?? []);
        const isNew = await keepNote(tx, { id, caseId, authorId: principal.id, text: maskedNote(text, names), requestKey });
        if (isNew) {
          const about = `note:${id}`;
          callPeople(tx, { caseId, operatorIds: called, kind: "mention", by: principal.id, about, text: maskedNote(text, names) });
          tx.emit({ name: "case.noted", subjectId: caseId, data: { noteId: id } });
          tx.journal({ verb: "case.noted", subject: "case", subjectId: caseId, data: { noteId: id, mentions: called } });
        }
        const [note] = await notesOf(tx, { caseId, requestKey, authorId: principal.id });
        return note ? ok({ note }) : missing;
      });
    },
    calls: async (_input, principal) => ok(principal.kind === "operator" ? await callsOf(store, principal.id) : { rows: [], unseen: 0 }),
    seen: async ({ caseId }, principal) => {
      if (principal.kind === "operator")
        await commit(store, actorName(principal), async (tx) => {
          // His other windows count anew, too.
          if ((await callsSeen(tx, { operatorId: principal.id, caseId })) > 0 && caseId !== null)
            tx.emit({ name: "case.called", subjectId: caseId, data: { operatorId: principal.id } });
        });
      return ok({ ok: true as const });
    },
  };
}

/** Hides what names a buyer or leads to one; the names of colleagues that a note calls (`@名字`) stay. */
export function maskedNote(text: string, names: readonly string[]): string {
  const called = names.flatMap((name) => [`@${name}`, `@${bare(name)}`]).sort((left, right) => right.length - left.length);
  let rest = text;
  let out = "";
  while (rest !== "") {
    const next = called
      .map((one) => ({ one, at: rest.indexOf(one) }))
      .filter(({ at }) => at >= 0)
      .sort((left, right) => left.at - right.at || right.one.length - left.one.length)[0];
    if (!next) return out + maskText(rest);
    out += (next.at > 0 ? maskText(rest.slice(0, next.at)) : "") + next.one;
    rest = rest.slice(next.at + next.one.length);
  }
  return out;
}

/** `客服小林（演示）` is called 客服小林. */
function bare(name: string): string {
  return name.replace(/\s*[（(][^（(]*[）)]$/, "");
}
