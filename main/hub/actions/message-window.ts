/** How many messages may still go to a buyer who can be answered for a time only. Pure. */
import type { MessageWindow } from "../connectors/port.ts";
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { toBeijing } from "../kernel/time.ts";

/** What a buyer last did, and what has gone to him, or is on its way. */
export interface Talk {
  wroteAt: Date | null;
  enteredAt: Date | null;
  /** His newest deed when the channel said that nothing more goes out; `null`: it did not. */
  shutAt: Date | null;
  sent: readonly Sent[];
}
export interface Sent {
  /** When the channel had taken it; `null`: it is on its way, and counts against whatever opened last. */
  at: Date | null;
  messages: number;
}

/** What may still be sent: how many, of how many, until when. None: 0 and `null`. */
export interface Left {
  left: number;
  most: number;
  until: Date | null;
  /** Why there is none: he has not written, not for too long, or all went out. */
  why: "silent" | "late" | "spent" | null;
}

/** Messages that one reply goes out as: its words, and each picture. */
export function messagesIn({ text = "", pictures = [] }: { text?: string | undefined; pictures?: readonly unknown[] | undefined }): number {
  return (text.trim() === "" ? 0 : 1) + pictures.length;
}

/** What may still be sent at `now` (ms): the larger of what his last words and his last coming in leave, as nothing is added up. */
export function leftOf(window: MessageWindow, talk: Talk, now: number): Left {
  const deeds = [
    { at: talk.wroteAt, ...window.wrote },
    { at: talk.enteredAt, ...window.entered },
  ].flatMap(({ at, ...rest }) => (at === null ? [] : [{ at, ...rest, until: new Date(at.getTime() + rest.ms) }]));
  const none = { left: 0, most: window.wrote.most, until: null };
  const newest = Math.max(...deeds.map(({ at }) => at.getTime()));
  if (deeds.length === 0) return { ...none, why: "silent" };
  if (talk.shutAt !== null && newest <= talk.shutAt.getTime()) return { ...none, why: "spent" };
  const open = deeds
    .filter(({ until }) => now < until.getTime())
    .map(({ at, most, until }) => ({ left: Math.max(0, most - spentSince(talk.sent, at)), most, until }))
    .sort((one, other) => other.left - one.left || other.until.getTime() - one.until.getTime());
  const [best] = open;
  if (!best) return { ...none, why: "late" };
  return { ...best, why: best.left === 0 ? "spent" : null };
}

/** Channels tell whole seconds: what went out in the second of his deed counts, as nobody knows which was first. */
function spentSince(sent: readonly Sent[], deed: Date): number {
  return sent.filter(({ at }) => at === null || at.getTime() >= deed.getTime()).reduce((sum, { messages }) => sum + messages, 0);
}

/** Whether so many go out; said before anything is held. */
export function fitsWindow(left: Left, messages: number): Result<null, RefusalCode> {
  if (messages <= left.left) return ok(null);
  if (left.why === "silent")
    return refuse("STATE_NOT_ALLOWED", "买家还没有在对话里发过消息，平台不让主动发：等买家来消息，或到平台后台联系。", {
      en: "The buyer has not written yet, and the platform lets nobody write first: wait for him, or reach him on the platform.",
    });
  if (left.why === "late")
    return refuse("STATE_NOT_ALLOWED", "距离买家上次发消息已经太久，平台不再让发：等买家再来消息。", {
      en: "Too much time has passed since the buyer wrote: nothing goes out until he writes again.",
    });
  if (left.left === 0)
    return refuse("STATE_NOT_ALLOWED", "买家上次发消息之后能回复的条数已用完：等买家再来消息。", {
      en: "All messages that the buyer's last words allow have been sent: wait until he writes again.",
    });
  const until = left.until ? toBeijing(left.until).slice(5, 16) : "";
  return refuse("STATE_NOT_ALLOWED", `${until} 前只能再发 ${left.left} 条（文字和每张图片各算一条），这次要发 ${messages} 条：请减少图片。`, {
    en: `Until ${until} only ${left.left} more go out (the words and each picture are one each), and this is ${messages}: take pictures out.`,
  });
}
