import type { CasePage } from "../contract/index.ts";
import type { Store, Tx } from "../store/index.ts";
import { lockLinking } from "./account.store.ts";
import { type Reason, scoreOf, statusAfter } from "./score.ts";
import { keepScores } from "./scores.store.ts";
import { type Standing, standings } from "./standing.view.store.ts";

/**
 * Scores accounts anew by the clock. An account that is to be watched is escalated to the risk desk, unless a reviewer cleared it
 * for the same reasons in the last 90 days. Emits `account.scored` and journals only what changed. Gives the changed accounts.
 */
export async function scoreAccounts(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
  if (accountIds.length === 0) return [];
  await lockLinking(tx);
  const changed = (await standings(tx, [...new Set(accountIds)], tx.at)).flatMap((before) => {
    const scored = scoreOf(before);
    const status = statusAfter(before, scored, tx.at.getTime());
    const same = before.score === scored.score && before.level === scored.level && before.status === status && sameReasons(before.reasons, scored.reasons);
    return same ? [] : [{ before, after: { id: before.id, ...scored, status } }];
  });
  await keepScores(
    tx,
    changed.map(({ after }) => after),
  );
  for (const { before, after } of changed) {
    const data = { score: after.score, level: after.level, status: after.status, signals: after.reasons.map((reason) => reason.signal) };
    tx.emit({ name: "account.scored", subjectId: after.id, data });
    if (before.level !== after.level || before.status !== after.status)
      tx.journal({
        verb: after.status === "escalated" && before.status !== "escalated" ? "account.escalated" : "account.scored",
        subject: "account",
        subjectId: after.id,
        data,
      });
  }
  return changed.map(({ after }) => after.id);
}

/** The account of a case page, `null` when it is gone (merged into another). */
export async function accountBrief(store: Store, accountId: string): Promise<CasePage["account"]> {
  const [standing] = await standings(store, [accountId], new Date(store.clock.now()));
  return standing ? briefOf(standing) : null;
}

/** An account in short, scored as of now. */
export function briefOf(standing: Standing): NonNullable<CasePage["account"]> {
  const { score, level, reasons } = scoreOf(standing);
  return { id: standing.id, level, score, orders: standing.orders, returns30d: standing.returns30d, reasons, status: standing.status };
}

function sameReasons(left: readonly Reason[], right: readonly Reason[]): boolean {
  return left.length === right.length && left.every((reason, index) => reason.signal === right[index]?.signal && reason.text === right[index]?.text);
}
