/** Two cases that belong together: shown at both, and whoever has one hears when the other is done. */
import type { RefusalCode } from "../contract/index.ts";
import { MOST_LINKS } from "../contract/limits.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { maskText } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";
import { findCase } from "./case.store.ts";
import { countLinks, dropLink, keepLink } from "./link.store.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { callAgain } from "./notes.store.ts";
import { tiedOpen } from "./ties.view.store.ts";

type Outcome = Result<{ ok: true }, RefusalCode>;
const done: Outcome = ok({ ok: true as const });
const no = (zh: string, en: string): Outcome => refuse("STATE_NOT_ALLOWED", zh, { en });

/** Links a case with another that is named by id or number, with a word why (masked). */
export async function linkCases(tx: Tx, { caseId, other, why: written }: { caseId: string; other: string; why: string }): Promise<Outcome> {
  const why = maskText(written);
  const otherId = await findCase(tx, { shopId: null, ref: other });
  if (otherId === null || (await findCase(tx, { shopId: null, ref: caseId })) !== caseId)
    return refuse("NOT_FOUND", "没有这个工单，请核对编号。", { en: "There is no such case: check the number." });
  if (otherId === caseId) return no("不能和自己关联。", "A case cannot be linked with itself.");
  await lockOrdersThenCases(tx, { caseIds: [caseId, otherId] });
  for (const id of [caseId, otherId])
    if ((await countLinks(tx, id)) >= MOST_LINKS) return no(`一个工单最多关联 ${MOST_LINKS} 个。`, `A case is linked with ${MOST_LINKS} others at most.`);
  if (!(await keepLink(tx, { caseId, otherId, why }))) return refuse("ALREADY_DONE", "已经关联了。", { en: "They are linked already." });
  told(tx, { caseId, otherId, verb: "case.linked", why });
  return done;
}

/** Takes a link back. */
export async function unlinkCases(tx: Tx, { caseId, otherId }: { caseId: string; otherId: string }): Promise<Outcome> {
  if (!(await dropLink(tx, caseId, otherId))) return no("这两个工单没有关联。", "These cases are not linked.");
  told(tx, { caseId, otherId, verb: "case.unlinked" });
  return done;
}

function told(tx: Tx, of: { caseId: string; otherId: string; verb: "case.linked" | "case.unlinked"; why?: string }): void {
  for (const [subjectId, otherId] of [
    [of.caseId, of.otherId],
    [of.otherId, of.caseId],
  ] as const) {
    tx.emit({ name: "case.tied", subjectId, data: { otherId } });
    tx.journal({ verb: of.verb, subject: "case", subjectId, data: { otherId, ...(of.why === undefined ? {} : { why: of.why }) } });
  }
}

/** These cases are done: whoever has a case that is linked with one of them, a part of it or the whole of it, is called there. Telling it again calls again once. */
export async function tellTied(tx: Tx, caseIds: readonly string[]): Promise<void> {
  for (const { id, assigneeId, endedId } of await tiedOpen(tx, caseIds)) {
    tx.emit({ name: "case.tied", subjectId: id, data: { otherId: endedId } });
    if (assigneeId !== null) callAgain(tx, { caseId: id, operatorIds: [assigneeId], kind: "linked", by: "" });
  }
}
