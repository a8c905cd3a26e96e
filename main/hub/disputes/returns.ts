import { addEvents, type NewEvent } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { line } from "./case.lines.ts";
import type { CaseRecord } from "./case.store.ts";
import { lockByOrder, updateCases } from "./case.store.ts";
import { hasReturn, stateOf, statusOf } from "./case.ts";
import { earlierReturnFacts } from "./order-side.store.ts";

/** What our own door, our inspector or the carrier at our door says about goods that come back. */
export interface ReturnFact {
  orderId: string;
  kind: "return_arrived" | "return_inspected";
  at: Date;
  /** Of an inspection; without it the case is inspected, but nothing is known to be right, so a person decides. */
  result?: "passed" | "failed" | null;
  /** Return waybill, where it was read; tells which case when an order has several. */
  waybill?: string | null;
}

/** A return parcel as its carrier tells it. */
export interface ReturnParcel {
  orderId: string;
  waybill: string;
  signedAt: Date | null;
}

/**
 * Takes arrival and inspection of returns. Arrival is not inspection: it only opens the case for the inspector. The same fact
 * again changes nothing. An inspection that does not say which of several returns it is about is shown and not guessed.
 * Emits `case.changed` for arrival and `case.inspected` for inspection. Gives the number of cases that changed.
 */
export async function takeReturnFacts(tx: Tx, facts: readonly ReturnFact[]): Promise<number> {
  if (facts.length === 0) return 0;
  const cases = await lockByOrder(tx, [...new Set(facts.map((fact) => fact.orderId))]);
  const changed = new Map<string, CaseRecord>();
  const lines: NewEvent[] = [];
  for (const fact of [...facts].sort((left, right) => left.at.getTime() - right.at.getTime())) {
    const current = cases.map((each) => changed.get(each.id) ?? each).filter((each) => each.orderId === fact.orderId);
    const found = whichCase(current, fact);
    if (found === "none") continue;
    if (found === "unclear") {
      const first = current.find((each) => hasReturn(each.kind));
      const text = "验货结果没有注明是哪一件退货，请人工核对";
      if (first) lines.push(line(first, fact.orderId, { kind: "return_unclear", at: fact.at, text, key: `unclear:${fact.at.getTime()}`, toldBy: "warehouse" }));
      continue;
    }
    const after = marked(found, fact);
    changed.set(after.id, after);
    lines.push(factLine(after, fact));
    tell(tx, after, fact);
  }
  await updateCases(tx, [...changed.values()]);
  await addEvents(tx, lines);
  return changed.size;
}

/** Takes what carriers say about parcels that come back: signed at our door is arrived, nothing else is. */
export async function takeReturnTraces(tx: Tx, parcels: readonly ReturnParcel[]): Promise<number> {
  return takeReturnFacts(
    tx,
    parcels.flatMap(({ orderId, waybill, signedAt }) => (signedAt ? [{ orderId, waybill, at: signedAt, kind: "return_arrived" as const }] : [])),
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
      result: fact.result === "failed" || fact.result === "passed" ? fact.result : null,
    })),
  );
}

/** Clocks of shop and channel differ by minutes; a fact much older than the request is about an earlier return. */
const CLOCKS_APART_MS = 600_000;

function whichCase(cases: readonly CaseRecord[], fact: ReturnFact): CaseRecord | "none" | "unclear" {
  const open = cases.filter((each) => hasReturn(each.kind) && each.status !== "done" && each.openedAt.getTime() <= fact.at.getTime() + CLOCKS_APART_MS);
  const named = fact.waybill ? open.filter((each) => each.returnWaybill === fact.waybill) : open;
  return fact.kind === "return_arrived" ? arrivedCase({ cases, named, fact }) : inspectedCase({ cases, named, fact });
}

interface Search {
  cases: readonly CaseRecord[];
  named: readonly CaseRecord[];
  fact: ReturnFact;
}

function arrivedCase({ cases, named, fact }: Search): CaseRecord | "none" {
  if (cases.some((each) => each.arrivedAt?.getTime() === fact.at.getTime())) return "none";
  const unmarked = named.filter((each) => each.arrivedAt === null);
  return unmarked.find((each) => each.state !== "requested") ?? unmarked[0] ?? "none";
}

/**
 * The case an inspection is about. Without a waybill it can only be one whose goods are here or under way: a word about a
 * return settled long ago must not pass another whose goods were never sent. The latest inspection of a case stands.
 */
function inspectedCase({ cases, named, fact }: Search): CaseRecord | "none" | "unclear" {
  if (cases.some((each) => each.inspectedAt?.getTime() === fact.at.getTime())) return "none";
  const possible = fact.waybill ? named : named.filter((each) => each.arrivedAt !== null || each.state === "returned_in_transit");
  const [only] = possible;
  if (only && possible.length === 1) return only.inspectedAt === null || only.inspectedAt < fact.at ? only : "none";
  const here = possible.filter((each) => each.arrivedAt !== null && each.inspectedAt === null);
  if (here.length === 1 && here[0]) return here[0];
  return possible.length > 1 ? "unclear" : "none";
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
    toldBy: fact.waybill && !inspected ? "carrier" : "warehouse",
  });
}

function tell(tx: Tx, record: CaseRecord, fact: ReturnFact): void {
  const data = { state: record.state, status: record.status, revision: record.revision, orderId: record.orderId };
  if (fact.kind === "return_inspected") tx.emit({ name: "case.inspected", subjectId: record.id, data: { ...data, inspection: record.inspection } });
  else tx.emit({ name: "case.changed", subjectId: record.id, data });
  tx.journal({
    verb: fact.kind === "return_inspected" ? "case.inspected" : "case.arrived",
    subject: "case",
    subjectId: record.id,
    data: { ...data, at: fact.at.toISOString() },
  });
}
