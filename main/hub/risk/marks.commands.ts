/** Watching, blocking and trusting an account for a time, and the end of it. */
import type { RefusalCode } from "../contract/index.ts";
import { LONGEST_MARK_DAYS } from "../contract/risk.ts";
import type { MarkKind } from "../contract/words.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { lockLinking } from "./account.store.ts";
import { endExpired, endMarks, insertMark, isAccount } from "./marks.store.ts";
import { isAnyExpired, marksNow } from "./marks.view.store.ts";

const DAY_MS = 86_400_000;

/** Marks an account. `saw`: the mark that stood where the reviewer looked; when a colleague was quicker nothing is changed. */
export async function markAccount(
  tx: Tx,
  input: { accountId: string; kind: MarkKind; reason: string; until: Date; saw: string | null },
): Promise<Result<{ id: string }, RefusalCode>> {
  await lockLinking(tx);
  const { accountId, kind, reason, until } = input;
  if (!(await isAccount(tx, accountId))) return gone;
  const left = until.getTime() - tx.at.getTime();
  if (left <= 0) return refuse("BAD_INPUT", "到期时间已经过去。", { field: "until", en: "That time is over already." });
  if (left > LONGEST_MARK_DAYS * DAY_MS)
    return refuse("BAD_INPUT", `最长 ${LONGEST_MARK_DAYS} 天，到期再看。`, {
      field: "until",
      en: `At most ${LONGEST_MARK_DAYS} days: it is looked at again then.`,
    });
  const moved = await movedMeanwhile(tx, accountId, input.saw);
  if (moved) return moved;
  await endMarks(tx, { accountId, reason });
  const id = await insertMark(tx, { accountId, kind, reason, until });
  tx.emit({ name: "account.marked", subjectId: accountId, data: { mark: kind } });
  tx.journal({ verb: "account.marked", subject: "account", subjectId: accountId, data: { markId: id, kind, reason, until: until.toISOString() } });
  return ok({ id });
}

/** Ends what stands before its time. */
export async function endMark(tx: Tx, input: { accountId: string; reason: string; saw: string }): Promise<Result<{ ok: true }, RefusalCode>> {
  await lockLinking(tx);
  const moved = await movedMeanwhile(tx, input.accountId, input.saw);
  if (moved) return moved;
  await endMarks(tx, input);
  tx.emit({ name: "account.marked", subjectId: input.accountId, data: { mark: "none" } });
  tx.journal({ verb: "account.unmarked", subject: "account", subjectId: input.accountId, data: { markId: input.saw, reason: input.reason } });
  return ok({ ok: true as const });
}

/** Ends marks whose time is over, by the hub's clock. @returns how many. */
export async function endMarksDue(store: Store): Promise<number> {
  if (!(await isAnyExpired(store))) return 0;
  return commit(store, "system", async (tx) => {
    await lockLinking(tx);
    const ended = await endExpired(tx);
    const now = await marksNow(tx, [...new Set(ended.map(({ accountId }) => accountId))], tx.at);
    for (const { id, accountId, kind } of ended) {
      tx.emit({ name: "account.marked", subjectId: accountId, data: { mark: now.get(accountId)?.kind ?? "none" } });
      tx.journal({ verb: "account.mark_expired", subject: "account", subjectId: accountId, data: { markId: id, kind } });
    }
    return ended.length;
  });
}

async function movedMeanwhile(tx: Tx, accountId: string, saw: string | null): Promise<Result<never, RefusalCode> | null> {
  const stands = (await marksNow(tx, [accountId], tx.at)).get(accountId);
  if ((stands?.id ?? null) === saw) return null;
  const who = stands ? `${stands.byName}` : null;
  return refuse("ALREADY_DONE", who ? `${who} 刚刚改过这个账户的处置，请看过再定。` : "这个账户的处置已经结束，请看过再定。", {
    en: who ? `${who} has just changed what is done with this account: look again.` : "What was said of this account has ended: look again.",
  });
}

const gone = refuse("NOT_FOUND", "没有这个账号，可能已并入另一个。", { en: "There is no such account; perhaps it was merged into another." });
