/** Cases of one order that are worked as one. At their channel they stay what they are, each with its own clock and its own answer. */
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Tx } from "../store/index.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { dropMerge, keepMerge, type MergedCase, mergedCases } from "./merge.store.ts";

type Outcome = Result<{ ok: true }, RefusalCode>;
const done: Outcome = ok({ ok: true as const });
const no = (zh: string, en: string): Outcome => refuse("STATE_NOT_ALLOWED", zh, { en });

/** Puts a case into another of the same order; what was put into it before goes along. */
export async function mergeCases(tx: Tx, { caseId, intoId }: { caseId: string; intoId: string }): Promise<Outcome> {
  await lockOrdersThenCases(tx, { caseIds: [caseId, intoId] });
  const rows = new Map((await mergedCases(tx, [caseId, intoId])).map((row) => [row.id, row]));
  const [one, into] = [rows.get(caseId), rows.get(intoId)];
  if (!one || !into) return refuse("NOT_FOUND", "没有这个工单。", { en: "There is no such case." });
  const fault = caseId === intoId ? sameCase : faultOf(one, into);
  if (fault) return fault;
  await keepMerge(tx, { caseId, intoId });
  told(tx, { caseId, intoId, verb: "case.merged" });
  return done;
}

const sameCase = no("不能和自己合并。", "A case cannot be merged with itself.");

function faultOf(one: MergedCase, into: MergedCase): Outcome | null {
  if (one.orderId === null || one.orderId !== into.orderId) return no("只有同一个订单的工单才能合并。", "Only cases of the same order can be merged.");
  if (one.status === "done" || into.status === "done") return no("已了结的工单不用合并。", "A case that is done needs no merging.");
  if (one.partOf !== null || into.partOf !== null)
    return no("拆出来的工单不能再并案，请撤回拆分。", "A part of a case is not merged: take the split back instead.");
  if (into.intoId !== null) return no(`工单 ${into.number} 自己已并入别的工单。`, `Case ${into.number} is itself merged into another.`);
  // The list shows one of them: the one whose clock ends first.
  const isSooner = one.deadlineAt !== null && (into.deadlineAt === null || one.deadlineAt < into.deadlineAt);
  return isSooner
    ? no(`这个工单的平台时限更早，请反过来：把 ${into.number} 并到这里。`, `This case's clock ends sooner: merge ${into.number} into this one instead.`)
    : null;
}

/** Lets a case stand for itself again. */
export async function unmergeCase(tx: Tx, caseId: string): Promise<Outcome> {
  const [row] = await mergedCases(tx, [caseId]);
  if (!row?.intoId) return no("这个工单没有并入别的工单。", "This case is not merged into another.");
  await dropMerge(tx, caseId);
  told(tx, { caseId, intoId: row.intoId, verb: "case.unmerged" });
  return done;
}

function told(tx: Tx, of: { caseId: string; intoId: string; verb: "case.merged" | "case.unmerged" }): void {
  for (const subjectId of [of.caseId, of.intoId]) tx.emit({ name: "case.merged", subjectId, data: { intoId: of.intoId } });
  tx.journal({ verb: of.verb, subject: "case", subjectId: of.caseId, data: { intoId: of.intoId } });
}
