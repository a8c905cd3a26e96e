/** A person acts: one write under the case's lock, so that of two at once one hears "already done". */
import { actorName, may, type Principal } from "../access/index.ts";
import type { CheckedWords, RefusalCode } from "../contract/index.ts";
import { lookAt, type Seen } from "../decisions/index.ts";
import { lockOrdersThenCases, nothingRefundable, toPerson } from "../disputes/index.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Tx } from "../store/index.ts";
import { type ActionKind, type ActionRow, type CaseNow, keyOf, type Second, type Wanted } from "./action.ts";
import { actionById, byRequest, endHold, insertActions, type NewAction, standing } from "./actions.store.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { escalate } from "./escalate.ts";
import { rowOf } from "./hold.ts";
import { actionList } from "./list.ts";
import { seenOf } from "./look-again.commands.ts";
import { granted, moneyNow, ordersMoney } from "./money.ts";
import { recordMoves } from "./moved.commands.ts";
import { mayDo } from "./person.ts";
import { checkSaid } from "./said.ts";
import { aboveFen, secondNeeded, secondTold } from "./second-person.ts";
import { step } from "./step.ts";

export interface DoInput {
  caseId: string;
  kind: ActionKind;
  amountFen?: number | undefined;
  text?: string | undefined;
  suggestionId?: string | undefined;
  copied?: boolean | undefined;
  revision: number;
  requestKey: string;
}
export type Answer<Value> = Promise<Result<Value, RefusalCode>>;
type Deps = Pick<ActionDeps, "store" | "connectors">;

/** What would happen and whether it may, without doing it. `undoSeconds` is how long it can be taken back. */
export async function previewAction(
  deps: Deps,
  input: Pick<DoInput, "caseId" | "kind" | "amountFen" | "text">,
  principal: Principal,
): Answer<{ sentence: string; allowed: boolean; why: string | null; undoSeconds: number; said: CheckedWords }> {
  const now = (await casesNow(deps.store, [input.caseId])).get(input.caseId);
  if (!now) return refuse("NOT_FOUND", "没有找到这张工单。");
  const wanted = wantedOf(input, now);
  const money = moneyNow(now, await ordersMoney(deps.store, [now]));
  const allowed = mayDo({ principal, kind: input.kind, now, money, wanted, connector: deps.connectors(now.channel), copied: false });
  const spec = actionList[input.kind];
  const second = secondNeeded({ kind: input.kind, now, money, wanted }, await aboveFen(deps.store));
  const sentence = `${spec.preview(now, wanted)}。${second ? `${await secondTold(deps.store, second, principal)}。` : ""}${spec.noUndo}。`;
  const said = spec.asks.text === "message" ? await checkSaid(deps.store, now, wanted.text) : { sentences: [], stop: null };
  const why = allowed.ok ? (said.stop?.zh ?? null) : allowed.refusal.message;
  return ok({ sentence, allowed: why === null, why, undoSeconds: spec.personHoldSeconds, said });
}

/** The check of what is said, once more at the moment of sending: the record may have moved on while it was written. */
async function saidStops(deps: Deps, input: DoInput): Promise<CheckedWords["stop"]> {
  if (actionList[input.kind].asks.text !== "message") return null;
  const now = (await casesNow(deps.store, [input.caseId])).get(input.caseId);
  return now ? (await checkSaid(deps.store, now, input.text ?? "")).stop : null;
}

/**
 * Starts an action of a person. The same request again gives the same action; a second living grant is refused as
 * `ALREADY_DONE`; above the house's amount it waits for a second person; a case that moved since the person looked as `CASE_MOVED`; beyond the tier the case goes to the risk
 * desk and `NEEDS_APPROVAL` is answered; a message that may not leave (a person's data, or by the shop's terms what nothing supports) as `NOT_GROUNDED`.
 */
export async function doAction(deps: Deps, input: DoInput, principal: Principal): Answer<{ actionId: string }> {
  const stop = await saidStops(deps, input);
  if (stop !== null) return refuse("NOT_GROUNDED", stop.zh, { en: stop.en });
  return commit(deps.store, actorName(principal), async (tx) => {
    await lockOrdersThenCases(tx, { caseIds: [input.caseId] });
    const now = (await casesNow(tx, [input.caseId])).get(input.caseId);
    if (!now) return refuse("NOT_FOUND", "没有找到这张工单。");
    const repeated = await byRequest(tx, input);
    if (repeated) return repeated.by === tx.actor ? ok({ actionId: repeated.id }) : refuse("ALREADY_DONE", "已经做过了，不会再做一次。");
    const { living, ended } = (await standing(tx, { caseIds: [now.id], kind: input.kind })).get(now.id) ?? { living: 0, ended: 0 };
    const spec = actionList[input.kind];
    if (spec.oneAtATime && living > 0) return refuse("ALREADY_DONE", "这张工单已同意过，正在保留或处理中。");
    if (input.revision !== now.revision) return refuse("CASE_MOVED", "这个工单刚刚有了变化，请看过最新情况再决定。", { revision: now.revision });
    const wanted = wantedOf(input, now);
    const copied = input.copied === true && spec.asks.text === "message";
    // What rests on no facts needs none looked up.
    const look = spec.materials.length > 0 ? (await lookAt(tx, [now.id], { at: tx.at, granted })).get(now.id) : undefined;
    const allowed = mayDo({ principal, kind: input.kind, now, money: look ?? nothingRefundable, wanted, connector: deps.connectors(now.channel), copied });
    if (!allowed.ok) {
      if (allowed.refusal.code !== "NEEDS_APPROVAL") return allowed;
      await handOver(tx, now, allowed.refusal.message);
      return refuse("NEEDS_APPROVAL", `${allowed.refusal.message}工单已转给风控。`, allowed.refusal.details);
    }
    const seen = look ? seenOf(look) : null;
    const second = copied ? null : secondNeeded({ kind: input.kind, now, money: look ?? nothingRefundable, wanted }, await aboveFen(tx));
    const key = keyOf(spec, { caseId: now.id, ended, requestKey: input.requestKey });
    return ok({ actionId: await begin(tx, newAction(tx, { input, now, wanted, key, seen, second })) });
  });
}

/** Takes an action back while it is held. Whoever asked for it may, and whoever may undo money. */
export function undoAction(deps: Pick<Deps, "store">, actionId: string, principal: Principal): Answer<{ actionId: string }> {
  const actor = actorName(principal);
  return commit(deps.store, actor, async (tx) => {
    const found = await lockAction(tx, actionId);
    if (!found) return refuse("NOT_FOUND", "没有找到这个动作。");
    if (found.by !== actor && !may(principal, "money.undo")) return refuse("NOT_ALLOWED", "只有发起人或主管、风控可以撤销。");
    if (found.state === "undone") return refuse("ALREADY_DONE", "已经撤销了。");
    const waiting = found.state === "awaiting" || found.state === "held" || (found.state === "ready" && found.attempts === 0);
    const row = waiting ? await step(tx, found, { to: "undone", undoneBy: actor }) : null;
    if (!row) return refuse("TOO_LATE_TO_UNDO", `已经发给平台，不能撤销。${actionList[found.kind].noUndo}。`);
    await toPerson(tx, row.caseId, "agent");
    return ok({ actionId });
  });
}

/** Ends the hold now: the runner takes it at its next round. */
export function sendActionNow(deps: Pick<Deps, "store">, actionId: string, principal: Principal): Answer<{ actionId: string }> {
  return commit(deps.store, actorName(principal), async (tx) => {
    const found = await lockAction(tx, actionId);
    if (!found) return refuse("NOT_FOUND", "没有找到这个动作。");
    if (found.state !== "held") return refuse("STATE_NOT_ALLOWED", "只有保留中的动作可以提前执行。");
    endHold(tx, actionId);
    const { caseId, kind, amountFen, auto } = found;
    tx.emit({ name: "action.held", subjectId: actionId, data: { caseId, kind, amountFen, auto } });
    tx.journal({ verb: "action.sent_early", subject: "case", subjectId: found.caseId, data: { actionId } });
    return ok({ actionId });
  });
}

/** An action as it stands under the lock of its case; `null` when there is none. */
export async function lockAction(tx: Tx, actionId: string): Promise<ActionRow | null> {
  const seen = await actionById(tx, actionId);
  if (!seen) return null;
  await lockOrdersThenCases(tx, { caseIds: [seen.caseId] });
  return actionById(tx, actionId);
}

function wantedOf(input: Pick<DoInput, "kind" | "amountFen" | "text">, now: CaseNow): Wanted {
  const { takes } = actionList[input.kind];
  return { amountFen: takes ? (input.amountFen ?? (takes === "claim" ? now.amountFen : 0)) : 0, text: input.text ?? "", auto: false };
}

/** Beyond the person's tier: the risk desk gets the case, and no policy grants it by itself any more. */
async function handOver(tx: Tx, now: CaseNow, why: string): Promise<void> {
  if (now.queue === "risk") return;
  const input = { kind: escalate.kind, requestKey: newId(tx.at.getTime()), text: why };
  const key = keyOf(escalate, { caseId: now.id, ended: 0, requestKey: input.requestKey });
  await begin(tx, newAction(tx, { input, now, wanted: { amountFen: 0, text: why, auto: false }, key, seen: null, second: null }));
}

/** Keeps an action and what follows from it in the house. @returns its id. */
async function begin(tx: Tx, action: NewAction): Promise<string> {
  await insertActions(tx, [action]);
  await actionList[action.kind].begun?.(tx, action);
  await recordMoves(tx, [rowOf(action)]);
  return action.id;
}

function newAction(
  tx: Tx,
  of: {
    input: Pick<DoInput, "kind" | "requestKey" | "copied" | "suggestionId">;
    now: CaseNow;
    wanted: Wanted;
    key: string;
    seen: Seen | null;
    second: Second | null;
  },
): NewAction {
  const { input, now, wanted, key, second } = of;
  const spec = actionList[input.kind];
  // What stays in the house, and what a person carried over by hand, is done as it is asked for.
  const copied = input.copied === true && spec.asks.text === "message";
  const done = spec.ability === null || copied;
  return {
    id: newId(tx.at.getTime()),
    caseId: now.id,
    orderId: now.orderId,
    shopId: now.shopId,
    decisionId: null,
    kind: input.kind,
    idempotencyKey: key,
    amountFen: wanted.amountFen,
    takes: spec.takes,
    params: {
      requestKey: input.requestKey,
      text: wanted.text,
      suggestionId: input.suggestionId ?? null,
      ...spec.params,
      ...(copied ? { copied } : {}),
      ...(second ? { second } : {}),
    },
    seen: of.seen,
    state: done ? "confirmed" : second ? "awaiting" : "held",
    auto: false,
    holdUntil: new Date(tx.at.getTime() + (done ? 0 : spec.personHoldSeconds * 1_000)),
    by: tx.actor,
  };
}
