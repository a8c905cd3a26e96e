/** Findings open cases, are told in those that are open, and end them again. Safe to repeat; whoever does it is alone. */
import type { FindingKind } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import { addEvents, type NewEvent } from "../orders/index.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { standing } from "./case.ts";
import { caseNumbers } from "./case-numbers.ts";
import { reopenCase } from "./close-case.commands.ts";
import { prioritise } from "./desk.commands.ts";
import { endFindings, endFound, type FindingInCase, keepFound, placeFindings } from "./found.store.ts";
import { causeOfFinding, type FoundSteps, foundRecord, type Opening, stepsOfFound } from "./found.ts";
import { casesLeftAlone, casesOfCauses, type FoundNow, findingsEnded, findingsWaiting, openCasesFor, openedLately } from "./found.view.store.ts";
import { foundLine, foundReason } from "./found.words.ts";
import { type FoundRules, foundRulesHeld, lockFound } from "./kept-found-rules.ts";
import { lockOrdersThenCases } from "./lock.store.ts";

/** Writes in one look, at most; the next look goes on. */
const MOST_WRITES = 50;

/** Looks once: what ended first, so that what came back is seen as that. @returns how many findings were placed in cases or ended. */
export async function lookForFound(store: Store): Promise<number> {
  let all = 0;
  for (const look of [endThose, placeThose]) {
    for (let writes = 0; writes < MOST_WRITES; writes += 1) {
      const did = await commit(store, "system", look);
      all += did;
      if (did === 0) break;
    }
  }
  return all;
}

/** Findings that ended are told where they stand; a case that one of them opened, of which nothing holds any more and that nobody touched, is done. */
async function endThose(tx: Tx): Promise<number> {
  await lockFound(tx);
  const ended = await findingsEnded(tx);
  if (ended.length === 0) return 0;
  const caseIds = [...new Set(ended.map(({ caseId }) => caseId))];
  await lockOrdersThenCases(tx, { caseIds, orderIds: ended.map(({ orderId }) => orderId) });
  endFindings(tx, ended);
  const over = await casesLeftAlone(tx, caseIds);
  const lines: NewEvent[] = [];
  for (const one of ended) {
    if (one.isDone) continue;
    lines.push(foundLine({ ...one, step: over.has(one.caseId) ? "case_found_over" : "case_found_ended", at: tx.at }));
    tx.journal({ verb: "case.found_ended", subject: "case", subjectId: one.caseId, data: { orderId: one.orderId, finding: one.kind } });
  }
  for (const caseId of over) {
    const end = await endFound(tx, caseId);
    if (!end) continue;
    const data = { outcome: "found_ended", orderId: end.orderId };
    tx.emit({ name: "case.done", subjectId: caseId, data });
    tx.journal({ verb: "case.closed", subject: "case", subjectId: caseId, data });
  }
  addEvents(tx, lines);
  return ended.length;
}

/** Findings that wait are told in open cases or open one, as far as their shops' hour goes. */
async function placeThose(tx: Tx): Promise<number> {
  await lockFound(tx);
  const rules = await foundRulesHeld(tx);
  const lately = await openedLately(tx, tx.at);
  const full = [...lately].flatMap(([shopId, count]) => (count >= rules.mostAnHour ? [shopId] : []));
  const seen = await findingsWaiting(tx, rules, { now: tx.at, full });
  if (seen.length === 0) return 0;
  const orderIds = [...new Set(seen.map(({ orderId }) => orderId))];
  const known = await casesOfCauses(tx, [...new Set(seen.map(causeOfFinding))]);
  await lockOrdersThenCases(tx, { orderIds, caseIds: known.map(({ caseId }) => caseId) });
  // What holds still, now that nobody else changes it.
  const locked = new Set(orderIds);
  const waiting = (await findingsWaiting(tx, rules, { now: tx.at, full })).filter(({ orderId }) => locked.has(orderId));
  const before = await casesOfCauses(tx, [...new Set(waiting.map(causeOfFinding))]);
  const steps = stepsOfFound(waiting, { rules, open: await openCasesFor(tx, orderIds), before, lately });
  const numbers = new Map(before.map(({ caseId, number }) => [caseId, number]));
  const placed: Placed = { rows: [], lines: [] };
  await tellThem(tx, { steps, numbers, placed });
  for (const opening of steps.open) await openOne(tx, { opening, rules, numbers, placed });
  placeFindings(tx, placed.rows);
  addEvents(tx, placed.lines);
  return placed.rows.length;
}

interface Placed {
  rows: FindingInCase[];
  lines: NewEvent[];
}

function place(
  placed: Placed,
  found: FoundNow,
  of: { caseId: string; number: string; opened: boolean; step: Parameters<typeof foundLine>[0]["step"]; at: Date },
): void {
  const { caseId, number, opened, step, at } = of;
  placed.rows.push({ orderId: found.orderId, kind: found.kind, caseId, shopId: found.shopId, opened });
  placed.lines.push(foundLine({ step, orderId: found.orderId, kind: found.kind, caseId, number, at }));
}

async function tellThem(tx: Tx, of: { steps: FoundSteps; numbers: Map<string, string>; placed: Placed }): Promise<void> {
  const { steps, numbers, placed } = of;
  if (steps.tell.length === 0) return;
  for (const { caseId, number } of await openCasesFor(
    tx,
    steps.tell.map(({ found }) => found.orderId),
  ))
    numbers.set(caseId, number);
  for (const { found, caseId, raise } of steps.tell) {
    place(placed, found, { caseId, number: numbers.get(caseId) ?? "", opened: false, step: "case_found_told", at: tx.at });
    tx.journal({ verb: "case.found_told", subject: "case", subjectId: caseId, data: told(found) });
    if (raise) await prioritise(tx, { caseId, priority: raise });
  }
}

async function openOne(tx: Tx, of: { opening: Opening; rules: FoundRules; numbers: ReadonlyMap<string, string>; placed: Placed }): Promise<void> {
  const { opening, rules, placed } = of;
  const [first, ...others] = opening.of;
  if (!first) return;
  // An incident goes by the rule of incidents where that is on, else by that of the parcel that stands.
  const rule = rules.rules[opening.kind].on ? rules.rules[opening.kind] : rules.rules[first.kind];
  const { again } = opening;
  const opened = again === null ? await openNew(tx, { opening, first, rule }) : { caseId: again, number: of.numbers.get(again) ?? "" };
  if (opened === null) return;
  if (again !== null) {
    await reopenCase(tx, again);
    tx.journal({ verb: "case.found_again", subject: "case", subjectId: again, data: told(first) });
  }
  place(placed, first, { ...opened, opened: true, step: again === null ? "case_found" : "case_found_again", at: tx.at });
  for (const found of others) place(placed, found, { ...opened, opened: false, step: "case_found_told", at: tx.at });
}

async function openNew(
  tx: Tx,
  of: { opening: Opening; first: FoundNow; rule: FoundRules["rules"][FindingKind] },
): Promise<{ caseId: string; number: string } | null> {
  const { opening, first, rule } = of;
  const [number = ""] = await caseNumbers(tx, [tx.at]);
  const orders = new Set(opening.of.map(({ orderId }) => orderId)).size;
  const reason = foundReason(first, { words: rule.words, orders, now: tx.at.getTime() });
  const record = foundRecord(opening, { id: newId(tx.at.getTime()), number, at: tx.at, reason });
  if (record === null || !(await keepFound(tx, { record, kind: opening.kind, rule }))) return null;
  const data = standing(record);
  tx.emit({ name: "case.opened", subjectId: record.id, data: { ...data, number, channelCaseId: record.channelCaseId } });
  tx.journal({ verb: "case.found", subject: "case", subjectId: record.id, data: { ...data, ...told(first), orders } });
  return { caseId: record.id, number };
}

const told = ({ orderId, kind }: FoundNow): { orderId: string; finding: string } => ({ orderId, finding: kind });
