/** What stands before an act in its clause: how it is marked, whose doing it is, whether it is wished or asked for. Pure. */
import { is, type Token } from "./lexicon.ts";

/**
 * `named` only a thing's name · `open` asked or supposed · `buyer` the buyer's wish · `asked_of` a request to the buyer · `done` · `doing` · `not` ·
 * `refusing` will or can not · `ahead` will or can · `bare` said without any of these.
 */
export type Mode = "named" | "open" | "buyer" | "asked_of" | "done" | "doing" | "not" | "refusing" | "ahead" | "bare";

export interface Act {
  at: number;
  verb: string;
  type: "state" | "act" | "claim";
  text: string;
  mode: Mode;
  actor: "seller" | "buyer" | "other" | null;
}

const refusing = /^(?:不|不要|不想|别|勿|不会|不能|无法|没法|没办法|不可以?|不支持|不给|不予|不再|不用|不必|无需|不需要|难以|暂不|请勿|不是)$/;

const others = /快递|物流|平台|系统|仓库|网点|站点|配送员|派送员|承运/;

interface Before {
  marker: Exclude<Mode, "named" | "open" | "buyer" | "asked_of" | "bare"> | null;
  actor: Act["actor"];
  wants: boolean;
  requests: boolean;
  /** What follows from a condition in the same clause: "要是不喜欢就退". */
  follows: boolean;
}

/** Who says something is named before: "已经跟快递说好" is no buyer's word. */
function isWish(tokens: readonly Token[], at: number): boolean {
  return !/^(?:说|提到|描述|反馈|反映)/.test(tokens[at]?.text ?? "") || tokens.slice(0, at).some((token) => is(token, "buyer"));
}

/** "您这笔申请被拒绝了": whose it is, not who does it. */
function isOwned(tokens: readonly Token[], at: number): boolean {
  return /^(?:这笔|那笔|这单|那单|这个|那个|本次|此次|这次|上次)/.test(tokens[at + 1]?.text ?? "");
}

export function lookBack(tokens: readonly Token[], at: number): Before {
  const found: Before = { marker: null, actor: null, wants: false, requests: false, follows: false };
  let crossed = false;
  let of = false;
  let saw = false;
  for (let index = at - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (!token) break;
    // "还没有扫描揽收": one word for both.
    const twin = index === at - 1 && token.verb?.type === "state" && tokens[at]?.verb?.type === "state";
    if (token.verb && token.verb.name !== "handle" && !is(tokens[index + 1], "joins") && !twin) crossed = true;
    if (/^(?:看到|查到|查了|看了|注意到|显示|看物流|查物流|了解到|看|查)$/.test(token.text)) saw = true;
    if (found.marker === null) {
      // Who will do two things says so once; what is done or not so belongs to its own verb.
      if (is(token, "modal")) found.marker = /^(?:不|没|未)/.test(token.text) ? "refusing" : "ahead";
      else if (crossed) found.marker = null;
      else if (is(token, "not")) found.marker = refusing.test(token.text) ? "refusing" : "not";
      else if (is(token, "done") && !(tokens[index - 1]?.verb !== undefined && token.text === "了")) found.marker = "done";
      else if (is(token, "doing") && token.text !== "中" && (token.text !== "在" || index === at - 1 || /^[跟向和找帮]/.test(tokens[index + 1]?.text ?? "")))
        found.marker = "doing";
    }
    if (found.actor === null && !token.verb) {
      if (saw && is(token, "seller")) found.actor = null;
      else if (is(token, "benefit") || is(token, "seller")) found.actor = "seller";
      else if (is(token, "buyer") && !of && !isOwned(tokens, index) && !tokens.slice(index, at).some(({ text }) => text === "被")) found.actor = "buyer";
    }
    if (token.text.includes("的")) of = true;
    if (
      /^(?:就|便|则|都|即|也可以|也能|也会|直接|就会|就可以|就能|都会|都能|都可以)$/.test(token.text) &&
      tokens.slice(0, index).some((one) => is(one, "supposes") || is(one, "after"))
    )
      found.follows = true;
    // "申请还没通过": there the application is what is spoken of, no wish.
    // "运费要您先垫": asked of him, and no wish of his.
    if (
      is(token, "wants") &&
      !(/^(?:都|也|就|还|得|需)?要$/.test(token.text) && is(tokens[index + 1], "buyer")) &&
      !crossed &&
      !(is(token, "noun") && tokens[index - 1]?.text === "的") &&
      !(found.marker !== null && is(token, "noun"))
    )
      found.wants = isWish(tokens, index) || found.wants;
    if (is(token, "requests")) found.requests = true;
  }
  // "快递会给您打电话", "系统会退给您": somebody else's doing, whatever it is for the buyer.
  const subject = tokens
    .slice(0, at)
    .find((token) => is(token, "noun") || is(token, "seller") || is(token, "buyer") || is(token, "benefit") || token.verb !== undefined);
  const between = subject ? tokens.slice(tokens.indexOf(subject) + 1, at) : [];
  if (
    subject &&
    !between.some((token, index) => is(token, "seller") && !/^[给让跟向和]$/.test(between[index - 1]?.text ?? "")) &&
    !is(subject, "seller") &&
    !is(subject, "benefit") &&
    others.test(subject.text) &&
    !/^[跟和向与找问]$/.test(tokens[tokens.indexOf(subject) - 1]?.text ?? "") &&
    is(subject, "noun")
  )
    found.actor = "other";
  return found;
}
