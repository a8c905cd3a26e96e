/** Clocks of what was promised to buyers: started by words that were really said, stopped by what was promised. */
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { happenedSince } from "./order-side.view.store.ts";
import { breakDue, isAnyRunning, keepAt, keepBefore, keepOne, type PromiseRow, startClocks, warnDue } from "./promise.store.ts";
import { promisesSaid } from "./said-promises.ts";

/** Words of ours that a buyer has. */
export interface SaidWords {
  caseId: string;
  /** The message's id at the channel, or ours. */
  messageKey: string;
  text: string;
  at: Date;
}

/**
 * We said something to a buyer. It answers what an answer was promised for, unless it only promises one again; what it promises by a time
 * gets a clock, but for what was over before it was learnt of.
 */
export async function weSaid(tx: Tx, said: SaidWords): Promise<void> {
  const { caseId, messageKey, at } = said;
  const promises = promisesSaid(said.text, at);
  if (!promises.some(({ kind }) => kind === "answer")) tellKept(tx, await keepBefore(tx, { caseId, kinds: ["answer"], at, by: "answer" }), at);
  const running = promises.filter(({ dueAt }) => dueAt > tx.at);
  if (running.length > 0) tell(tx, "promise.made", await startClocks(tx, { caseId, messageKey, saidAt: at, promises: running }));
}

/** What happened keeps promises, what did not is warned of and breaks them. @returns how many changed. */
export async function watchPromises(store: Store): Promise<number> {
  if (!(await isAnyRunning(store))) return 0;
  const happened = await happenedSince(store);
  return commit(store, "system", async (tx) => {
    const at = new Map(happened.map(({ id, keptAt }) => [id, keptAt]));
    const kept = await keepAt(tx, happened);
    for (const row of kept) tellKept(tx, [row], at.get(row.id) ?? tx.at);
    const [broken, warned] = [await breakDue(tx), await warnDue(tx)];
    tell(tx, "promise.broken", broken);
    tell(tx, "promise.due", warned);
    return kept.length + broken.length + warned.length;
  });
}

/** A person says that a promise was kept: by telephone, on paper, where no system sees it. */
export async function keepPromise(tx: Tx, of: { caseId: string; promiseId: string }): Promise<Result<{ ok: true }, RefusalCode>> {
  const kept = await keepOne(tx, of);
  if (kept.length === 0) return refuse("ALREADY_DONE", "这项承诺已经兑现，或不在这个工单里。");
  tellKept(tx, kept, tx.at);
  return ok({ ok: true });
}

function tellKept(tx: Tx, rows: readonly PromiseRow[], at: Date): void {
  for (const { id, caseId, kind, dueAt } of rows) {
    const data = { promiseId: id, kind, dueAt: dueAt.toISOString(), late: at > dueAt };
    tx.emit({ name: "promise.kept", subjectId: caseId, data });
    tx.journal({ verb: "promise.kept", subject: "case", subjectId: caseId, data });
  }
}

function tell(tx: Tx, name: "promise.made" | "promise.due" | "promise.broken", rows: readonly PromiseRow[]): void {
  for (const { id, caseId, kind, dueAt } of rows) {
    const data = { promiseId: id, kind, dueAt: dueAt.toISOString() };
    tx.emit({ name, subjectId: caseId, data });
    if (name !== "promise.due") tx.journal({ verb: name, subject: "case", subjectId: caseId, data });
  }
}
