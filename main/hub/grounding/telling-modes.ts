/** Which event of the record a told word is by what is spoken of, and how it stands. Pure. */
import type { Part, Word } from "./telling-words.ts";
import type { About } from "./word-list-events.ts";

export type Mode = "done" | "doing" | "not" | "awaited" | "bare";

const lasting = new Set(["transit", "back"]);

/** What is the seller's to do: said without how it stands it would be a promise. */
const sellers = new Set(["refund", "agree", "refuse", "ship", "inspect", "deliver", "outbound", "pack", "review"]);

export interface Span {
  at: number;
  from: number;
  to: number;
}

export function verbOf(
  { text, keys }: Word,
  { about, actor, placed, placedBehind, yours }: { about: About; actor: Part | null; placed: boolean; placedBehind: boolean; yours: boolean },
): string | undefined {
  const ours = actor === "seller" || actor === "house" || (yours && actor === null && /^(?:收到|收着|收上)/.test(text));
  if (actor === "house" && /^收/.test(text) && (about === "none" || about === "goods")) return "back_arrive";
  if (/^(?:收到|收着|收到手|拿到|拿到手|收上|签收|收货)/.test(text)) {
    if (ours)
      return about === "back" || (yours && about === "goods" && actor === null)
        ? "back_arrive"
        : about === "money" && text.startsWith("收")
          ? "pay"
          : about === "request"
            ? "apply"
            : undefined;
    // "钱收到了": who says so got it.
    if (about === "money" && actor === null && !yours && text.startsWith("收")) return "pay";
    if (actor === "courier" || actor === "carrier") return text === "签收" ? keys?.[about] : undefined;
  }
  if (about === "money" && ours && /^到(?:达|货)?$/.test(text)) return undefined;
  let verb = keys?.[about];
  // "营业部已经送达" is no passing of it.
  if (verb === "arrive" && placed && !(text.startsWith("送") && actor !== "courier" && !placedBehind)) return "reach";
  if (actor === "buyer") {
    if (verb === "ship") verb = "send_back";
    if (verb !== undefined && sellers.has(verb)) return undefined;
  }
  if (verb === "pickup" && text === "收" && actor !== "courier" && actor !== "carrier") return undefined;
  // "取走", "拿走" is a courier's at the beginning and a buyer's at the end.
  if (verb === "pickup" && (actor === "buyer" || /^(?:拿走|取件|取走|来拿|提货)$/.test(text)) && actor !== "courier" && actor !== "carrier") return undefined;
  return verb;
}

export function modeOf(words: readonly Word[], { at, from, to }: Span, verb: string): Mode | undefined {
  const head = words.slice(from, at);
  const tail = words.slice(at + 1, to);
  const nots = [...head, ...tail].filter(({ part }) => part === "not");
  if (nots.length > 1) return undefined;
  if (verb === "traceless") return nots.length > 0 ? undefined : "done";
  if (verb === "stall") return nots.length > 0 ? "not" : "done";
  if (head.some(({ part }) => part === "wait") || tail.some(({ part }) => part === "wait")) {
    // "等着" with what is done already is waiting for something else.
    const short = head.some(({ text }) => /^(?:差|就差|只差|还差|等轮到|轮到)$/.test(text));
    return nots.length > 0 || (!short && tail.some(({ part }) => part === "done")) ? (nots.length > 0 ? "not" : undefined) : "awaited";
  }
  if (nots.length > 0) return "not";
  if (tail.some(({ part }, index) => part === "doing" && tail[index + 1]?.part === "carry")) return "doing";
  if (verb === "refund" && /^(?:路上|半路|半路上|途中|在途|[退回]的路上)$/.test(words[at]?.text ?? ""))
    return tail.some(({ part, text }) => part === "done" && text !== "了" && text !== "啦") ? undefined : "doing";
  // "退款在走流程了": begun, and not over.
  if (tail.some(({ part, text }) => part === "doing" && /走/.test(text)) && !tail.some(({ part, text }) => part === "done" && !/^[了啦]$/.test(text)))
    return "doing";
  if (/着$/.test(words[at]?.text ?? "") && !tail.some(({ part, text }) => part === "done" && !/^[了啦]$/.test(text))) return "doing";
  if (lasting.has(verb)) return tail.some(({ text }) => /^(?:完|好|过)/.test(text)) ? undefined : "doing";
  // "在退了": begun.
  if (head.at(-1)?.text === "在" && tail.length > 0 && tail.every(({ text }) => /^[了啦呢哈哦的]$/.test(text))) return "doing";
  // "在仓库备货": going on where it is.
  if (
    head.some(({ text }, index) => text === "在" && head[index + 1]?.part === "house") &&
    head.at(-1)?.part === "house" &&
    !tail.some(({ part }) => part === "done") &&
    !/[好完了妥]/.test(words[at]?.text ?? "")
  )
    return "doing";
  const next = tail[0];
  if (tail.some(({ part, text }) => part === "done" && text !== "刚") || head.some(({ part }) => part === "done")) {
    return tail.some(({ text }) => text === "中" || text === "进行中") ? "doing" : "done";
  }
  if (next?.text === "的" && next) return "done";
  if (/的.$|^.的|.[过了]$/.test(words[at]?.text ?? "")) return "done";
  if (
    head.at(-1)?.part === "doing" ||
    tail.some(({ part, text }, index) => part === "doing" && (text !== "在" || index === tail.length - 1)) ||
    head.some(({ text }) => /^(?:正|正在|还在|仍在)$/.test(text))
  )
    return "doing";
  if (sellers.has(verb) && !head.some(({ part }) => part === "see" || part === "time")) return undefined;
  return head.some(({ part }) => part === "see" || part === "time") || tail.some(({ part }) => part === "time") ? "done" : "bare";
}
