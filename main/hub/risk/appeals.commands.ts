/** A buyer objects to how their account is treated; a person looks again and says so. */
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { maskText } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";
import { lockLinking } from "./account.store.ts";
import { answerAppeal, insertAppeal } from "./appeals.store.ts";
import { endMarks, isAccount } from "./marks.store.ts";
import { keepVerdict } from "./scores.store.ts";

/** Writes down what the buyer says against it, without what names them. */
export async function recordAppeal(tx: Tx, input: { accountId: string; words: string }): Promise<Result<{ id: string }, RefusalCode>> {
  await lockLinking(tx);
  const { accountId } = input;
  if (!(await isAccount(tx, accountId)))
    return refuse("NOT_FOUND", "没有这个账号，可能已并入另一个。", { en: "There is no such account; perhaps it was merged into another." });
  const id = await insertAppeal(tx, { accountId, words: maskText(input.words) });
  tx.emit({ name: "account.changed", subjectId: accountId, data: { what: "appeal" } });
  tx.journal({ verb: "account.appealed", subject: "account", subjectId: accountId, data: { appealId: id } });
  return ok({ id });
}

/** Answers it. Where it is upheld the account is cleared, and what watches or blocks it ends. */
export async function closeAppeal(tx: Tx, input: { appealId: string; upheld: boolean; result: string }): Promise<Result<{ ok: true }, RefusalCode>> {
  await lockLinking(tx);
  const accountId = await answerAppeal(tx, input);
  if (accountId === null) return refuse("ALREADY_DONE", "这个申诉已经有结果了。", { en: "This appeal was answered already." });
  const { appealId, upheld, result } = input;
  if (upheld) {
    await keepVerdict(tx, { accountId, verdict: "cleared", note: result });
    const ended = await endMarks(tx, { accountId, reason: result, kinds: ["block", "watch"] });
    tx.emit({ name: "account.scored", subjectId: accountId, data: { status: "cleared" } });
    if (ended.length > 0) tx.emit({ name: "account.marked", subjectId: accountId, data: { mark: "none" } });
  }
  tx.emit({ name: "account.changed", subjectId: accountId, data: { what: "appeal" } });
  tx.journal({ verb: upheld ? "account.appeal_upheld" : "account.appeal_rejected", subject: "account", subjectId: accountId, data: { appealId, result } });
  return ok({ ok: true as const });
}
