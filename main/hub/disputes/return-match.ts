/** Which case goods that come back are about. Pure; what is not certain is shown and never guessed. */
import { waybillKey } from "../orders/index.ts";
import type { CaseRecord } from "./case.store.ts";
import { hasReturn } from "./case.ts";

/** What our own door, our inspector or the carrier at our door says about goods that come back. */
export interface ReturnFact {
  orderId: string;
  kind: "return_arrived" | "return_inspected";
  at: Date;
  /** Of an inspection; without it the case is inspected, but nothing is known to be right, so a person decides. */
  result?: "passed" | "failed" | null;
  /** Return waybill, where it was read; tells which case when an order has several. */
  waybill?: string | null;
  toldBy?: "warehouse" | "carrier";
}

/** `case`: it is about this one. `strange`: it came under a number that none of these cases names, and may be about any of them. `unclear`: it names no number, and several are possible. */
export type Match =
  | { is: "case"; record: CaseRecord }
  | { is: "strange"; records: readonly CaseRecord[]; waybill: string }
  | { is: "unclear" }
  | { is: "none" };

/** Clocks of shop and channel differ by minutes; a fact much older than the request is about an earlier return. */
const CLOCKS_APART_MS = 600_000;

/** Finds it among the cases of one order. */
export function matchReturn(cases: readonly CaseRecord[], fact: ReturnFact): Match {
  const known = (each: CaseRecord): Date | null => (fact.kind === "return_arrived" ? each.arrivedAt : each.inspectedAt);
  if (cases.some((each) => known(each)?.getTime() === fact.at.getTime())) return { is: "none" };
  const open = cases.filter((each) => hasReturn(each.kind) && each.status !== "done" && each.openedAt.getTime() <= fact.at.getTime() + CLOCKS_APART_MS);
  const { waybill } = fact;
  if (waybill && !cases.some((each) => names(each, waybill))) return strange(open, { fact, waybill });
  const named = waybill ? open.filter((each) => names(each, waybill)) : open;
  return fact.kind === "return_arrived" ? arrived(named) : inspected(named, fact);
}

/** True when the case names this waybill, or a person said that it is this case's. Spaces, hyphens and width do not count. */
export function names(record: Pick<CaseRecord, "returnWaybill" | "boundWaybills">, waybill: string): boolean {
  const key = waybillKey(waybill);
  return [record.returnWaybill ?? "", ...record.boundWaybills].some((one) => one !== "" && waybillKey(one) === key);
}

/** What a carrier alone says under a number nobody named is its own parcel's business; our own door saw goods, and somebody must say whose. */
function strange(open: readonly CaseRecord[], { fact, waybill }: { fact: ReturnFact; waybill: string }): Match {
  if (fact.toldBy === "carrier") return { is: "none" };
  const waiting = open.filter((each) => (fact.kind === "return_arrived" ? each.arrivedAt === null : each.inspectedAt === null || each.inspectedAt < fact.at));
  const agreed = waiting.filter((each) => each.state !== "requested");
  const records = agreed.length > 0 ? agreed : waiting;
  return records.length > 0 ? { is: "strange", records, waybill } : { is: "none" };
}

function arrived(named: readonly CaseRecord[]): Match {
  const unmarked = named.filter((each) => each.arrivedAt === null);
  const record = unmarked.find((each) => each.state !== "requested") ?? unmarked[0];
  return record ? { is: "case", record } : { is: "none" };
}

/**
 * Without a waybill an inspection can only be about a case whose goods are here or under way: a word about a return settled long ago
 * must not pass another whose goods were never sent. The latest inspection of a case stands.
 */
function inspected(named: readonly CaseRecord[], fact: ReturnFact): Match {
  const possible = fact.waybill ? named : named.filter((each) => each.arrivedAt !== null || each.state === "returned_in_transit");
  const [only] = possible;
  if (only && possible.length === 1) return only.inspectedAt === null || only.inspectedAt < fact.at ? { is: "case", record: only } : { is: "none" };
  const here = possible.filter((each) => each.arrivedAt !== null && each.inspectedAt === null);
  if (here.length === 1 && here[0]) return { is: "case", record: here[0] };
  return { is: possible.length > 1 ? "unclear" : "none" };
}
