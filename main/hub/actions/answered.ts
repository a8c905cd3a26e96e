/** What a person is told whose answer came too late: somebody answers already, or the case is not any more what they decided about. */
import type { RefusalCode } from "../contract/index.ts";
import { stateEnglish, stateWords } from "../disputes/index.ts";
import { yuanText } from "../kernel/money.ts";
import { type Refusal, type Result, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import type { ActionKind, CaseNow } from "./action.ts";
import { actionList } from "./list.ts";
import type { Read } from "./meanwhile.ts";

/** How the case stood where they decided. */
export interface Saw extends Pick<CaseNow, "state" | "amountFen" | "arbitration">, Read {
  /** The newest action of the kind that was confirmed, as they saw it; `null`: none. Left out: they do not say. */
  last?: string | null | undefined;
}

/** Another answer lives, or the same one. */
export function alreadyAnswered(kind: ActionKind): { ok: false; refusal: Refusal<RefusalCode> } {
  const { zh, en } = actionList[kind].label;
  return refuse("ALREADY_DONE", `这张工单已有“${zh}”在保留或处理中；要改，先撤销它。`, {
    en: `"${en}" is held or under way for this case already: take it back first.`,
    kind,
  });
}

/** What may be done again was done since they looked, by somebody else or in another window. */
export function doneMeanwhile(kind: ActionKind, now: CaseNow): Result<never, RefusalCode> {
  const { zh, en } = actionList[kind].label;
  return refuse("CASE_MOVED", `这张工单刚刚已经有过一次“${zh}”，请看过再决定要不要再做一次。`, {
    revision: now.revision,
    en: `"${en}" has just been done for this case: look at it before doing it once more.`,
  });
}

/** The case moved since they looked; names what, where they said what they saw, and what `came` to it. */
export function caseMoved(saw: Saw | undefined, now: CaseNow, came: readonly Said[]): Result<never, RefusalCode> {
  const moved = [...came, ...(saw ? differences(saw, now) : [])];
  const zh = moved.map((each) => each.zh).join("；");
  const en = moved.map((each) => each.en).join("; ");
  return refuse("CASE_MOVED", zh ? `这个工单刚刚有了变化：${zh}。请看过再决定。` : "这个工单刚刚有了变化，请看过最新情况再决定。", {
    revision: now.revision,
    ...(en ? { en: `This case has just changed: ${en}. Look again before deciding.` } : {}),
  });
}

function differences(saw: Saw, now: CaseNow): { zh: string; en: string }[] {
  const amounts = [saw.amountFen, now.amountFen].map(yuanText);
  return [
    ...(saw.state === now.state
      ? []
      : [{ zh: `平台状态变为“${stateWords[now.state]}”`, en: `the channel now shows "${stateEnglish[now.state] ?? "a state nobody knows"}"` }]),
    ...(saw.amountFen === now.amountFen
      ? []
      : [{ zh: `申请金额从 ${amounts[0]} 元变为 ${amounts[1]} 元`, en: `the amount asked for went from ¥${amounts[0]} to ¥${amounts[1]}` }]),
    ...(saw.arbitration === now.arbitration
      ? []
      : [
          now.arbitration
            ? { zh: "平台客服已介入", en: "the platform's staff have stepped in" }
            : { zh: "平台介入已结束", en: "the platform's staff are done" },
        ]),
  ];
}
