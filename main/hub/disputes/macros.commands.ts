/** What follows in a case once a macro was said there: tags, a rest, a note. What cannot be done any more is left out, and the journal names it. */

import { newId } from "../kernel/ids.ts";
import { dropMacroUse, takeMacroUse } from "../knowledge/index.ts";
import { maskText } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";
import { keepNote } from "./notes.store.ts";
import { snoozeCase } from "./snooze.commands.ts";
import { CLOCK_MS, clockOf } from "./snooze.store.ts";
import { tagCase } from "./tags.commands.ts";

const HOUR_MS = 3_600_000;

/** What an action said, or did not: what was to follow its macro happens once, or never. */
export async function macroEnded(tx: Tx, actionId: string, how: "sent" | "failed" | "undone"): Promise<void> {
  if (how !== "sent") return dropMacroUse(tx, actionId);
  const use = await takeMacroUse(tx, actionId);
  if (!use) return;
  const { caseId, byId, macroId, follows } = use;
  const left: string[] = [];
  for (const name of follows.tags) if (!(await tagCase(tx, { caseId, name })).ok) left.push(`tag:${name}`);
  if (follows.restHours !== null && !(await rest(tx, { caseId, byId, hours: follows.restHours }))) left.push("rest");
  if (follows.note !== "") {
    const id = newId(tx.at.getTime());
    await keepNote(tx, { id, caseId, authorId: byId, text: maskText(follows.note), requestKey: `macro:${actionId}` });
    tx.emit({ name: "case.noted", subjectId: caseId, data: { noteId: id } });
  }
  tx.journal({ verb: "macro.said", subject: "case", subjectId: caseId, data: { macroId, actionId, by: byId, ...(left.length > 0 ? { left } : {}) } });
}

/** The case rests so long, or until an hour before the platform's clock is over. @returns whether it does. */
async function rest(tx: Tx, { caseId, byId, hours }: { caseId: string; byId: string; hours: number }): Promise<boolean> {
  const clock = await clockOf(tx, caseId);
  const wanted = tx.at.getTime() + hours * HOUR_MS;
  const until = clock?.status === "open" && clock.deadlineAt ? Math.min(wanted, clock.deadlineAt.getTime() - CLOCK_MS) : wanted;
  return (await snoozeCase(tx, { caseId, until: new Date(until), why: "", byId })).ok;
}
