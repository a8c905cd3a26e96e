import type { ChannelOf } from "../connectors/port.ts";
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import { addEvents } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { caseHead, endCase } from "./desk.store.ts";
import { openAgain } from "./message.store.ts";
import { restake } from "./stake.commands.ts";

/** Why a case cannot be ended on our side alone; `null` when it can. `hasPlatform`: somebody else's clock runs on. */
export function mayNotClose(
  head: { kind: string; state: string; status: string },
  hasPlatform: boolean,
): { ok: false; refusal: Refusal<"ALREADY_DONE" | "STATE_NOT_ALLOWED"> } | null {
  if (head.status === "done") return refuse("ALREADY_DONE", "工单已经了结。", { en: "The case is done." });
  const talk = head.kind === "question" || head.kind === "complaint";
  const ended = ["refunded", "closed", "refused", "unknown"].includes(head.state);
  if (talk || ended || !hasPlatform) return null;
  return refuse("STATE_NOT_ALLOWED", "平台上的售后单还在进行，请同意或拒绝，不能只在这里关闭。", {
    en: "It goes on at the platform: agree or refuse there, closing it here is not enough.",
  });
}

/** Ways a person ends a case, as people call them. */
const endings: Readonly<Record<string, string>> = { answered: "已解答", withdrawn: "买家撤回", duplicate: "重复工单" };

/**
 * Ends a case that a person settled. A request that a platform holds open is refused: its clock runs on, and hiding it would
 * lose the money at stake. `CASE_MOVED` when it is no longer at the revision the person saw.
 */
export async function closeCase(
  tx: Tx,
  input: { caseId: string; outcome: string; revision: number },
  channelOf: ChannelOf,
): Promise<Result<{ ok: true }, RefusalCode>> {
  const head = await caseHead(tx, input.caseId);
  if (!head) return refuse("NOT_FOUND", "没有这个工单。");
  if (head.revision !== input.revision) return refuse("CASE_MOVED", "这个工单刚刚有了变化，请看过最新情况再决定。", { revision: head.revision });
  const no = mayNotClose(head, channelOf(head.channel)?.hasPlatform !== false);
  if (no) return no;
  if (!(await endCase(tx, input.caseId, input))) return refuse("CASE_MOVED", "这个工单刚刚有了变化，请看过最新情况再决定。");
  const data = { outcome: input.outcome, orderId: head.orderId };
  tx.emit({ name: "case.done", subjectId: input.caseId, data });
  tx.journal({ verb: "case.closed", subject: "case", subjectId: input.caseId, data });
  if (head.orderId !== null) {
    const dedupeKey = `case:${input.caseId}:closed:${input.revision}`;
    const told = { kind: "case_closed", at: tx.at, toldBy: tx.actor, text: `客服了结工单：${endings[input.outcome] ?? input.outcome}`, data, dedupeKey };
    addEvents(tx, [{ orderId: head.orderId, parcelId: null, caseId: input.caseId, source: "intervention", ...told }]);
  }
  return ok({ ok: true });
}

/** Opens a case again that was done; the channel's state stays, and its clock counts again where it runs. Safe to call for any. */
export async function reopenCase(tx: Tx, caseId: string): Promise<void> {
  const opened = await openAgain(tx, caseId);
  if (!opened) return;
  const { revision, orderId } = opened;
  tx.emit({ name: "case.reopened", subjectId: caseId, data: { revision, orderId } });
  tx.journal({ verb: "case.reopened", subject: "case", subjectId: caseId, data: { revision } });
  await restake(tx, { caseIds: [caseId] });
}
