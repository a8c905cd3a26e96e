/** What is English about cutting an English reply: its frames, what belongs to one case only, and how a sum or a day is also written. Pure. */
import type { ReplyAct } from "../../contract/words.ts";

/** No Chinese sign but those that stand for a masked person, and words. */
export function isEnglish(text: string): boolean {
  return !/\p{Script=Han}/u.test(text.replace(/\[[^\]]{2,4}\]/g, "")) && (text.match(/[A-Za-z]{2,}/g)?.length ?? 0) >= 2;
}

/** "Hi Tom," before what is said. */
export const englishGreeting = /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,.!?]{0,30}[,.!]\s*/i;

/** Frames of a reply, in the order they are tried in. */
export const englishFrames: readonly (readonly [act: ReplyAct, words: RegExp])[] = [
  ["greet", /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.!?]{0,30}[,.!]?$/i],
  [
    "meet",
    /\bsorry\b|apologi[sz]e|\bapolog(?:y|ies)\b|understand (?:your|how|that)|thank(?:s| you) for (?:your patience|waiting|letting|telling|bearing|reporting)/i,
  ],
  [
    "close",
    /^(?:thanks?(?: you)?(?: very much| so much| again)?|cheers|best|regards|kind regards|best regards|sincerely)\b[^.!?]{0,12}[.!,]?$|let (?:us|me) know if|(?:feel free|don't hesitate|do not hesitate) to|have a (?:nice|great|good|lovely)|thank(?:s| you) for (?:your (?:support|understanding|cooperation)|contacting|reaching|shopping|choosing)|anything else|\b(?:here|happy) (?:to|if)\b/i,
  ],
  [
    "handover",
    /\b(?:pass|forward|transfer|hand)(?:ed|ing)?\b.{0,24}\b(?:to|over)\b.{0,20}(?:colleague|specialist|supervisor|manager|team|agent|person)|\b(?:colleague|supervisor|manager|specialist)\b.{0,16}\bwill\b/i,
  ],
  ["evidence", /\b(?:send|upload|share|attach|add|take|provide)\b.{0,30}(?:photo|picture|video|screenshot|image)/i],
  ["ask", /\?$|^(?:could|can|would) you\b|^please (?:tell|let us know|confirm|provide|advise)/i],
];
export const englishPromise = /\b(?:we|i)(?:'ll| will| are going to)\b|\bwithin (?:\d|an?\b|one|two|three)/i;
export const englishOffer = /(?:exchange|refund|replacement|resend|return|repair).{0,24}\bor\b.{0,24}(?:exchange|refund|replacement|resend|return|repair)/i;

/** A figure, a day or a masked person that no slot stands for. */
export const englishStrange =
  /(?:[¥￥$€£]\s*)?\d[\d.,:]*(?:\s*(?:yuan|rmb|cny|days?|hours?|minutes?|weeks?|months?|%|percent|(?:business|working) days?))?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half an?|a couple of|several)\s+(?:(?:business|working)\s+)?(?:days?|hours?|minutes?|weeks?|months?|yuan)|\b(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|this week)\b/i;

/** How else people write what a slot says: `¥59.00` as ¥59, 59 yuan, RMB 59; `Nov 20, 09:12` as Nov 20, November 20. */
export function otherWritings(value: string): string[] {
  const money = /^¥([0-9]+)(?:\.([0-9]{2}))?$/.exec(value);
  if (money) {
    const [, whole = "", cents = "00"] = money;
    const sums = cents === "00" ? [whole, `${whole}.00`] : [`${whole}.${cents}`];
    return sums.flatMap((sum) => [`¥${sum}`, `${sum} yuan`, `${sum} RMB`, `RMB ${sum}`, `RMB${sum}`, `CNY ${sum}`, `${sum} CNY`]);
  }
  const day = /^([A-Z][a-z]{2}) ([0-9]{1,2}), /.exec(value);
  const month = months.find((name) => name.startsWith(day?.[1] ?? "?"));
  return day && month ? [`${day[1]} ${day[2]}`, `${month} ${day[2]}`] : [];
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
