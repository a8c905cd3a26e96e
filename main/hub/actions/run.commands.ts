/** The runner: due effects are written down as "sending" and only then sent, each once. */
import type { Connector, ConnectorContext, ConnectorProblem, WriteReceipt } from "../connectors/port.ts";
import { lookAt } from "../decisions/index.ts";
import { lockFreeCases, lockOrdersThenCases } from "../disputes/index.ts";
import { contextOf, shopsById } from "../ingest/index.ts";
import { type Refusal, type Result, refuse } from "../kernel/result.ts";
import { traced } from "../kernel/trace.ts";
import { commit, type Tx } from "../store/index.ts";
import type { ActionRow, CaseNow } from "./action.ts";
import { actionsOfCases, laterProblems, moveAction } from "./actions.store.ts";
import { casesNow } from "./cases.view.store.ts";
import { type ActionDeps, limits, timing } from "./deps.ts";
import { dueActions } from "./due.view.store.ts";
import { finishLater, finishSent, finishUnclear, finishWithout, refetch } from "./finish.commands.ts";
import { askFirst, byFreshness } from "./fresh-first.commands.ts";
import { actionList } from "./list.ts";
import { movedBy, takeBack } from "./look-again.commands.ts";
import { granted } from "./money.ts";
import { twoStand } from "./second-person.commands.ts";

/** What one round did. */
export interface Ran {
  sent: number;
  later: number;
  unclear: number;
  ended: number;
}

interface Job {
  action: ActionRow;
  now: CaseNow;
}

/**
 * Sends what is due by the clock, at most `limit` actions. Several runners may do so at once: a case is one runner's at a
 * time. Before each call the action is checked against the case as it stands and kept as `sending`.
 */
export async function runDue(deps: ActionDeps, limit = 60): Promise<Ran> {
  const ran: Ran = { sent: 0, later: 0, unclear: 0, ended: 0 };
  const due = await dueActions(deps.store, { now: new Date(deps.store.clock.now()), limit });
  if (due.length === 0) return ran;
  const { fresh, stale } = await byFreshness(deps, due);
  await send(deps, fresh, ran);
  // Whoever must be asked about first keeps nobody waiting whose facts are known.
  await askFirst(deps, stale, ran);
  return ran;
}

async function send(deps: ActionDeps, due: readonly ActionRow[], ran: Ran): Promise<void> {
  if (due.length === 0) return;
  const jobs = await commit(deps.store, "system", (tx) => claim(tx, due, ran));
  for (const job of jobs) deps.running.add(job.action.id);
  try {
    await sendAll(deps, jobs, ran);
  } finally {
    for (const job of jobs) deps.running.delete(job.action.id);
  }
}

/**
 * Takes what is still due, still rests on what it was decided by, and is still right; the rest ends here with its reason. Case and order
 * are locked meanwhile: a fact that arrives in this moment is seen now, or is told after the call has begun.
 */
async function claim(tx: Tx, due: readonly ActionRow[], ran: Ran): Promise<Job[]> {
  const free = await lockFreeCases(tx, [...new Set(due.map((action) => action.caseId))]);
  const wanted = new Set(due.map((action) => action.id));
  const still = (await actionsOfCases(tx, { caseIds: free, states: ["held", "ready"] })).filter((action) => wanted.has(action.id) && action.dueAt <= tx.at);
  const cases = await casesNow(tx, free);
  const looks = await lookAt(tx, [...new Set(still.map((action) => action.caseId))], { at: tx.at, granted });
  const jobs: Job[] = [];
  const stopped = await twoStand(tx, still);
  for (const action of still) {
    const now = cases.get(action.caseId);
    const look = looks.get(action.caseId);
    if (!now || !look) continue;
    const moved = movedBy(action, look);
    if (moved.length > 0) {
      ran.ended += 1;
      await takeBack(tx, { action, moved, toPerson: true });
      continue;
    }
    if (await stopped(action)) {
      ran.ended += 1;
      continue;
    }
    const { kind, amountFen, auto, params } = action;
    const allowed = actionList[kind].check(now, look, { amountFen, auto, text: params.text ?? "" });
    if (!allowed.ok) {
      ran.ended += 1;
      await finishWithout(tx, { action, to: "undone", why: allowed.refusal.message });
      continue;
    }
    const dueAt = new Date(tx.at.getTime() + timing.leaseMs);
    const row = await moveAction(tx, action, { to: "sending", dueAt, params: { sentVersion: now.version } });
    if (row) jobs.push({ action: row, now });
  }
  return jobs;
}

async function sendAll(deps: ActionDeps, jobs: readonly Job[], ran: Ran): Promise<void> {
  const shops = await shopsById(deps.store, [...new Set(jobs.map((job) => job.action.shopId))]);
  const queue = [...jobs];
  const worker = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const { action, now } = job;
      const shop = shops.get(action.shopId);
      const connector = deps.connectors(now.channel);
      await traced(action.trace, async () => {
        const answer = shop && connector ? await callFor(connector, contextOf(deps, shop), job) : refuse("NOT_SUPPORTED" as const, "这个店铺没有可用的接口");
        await commit(deps.store, "system", (tx) => keepAnswer(tx, { ...job, answer }, ran));
        const { code } = answer.ok ? { code: "OK" } : answer.refusal;
        const of = { shop: action.shopId, case: action.caseId, action: action.id, code };
        if (answer.ok) deps.log("debug", `${action.kind} was sent`, of);
        else deps.log("warn", `${action.kind}: ${answer.refusal.message}`, of);
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.atOnce, jobs.length) }, worker));
}

async function callFor(connector: Connector, context: ConnectorContext, { action, now }: Job): Promise<Result<WriteReceipt, ConnectorProblem>> {
  const call = actionList[action.kind].call(connector.actions);
  if (!call) return refuse("NOT_SUPPORTED", "这个平台没有这项接口");
  const { text } = action.params;
  const write = { channelCaseId: now.channelCaseId, channelOrderId: now.channelOrderId ?? "", amountFen: action.amountFen, writeToken: now.writeToken };
  try {
    return await call(context, text ? { ...write, text } : write);
  } catch (fault) {
    // A connector that breaks may have been heard: nothing is known about the effect.
    return refuse("TIMED_OUT", `发送时出错：${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

async function keepAnswer(tx: Tx, of: Job & { answer: Result<WriteReceipt, ConnectorProblem> }, ran: Ran): Promise<void> {
  const { action, answer } = of;
  await lockOrdersThenCases(tx, { caseIds: [action.caseId] });
  const now = (await casesNow(tx, [action.caseId])).get(action.caseId) ?? of.now;
  if (answer.ok) {
    ran.sent += 1;
    return finishSent(tx, { action, now, answer: answer.value.channelAnswer });
  }
  const { code, message } = answer.refusal;
  if (code === "TIMED_OUT") {
    ran.unclear += 1;
    return finishUnclear(tx, { action, why: message });
  }
  // STALE and a dead token are cured by reading the case again: ingest renews the token and brings the new version.
  if (code !== "THROTTLED" && code !== "UNAVAILABLE") await refetch(tx, now);
  if (laterProblems.has(code) && action.attempts < limits.attempts) {
    ran.later += 1;
    return finishLater(tx, { action, why: message, ...waitOf(answer.refusal) });
  }
  ran.ended += 1;
  return finishWithout(tx, { action, to: "failed", why: message });
}

function waitOf(refusal: Refusal<ConnectorProblem>): { waitMs?: number } {
  const wait = Number(refusal.details?.waitMs);
  return Number.isFinite(wait) && wait > 0 ? { waitMs: wait } : {};
}
