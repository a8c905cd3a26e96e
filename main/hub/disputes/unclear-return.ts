/** Goods at our door under a number that no case of their order names: what makes a return unclear, and what ends it. Nothing else sets or clears it. Pure. */
import { waybillKey } from "../orders/index.ts";
import type { CaseRecord } from "./case.store.ts";
import { statusOf } from "./case.ts";
import { names } from "./return-match.ts";

/** True when the case is before a person because of goods under this number, however it is spelled. */
export function isUnclear(record: Pick<CaseRecord, "unclearReturn">, waybill: string): boolean {
  return record.unclearReturn !== null && waybillKey(record.unclearReturn) === waybillKey(waybill);
}

/** The case before a person until they say whether these goods are its return. */
export function madeUnclear(before: CaseRecord, waybill: string): CaseRecord {
  return withUnclear(before, waybill);
}

/** Of cases of one order those that need not be asked about any more, cleared: the goods are a return that names them, or was said to be theirs. */
export function madeClear(cases: readonly CaseRecord[]): CaseRecord[] {
  const isKnown = (waybill: string): boolean => cases.some((each) => names(each, waybill));
  return cases.filter(({ unclearReturn }) => unclearReturn !== null && isKnown(unclearReturn)).map((each) => withUnclear(each, null));
}

/** What is left unclear of a case whose own number may have been corrected. */
export function leftUnclear(record: Pick<CaseRecord, "unclearReturn" | "returnWaybill" | "boundWaybills">): string | null {
  return record.unclearReturn !== null && names(record, record.unclearReturn) ? null : record.unclearReturn;
}

function withUnclear(before: CaseRecord, unclearReturn: string | null): CaseRecord {
  const after = { ...before, revision: before.revision + 1, unclearReturn };
  return { ...after, status: statusOf(after) };
}
