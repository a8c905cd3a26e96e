/** Does the same to many cases, one after the other: each by the way of the single one, so that nothing is allowed here that is refused there. */
import { actorName, type Principal } from "../access/index.ts";
import type { BulkAct, BulkDone, BulkLook } from "../contract/bulk.ts";
import { bothOf, type RefusalCode } from "../contract/index.ts";
import { doDeskAct, lockOrdersThenCases, undoDeskAct } from "../disputes/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { asWritten } from "../kernel/said.ts";
import { commit, type Tx } from "../store/index.ts";
import { byRequestKey } from "./actions.store.ts";
import { caseMoved } from "./answered.ts";
import { actFault, deskAsk, isDeskAct } from "./bulk.queries.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { saidSince } from "./meanwhile.ts";
import type { DoInput } from "./new-action.ts";
import { answerFor, answerKind } from "./one-answer.ts";
import { doAction, undoAction } from "./person.commands.ts";

type Person = Extract<Principal, { kind: "operator" }>;
type Looked = Pick<BulkLook, "caseId" | "revision" | "saw" | "text">;
type Done = Result<{ actionId?: string }, RefusalCode>;

/** What marks one case's part of the whole. */
const keyOf = (bulkId: string, caseId: string): string => `${bulkId}:${caseId}`;

/** Does it to each of these; what one is refused is told with it and stops no other. */
export async function runMany(
  deps: ActionDeps,
  of: { bulkId: string; act: BulkAct; rows: readonly Looked[] },
  person: Person,
): Promise<Result<{ rows: BulkDone[] }, RefusalCode>> {
  const fault = await actFault(deps, of.act);
  if (fault) return fault;
  return ok({ rows: await each(deps, of.rows, (row) => runOne(deps, { ...of, row }, person)) });
}

/** One after the other, each told by the number people know it by. */
async function each<Row extends { caseId: string }>(deps: ActionDeps, rows: readonly Row[], one: (row: Row) => Promise<Done>): Promise<BulkDone[]> {
  const cases = await casesNow(
    deps.store,
    rows.map(({ caseId }) => caseId),
  );
  const told: BulkDone[] = [];
  for (const row of rows) {
    const [{ caseId }, done] = [row, await one(row)];
    told.push(
      done.ok
        ? { caseId, number: cases.get(caseId)?.number ?? "", why: null, actionId: done.value.actionId ?? null }
        : { caseId, number: "", why: bothOf(done.refusal), actionId: null },
    );
  }
  return told;
}

async function runOne(deps: ActionDeps, { bulkId, act, row }: { bulkId: string; act: BulkAct; row: Looked }, person: Person): Promise<Done> {
  const { caseId, revision, saw } = row;
  if (isDeskAct(act))
    return commit(deps.store, actorName(person), async (tx) => {
      const moved = act.does === "close" ? await movedSince(tx, row, person) : null;
      const ask = { ...deskAsk(deps, person), channelOf: (channel: string) => deps.connectors(channel)?.manifest };
      return moved ?? withoutAction(await doDeskAct(tx, { bulkId, caseId, act, revision, assigneeId: saw.assigneeId }, ask));
    });
  const of = { caseId, revision, saw, requestKey: keyOf(bulkId, caseId) };
  return act.does === "action" ? doAction(deps, { ...of, kind: act.kind }, person) : say(deps, { ...of, act, looked: row.text }, person);
}

const withoutAction = (done: Result<object, RefusalCode>): Done => (done.ok ? ok({}) : done);

/** Says it in the very words that were looked at, or not at all. */
async function say(
  deps: ActionDeps,
  { act, looked, ...of }: Omit<DoInput, "kind"> & { act: Extract<BulkAct, { does: "answer" }>; looked: string | null },
  person: Person,
): Promise<Result<{ actionId: string }, RefusalCode>> {
  const now = (await casesNow(deps.store, [of.caseId])).get(of.caseId);
  if (!now) return refuse("NOT_FOUND", "没有找到这张工单。", { en: "There is no such case." });
  const repeated = await byRequestKey(deps.store, of);
  if (repeated?.by === actorName(person)) return ok({ actionId: repeated.id });
  const { text, why } = await answerFor(deps, { now, text: act.text }, person);
  if (why) return refuse("NOT_GROUNDED", why.zh, { en: why.en });
  if (text !== looked)
    return refuse("CASE_MOVED", `记录刚刚有了变化，现在会写成：“${text}”。请看过再发。`, {
      revision: now.revision,
      en: `Its record has just changed and it would now say: “${asWritten(text)}”. Look at it before sending.`,
    });
  return doAction(deps, { ...of, kind: answerKind, text }, person);
}

/** Ending a case is for whoever could read everything that stands there; `null`: he could, or it was ended under this key already. */
async function movedSince(tx: Tx, { caseId, revision, saw }: Looked, principal: Person): Promise<Result<never, RefusalCode> | null> {
  await lockOrdersThenCases(tx, { caseIds: [caseId] });
  const now = (await casesNow(tx, [caseId])).get(caseId);
  if (!now || now.status === "done") return null;
  const said = await saidSince(tx, { caseId, principal, seen: saw.said });
  return now.revision !== revision || said.length > 0 ? caseMoved(saw, now, said) : null;
}

/** Takes back what was done to each of these under this key. */
export async function undoMany(
  deps: ActionDeps,
  of: { bulkId: string; caseIds: readonly string[] },
  person: Person,
): Promise<Result<{ rows: BulkDone[] }, RefusalCode>> {
  const rows = of.caseIds.map((caseId) => ({ caseId }));
  return ok({ rows: await each(deps, rows, ({ caseId }) => undoOne(deps, { bulkId: of.bulkId, caseId }, person)) });
}

async function undoOne(deps: ActionDeps, of: { bulkId: string; caseId: string }, person: Person): Promise<Done> {
  const desk = await commit(deps.store, actorName(person), (tx) => undoDeskAct(tx, of));
  if (desk) return withoutAction(desk);
  const action = await byRequestKey(deps.store, { caseId: of.caseId, requestKey: keyOf(of.bulkId, of.caseId) });
  if (!action || action.by !== actorName(person)) return refuse("NOT_FOUND", "这里没有可撤销的。", { en: "There is nothing here to take back." });
  const undone = action.state === "undone" ? ok({ actionId: action.id }) : await undoAction(deps, action.id, person);
  if (!undone.ok) return undone;
  return ok({ actionId: action.id });
}
