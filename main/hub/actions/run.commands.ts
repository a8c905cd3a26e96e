/** The runner: due effects are written down as "sending" and only then sent, each once. */
import type { Connector, ConnectorContext, ConnectorProblem, WriteReceipt } from "../connectors/port.ts";
import { bothOf } from "../contract/index.ts";
import { besideSwitch } from "../decisions/index.ts";
import { lockFreeCases, lockOrdersThenCases, shutTalk } from "../disputes/index.ts";
import { openPictures } from "../evidence/index.ts";
import { contextOf, renew, shopsById } from "../ingest/index.ts";
import { type Refusal, type Result, refuse } from "../kernel/result.ts";
import { spanned } from "../kernel/span.ts";
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
import { looksOf, movedBy, takeBack } from "./look-again.commands.ts";
import { roomFor } from "./messages-left.ts";
import { wantedAgain } from "./new-action.ts";
import { problemOf } from "./problem-words.ts";
import { openProof } from "./proof.store.ts";
import { twoStand } from "./second-person.commands.ts";
import { step } from "./step.ts";
import { switchedOff } from "./switched-off.ts";

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
  const jobs = await commit(deps.store, "system", (tx) => claim(tx, { deps, due, ran }));
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
async function claim(tx: Tx, { deps, due, ran }: { deps: ActionDeps; due: readonly ActionRow[]; ran: Ran }): Promise<Job[]> {
  besideSwitch(tx);
  const free = await lockFreeCases(tx, [...new Set(due.map((action) => action.caseId))]);
  const wanted = new Set(due.map((action) => action.id));
  const still = (await actionsOfCases(tx, { caseIds: free, states: ["held", "ready"] })).filter((action) => wanted.has(action.id) && action.dueAt <= tx.at);
  const cases = await casesNow(tx, free);
  const looks = await looksOf(tx, still);
  const jobs: Job[] = [];
  const stopped = await twoStand(tx, still);
  const off = await switchedOff(tx, still);
  const room = await roomFor(tx, { actions: still, cases, connectors: deps.connectors });
  for (const action of still) {
    const now = cases.get(action.caseId);
    const look = looks.get(action.id);
    if (!now || !look) continue;
    const moved = movedBy(action, look);
    const why = off.get(action.id);
    if (moved.length > 0 || why) {
      ran.ended += 1;
      await takeBack(tx, { action, moved, why, toPerson: true });
      continue;
    }
    if (await stopped(action)) {
      ran.ended += 1;
      continue;
    }
    const allowed = actionList[action.kind].check(now, look, wantedAgain(action));
    if (!allowed.ok) {
      ran.ended += 1;
      await finishWithout(tx, { action, to: "undone", why: bothOf(allowed.refusal) });
      continue;
    }
    const dueAt = new Date(tx.at.getTime() + timing.leaseMs);
    if (action.params.byHand) {
      // Two people stand behind it now: whoever does it on the channel's own pages may begin.
      await step(tx, action, { to: "sent", problem: null });
      continue;
    }
    const fits = await room(action);
    if (!fits.ok) {
      ran.ended += 1;
      await finishWithout(tx, { action, to: "undone", why: bothOf(fits.refusal) });
      continue;
    }
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
      const call = async (): Promise<Answer> => {
        if (!shop || !connector) return refuse("NOT_SUPPORTED", "这个店铺没有可用的接口");
        const answer = await callFor(deps, { ...job, connector, context: contextOf(deps, shop) });
        // Turned away at the door: nothing happened, and tokens of two hours end between two pulls.
        if (answer.ok || answer.refusal.code !== "AUTH_EXPIRED" || !(await renew({ deps, shop, connector }))) return answer;
        return callFor(deps, { ...job, connector, context: contextOf(deps, shop) });
      };
      await traced(action.trace, () => sendOne(deps, { ...job, call }, ran));
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.atOnce, jobs.length) }, worker));
}

type Answer = Result<WriteReceipt, ConnectorProblem>;

/** One call and what became of it, as a piece of work that whoever looks on from outside sees by its ids. */
function sendOne(deps: ActionDeps, { action, now, call }: Job & { call(): Promise<Answer> }, ran: Ran): Promise<void> {
  const { id, kind, caseId, shopId } = action;
  const fields = { action: id, kind, case: caseId, shop: shopId, channel: now.channel };
  return spanned({ name: "send action", side: "client", fields }, async (tell) => {
    const calledAt = new Date(deps.store.clock.now());
    const answer = await call();
    await commit(deps.store, "system", (tx) => keepAnswer(tx, { action, now, answer, calledAt }, ran));
    const { code } = answer.ok ? { code: "OK" } : answer.refusal;
    tell({ code });
    const of = { shop: shopId, case: caseId, action: id, code };
    if (answer.ok) deps.log("debug", `${kind} was sent`, of);
    else deps.log("warn", `${kind}: ${answer.refusal.message}`, of);
  });
}

interface Called extends Job {
  connector: Connector;
  context: ConnectorContext;
}

async function callFor(deps: Pick<ActionDeps, "store" | "vault">, of: Called): Promise<Answer> {
  const { connector, context, action, now } = of;
  const call = actionList[action.kind].call(connector.actions);
  if (!call) return refuse("NOT_SUPPORTED", "这个平台没有这项接口");
  const { text, reason, fields, hasProof, pictures: keys = [] } = action.params;
  const proof = hasProof ? await openProof(deps, action.id) : null;
  if (hasProof && !proof)
    return refuse("REFUSED", "凭证图片打不开，没有发送，请重新选择图片再拒绝", {
      en: "The proof cannot be opened: nothing was sent, choose the picture again.",
    });
  const pictures = keys.length > 0 ? await openPictures(deps, { caseId: action.caseId, keys }) : [];
  if (!pictures) return refuse("REFUSED", "图片打不开，没有发送，请重新添加图片再发", { en: "A picture cannot be opened: nothing was sent, add it again." });
  const write = { channelCaseId: now.channelCaseId, channelOrderId: now.channelOrderId ?? "", amountFen: action.amountFen, writeToken: now.writeToken };
  try {
    return await call(context, {
      ...write,
      ...(text ? { text } : {}),
      ...(reason ? { reason } : {}),
      ...(proof ? { proof } : {}),
      ...(pictures.length > 0 ? { pictures } : {}),
      ...(fields ? { fields } : {}),
    });
  } catch (fault) {
    // A connector that breaks may have been heard: nothing is known about the effect.
    return refuse("TIMED_OUT", `发送时出错：${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

async function keepAnswer(tx: Tx, of: Job & { answer: Answer; calledAt: Date }, ran: Ran): Promise<void> {
  const { action, answer } = of;
  await lockOrdersThenCases(tx, { caseIds: [action.caseId] });
  const now = (await casesNow(tx, [action.caseId])).get(action.caseId) ?? of.now;
  if (answer.ok) {
    ran.sent += 1;
    return finishSent(tx, { action, now, answer: answer.value.channelAnswer });
  }
  const { code } = answer.refusal;
  const why = problemOf(answer.refusal);
  if (answer.refusal.details?.window === "shut") shutTalk(tx, { caseId: action.caseId, calledAt: of.calledAt });
  if (code === "TIMED_OUT") {
    ran.unclear += 1;
    return finishUnclear(tx, { action, why });
  }
  // STALE and a dead token are cured by reading the case again: ingest renews the token and brings the new version.
  if (code !== "THROTTLED" && code !== "UNAVAILABLE") await refetch(tx, now);
  if (laterProblems.has(code) && action.attempts < limits.attempts) {
    ran.later += 1;
    return finishLater(tx, { action, why, ...waitOf(answer.refusal) });
  }
  ran.ended += 1;
  return finishWithout(tx, { action, to: "failed", why });
}

function waitOf(refusal: Refusal<ConnectorProblem>): { waitMs?: number } {
  const wait = Number(refusal.details?.waitMs);
  return Number.isFinite(wait) && wait > 0 ? { waitMs: wait } : {};
}
