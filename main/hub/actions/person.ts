/** What a person may do about a case: rights, tier and the state of the case, in the order a person would ask. */
import { grantLimitFen, may, type Principal } from "../access/index.ts";
import type { Connector } from "../connectors/port.ts";
import { type RefusalCode, refusals } from "../contract/index.ts";
import { yuanText } from "../kernel/money.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { ActionKind, ActionSpec, CaseNow, MoneyNow, Wanted } from "./action.ts";
import { actionList } from "./list.ts";
import { fitsMessage } from "./message-pictures.ts";
import { fitsWindow, type Left, messagesIn } from "./message-window.ts";

export interface Question {
  principal: Principal;
  kind: ActionKind;
  now: CaseNow;
  money: MoneyNow;
  wanted: Wanted;
  connector: Connector | undefined;
  /** Words that a person carries over by hand need no call. */
  copied: boolean;
  /** What may still be sent to its buyer; left out where the channel sets no such limit. */
  left?: Left | undefined;
}

/** Whether this person may do this to this case now. */
export function mayDo(question: Question): Result<ActionSpec, RefusalCode> {
  const { principal, kind, now, money, wanted } = question;
  const spec = actionList[kind];
  if (!may(principal, spec.permission)) return refuse("NOT_ALLOWED", refusals.NOT_ALLOWED.zh);
  if (spec.permission === "case.refuse" && !mayAnswerFor(principal, now))
    return refuse("NOT_ALLOWED", "这张工单由别人处理，拒绝由经办人决定。", { en: "Somebody else works this case: refusing is theirs." });
  const elsewhereDone = partFault(now, spec);
  if (elsewhereDone) return elsewhereDone;
  const allowed = spec.check(now, money, wanted);
  if (!allowed.ok) return allowed;
  const elsewhere = question.copied ? null : (question.connector?.actions.atPlatform?.(kind, now.writeToken) ?? null);
  if (elsewhere !== null) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const isMessage = spec.asks.text === "message" || spec.says === true;
  if (spec.ability !== null && !question.copied && !spec.call(question.connector?.actions ?? {})) {
    const instead = isMessage ? { zh: "请复制回复到平台后台发送", en: "copy the reply and send it there" } : { zh: "请到平台后台处理", en: "do it there" };
    return refuse("NOT_SUPPORTED", `这个平台没有这项接口，${instead.zh}。`, { en: `This platform has no interface for that: ${instead.en}.` });
  }
  const most = question.connector?.manifest.messageBytes;
  const bytes = Buffer.byteLength(wanted.text, "utf8");
  // Said before anything is held: a reply that fails seconds later, when the person is at the next case, is a reply nobody gets.
  if (isMessage && !question.copied && most !== undefined && bytes > most)
    return refuse("BAD_INPUT", `这个平台的留言最多 ${most} 字节（约 ${Math.floor(most / 3)} 个汉字），这条有 ${bytes} 字节，请缩短后再发。`, {
      en: `This platform takes messages of at most ${most} bytes; this one has ${bytes}: shorten it.`,
    });
  const carried = question.copied ? ok(null) : fitsMessage(wanted.pictures ?? [], question.connector?.manifest);
  if (!carried.ok) return carried;
  const room = isMessage && !question.copied && question.left ? fitsWindow(question.left, messagesIn(wanted)) : ok(null);
  if (!room.ok) return room;
  const payout = payoutOf(question);
  const limit = grantLimitFen(principal);
  if (spec.permission === "money.grant" && payout > limit) {
    const en = `The order would cost ¥${yuanText(payout)} in all, beyond your ¥${yuanText(limit)}: the risk desk decides.`;
    const details = { limitFen: Math.min(limit, 2_000_000_000), payoutFen: payout, en };
    return refuse("NEEDS_APPROVAL", `本单累计赔付将达 ${yuanText(payout)} 元，超过您的 ${yuanText(limit)} 元额度，由风控决定。`, details);
  }
  return ok(spec);
}

/** Why nothing is done at the channel for a part of a case (the channel knows the whole alone), or for what the house opened itself; `null`: it is neither. */
export function partFault(
  { partOf, isFound }: CaseNow,
  { answers, takes, says, asks, shownBy, ability }: ActionSpec,
): Result<never, "STATE_NOT_ALLOWED"> | null {
  if (partOf !== null)
    return refuse("STATE_NOT_ALLOWED", `这是从工单 ${partOf} 拆出来的，平台上只有一个售后单：请在那里回复和处理款项。`, {
      en: `It was split off from case ${partOf}, and the platform knows that one alone: answer and handle money there.`,
    });
  // What is done to the order itself, or to the desk alone, needs no after-sale at the channel.
  const needsCase = answers !== null || takes !== null || says === true || asks.text === "message" || (ability !== null && shownBy === undefined);
  if (!isFound || !needsCase) return null;
  return refuse("STATE_NOT_ALLOWED", "这是系统按异常自动建的工单，平台上没有对应的售后单：请在买家的售后单或会话里回复和处理款项。", {
    en: "The system opened it for a finding, and the platform knows no after-sale of it: answer and handle money in the buyer's own case.",
  });
}

/** Whether a case is theirs to refuse: their own or nobody's; whoever answers for a team or for risk may in all. */
function mayAnswerFor(principal: Principal, { assigneeId }: CaseNow): boolean {
  if (assigneeId === null || may(principal, "case.assign") || may(principal, "risk.review")) return true;
  return principal.kind === "operator" && principal.id === assigneeId;
}

/** Money the person answers for, fen: what this case may cost, what is paid beside it, and what the order's other cases take already. */
export function payoutOf({ kind, now, money, wanted }: Pick<Question, "kind" | "now" | "money" | "wanted">): number {
  return now.amountFen + money.othersFen + (actionList[kind].takes === "beside" ? wanted.amountFen : 0);
}
