/** What a clause does with its dangerous words: names a thing, asks, tells that something is done, under way or not so, or what will be done. Pure. */

import { type Act, lookBack, type Mode } from "./acts-before.ts";
import { is, type Token } from "./lexicon.ts";
import { isGoodsBack, isJudged, isNounAtEnd, isRecord, subjects, takesThing } from "./named-acts.ts";

const rhetorical = /难道|怎么会|怎么可能|哪能|哪会|岂|何必|能不.{0,6}吗|还能不(?!能)|会不.{0,8}吗|谁说/;

/** Whether the clause as a whole asks or supposes, so that what it says is not said to be so. */
export function isOpen(tokens: readonly Token[], asks: boolean): boolean {
  const text = tokens.map((token) => token.text).join("");
  if (rhetorical.test(text)) return false;
  if (is(tokens.at(-1), "after") && tokens.length > 2) return true;
  return asks || tokens.some((token) => is(token, "supposes") || (is(token, "asks") && !/^[哪几什多]/.test(token.text)));
}

/** The acts of a clause, in order. */
export function actsOf(tokens: readonly Token[], asks: boolean): Act[] {
  const open = isOpen(tokens, asks);
  const acts: Act[] = [];
  for (const [at, token] of tokens.entries()) {
    if (!token.verb) continue;
    if (belongs(tokens, at) || isRecord(tokens, at)) continue;
    const { mode, actor } = modeOf(tokens, at, open);
    // "处理完成": the handling is what is completed.
    const verb = token.verb.name === "complete" && tokens[at - 1]?.verb?.name === "handle" ? "handle" : token.verb.name;
    acts.push({ at, verb, type: token.verb.type, text: token.text, mode, actor });
  }
  return acts;
}

/** "安排退款", "完成付款", "退款已经完成": the arranging and the completing are the other verb's. */
function belongs(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const own = tokens[at];
  if (own?.verb?.name === "handle" && next?.verb !== undefined && !is(next, "process")) return true;
  // "安排仓库验收": by whom stands between.
  if (own?.text === "安排" && /^(?:仓库|库房|同事|质检|工作人员)$/.test(next?.text ?? "") && tokens[at + 2]?.verb !== undefined) return true;
  // "还没有同意退货": what is agreed to is the agreeing's.
  if (subjects.has(own?.verb?.name ?? "") && tokens[at - 1]?.verb?.name === "agree") return true;
  if (own?.verb?.name === "review" && tokens[at - 1]?.verb?.name === "agree") return true;
  if (own?.verb?.name === "handle")
    return tokens.slice(Math.max(0, at - 5), at).some((token, index, all) => token.verb !== undefined && lateMarker([...all, own], index) !== null);
  if (own?.verb?.name !== "complete" || own.text.length > 2) return false;
  return next?.verb !== undefined || tokens.slice(0, at).some((token) => token.verb !== undefined && token.verb.name !== "handle");
}

/** "换一件给您可以吗": something for the buyer, put as a question. */
function isOffer(tokens: readonly Token[], at: number): boolean {
  const { name = "", type } = tokens[at]?.verb ?? {};
  return type === "act" && !light.has(name) && !asksFirst(tokens, at) && tokens.some((token) => is(token, "benefit") && /[给为帮替]/.test(token.text));
}

/** "帮您问问仓库能不能改": who asks gives nothing yet. */
function asksFirst(tokens: readonly Token[], at: number): boolean {
  return (
    tokens.slice(0, at).some(({ verb }) => verb?.name === "contact" || verb?.name === "check") &&
    tokens.slice(0, at).some(({ text }) => /^(?:还?能不能|还?可不可以|是否|能否|是不是|还?有没有|还?会不会|还?来不来得及)$/.test(text))
  );
}

/** "跟仓库核实一下什么时候能出库": when the parcel goes its way is asked of who knows. */
function asksWhen(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:pack|outbound|ship|pickup|transit|deliver|arrive|scan)$/.test(tokens[at]?.verb?.name ?? "") &&
    tokens.slice(0, at).some(({ verb }) => verb?.name === "contact" || verb?.name === "check") &&
    tokens.slice(0, at).some(({ text }) => /^(?:什么时候|啥时候|何时|几时|几[点号天]|哪天|多久|大概什么时候|具体什么时候)$/.test(text)) &&
    !tokens.some((token) => is(token, "benefit") && /[给为替]/.test(token.text))
  );
}

function modeOf(tokens: readonly Token[], at: number, open: boolean): { mode: Mode; actor: Act["actor"] } {
  const before = lookBack(tokens, at);
  const { actor } = before;
  const mode = ((): Mode => {
    const [next, then] = [tokens[at + 1], tokens[at + 2]];
    if (/^待|^正在/.test(tokens[at]?.text ?? "") && !open) return "doing";
    if (/.中$/.test(tokens[at]?.text ?? "") && before.marker === null && !open) return "doing";
    const isName =
      (!light.has(tokens[at]?.verb?.name ?? "") ||
        (tokens[at]?.verb?.name === "handle" && /^(?:期限|时限|截止|时间|时效|最后)/.test((next?.text === "的" ? then?.text : next?.text) ?? "")) ||
        /^(?:需求|诉求|请求)/.test(next?.text ?? "") ||
        (tokens[at]?.verb?.name === "contact" && next?.text === "记录")) &&
      (is(next, "process") ||
        processName.test(next?.text ?? "") ||
        (next?.text === "的" &&
          (is(then, "noun") ||
            is(then, "process") ||
            /^(?:那|这)/.test(then?.text ?? "") ||
            (is(then, "plain") && (is(tokens[at + 3], "noun") || is(tokens[at + 3], "process"))))));
    // "退不了", "发不出去": it cannot be.
    if (
      next?.text === "不" &&
      (!light.has(tokens[at]?.verb?.name ?? "") || tokens[at]?.verb?.name === "urge") &&
      /^(?:了|成|到|出|上|下)/.test(then?.text ?? "")
    )
      return "refusing";
    // "退款您查下账户": what the buyer is to look for.
    if (at === 0 && subjects.has(tokens[at]?.verb?.name ?? "") && is(next, "buyer") && tokens.slice(2).some((token) => is(token, "ask"))) return "named";
    if (before.marker === null && next?.text === "是" && /^(?:个|一种|一个|最后|另一)$/.test(then?.text ?? "")) return "named";
    if (isNounAtEnd(tokens, at) || isJudged(tokens, at)) return "named";
    // "同意退货了": done by its end.
    if (tokens[at]?.verb?.name === "agree" && next?.verb !== undefined && then?.text === "了" && before.marker === null && !open) return "done";
    if (isGoodsBack(tokens, at)) return "named";
    // "能看到这笔退款": a thing, by its name.
    if (at === tokens.length - 1 && /^(?:笔|这笔|那笔)$/.test(tokens[at - 1]?.text ?? "") && tokens.some(({ text }) => /看到|查到|找到|看见/.test(text)))
      return "named";
    // "运费不在这次退款里": what it is or is not a part of.
    if (
      /^(?:里|里面|里头|内|当中|范围|以内)$/.test(next?.text ?? "") &&
      /不?(?:在|包含|算)/.test(
        tokens
          .slice(0, at)
          .map(({ text }) => text)
          .join(""),
      )
    )
      return "named";
    // "退款暂时处理不了": what cannot be dealt with is the other verb's.
    if (
      subjects.has(tokens[at]?.verb?.name ?? "") &&
      before.marker === null &&
      tokens
        .slice(at + 1, at + 5)
        .some(
          (token, index, all) =>
            token.verb?.name === "handle" &&
            (tokens[at + 2 + index]?.text === "不" || all.slice(0, index).some(({ text }) => /^(?:还|暂时)?(?:没法|无法|没办法|不能)$/.test(text))),
        )
    )
      return "named";
    // "我们会处理您这个退款": what is handled, by its name.
    if (
      at === tokens.length - 1 &&
      subjects.has(tokens[at]?.verb?.name ?? "") &&
      /^(?:笔|个|这笔|那笔|这个|那个|这单|本次|此次|这次|您这个|您这笔)$/.test(tokens[at - 1]?.text ?? "") &&
      tokens.slice(0, at).some(({ verb }) => /^(?:handle|check|review|urge|contact)$/.test(verb?.name ?? ""))
    )
      return "named";
    if (
      before.marker === null &&
      tokens[at]?.verb?.type === "state" &&
      /^(?:是|为|显示|显示是|时间是)$/.test(next?.text ?? "") &&
      (is(then, "mark") || is(tokens[at + 3], "mark"))
    )
      return "named";
    const late = before.marker === null && !open && !before.requests ? lateMarker(tokens, at) : null;
    if (late !== null) return late;
    if (isName && (before.marker === null || before.marker === "ahead" || (before.marker === "doing" && /^等/.test(tokens[at - 1]?.text ?? ""))))
      return "named";
    if (tokens[at]?.verb?.name === "take" && (is(next, "modal") || takesThing(tokens, at))) return is(next, "modal") ? "open" : "named";
    if (!before.follows && (is(next, "after") || is(next, "supposes"))) return "open";
    if (is(next, "done") && is(then, "after")) return "open";
    if (before.marker === "refusing" && (before.wants || before.requests)) return "refusing";
    // "是不是同事帮您取了": yes or no, whoever did it.
    if (open && (asksFirst(tokens, at) || asksWhen(tokens, at))) return "open";
    if (open && tokens[at]?.verb?.type === "state" && tokens.slice(0, at).some(({ text }) => /^(?:是不是|是否|有没有)$/.test(text))) return "open";
    if (
      open &&
      !before.follows &&
      !isOffer(tokens, at) &&
      (actor !== "seller" || (tokens[at]?.verb?.type !== "act" && !tokens.some((token) => is(token, "seller"))))
    )
      return "open";
    // "申请的59退了": what was asked for is told as done.
    if (is(next, "done") && before.wants && tokens.slice(0, at).some(({ text }) => /^(?:申请|要|提|提交|想要)的$/.test(text))) return "done";
    if (
      before.wants &&
      (tokens[at]?.verb?.type !== "claim" || actor === "buyer" || tokens.some((token) => is(token, "buyer"))) &&
      !ofSeller.has(tokens[at]?.verb?.name ?? "") &&
      (actor !== "seller" || isAsking(tokens, at))
    )
      return "buyer";
    if (before.requests && actor !== "seller") return before.marker === "refusing" ? "refusing" : "asked_of";
    if (before.marker === "ahead" || before.marker === "refusing" || before.marker === "not") return before.marker;
    if (/^(?:货?已)|了$|.(?:成功|完成)$/.test(tokens[at]?.text ?? "") && before.marker === null) return "done";
    if (before.marker === "doing" && next?.text !== "完成") return "doing";
    if (is(next, "done") && next?.text !== "中") return "done";
    if (next?.text === "中" || next?.text === "途中" || next?.text === "进行中") return "doing";
    return before.marker ?? "bare";
  })();
  return { mode, actor };
}

/** What is done to a thing behind it; the others make one name with it ("退款进度"). */
const light = new Set(["check", "contact", "reply", "urge", "handle"]);

const processName =
  /^(?:申请|截止|时限|期限|进度|状态|原因|金额|时间|方式|流程|详情|记录|单号|地址|结果|类型|包裹|订单|期间|方面|需求|诉求|请求|是个|归|件|单$)/;

/** What a seller decides or does is no buyer's wish: "申请被驳回了". */
const ofSeller = new Set(["agree", "refuse", "review", "inspect", "back_arrive", "outbound", "pack"]);

/** "想跟您确认一下": a question to the buyer. */
function isAsking(tokens: readonly Token[], at: number): boolean {
  const name = tokens[at]?.verb?.name;
  return (name === "check" || name === "contact") && tokens.slice(0, at).some((token) => /^[跟向和与]您$/.test(token.text));
}

/** What is said behind the verb, where the verb is the subject: "退款还没有完成", "退款正在处理". */
function lateMarker(tokens: readonly Token[], at: number): "done" | "doing" | "not" | "named" | null {
  let not = false;
  let doing = false;
  let done = false;
  const behind = tokens
    .slice(at + 1, at + 4)
    .map(({ text }) => text)
    .join("");
  const waits = tokens.slice(at + 1, at + 6).some(({ text }) => /^(?:等|待|等待|等着|等候)$/.test(text));
  for (const token of tokens
    .slice(at + 1, at + 20)
    .filter((one) => !is(one, "mark"))
    .slice(0, 5)) {
    if (token.text === "的" || is(token, "after")) return null;
    if (/^(?:等|等等|再等等|再等一等|等一等|等一下|再等一下)$/.test(token.text) && /还得|还要|还需|得|要/.test(behind)) return "not";
    if (token.verb?.name === "handle" && token.text.endsWith("中")) return "doing";
    if (waits && token.verb?.name === "handle") return "not";
    if (/^(?:完成|成功|结束|好了?|完毕|办理|处理|进行|到位|下来|办好)$/.test(token.text))
      return not ? "not" : doing ? "doing" : done || token.text !== "处理" ? "done" : null;
    if (token.verb !== undefined && token.verb.name === tokens[at]?.verb?.name) return "named";
    // "这笔退款没有同意", "退款还在等处理": what the other verb is said of.
    if (token.verb?.name === "handle" && (not || doing || done)) return waits ? "not" : not ? "not" : doing ? "doing" : "done";
    if (token.verb !== undefined && (not || doing || done) && subjects.has(tokens[at]?.verb?.name ?? "")) return "named";
    if (token.verb !== undefined || is(token, "modal")) return null;
    if (is(token, "not")) not = true;
    else if (is(token, "doing") && token.text !== "中") doing = true;
    else if (is(token, "done")) done = true;
  }
  return null;
}
