/** What becomes of a comparison; each is one write, so that a kill leaves all of it or nothing. */
import type { ComparedSide, ComparisonState, ComparisonVote } from "../contract/comparisons.ts";
import type { ModelProblem, ReplyAct } from "../contract/words.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Tx } from "../store/index.ts";
import type { Compared, MeasuredSide } from "./comparison.figures.ts";
import {
  addComparison,
  type ComparisonRow,
  comparedCases,
  holdBeginnings,
  holdComparison,
  keepCompared,
  keepVote,
  moveComparison,
  runningComparison,
  tookFor,
} from "./comparison.store.ts";

/** An endpoint that failed in so many cases one after the other is asked no more until a person goes on. */
const FAILED_IN_A_ROW = 5;

/** Begins one; refused while another is under way: two at once would spoil each other's times. */
export async function beginComparison(tx: Tx, made: Parameters<typeof addComparison>[1]): Promise<Result<{ id: string }, "STATE_NOT_ALLOWED">> {
  const alone = await isAlone(tx);
  if (!alone.ok) return alone;
  const id = addComparison(tx, made);
  tx.emit({ name: "comparison.changed", subjectId: id, data: { state: "running" } });
  tell(tx, id, {
    verb: "comparison.began",
    data: { left: { ...made.left }, right: { ...made.right }, cases: made.questions.length, aboutMicro: made.aboutMicro },
  });
  return ok({ id });
}

/** Refused while another is under way; held, so that two who begin at once are not both alone. */
async function isAlone(tx: Tx): Promise<Result<null, "STATE_NOT_ALLOWED">> {
  holdBeginnings(tx);
  return (await runningComparison(tx)) === null
    ? ok(null)
    : refuse("STATE_NOT_ALLOWED", "已有一次比较在进行，请等它结束或先取消。", { en: "A comparison is under way: wait for it or cancel it first." });
}

/** Gives one up; what it found stays to be looked at. */
export async function cancelComparison(tx: Tx, id: string): Promise<Result<{ ok: true }, "NOT_FOUND" | "STATE_NOT_ALLOWED">> {
  const held = await hold(tx, id, ["running", "halted"]);
  if (!held.ok) return held;
  moveComparison(tx, id, { state: "cancelled" });
  tell(tx, id, { verb: "comparison.cancelled", data: { done: held.value.done } });
  return ok({ ok: true });
}

/** Goes on with one that came to a halt. */
export async function goOnWithComparison(tx: Tx, id: string): Promise<Result<{ ok: true }, "NOT_FOUND" | "STATE_NOT_ALLOWED">> {
  const held = await hold(tx, id, ["halted"]);
  if (!held.ok) return held;
  const alone = await isAlone(tx);
  if (!alone.ok) return alone;
  moveComparison(tx, id, { state: "running" });
  tell(tx, id, { verb: "comparison.went_on", data: { done: held.value.done } });
  return ok({ ok: true });
}

/** Brings one that is under way to a halt. */
export async function haltComparison(tx: Tx, id: string, problem: ModelProblem): Promise<void> {
  const held = await hold(tx, id, ["running"]);
  if (!held.ok) return;
  moveComparison(tx, id, { state: "halted", problem });
  tell(tx, id, { verb: "comparison.halted", data: { problem, done: held.value.done } });
}

/** A case that was asked: what it was, and what both sides came to. */
export interface AskedCase {
  questionId: string;
  caseId: string;
  question: string;
  expected: ReplyAct[];
  left: ComparedSide;
  right: ComparedSide;
}

/** Keeps what a case came to, with what its calls took by the log. The last of them ends the comparison; an endpoint that fails again and again halts it. */
export async function takeCompared(tx: Tx, id: string, { left, right, ...asked }: AskedCase): Promise<void> {
  const held = await hold(tx, id, ["running"]);
  if (!held.ok) return;
  const took = (side: "left" | "right", of: ComparedSide): Promise<MeasuredSide> =>
    tookFor(tx, { comparisonId: id, caseId: asked.caseId, endpointId: held.value[side].endpointId, side: of });
  const done = await keepCompared(tx, id, { ...asked, left: await took("left", left), right: await took("right", right) });
  if (done >= held.value.questions.length) {
    moveComparison(tx, id, { state: "done" });
    return tell(tx, id, { verb: "comparison.done", data: { cases: done } });
  }
  const problem = failingAgain(await comparedCases(tx, id));
  if (problem !== null) return haltComparison(tx, id, problem);
  tx.emit({ name: "comparison.changed", subjectId: id, data: { state: "running" } });
}

/** The problem of a side that has just failed in as many cases one after the other; who goes on then sees as many tried again. */
function failingAgain(cases: readonly Compared[]): ModelProblem | null {
  for (const side of ["left", "right"] as const) {
    const row = cases.length - 1 - cases.findLastIndex((one) => one[side].problem === null || one[side].problem === "untrue");
    if (row > 0 && row % FAILED_IN_A_ROW === 0) return cases.at(-1)?.[side].problem ?? null;
  }
  return null;
}

/** Keeps a person's word on a case. */
export async function voteOn(tx: Tx, of: { id: string; questionId: string; vote: ComparisonVote }): Promise<Result<{ ok: true }, "STATE_NOT_ALLOWED">> {
  if (!(await keepVote(tx, of))) return refuse("STATE_NOT_ALLOWED", "这一条已经评过了。", { en: "This one has been judged already." });
  tx.emit({ name: "comparison.changed", subjectId: of.id, data: { state: (await holdComparison(tx, of.id))?.state ?? "done" } });
  tell(tx, of.id, { verb: "comparison.voted", data: { questionId: of.questionId, vote: of.vote } });
  return ok({ ok: true });
}

async function hold(tx: Tx, id: string, states: readonly ComparisonState[]): Promise<Result<ComparisonRow, "NOT_FOUND" | "STATE_NOT_ALLOWED">> {
  const held = await holdComparison(tx, id);
  if (!held) return refuse("NOT_FOUND", "没有这次比较。", { en: "There is no such comparison." });
  return states.includes(held.state)
    ? ok(held)
    : refuse("STATE_NOT_ALLOWED", "这次比较现在的状态不允许这样做。", { en: "The comparison's present state does not allow this." });
}

type Told = Parameters<Tx["journal"]>[0];

function tell(tx: Tx, subjectId: string, told: Pick<Told, "verb" | "data">): void {
  tx.journal({ ...told, subject: "model_comparison", subjectId });
}
