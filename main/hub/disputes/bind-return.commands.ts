import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { addEvents, nameParcels } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { lockById, lockByOrder, updateCases } from "./case.store.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { names } from "./return-match.ts";
import { catchUpReturns, tellCase } from "./take-returns.commands.ts";
import { isUnclear, madeClear } from "./unclear-return.ts";

/**
 * A person says that goods which came under a number the case does not name are this return. What the warehouse said under it, and will
 * say, counts for the case from now on: arrival as arrival, inspection as inspection. Other cases that it might have been are clear again.
 */
export async function bindReturn(tx: Tx, input: { caseId: string; waybill: string; revision: number }): Promise<Result<{ ok: true }, RefusalCode>> {
  await lockOrdersThenCases(tx, { caseIds: [input.caseId] });
  const [found] = await lockById(tx, [input.caseId]);
  if (!found?.orderId) return refuse("NOT_FOUND", "没有这个工单。");
  const { waybill } = input;
  if (names(found, waybill)) return refuse("ALREADY_DONE", "这个单号已经是这件退货的了。");
  if (found.revision !== input.revision) return refuse("CASE_MOVED", "这个工单刚刚有了变化，请看过最新情况再决定。", { revision: found.revision });
  if (!isUnclear(found, waybill)) return refuse("STATE_NOT_ALLOWED", "仓库没有用这个单号报过待核对的退货。");
  const { orderId, returnCarrier, openedAt } = found;
  const bound = { ...found, boundWaybills: [...found.boundWaybills, waybill] };
  const clear = madeClear((await lockByOrder(tx, [orderId])).map((each) => (each.id === found.id ? bound : each)));
  await updateCases(tx, clear);
  const text = `客服确认：仓库收到的 ${waybill} 就是这件退货${found.returnWaybill ? `（售后单上写的是 ${found.returnWaybill}）` : ""}`;
  const told = { source: "intervention" as const, kind: "return_bound", at: tx.at, toldBy: tx.actor, text, data: { waybill, named: found.returnWaybill } };
  addEvents(tx, [{ ...told, orderId, parcelId: null, caseId: found.id, dedupeKey: `case:${found.id}:bound:${waybill}` }]);
  tx.journal({ verb: "case.return_bound", subject: "case", subjectId: found.id, data: { waybill, named: found.returnWaybill } });
  for (const each of clear) tellCase(tx, each);
  await nameParcels(tx, [{ orderId, direction: "return", carrier: returnCarrier ?? "", waybill, openedAt }]);
  await catchUpReturns(tx, [orderId]);
  return ok({ ok: true });
}
