import { addEvents, type NewEvent, type ReturningParcel } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { line } from "./case.lines.ts";
import { type CaseRecord, lockByOrder, updateCases } from "./case.store.ts";
import { hasReturn, standing, stateOf, statusOf } from "./case.ts";
import { toPeople } from "./desk.store.ts";
import { earlierReturnFacts } from "./order-side.view.store.ts";
import { matchReturn, type ReturnFact } from "./return-match.ts";
import { isUnclear, madeClear, madeUnclear } from "./unclear-return.ts";

export type { ReturnFact };

/**
 * Takes arrival and inspection of returns. Arrival is not inspection: it only opens the case for the inspector. The same fact
 * again changes nothing. What does not say which of several returns it is about, and what came under a number that no case names, is
 * shown to a person and not guessed; it is clear again at every case once one of them names the number.
 * Emits `case.changed` for arrival and `case.inspected` for inspection. Gives the number of cases that changed.
 */
export async function takeReturnFacts(tx: Tx, facts: readonly ReturnFact[]): Promise<number> {
  if (facts.length === 0) return 0;
  const cases = await lockByOrder(tx, [...new Set(facts.map((fact) => fact.orderId))]);
  const changed = new Map<string, CaseRecord>();
  const strange = new Map<string, CaseRecord>();
  const lines: NewEvent[] = [];
  for (const each of Map.groupBy(cases, ({ orderId }) => orderId).values()) for (const record of madeClear(each)) changed.set(record.id, record);
  for (const record of changed.values()) tellCase(tx, record);
  for (const fact of [...facts].sort((left, right) => left.at.getTime() - right.at.getTime())) {
    const current = cases.map((each) => changed.get(each.id) ?? each).filter((each) => each.orderId === fact.orderId);
    const match = matchReturn(current, fact);
    if (match.is === "unclear") lines.push(...unclearLine(current, fact));
    if (match.is === "strange") {
      for (const record of match.records.filter((each) => !isUnclear(each, match.waybill))) {
        const flagged = madeUnclear(record, match.waybill);
        changed.set(record.id, flagged);
        strange.set(record.id, flagged);
        lines.push(strangeLine(record, fact, match.waybill));
      }
    }
    if (match.is !== "case") continue;
    const after = marked(match.record, fact);
    changed.set(after.id, after);
    lines.push(factLine(after, fact));
    recordReturn(tx, after, fact);
  }
  for (const record of strange.values()) recordStrange(tx, record);
  toPeople(tx, [...strange.keys()]);
  await updateCases(tx, [...changed.values()]);
  addEvents(tx, lines);
  return changed.size;
}

/** Takes what carriers say about parcels that come back: signed at our door is arrived, nothing else is. */
export async function takeReturnTraces(tx: Tx, parcels: readonly ReturningParcel[]): Promise<number> {
  return takeReturnFacts(
    tx,
    parcels.flatMap(({ orderId, waybill, signedAt }) =>
      signedAt ? [{ orderId, waybill, at: signedAt, kind: "return_arrived" as const, toldBy: "carrier" as const }] : [],
    ),
  );
}

/** Takes up what was known about goods coming back before the case was, or before it knew its waybill. */
export async function catchUpReturns(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const facts = await earlierReturnFacts(tx, orderIds);
  await takeReturnFacts(
    tx,
    facts.map((fact) => ({
      orderId: fact.orderId,
      kind: fact.kind === "return_inspected" ? "return_inspected" : "return_arrived",
      at: fact.at,
      waybill: fact.waybill,
      toldBy: fact.toldBy,
      result: fact.result === "failed" || fact.result === "passed" ? fact.result : null,
    })),
  );
}

function marked(before: CaseRecord, fact: ReturnFact): CaseRecord {
  const inspected = fact.kind === "return_inspected";
  const after: CaseRecord = {
    ...before,
    revision: before.revision + 1,
    arrivedAt: before.arrivedAt ?? fact.at,
    inspectedAt: inspected ? fact.at : before.inspectedAt,
    inspection: inspected ? (fact.result ?? null) : before.inspection,
  };
  after.state = stateOf(after.kind, before.state, after);
  after.status = statusOf(after);
  return after;
}

function strangeLine(record: CaseRecord, fact: ReturnFact, waybill: string): NewEvent {
  const what = fact.kind === "return_inspected" ? "验收" : "收到";
  const named = record.returnWaybill ? `售后单上的退货单号是 ${record.returnWaybill}` : "售后单上没有退货单号";
  const text = `仓库${what}了退货 ${waybill}，${named}，请核对是否这件退货`;
  return line(record, fact.orderId, {
    kind: "return_unclear",
    at: fact.at,
    text,
    key: `strange:${fact.kind}:${fact.at.getTime()}`,
    toldBy: "warehouse",
    data: { waybill, named: record.returnWaybill },
  });
}

function unclearLine(cases: readonly CaseRecord[], fact: ReturnFact): NewEvent[] {
  const first = cases.find((each) => hasReturn(each.kind));
  const text = "验货结果没有注明是哪一件退货，请人工核对";
  return first ? [line(first, fact.orderId, { kind: "return_unclear", at: fact.at, text, key: `unclear:${fact.at.getTime()}`, toldBy: "warehouse" })] : [];
}

function recordStrange(tx: Tx, record: CaseRecord): void {
  tellCase(tx, record);
  tx.journal({ verb: "case.return_unclear", subject: "case", subjectId: record.id, data: { waybill: record.unclearReturn, named: record.returnWaybill } });
}

/** Tells that a case is other than it was. */
export function tellCase(tx: Tx, record: CaseRecord): void {
  tx.emit({ name: "case.changed", subjectId: record.id, data: standing(record) });
}

function factLine(record: CaseRecord, fact: ReturnFact): NewEvent {
  const inspected = fact.kind === "return_inspected";
  const verdict = record.inspection === null ? "（未注明结果）" : record.inspection === "failed" ? "不合格" : "合格";
  const text = inspected ? `退货验收${verdict}` : "退货已到仓，等待验货";
  const kind = inspected ? "case_inspected" : "case_arrived";
  return line(record, fact.orderId, {
    kind,
    at: fact.at,
    text,
    key: `${kind}:${fact.at.getTime()}`,
    toldBy: fact.toldBy ?? "warehouse",
    data: { inspection: record.inspection },
  });
}

function recordReturn(tx: Tx, record: CaseRecord, fact: ReturnFact): void {
  const data = standing(record);
  if (fact.kind === "return_inspected") tx.emit({ name: "case.inspected", subjectId: record.id, data: { ...data, inspection: record.inspection } });
  else tellCase(tx, record);
  tx.journal({
    verb: fact.kind === "return_inspected" ? "case.inspected" : "case.arrived",
    subject: "case",
    subjectId: record.id,
    data: { ...data, at: fact.at.toISOString() },
  });
}
