/** A case of several lines or disputes is split into two, of which the desk works each by itself. At its channel it stays one, and there alone money is answered. */
import type { RefusalCode } from "../contract/index.ts";
import { MOST_PARTS } from "../contract/limits.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { maskText } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { endPart, keepPart, partOf, type SplitHead, splitHead } from "./split.store.ts";
import { partRecord } from "./split.ts";

interface Split {
  caseId: string;
  revision: number;
  lineIds: readonly string[];
  disputeClass: string | null;
  why: string;
}

/** Those of the cases of which an effect may still happen; told by the room of actions, which comes after this one. */
export type UnderWay = (reader: Pick<Tx, "rows">, caseIds: readonly string[]) => Promise<ReadonlySet<string>>;

const no = (zh: string, en: string) => refuse("STATE_NOT_ALLOWED", zh, { en });

/** Splits lines, or another dispute about them, off into a part. @returns its id; `CASE_MOVED` when the case is no longer at the revision the person saw. */
export async function splitCase(tx: Tx, of: Split, underWay: UnderWay): Promise<Result<{ partId: string }, RefusalCode>> {
  await lockOrdersThenCases(tx, { caseIds: [of.caseId] });
  const head = await splitHead(tx, of.caseId);
  if (!head) return refuse("NOT_FOUND", "没有这个工单。", { en: "There is no such case." });
  const chosen = chosenOf(head, of.lineIds);
  const fault = faultOf(head, of, chosen);
  if (fault) return fault;
  if ((await underWay(tx, [of.caseId])).size > 0)
    return no(
      "这个工单有动作正在等待、等人同意或已发给平台，等它结束或撤销之后再拆分。",
      "An action of it waits or is under way: split it once that has ended or was taken back.",
    );
  const partId = newId(tx.at.getTime());
  const record = partRecord(head.record, { id: partId, place: head.parts + 2, lineIds: chosen ?? [], at: tx.at });
  await keepPart(tx, { record, partOf: of.caseId, disputeClass: of.disputeClass ?? head.disputeClass });
  told(tx, { caseId: of.caseId, partId, verb: "case.split", data: { part: record.number, why: maskText(of.why) } });
  return ok({ partId });
}

/** Lines of the case that are meant, by the channel's ids; all of them for another dispute about them; `null` when one is not the case's. */
function chosenOf({ record, lines }: SplitHead, lineIds: readonly string[]): string[] | null {
  const own = linesOf({ record, lines });
  if (lineIds.length === 0) return own;
  const meant = lines.filter(({ id, channelLineId }) => lineIds.includes(id) || lineIds.includes(channelLineId)).map(({ channelLineId }) => channelLineId);
  return meant.length === new Set(lineIds).size && meant.every((id) => own.includes(id)) ? meant : null;
}

/** Lines the case is about: those it names, or the whole order's. */
function linesOf({ record, lines }: Pick<SplitHead, "record" | "lines">): string[] {
  const named = lines.filter(({ id, channelLineId }) => record.lineIds.includes(id) || record.lineIds.includes(channelLineId));
  return (record.lineIds.length === 0 ? lines : named).map(({ channelLineId }) => channelLineId);
}

function faultOf(head: SplitHead, of: Split, chosen: readonly string[] | null) {
  const { record } = head;
  if (record.revision !== of.revision) return refuse("CASE_MOVED", "这个工单刚刚有了变化，请看过最新情况再决定。", { revision: record.revision });
  if (record.status === "done") return no("已了结的工单不用拆分。", "A case that is done needs no splitting.");
  if (head.partOf !== null) return no("这个工单是拆出来的，请在原工单上再拆。", "It is a part itself: split the case it was split off from.");
  if (head.mergedInto !== null) return no("这个工单并在别的工单里，请先拆开并案。", "It is merged into another: take that apart first.");
  if (record.orderId === null) return no("还没有找到订单，不能按商品拆分。", "Its order is not known yet, so that there are no lines to split by.");
  if (head.parts >= MOST_PARTS) return no(`一个工单最多拆出 ${MOST_PARTS} 个。`, `At most ${MOST_PARTS} parts are split off one case.`);
  if (chosen === null) return refuse("BAD_INPUT", "选的商品不在这个工单里。", { en: "A chosen line is not of this case." });
  if (of.lineIds.length > 0 && chosen.length >= linesOf(head).length) return no("要留至少一件商品在原工单。", "At least one line must stay with the case.");
  if (of.lineIds.length === 0 && (of.disputeClass === null || of.disputeClass === head.disputeClass))
    return no("请选择要拆出的商品，或另一个纠纷类别。", "Choose the lines to split off, or another dispute class.");
  return null;
}

/** Takes a part back, as long as nobody did anything to it. */
export async function rejoinCase(tx: Tx, partId: string): Promise<Result<{ ok: true }, RefusalCode>> {
  await lockOrdersThenCases(tx, { caseIds: [partId] });
  const caseId = await partOf(tx, partId);
  if (caseId === null) return no("这个工单不是拆出来的。", "This case is no part of another.");
  if (!(await endPart(tx, partId)))
    return no(
      "拆出之后已有人处理过，不能撤回；处理完请直接了结。",
      "Somebody has worked it since it was split off: it is not taken back, close it when it is done.",
    );
  told(tx, { caseId, partId, verb: "case.rejoined", data: {} });
  return ok({ ok: true as const });
}

function told(tx: Tx, of: { caseId: string; partId: string; verb: "case.split" | "case.rejoined"; data: { [name: string]: string } }): void {
  tx.emit({ name: "case.tied", subjectId: of.caseId, data: { otherId: of.partId } });
  tx.emit({ name: "case.tied", subjectId: of.partId, data: { otherId: of.caseId } });
  tx.journal({ verb: of.verb, subject: "case", subjectId: of.caseId, data: { partId: of.partId, ...of.data } });
}
