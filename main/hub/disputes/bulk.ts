/** What a desk may do to many cases at once, short of an action: whether it may be done to one of them as it stands. Pure. */
import type { BulkAct } from "../contract/bulk.ts";
import type { Priority } from "../contract/case-marks.ts";
import type { RefusalCode } from "../contract/index.ts";
import { MOST_TAGS } from "../contract/limits.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import { asWritten } from "../kernel/said.ts";
import { mayNotClose } from "./close-case.commands.ts";
import { givingFault } from "./giving.ts";
import { restFault } from "./snooze.commands.ts";
import { fullOfTags, tagFault, tagName } from "./tags.commands.ts";

/** Acts that stay at the desk: the buyer hears nothing of them. */
export type DeskAct = Exclude<BulkAct, { does: "action" | "answer" }>;

/** What such an act looks at. */
export interface DeskHead {
  id: string;
  number: string;
  revision: number;
  status: string;
  state: string;
  kind: string;
  channel: string;
  assigneeId: string | null;
  assigneeName: string | null;
  priority: Priority;
  tags: string[];
  deadlineAt: Date | null;
}

/** Who asks, when, and what is known beside the case. */
export interface DeskAsk {
  personId: string;
  /** He may give away what is a colleague's. */
  assigns: boolean;
  now: number;
  hasPlatform: (channel: string) => boolean;
}

export type Fault = { ok: false; refusal: Refusal<RefusalCode> } | null;

const over = (): Fault => refuse("STATE_NOT_ALLOWED", "工单已了结。", { en: "The case is done." });

/** Why it cannot be done to this case; `null`: it can. */
export function deskFault(head: DeskHead, act: DeskAct, ask: DeskAsk): Fault {
  switch (act.does) {
    case "take":
      return head.status === "done" ? over() : takeFault(head, ask);
    case "assign":
      return head.status === "done" ? over() : assignFault(head, { to: act.operatorId, ask });
    case "tag":
      return tagFaultOf(head, tagName(act.name));
    case "priority":
      return head.priority === act.priority ? refuse("ALREADY_DONE", "优先级已经是这样。", { en: "It has this priority already." }) : null;
    case "rest":
      return restFault(head, { until: act.until, now: ask.now });
    case "close":
      return mayNotClose(head, ask.hasPlatform(head.channel));
  }
}

const written = (name: string | null): string => (name === null ? "A colleague" : asWritten(name));

function takeFault({ assigneeId, assigneeName }: DeskHead, { personId }: DeskAsk): Fault {
  if (assigneeId === null) return null;
  if (assigneeId === personId) return refuse("ALREADY_DONE", "已经是您的。", { en: "It is yours already." });
  return refuse("STATE_NOT_ALLOWED", `${assigneeName ?? "同事"}已领取。`, { en: `${written(assigneeName)} has it.` });
}

function assignFault({ assigneeId, assigneeName }: DeskHead, { to, ask }: { to: string | null; ask: DeskAsk }): Fault {
  if (assigneeId === to)
    return to === null
      ? refuse("ALREADY_DONE", "本来就没有人领取。", { en: "Nobody has it anyway." })
      : refuse("ALREADY_DONE", `已经在${assigneeName ?? ""}名下。`, { en: `${written(assigneeName)} has it already.` });
  return givingFault({ assigneeId, assigneeName }, { ...ask, to });
}

function tagFaultOf({ tags }: DeskHead, name: string): Fault {
  const fault = tagFault(name);
  if (fault) return fault;
  if (tags.includes(name)) return refuse("ALREADY_DONE", "已有这个标签。", { en: "It bears this tag already." });
  return tags.length >= MOST_TAGS ? fullOfTags() : null;
}
