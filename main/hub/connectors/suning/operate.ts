/** What the calls that act upon an after-sale have in common, and what there is no call for. */
import type { ActionKind } from "../../contract/words.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ConnectorContext, WriteReceipt } from "../port.ts";
import { type Outcome, unclearWhenUnreadable } from "../wire.ts";
import { callSuning } from "./gateway.ts";

const OLD: Said = {
  zh: "这是旧版退货单，苏宁没有公开它的处理接口怎样填写：请到苏宁商家后台“退货退款”办理。",
  en: "This after-sale is of Suning's old generation, and how its calls are filled in is not published: settle it on the seller pages.",
};
const ACTS: ReadonlySet<ActionKind> = new Set(["agree_refund", "agree_return", "refuse_refund", "refuse_return", "send_message", "offer_less", "ask_evidence"]);

/** Why a step is done on Suning's own pages; see the port. */
export function atPlatform(kind: ActionKind, writeToken: Readonly<Record<string, string>>): Said | null {
  return writeToken.record === "rejected" && ACTS.has(kind) ? OLD : null;
}

/** One call about an after-sale of the new generation. Its own flag says whether it was done; where it says nothing, nobody knows. */
export async function operate(
  context: ConnectorContext,
  wanted: CaseWrite,
  call: { method: string; bizName: string; more?: Readonly<Record<string, string>> },
): Promise<Outcome<WriteReceipt>> {
  if (wanted.writeToken.record === "rejected") return refuse("NOT_SUPPORTED", OLD.zh, { en: OLD.en });
  const params = { returnApplyId: wanted.channelCaseId, ...call.more };
  const answer = unclearWhenUnreadable(await callSuning(context, { method: call.method, bizName: call.bizName, params }));
  if (!answer.ok) return answer;
  if (answer.value.isNothing) return refuse("NOT_FOUND", `苏宁没有退货单 ${wanted.channelCaseId}`, { id: wanted.channelCaseId });
  return answer.value.isDone ? ok({ channelAnswer: answer.value.body }) : refuse("TIMED_OUT", "苏宁没有说明这次操作是否成功");
}
