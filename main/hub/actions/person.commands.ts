/** A person acts: one write under the case's lock, so that of two at once one hears "already done". */
import { actorName, may, type Principal } from "../access/index.ts";
import { bothOf, type CheckedWords, type RefusalCode } from "../contract/index.ts";
import { lookAt } from "../decisions/index.ts";
import { lockOrdersThenCases, macroEnded, nothingRefundable, toPerson } from "../disputes/index.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type Said, together } from "../kernel/said.ts";
import { commit, type Tx } from "../store/index.ts";
import { type ActionRow, type ActionSpec, type CaseNow, keyOf, mayBeByHand } from "./action.ts";
import { actionById, byRequest, endHold, insertActions, type NewAction, nothingStands, standing } from "./actions.store.ts";
import { alreadyAnswered, caseMoved, doneMeanwhile } from "./answered.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { escalate } from "./escalate.ts";
import { fitsFields } from "./fields.ts";
import { rowOf } from "./hold.ts";
import { actionList } from "./list.ts";
import { seenOf } from "./look-again.commands.ts";
import { cameMeanwhile, settles } from "./meanwhile.ts";
import { holdSeconds, picturesOf } from "./message-pictures.ts";
import { leftOfCase } from "./messages-left.ts";
import { granted, moneyNow, ordersMoney } from "./money.ts";
import { recordMoves } from "./moved.commands.ts";
import { type DoInput, newAction, wantedOf } from "./new-action.ts";
import { mayDo, partFault } from "./person.ts";
import { keepProof } from "./proof.store.ts";
import { fitsForm, openRefusalForms, type RefusalForms, type Refusing } from "./refusal-form.ts";
import { checkSaid } from "./said.ts";
import { aboveFen, secondNeeded, secondTold } from "./second-person.ts";
import { step } from "./step.ts";
import { takeByActing } from "./take-by-acting.commands.ts";

export type Answer<Value> = Promise<Result<Value, RefusalCode>>;
/** `forms`: what channels told lately of refusing; not given, they are asked each time. */
type Deps = ActionDeps & { forms?: RefusalForms };

interface Previewed {
  sentence: string;
  allowed: boolean;
  why: string | null;
  en: { sentence: string; why: string | null };
  undoSeconds: number;
  said: CheckedWords;
  /** What a person takes along to the channel's own pages; `null` where it is not done there. */
  copies: string | null;
}

/** What would happen and whether it may, without doing it. `undoSeconds` is how long it can be taken back. */
export async function previewAction(
  deps: Deps,
  input: Pick<DoInput, "caseId" | "kind" | "amountFen" | "text" | "fields" | "pictures" | "byHand" | "reasonId"> & { hasProof?: boolean | undefined },
  principal: Principal,
): Answer<Previewed> {
  const now = (await casesNow(deps.store, [input.caseId])).get(input.caseId);
  if (!now) return refuse("NOT_FOUND", "没有找到这张工单。");
  const spec = actionList[input.kind];
  const form = spec.asks.reason ? await (deps.forms ?? openRefusalForms(deps)).of(now, input.kind) : null;
  const reason = form?.ok ? form.value.reasons.find(({ id }) => id === input.reasonId) : undefined;
  const fields = fitsFields(spec.asks.fields ?? [], input.fields);
  const pictures = await picturesOf(deps.store, spec, input);
  const wanted = wantedOf(input, now, {
    ...(reason ? { reason } : {}),
    ...(fields.ok && spec.asks.fields ? { fields: fields.value } : {}),
    ...(pictures.ok ? { pictures: pictures.value } : {}),
  });
  const money = moneyNow(now, await ordersMoney(deps.store, [now]));
  const copied = input.byHand === true && mayBeByHand(spec);
  const left = await leftOfCase(deps.store, { connectors: deps.connectors, now, at: new Date(deps.store.clock.now()) });
  const mayNow = mayDo({ principal, kind: input.kind, now, money, wanted, connector: deps.connectors(now.channel), copied, left });
  const allowed = mayNow.ok && !fields.ok ? fields : mayNow.ok && !pictures.ok ? pictures : mayNow;
  const second = secondNeeded({ kind: input.kind, now, money, wanted }, await aboveFen(deps.store));
  const parts = [spec.preview(now, wanted), ...(second ? [await secondTold(deps.store, second, principal)] : []), spec.noUndo];
  const sentence = together(parts.map(({ zh, en }) => ({ zh: `${zh}。`, en: `${en}.` })));
  const said = reachesBuyer(spec) ? await checkSaid(deps.store, now, wanted, spec.composes?.(now, wanted)) : { sentences: [], stop: null };
  const why = allowed.ok ? said.stop : bothOf(allowed.refusal);
  const en = { sentence: sentence.en, why: why?.en ?? null };
  return ok({
    sentence: sentence.zh,
    allowed: why === null,
    why: why?.zh ?? null,
    en,
    undoSeconds: copied ? 0 : holdSeconds(spec, wanted),
    said,
    copies: copied ? (spec.byHand?.copies(now, wanted) ?? wanted.text) : null,
  });
}

/** Whether the buyer reads what is written for it: a message, and why something was refused. */
function reachesBuyer({ asks, says }: ActionSpec): boolean {
  return asks.text === "message" || asks.reason === true || says === true;
}

/** What was filled in for a refusal, held against the channel's own form; `null` where nothing is asked. */
async function refusingOf(deps: Deps, input: DoInput, principal: Principal): Promise<Result<Refusing | null, RefusalCode>> {
  const { asks, permission } = actionList[input.kind];
  // Whoever may not is told so below, and the channel is not asked for them.
  if (!asks.reason || !may(principal, permission)) return ok(null);
  const now = (await casesNow(deps.store, [input.caseId])).get(input.caseId);
  if (!now) return ok(null);
  const form = await (deps.forms ?? openRefusalForms(deps)).of(now, input.kind);
  if (input.byHand) {
    // The channel's own pages hold it against their rules; what is known of the reason is kept.
    const found = form.ok ? form.value.reasons.find(({ id }) => id === input.reasonId) : undefined;
    return ok({ picture: null, ...(found ? { reason: { id: found.id, text: found.text } } : {}) });
  }
  return form.ok ? fitsForm(form.value, input) : form;
}

/** The check of what is said, once more at the moment of sending: the record may have moved on while it was written. */
async function saidStops(deps: Deps, input: DoInput): Promise<CheckedWords["stop"]> {
  if (!reachesBuyer(actionList[input.kind])) return null;
  const now = (await casesNow(deps.store, [input.caseId])).get(input.caseId);
  if (!now) return null;
  const fields = fitsFields(actionList[input.kind].asks.fields ?? [], input.fields);
  const wanted = wantedOf(input, now, fields.ok ? { fields: fields.value } : {});
  return (await checkSaid(deps.store, now, wanted, actionList[input.kind].composes?.(now, wanted))).stop;
}

/**
 * Starts an action of a person. The same request again gives the same action; a second living grant is refused as
 * `ALREADY_DONE`; above the house's amount it waits for a second person; a case that moved since the person looked as `CASE_MOVED`; beyond the tier the case goes to the risk
 * desk and `NEEDS_APPROVAL` is answered; a message that may not leave (a person's data, or by the shop's terms what nothing supports) as `NOT_GROUNDED`.
 */
export async function doAction(deps: Deps, input: DoInput, principal: Principal): Answer<{ actionId: string }> {
  const stop = await saidStops(deps, input);
  if (stop !== null) return refuse("NOT_GROUNDED", stop.zh, { en: stop.en });
  const refusing = await refusingOf(deps, input, principal);
  return commit(deps.store, actorName(principal), async (tx) => {
    await lockOrdersThenCases(tx, { caseIds: [input.caseId] });
    const now = (await casesNow(tx, [input.caseId])).get(input.caseId);
    if (!now) return refuse("NOT_FOUND", "没有找到这张工单。");
    const repeated = await byRequest(tx, input);
    if (repeated) return repeated.by === tx.actor ? ok({ actionId: repeated.id }) : refuse("ALREADY_DONE", "已经做过了，不会再做一次。");
    const isPart = partFault(now, actionList[input.kind]);
    if (isPart) return isPart;
    const { living, ended, other, last } = (await standing(tx, { caseIds: [now.id], kind: input.kind })).get(now.id) ?? nothingStands;
    const spec = actionList[input.kind];
    const alive = other ?? (spec.oneAtATime && living > 0 ? input.kind : null);
    if (alive) return alreadyAnswered(alive);
    const came = await cameMeanwhile(tx, { spec, now, read: input.saw, principal });
    if (input.revision !== now.revision || came.length > 0) return caseMoved(input.saw, now, came);
    if (spec.repeats && input.saw?.last !== undefined && input.saw.last !== last) return doneMeanwhile(input.kind, now);
    if (!refusing.ok) return refusing;
    const fields = fitsFields(spec.asks.fields ?? [], input.fields);
    if (!fields.ok) return fields;
    const { reason } = refusing.value ?? {};
    const pictures = await picturesOf(tx, spec, input);
    if (!pictures.ok) return pictures;
    const wanted = wantedOf(input, now, { ...(reason ? { reason } : {}), ...(spec.asks.fields ? { fields: fields.value } : {}), pictures: pictures.value });
    if (spec.asks.amount && wanted.amountFen <= 0) return refuse("BAD_INPUT", "请填写金额。", { field: "amount", en: "Fill in the amount." });
    if (input.byHand && !mayBeByHand(spec))
      return refuse("BAD_INPUT", "这个动作不能在平台后台代办。", { en: "This cannot be done by hand and followed up here." });
    const copied = input.byHand === true || (input.copied === true && spec.asks.text === "message");
    // What rests on no facts needs none looked up.
    const look = spec.materials.length > 0 ? (await lookAt(tx, [now.id], { at: tx.at, granted })).get(now.id) : undefined;
    const left = copied ? undefined : await leftOfCase(tx, { connectors: deps.connectors, now, at: tx.at });
    const question = { principal, kind: input.kind, now, money: look ?? nothingRefundable, wanted, connector: deps.connectors(now.channel), copied, left };
    const allowed = mayDo(question);
    if (!allowed.ok) {
      if (allowed.refusal.code !== "NEEDS_APPROVAL") return allowed;
      await handOver(tx, now, allowed.refusal.message);
      const en = `${bothOf(allowed.refusal).en} The case was handed to it.`;
      return refuse("NEEDS_APPROVAL", `${allowed.refusal.message}工单已转给风控。`, { ...allowed.refusal.details, en });
    }
    const seen = look ? seenOf(look) : null;
    const second = secondNeeded({ kind: input.kind, now, money: look ?? nothingRefundable, wanted }, await aboveFen(tx));
    const key = keyOf(spec, { caseId: now.id, ended, requestKey: input.requestKey });
    const action = newAction(tx, { input, now, wanted, key, seen, second });
    const picture = refusing.value?.picture;
    if (picture) action.params.hasProof = true;
    const actionId = await begin(tx, action);
    if (settles(spec)) await takeByActing(tx, { now, kind: input.kind, actionId, principal });
    // What a person carries over is said by now; whoever acts has the case back from its rest first.
    if (copied) await macroEnded(tx, actionId, "sent");
    if (picture) keepProof(tx, deps.vault, { actionId, picture });
    return ok({ actionId });
  });
}

const NOT_BY_HAND: Said = { zh: "没有在平台后台处理", en: "It was not done on the platform's own pages" };

/** Takes an action back while it is held. Whoever asked for it may, and whoever may undo money; of these who works no cases may take back payments and nothing else. */
export function undoAction(deps: Pick<Deps, "store">, actionId: string, principal: Principal): Answer<{ actionId: string }> {
  const actor = actorName(principal);
  return commit(deps.store, actor, async (tx) => {
    const found = await lockAction(tx, actionId);
    if (!found) return refuse("NOT_FOUND", "没有找到这个动作。");
    if (found.by !== actor && !may(principal, "money.undo"))
      return refuse("NOT_ALLOWED", "只有发起人或主管、风控可以撤销。", { en: "Only who began it, a supervisor or the risk desk may take it back." });
    if (actionList[found.kind].takes === null && !may(principal, "case.work"))
      return refuse("NOT_ALLOWED", "只能撤销赔付，其他动作由处理工单的人撤销。", {
        en: "You may take back payments only; whoever works cases takes back the rest.",
      });
    if (found.state === "undone") return refuse("ALREADY_DONE", "已经撤销了。");
    if (found.state === "sent" && found.params.byHand) {
      const given = await step(tx, found, { to: "failed", problem: NOT_BY_HAND });
      return given ? ok({ actionId }) : refuse("STATE_NOT_ALLOWED", "平台已显示结果。", { en: "The channel shows it already." });
    }
    if (!(await undoWaiting(tx, found)))
      return refuse("TOO_LATE_TO_UNDO", `已经发给平台，不能撤销。${actionList[found.kind].noUndo.zh}。`, {
        en: `It has gone to the channel. ${actionList[found.kind].noUndo.en}.`,
      });
    return ok({ actionId });
  });
}

/** Takes back, for whoever writes, what has never been called, and gives its case to people; false when it is too late. Its case is locked. */
export async function undoWaiting(tx: Tx, found: ActionRow): Promise<boolean> {
  const waiting = found.state === "awaiting" || found.state === "held" || (found.state === "ready" && found.attempts === 0);
  const row = waiting ? await step(tx, found, { to: "undone", undoneBy: tx.actor }) : null;
  if (row) await toPerson(tx, row.caseId, "agent");
  return row !== null;
}

/** Ends the hold now: the runner takes it at its next round. */
export function sendActionNow(deps: Pick<Deps, "store">, actionId: string, principal: Principal): Answer<{ actionId: string }> {
  return commit(deps.store, actorName(principal), async (tx) => {
    const found = await lockAction(tx, actionId);
    if (!found) return refuse("NOT_FOUND", "没有找到这个动作。");
    if (found.state !== "held") return refuse("STATE_NOT_ALLOWED", "只有保留中的动作可以提前执行。", { en: "Only what is held can be sent early." });
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
