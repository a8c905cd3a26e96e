/** One of many cases: done once however often it is asked for, and taken back where nobody changed it since. */
import type { ChannelOf } from "../connectors/port.ts";
import type { RefusalCode } from "../contract/index.ts";
import type { Json } from "../kernel/json.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { asWritten } from "../kernel/said.ts";
import type { Tx } from "../store/index.ts";
import { bulkRow, endBulkRow, keepBulkRow } from "./bulk.store.ts";
import { type DeskAct, type DeskAsk, type DeskHead, deskFault } from "./bulk.ts";
import { deskHeads } from "./bulk-heads.view.store.ts";
import { closeCase, reopenCase } from "./close-case.commands.ts";
import { giveCase, prioritise } from "./desk.commands.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { snoozeCase, wakeCase } from "./snooze.commands.ts";
import { keepSnooze, restOf } from "./snooze.store.ts";
import { tagCase, tagName, untagCase } from "./tags.commands.ts";

type Outcome = Result<{ ok: true }, RefusalCode>;

/** Done to which case, under which key; `assigneeId`: whose it was as it was looked at, `undefined` where that does not matter. */
export interface DeskStep {
  bulkId: string;
  caseId: string;
  act: DeskAct;
  revision: number;
  assigneeId: string | null | undefined;
}

const done = ok({ ok: true as const });
const missing = refuse("NOT_FOUND", "没有这个工单。", { en: "There is no such case." });

/** Does it to one case. Asked for again under the same key it was done already. */
export async function doDeskAct(tx: Tx, step: DeskStep, ask: DeskAsk & { channelOf: ChannelOf }): Promise<Outcome> {
  await lockOrdersThenCases(tx, { caseIds: [step.caseId] });
  const head = (await deskHeads(tx, [step.caseId])).get(step.caseId);
  if (!head) return missing;
  const kept = await bulkRow(tx, step);
  if (kept) return kept.by === tx.actor ? done : refuse("ALREADY_DONE", "已经做过了，不会再做一次。");
  const { act } = step;
  const isHanded = act.does === "take" || act.does === "assign";
  if (isHanded && step.assigneeId !== undefined && step.assigneeId !== head.assigneeId) return handedMeanwhile(head);
  const fault = deskFault(head, act, ask);
  if (fault) return fault;
  const did = await carryOut(tx, { step, head, ask });
  if (!did.ok) return did;
  keepBulkRow(tx, { bulkId: step.bulkId, caseId: head.id, does: act.does, ...did.value });
  return done;
}

function handedMeanwhile({ assigneeName, revision }: DeskHead): Outcome {
  return assigneeName === null
    ? refuse("CASE_MOVED", "刚刚被退回队列，现在没有人领取。", { revision, en: "It was given back to the queue just now: nobody has it." })
    : refuse("CASE_MOVED", `刚刚由${assigneeName}领取。`, { revision, en: `${asWritten(assigneeName)} took it just now.` });
}

type Changed = { before: { [key: string]: Json }; after: { [key: string]: Json } };

async function carryOut(
  tx: Tx,
  { step, head, ask }: { step: DeskStep; head: DeskHead; ask: DeskAsk & { channelOf: ChannelOf } },
): Promise<Result<Changed, RefusalCode>> {
  const { act, bulkId } = step;
  switch (act.does) {
    case "take":
      return ok(await give(tx, { head, to: ask.personId, bulkId }));
    case "assign":
      return ok(await give(tx, { head, to: act.operatorId, bulkId }));
    case "tag": {
      const tagged = await tagCase(tx, { caseId: head.id, name: act.name });
      return tagged.ok ? ok({ before: {}, after: { tag: tagName(act.name) } }) : tagged;
    }
    case "priority":
      await prioritise(tx, { caseId: head.id, priority: act.priority });
      return ok({ before: { priority: head.priority }, after: { priority: act.priority } });
    case "rest": {
      const rested = await restOf(tx, head.id);
      const rests = await snoozeCase(tx, { caseId: head.id, until: act.until, why: act.why, byId: ask.personId });
      const before = rested ? { ...rested, until: rested.until.toISOString() } : {};
      return rests.ok ? ok({ before, after: { until: act.until.toISOString() } }) : rests;
    }
    case "close": {
      const closed = await closeCase(tx, { caseId: head.id, outcome: act.outcome, revision: step.revision }, ask.channelOf);
      return closed.ok ? ok({ before: {}, after: { revision: step.revision + 1 } }) : closed;
    }
  }
}

async function give(tx: Tx, { head, to, bulkId }: { head: DeskHead; to: string | null; bulkId: string | null }): Promise<Changed> {
  await giveCase(tx, head.id, { to, more: bulkId ? { bulk: bulkId } : {} });
  return { before: { assigneeId: head.assigneeId }, after: { assigneeId: to } };
}

/** Takes it back for one case: as it was before, where it is still as it was made. `null` when nothing of the kind was done under this key. */
export async function undoDeskAct(tx: Tx, of: { bulkId: string; caseId: string }): Promise<Outcome | null> {
  await lockOrdersThenCases(tx, { caseIds: [of.caseId] });
  const [head, kept] = [(await deskHeads(tx, [of.caseId])).get(of.caseId), await bulkRow(tx, of)];
  if (!head) return missing;
  if (!kept) return null;
  if (kept.by !== tx.actor) return refuse("NOT_ALLOWED", "只有做的人可以撤销。", { en: "Only who did it may take it back." });
  if (kept.undoneAt !== null) return done;
  if (!(await takeBack(tx, head, kept)))
    return refuse("CASE_MOVED", "之后又有人改过，没有撤销。", { en: "Somebody has changed it since: it was left as it is." });
  endBulkRow(tx, of);
  return done;
}

async function takeBack(tx: Tx, head: DeskHead, { does, before, after }: { does: string } & Changed): Promise<boolean> {
  switch (does as DeskAct["does"]) {
    case "take":
    case "assign": {
      if (head.assigneeId !== after.assigneeId) return false;
      await give(tx, { head, to: typeof before.assigneeId === "string" ? before.assigneeId : null, bulkId: null });
      return true;
    }
    case "tag":
      if (!head.tags.includes(String(after.tag))) return false;
      return (await untagCase(tx, { caseId: head.id, name: String(after.tag) })).ok;
    case "priority":
      if (head.priority !== after.priority) return false;
      await prioritise(tx, { caseId: head.id, priority: before.priority as DeskHead["priority"] });
      return true;
    case "rest":
      await restAgain(tx, head.id, before);
      return true;
    case "close":
      if (head.revision !== after.revision || head.status !== "done") return false;
      await reopenCase(tx, head.id);
      return true;
  }
}

/** Awake as it was, or resting until the time it had before. */
async function restAgain(tx: Tx, caseId: string, { until, why, byId }: Changed["before"]): Promise<void> {
  await wakeCase(tx, caseId);
  if (typeof until === "string") keepSnooze(tx, { caseId, until: new Date(until), why: String(why), byId: String(byId) });
}
