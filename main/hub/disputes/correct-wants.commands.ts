import type { RefusalCode } from "../contract/index.ts";
import type { HeardWant } from "../contract/words.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Tx } from "../store/index.ts";
import { caseHead, setCaseWants } from "./desk.store.ts";

/** What a person says the buyer's newest words want, what is to be answered first before the rest. */
interface Corrected {
  caseId: string;
  wants: readonly Omit<HeardWant, "confidence">[];
  /** Of the case as the person saw it. */
  revision: number;
}

/**
 * A person corrects what the agent heard: it counts as sure, is kept until the buyer writes again, and the suggestion is made anew.
 * `BAD_INPUT` when a want stands twice or "none" beside another, `CASE_MOVED` when the case is no longer as the person saw it.
 */
export async function correctWants(tx: Tx, { caseId, wants, revision }: Corrected): Promise<Result<{ ok: true }, RefusalCode>> {
  const named = new Set(wants.map(({ want }) => want));
  if (named.size < wants.length) return refuse("BAD_INPUT", "同一项诉求只写一次。", { en: "Name each want once." });
  if (named.has("none") && named.size > 1) return refuse("BAD_INPUT", "“未识别诉求”不能和别的诉求并列。", { en: "“Want not recognised” stands alone." });
  const head = await caseHead(tx, caseId);
  if (!head) return refuse("NOT_FOUND", "没有这个工单。");
  const kept = await setCaseWants(tx, caseId, { wants: wants.map((each) => ({ ...each, confidence: 1 })), revision });
  if (!kept) return refuse("CASE_MOVED", "这个工单刚刚有了变化，请看过最新情况再决定。", { revision: head.revision });
  tx.emit({ name: "case.reheard", subjectId: caseId, data: { revision: kept.revision } });
  tx.journal({ verb: "case.reheard", subject: "case", subjectId: caseId, data: { heard: kept.heard, wants: [...wants] } });
  return ok({ ok: true as const });
}
