/** A person judges what the policy did by itself, and follows up what should not have been paid. */
import { actorName, type Principal } from "../access/index.ts";
import type { RefusalCode, Stopped } from "../contract/index.ts";
import type { RecoveryOutcome, WrongReason } from "../contract/review-words.ts";
import { lockOrdersThenCases } from "../disputes/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { type Automatic, automaticDecision, finishRecovery, insertRecovery, keepMark, lockRecovery } from "./review.store.ts";
import { markerOf } from "./review.view.store.ts";

/** What the room of actions does for a judgement; handed in, because decisions do not know actions. */
export interface Stopping {
  /**
   * Stops what a decision held, where it has not gone out. The case is locked by the caller: of this and the moment of sending exactly one comes first.
   */
  stop(tx: Tx, decisionId: string): Promise<Stopped>;
  /** What went out by a decision and pays (fen); 0 where nothing did. */
  paidBy(tx: Tx, decisionId: string): Promise<number>;
}

/** Which decision, and the mark that whoever judges it saw. */
export interface SeenMark {
  decisionId: string;
  seen: Automatic["review"];
}

export interface Verdict {
  review: "right" | "wrong";
  reason: WrongReason | null;
  note: string;
}

type Answer<Value> = Promise<Result<Value, RefusalCode>>;

const GONE = refuse("NOT_FOUND", "没有这条自动处理记录。", { en: "There is no such automatic decision." });

/**
 * Keeps a judgement. "Wrong" stops in the same write what has not gone out, and no policy grants the case again; the answer says what became of it.
 */
export async function markDecision(deps: { store: Store; stopping: Stopping }, of: Verdict & SeenMark, principal: Principal): Answer<{ stopped: Stopped }> {
  const { review, note } = of;
  const reason = review === "wrong" ? of.reason : null;
  if (review === "wrong" && reason === null) return refuse("BAD_INPUT", "请选择错在哪里。", { en: "Say what was wrong about it." });
  if (reason === "other" && note === "")
    return refuse("BAD_INPUT", "选“其他”时请写明原因。", { en: "Write down what was wrong where the list has no word for it." });
  return commit(deps.store, actorName(principal), async (tx) => {
    const decision = await lockDecision(tx, of.decisionId);
    if (!decision) return GONE;
    const judged = await judgedMeanwhile(tx, decision, of.seen);
    if (judged) return judged;
    keepMark(tx, { id: decision.id, review, reason, note });
    const stopped = review === "wrong" ? await deps.stopping.stop(tx, decision.id) : "nothing";
    if (review === "wrong" || decision.review === "wrong") tx.emit({ name: "decision.wrong", subjectId: decision.id, data: { caseId: decision.caseId } });
    told(tx, decision, { verb: "decision.reviewed", review, ...(reason ? { reason } : {}), ...(review === "wrong" ? { stopped } : {}) });
    return ok({ stopped });
  });
}

/** Takes a judgement back. What it stopped stays stopped: a person decides there now. */
export function unmarkDecision(store: Store, { decisionId, seen }: SeenMark, principal: Principal): Answer<{ ok: true }> {
  return commit(store, actorName(principal), async (tx) => {
    const decision = await lockDecision(tx, decisionId);
    if (!decision) return GONE;
    const judged = await judgedMeanwhile(tx, decision, seen);
    if (judged) return judged;
    if (decision.review === null) return refuse("ALREADY_DONE", "这条还没有标记。", { en: "It is not marked." });
    keepMark(tx, { id: decision.id, review: null, reason: null, note: "" });
    // A row that had stopped may go on.
    if (decision.review === "wrong") tx.emit({ name: "decision.wrong", subjectId: decision.id, data: { caseId: decision.caseId } });
    told(tx, decision, { verb: "decision.unreviewed", review: decision.review });
    return ok({ ok: true as const });
  });
}

/** Begins to follow up what a wrong decision paid. */
export function openRecovery(deps: { store: Store; stopping: Stopping }, of: { decisionId: string; note: string }, principal: Principal): Answer<{ ok: true }> {
  return commit(deps.store, actorName(principal), async (tx) => {
    const decision = await lockDecision(tx, of.decisionId);
    if (!decision) return GONE;
    if (decision.review !== "wrong")
      return refuse("STATE_NOT_ALLOWED", "只有标为错误的自动处理才需要追回。", { en: "Only what was marked wrong is followed up." });
    const amountFen = await deps.stopping.paidBy(tx, decision.id);
    if (amountFen === 0) return refuse("STATE_NOT_ALLOWED", "这条没有付出去的钱可追。", { en: "Nothing was paid by it that could be got back." });
    if (!(await insertRecovery(tx, { ...of, amountFen }))) return refuse("ALREADY_DONE", "已经在追了。", { en: "It is being followed up already." });
    told(tx, decision, { verb: "recovery.opened", amountFen });
    return ok({ ok: true as const });
  });
}

/** Says what came of it. */
export function endRecovery(
  store: Store,
  of: { decisionId: string; outcome: RecoveryOutcome; recoveredFen: number; note: string },
  principal: Principal,
): Answer<{ ok: true }> {
  return commit(store, actorName(principal), async (tx) => {
    const decision = await lockDecision(tx, of.decisionId);
    const open = decision && (await lockRecovery(tx, of.decisionId));
    if (!decision || !open) return refuse("NOT_FOUND", "没有这件追回。", { en: "Nothing is followed up here." });
    if (open.endedAt) return refuse("ALREADY_DONE", "这件追回已经有结果了。", { en: "It has been ended before." });
    const recoveredFen = of.outcome === "all_back" ? open.amountFen : of.outcome === "given_up" ? 0 : of.recoveredFen;
    if (of.outcome === "part_back" && (recoveredFen === 0 || recoveredFen >= open.amountFen))
      return refuse("BAD_INPUT", "追回一部分时，金额要大于 0 且小于付出的金额。", { en: "A part is more than nothing and less than all of it." });
    finishRecovery(tx, { ...of, recoveredFen });
    told(tx, decision, { verb: "recovery.ended", outcome: of.outcome, recoveredFen });
    return ok({ ok: true as const });
  });
}

/** A decision under the lock of its case and order, as it stands then. */
/** Refuses where a colleague judged it otherwise than the judging person saw; his own mark whose answer was lost is no obstacle. */
async function judgedMeanwhile(tx: Tx, { id, review, markedBy }: Automatic, seen: Automatic["review"]) {
  if (review === seen || markedBy === null || markedBy === tx.actor) return null;
  const name = await markerOf(tx, id);
  const [zh, en] = review === "wrong" ? ["错误", "wrong"] : ["正确", "right"];
  return refuse("CASE_MOVED", `${name}刚刚把这条标为“${zh}”，请看过再改。`, { en: `${name} has just marked it ${en}: look at it before you change that.` });
}

async function lockDecision(tx: Tx, id: string): Promise<Automatic | null> {
  const seen = await automaticDecision(tx, id);
  if (!seen) return null;
  await lockOrdersThenCases(tx, { caseIds: [seen.caseId] });
  return automaticDecision(tx, id);
}

function told(tx: Tx, { id, caseId, policy, row }: Automatic, { verb, ...data }: { verb: string; [name: string]: string | number }): void {
  tx.emit({ name: "decision.reviewed", subjectId: id, data: { caseId } });
  tx.journal({ verb, subject: "case", subjectId: caseId, data: { decisionId: id, policy, row, ...data } });
}
