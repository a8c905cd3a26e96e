/** Verbs that only name what is spoken of, and tell nothing of it: "退货的申请", "这种无理由退货". Pure. */
import { is, type Token } from "./lexicon.ts";

/** What is spoken of by its verb: "退款没有同意". */
export const subjects = new Set(["refund", "return", "exchange", "resend", "invoice", "inspect", "cancel"]);

/** "看下记录", "签收记录": what is looked at, not the writing of it. */
export function isRecord(tokens: readonly Token[], at: number): boolean {
  // "您的催件需求": what he asked for, by its name.
  if (tokens[at - 1]?.text === "的" && /^(?:需求|诉求|请求|申请|反馈|问题|情况|要求)$/.test(tokens[at + 1]?.text ?? "")) return true;
  if (tokens[at]?.text === "记录" && tokens[at - 1]?.verb !== undefined) return true;
  if (tokens[at]?.text === "记录" && /^(?:写|显示|里|上|中|是)/.test(tokens[at + 1]?.text ?? "")) return true;
  return (
    tokens[at]?.text === "记录" &&
    /[看查翻下到]$|[条笔次]$|^(?:物流|订单|扫描|签收|更新|聊天|沟通|快递|的|有|无|没有|系统|后台|页面|扣款|沟通|根据)$/.test(tokens[at - 1]?.text ?? "")
  );
}

/** "退货还没有寄出", "收到退货": what comes back, not the coming back. */
export function isGoodsBack(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== "退货") return false;
  const bare = (some: readonly Token[]): Token[] => some.filter((token) => !is(token, "mark"));
  const around = [...bare(tokens.slice(0, at)).slice(-4), ...bare(tokens.slice(at + 1)).slice(0, 4)];
  return around.some((token) => token.verb !== undefined && movedBack.has(token.verb.name));
}

/** "收到不满意的商品": what was received, told of by what it is like. */
export function takesThing(tokens: readonly Token[], at: number): boolean {
  const after = tokens.slice(at + 1, at + 5);
  const of = after.findIndex((token) => token.text === "的");
  return of > 0 && is(after[of + 1], "noun") && after.slice(0, of).every((token) => is(token, "feel") || is(token, "plain") || is(token, "not"));
}

/** "换货通过了", "退款被拒绝了": what is decided of it is the other verb's. */
export function isJudged(tokens: readonly Token[], at: number): boolean {
  if (!subjects.has(tokens[at]?.verb?.name ?? "") || tokens.slice(0, at).some((token) => is(token, "benefit") || is(token, "seller") || is(token, "modal")))
    return false;
  const next = tokens.slice(at + 1, at + 3).find(({ text }) => text !== "被");
  return /^(?:agree|refuse|review)$/.test(next?.verb?.name ?? "");
}

/** "这种不想要了的无理由退货,": a name of what is spoken of, with nothing said of it and nobody who does it. */
export function isNounAtEnd(tokens: readonly Token[], at: number): boolean {
  const head = tokens.slice(0, at).filter((token) => !is(token, "mark"));
  const of = head.findLastIndex(({ text, verb }) => text.endsWith("的") || /^(?:这种|这类|此类|那种|属于|关于|至于)$/.test(text) || verb !== undefined);
  return (
    subjects.has(tokens[at]?.verb?.name ?? "") &&
    at === tokens.length - 1 &&
    of >= 0 &&
    head[of]?.verb === undefined &&
    !head.some((token) => is(token, "benefit") || is(token, "seller") || is(token, "modal") || is(token, "done"))
  );
}

const movedBack = new Set(["ship", "send_back", "arrive", "back_arrive", "sign", "take", "inspect", "transit", "pickup"]);
