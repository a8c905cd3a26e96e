/** Reads one clause against what is known: every part supported, of a harmless act, or kept back with its reason. */
import { actsOf, isOpen } from "./acts.ts";
import { figuresIn, fits, subjectOf } from "./amounts.ts";
import { judgeAct, promiseFor } from "./judge.ts";
import type { Moment } from "./known.ts";
import { timeKey } from "./known.ts";
import { is, isMark, type Token, tokensOf } from "./lexicon.ts";
import type { Around, Here, Mark } from "./reading.ts";
import type { Clause } from "./sentences.ts";
import { fitsClock, timesIn } from "./times.ts";
import type { Claim } from "./verdict.ts";

export interface Reading {
  claims: Claim[];
  /** Reasons in Chinese that no single claim tells. */
  faults: string[];
  /** Asks, requests or tells what the buyer said: a list of things may follow. */
  opens: boolean;
}

const TIME = "\uf8f0";
const FIGURE = "\uf8f1";

/** Reads a clause. Pure. */
export function readClause(clause: Clause, around: Around): Reading {
  const claims: Claim[] = [];
  const { times, rest } = timesIn(clause.text);
  const figures = figuresIn(rest);
  const bare = blank(rest, figures);
  const tokens = tokensOf(bare);
  const acts = actsOf(tokens, clause.asks);
  const promised = times.map((said) => around.known.moments.find((moment) => moment.events.includes("promised") && said.day !== null && sameDay(moment, said)));
  const here: Here = {
    clause,
    around,
    tokens,
    acts,
    times: times.map(timeKey),
    figures: figures.flatMap((figure) => figure.fen ?? []),
    promised: promised.find((moment) => moment !== undefined && isBefore(clause.text))?.name ?? null,
  };
  const filming = /视频|录/.test(clause.text) && tokens.some((token) => is(token, "requests") || is(token, "ask"));
  const wishes = acts.length === 0 && /祝|愉快|快乐|好[呀啊哦]?$/.test(clause.text);
  for (const said of times)
    if (!(filming && /秒/.test(said.text)) && (!wishes || (said.word === null && said.span === null)))
      claims.push({ kind: "date", text: said.text, support: timeSupport(said, here) });
  for (const figure of figures) {
    const support = figureSupport(figure, here);
    claims.push({ kind: figure.bare ? "figure" : "amount", text: figure.text, support });
  }
  for (const sign of clause.text) if (isMark(sign)) claims.push(...markClaims(around.marks.get(sign), here));
  for (const act of acts) {
    const claim = judgeAct(act, here);
    if (claim) claims.push(claim);
  }
  return { claims, ...plainFaults(here, claims) };
}

function isBefore(text: string): boolean {
  return /前|承诺|最晚|最迟/.test(text);
}

function blank(text: string, figures: readonly { at: number; text: string }[]): string {
  let out = text;
  for (const figure of figures) {
    const at = out.indexOf(figure.text, figure.at);
    if (at >= 0) out = out.slice(0, at) + FIGURE.repeat(figure.text.length) + out.slice(at + figure.text.length);
  }
  return out;
}

function timeSupport(said: ReturnType<typeof timesIn>["times"][number], here: Here): string | null {
  const { known } = here.around;
  const key = timeKey(said);
  if (said.day !== null) {
    const moment = known.moments.find((one) => sameDay(one, said) && happened(one, here));
    if (moment) return moment.name;
  }
  if (said.clock !== null && said.day === null) {
    const moment = known.moments.find((one) => fitsClock(said.clock ?? "", one.clock) && happened(one, here));
    if (moment) return moment.name;
  }
  // "11月24日下午": a part of the day that the record's hour is in.
  const part = said.word === null ? undefined : parts.find(([word]) => said.word?.startsWith(word));
  if (part) {
    const days = timesIn(here.clause.text).times.filter((other) => other.day !== null);
    const moment = known.moments.find(
      (one) => one.clock !== null && happened(one, here) && days.some((day) => sameDay(one, day)) && one.clock >= part[1] && one.clock < part[2],
    );
    if (moment) return moment.name;
  }
  // "当天下午四点": the day that the sentence named before.
  if (said.word === "当天" || said.word === "当日") {
    const days = timesIn(here.around.sentence).times.filter((other) => other.day !== null);
    const moment = known.moments.find((one) => days.some((day) => sameDay(one, day)));
    if (moment) return moment.name;
  }
  // A span or an hour of a promise belongs to what that promise is about.
  const promise = known.allowed.find(({ times, verbs }) => times.has(key) && (here.acts.length === 0 || here.acts.some((act) => verbs.has(act.verb))));
  return promise?.name ?? null;
}

const parts: readonly (readonly [string, string, string])[] = [
  ["凌晨", "00:00", "06:00"],
  ["早上", "05:00", "10:00"],
  ["上午", "06:00", "12:00"],
  ["中午", "11:00", "14:00"],
  ["下午", "12:00", "19:00"],
  ["傍晚", "17:00", "20:00"],
  ["晚上", "18:00", "24:00"],
];

function sameDay(moment: Moment, said: { day: string | null; year: string | null; clock: string | null }): boolean {
  const day = said.day?.startsWith("?") ? moment.day.endsWith(said.day.slice(1)) : moment.day === said.day;
  return day && (said.year === null || moment.year === null || said.year === moment.year) && (said.clock === null || fitsClock(said.clock, moment.clock));
}

/** A date belongs to what happened then. */
function happened(moment: Moment, { acts, clause }: Here): boolean {
  const timed = acts.filter((act) => act.mode !== "named" || acts.length === 1).map((act) => act.verb);
  const told = moment.events;
  if (/承诺|预计|最晚|之前|前发货|[日号0-9\uf8f0]前/.test(clause.text) && timed.includes("ship")) return told.includes("promised");
  if (told.length === 0) return true;
  if (told.includes("deadline")) return /处理|截止|时限|期限|[之以]?前|超过|超时|到期|逾期/.test(clause.text);
  return timed.length === 0 ? !/到/.test(clause.text) || told.includes("arrive") : timed.some((verb) => told.includes(verb));
}

function figureSupport(figure: ReturnType<typeof figuresIn>[number], here: Here): string | null {
  const { known } = here.around;
  const { fen } = figure;
  if (fen === null) return null;
  const tail = figure.bare ? tailSupport(figure, here) : null;
  if (tail !== null) return tail;
  const said = subjectOf(here.clause.text, figure);
  if (figure.bare && said === "other") return null;
  const found = known.amounts.find((one) => one.fen === fen && fits(one.subject, said));
  if (found) return found.name;
  const promise = known.allowed.find(({ amounts, verbs }) => amounts.has(fen) && here.acts.every((act) => verbs.has(act.verb) || act.mode === "named"));
  return promise && !figure.bare ? promise.name : null;
}

/** "尾号7890": the last digits of the waybill that is spoken of. */
function tailSupport({ text, at }: ReturnType<typeof figuresIn>[number], { clause, around }: Here): string | null {
  if (text.length < 3 || !/(?:尾号|后[四三4-6]位|末[四4]位)(?:是|为|数)?\s*$/.test(clause.text.slice(0, at))) return null;
  const back = around.back || /退货|寄回/.test(clause.text);
  return around.known.spans.find((span) => span.kind === (back ? "back_waybill" : "waybill") && span.text.endsWith(text))?.name ?? null;
}

function markClaims(mark: Mark | undefined, here: Here): Claim[] {
  if (!mark) return [];
  const { text, name, kind } = mark;
  const { known } = here.around;
  if (kind === "said" || kind === "setting") return [{ kind: "state", text: mark.shown, support: name }];
  if (kind === "waybill" || kind === "back_waybill") {
    const back = here.around.back || /退货|寄回|(?:我们|仓库|这边).{0,6}收到/.test(here.clause.text);
    return [{ kind: "waybill", text, support: (kind === "back_waybill") === back ? name : null }];
  }
  if (kind === "place") {
    const now =
      /现在|目前|此刻|当前/.test(here.clause.text) || (/在$/.test(before(here.clause.text, text, here)) && !/最近|曾|经过|途经/.test(here.clause.text));
    const isLatest = known.latest.some((place) => place.includes(text) || text.includes(place));
    const stale = now && known.latest.length > 0 && !isLatest;
    // Passing a place is neither being signed for there nor an address to send to.
    const isAddress = /[寄退]到|寄往|寄回|收货地址/.test(here.clause.text);
    const isEnd = /签收(?:地|点|于)|地址|[送发]到|收货/.test(here.clause.text) && !known.latest.some((place) => place.includes(text));
    const left = isLatest && (/离开|发出/.test(here.clause.text) || (/[发运前]往/.test(here.clause.text) && !/从/.test(here.clause.text)));
    const denied = /[没未](?:有|能)?(?:到|经)/.test(here.clause.text);
    return [{ kind: "place", text, support: stale || isAddress || isEnd || left || denied ? null : name }];
  }
  if (kind === "carrier") return [{ kind: "state", text, support: name }];
  if (kind === "city") {
    const toward = /收货|发往|运往|寄往|送往|前往|到您|地址|往/.test(here.clause.text) && !/到了|到达|已到|抵达/.test(here.clause.text);
    const notYet = /[没未](?:有|能)?(?:到|送)/.test(here.clause.text) && known.truth.has("sign:not");
    return [{ kind: "place", text, support: toward || notYet ? name : null }];
  }
  return [];
}

function before(clause: string, text: string, here: Here): string {
  const sign = [...here.around.marks].find(([, mark]) => mark.text === text)?.[0] ?? "";
  return clause.slice(0, Math.max(0, clause.indexOf(sign)));
}

const urgent = /^(?:马上|立刻|立即|即刻|立马|即时|很快|第一时间)$/;

/** "马上联系快递": asking and looking may be done at once; what they lead to may not. */
function isLightNow({ acts, tokens, clause }: Here, at: number): boolean {
  const [next] = acts.filter((act) => act.at > at);
  if (next?.verb === "reply" && whenKnown.test(clause.text)) return true;
  return (
    next !== undefined &&
    lightNow.has(next.verb) &&
    acts.every((act) => act.mode === "named" || lightNow.has(act.verb)) &&
    !/好|完|掉/.test(
      tokens
        .slice(next.at + 1, next.at + 3)
        .map(({ text }) => text)
        .join(""),
    )
  );
}
const lightNow = new Set(["check", "contact", "urge"]);
/** "有进展马上通知您": word is given when there is any. */
const whenKnown = /有.{0,6}(?:进展|消息|结果|更新|情况|回复|反馈|变化|动态)/;

/** What is wrong with a clause beside its claims, and whether the next may go on from it. */
function plainFaults(here: Here, claims: readonly Claim[]): Pick<Reading, "faults" | "opens"> {
  const { tokens, clause, around } = here;
  const faults: string[] = [];
  const unknown = unknownIn(tokens);
  if (unknown !== "") faults.push(`“${unknown}”看不懂或没有依据`);
  const open = isOpen(tokens, clause.asks);
  const requests = tokens.some((token) => is(token, "requests") || is(token, "wants"));
  const dissuades = here.acts.length === 0 && tokens.some((token) => /^(?:不要|别|请勿|勿)$/.test(token.text));
  const supposed = here.acts.some((act) => act.mode !== "named");
  const seller = tokens.findIndex((token) => is(token, "seller") || is(token, "benefit"));
  const asks =
    open ||
    requests ||
    around.continues ||
    tokens.some((token) => is(token, "modal")) ||
    (is(tokens[0], "buyer") && !tokens.some((token) => is(token, "not"))) ||
    is(tokens[0], "ask");
  const speaks = tokens.some((token) => is(token, "act") && !is(token, "danger") && (asks || !is(token, "ask") || is(token, "feel") || is(token, "kind")));
  const feels = tokens.some((token) => is(token, "feel"));
  const courteous = feels || tokens.some((token) => is(token, "kind"));
  const promised = claims.some((claim) => claim.support !== null);
  for (const [at, token] of tokens.entries()) {
    if (/^(?:申请|发起|提交)/.test(token.text) && !token.verb && /^(?:不要|别|勿|请勿|不用|不必|无需|不)$/.test(tokens[at - 1]?.text ?? ""))
      faults.push(`“${token.text}”：${nevers.lure}`);
    if (token.never !== undefined && !isCourtesy(here, at, open)) faults.push(neverFault(token));
    if (/^(?:多少|啥|咋|什么样)$/.test(token.text) && !clause.asks && !tokens.some((one) => is(one, "requests"))) faults.push(`“${token.text}”没有依据的承诺`);
    if (is(token, "modal") && !modalIsFine({ tokens, at, open, promised, feels, requests })) faults.push(`“${token.text}”没有依据的承诺`);
    if (
      is(token, "ask") &&
      !is(token, "danger") &&
      !courteous &&
      seller >= 0 &&
      seller < at &&
      !open &&
      !requests &&
      tokens[at - 1] &&
      !buyerBetween(tokens, seller, at)
    )
      faults.push(`“${token.text}”没有依据的承诺`);
    if (urgent.test(token.text) && !isLightNow(here, at) && !is(tokens[at - 1], "not") && !requests && !promiseFor(here, null)?.text.includes(token.text))
      faults.push(`时间“${token.text}”在记录里没有依据`);
  }
  const benefit = tokens.findIndex((token) => is(token, "benefit") && /[帮给为替]/.test(token.text));
  if (benefit >= 0 && !promised && !speaks && !open && here.acts.length === 0) faults.push(`“${clause.text}”没有依据的承诺`);
  if (!open && !requests && claims.length === 0 && tokens.some((token) => /^(?:钱|钱款|款项|费用|货款)$/.test(token.text)))
    faults.push(`“${clause.text}”没有依据`);
  const leaves = here.acts.length === 0 && is(tokens[0], "buyer") && /(?:就行|即可|就可以|就好|都行)[了哦哈的呢啦]?$/.test(clause.text) && benefit < 0;
  const alone = tokens.length > 0 && tokens.every((token) => around.marks.get(token.text)?.kind === "item");
  if (alone) faults.push("只有商品名，没有说明什么");
  const says = claims.length > 0 || speaks || open || requests || supposed || dissuades || leaves || isSmallTalk(tokens) || isNaming(tokens);
  // What goods are like is a buyer's word: told as a fact it has nothing behind it.
  const fact = tokens.find((token) => is(token, "told"));
  if (fact && !open && !requests && !tokens.some((token) => is(token, "supposes")) && !feels && !around.continues) faults.push(`“${fact.text}”没有依据`);
  if (faults.length === 0 && !says) faults.push(`“${clause.text}”没有依据`);
  return { faults: [...new Set(faults)], opens: open || requests };
}

/** Said of neither goods nor money nor the parcel, by nobody for somebody: "照片有点模糊", "这边消息有点多". */
function isSmallTalk(tokens: readonly Token[]): boolean {
  const own = tokens.filter((token) => !/^(?:这边|这里|我这边|我们这边)$/.test(token.text));
  const ofTalk = tokens.some((token) => /^(?:照片|图片|视频|截图|消息|页面|描述|声音|画面)$/.test(token.text));
  return !own.some(
    (token) =>
      token.unknown ||
      ofOrder.test(token.text) ||
      ["seller", "benefit", "modal", "not", "buyer", ...(ofTalk ? [] : ["ask"])].some((role) => is(token, role as "seller")),
  );
}
const ofOrder =
  /商品|宝贝|东西|产品|货|物品|包裹|快[递件]|订单|运单|物流|仓|网点|站点|平台|系统|钱|款|费|价|质量|做工|面料|材质|售后|退|申请|账|服务|承|定|单|件|数/;

/** A bare name of things, or a small word of the talk, without anything said of them. */
function isNaming(tokens: readonly Token[]): boolean {
  const quiet =
    /^(?:的|和|与|以及|及|您|这个|那个|这边|关于|对于|有关|另外|此外|同时|所以|因此|然后|接下来|目前|其实|现在|以上|以下|[、：:()"'“”]|亲.*|宝.*|朋友|尊敬的|顾客|客户)$/;
  const small = /^(?:好|好的|嗯|嗯嗯|是的|对的|哈|哦|呢|呀|啊|吧|哒|滴|好呀|好嘞|好滴|亲|亲亲|您|是|这样|这样的|没错|ok|hi|hello|嗨|哈喽|在)$/;
  return (
    tokens.every((token) => quiet.test(token.text) || is(token, "mark") || is(token, "noun") || is(token, "process")) ||
    tokens.every((token) => small.test(token.text))
  );
}

function unknownIn(tokens: readonly Token[]): string {
  let longest = "";
  let run = "";
  for (const token of tokens) {
    const sign = token.unknown && token.text !== TIME && token.text !== FIGURE && !/^[\s"'“”()\-~:]$/.test(token.text);
    run = sign ? run + token.text : "";
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function buyerBetween(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from + 1, to).some((token) => is(token, "buyer"));
}

/** Thanks, wishes and questions use words that elsewhere claim something ("感谢您的关照", "您一定很着急", "哪里有问题呢"). */
function isCourtesy({ tokens, clause, around }: Here, at: number, open: boolean): boolean {
  const text = tokens.map((token) => token.text).join("");
  const token = tokens[at];
  const word = token?.text ?? "";
  const requests = tokens.some((one) => is(one, "requests"));
  const seller = tokens.some((one) => is(one, "seller") || is(one, "benefit"));
  if (word === "有问题" && /^(?:随时|请|请您|麻烦您?|可以|欢迎|直接|再|您再|您随时|咱们再|都可以|也可以)$/.test(tokens[at + 1]?.text ?? "")) return true;
  if (word === "有问题") return open || (requests && tokens[at + 1]?.text === "的");
  if (token?.never === "admission") return !seller && (open || tokens.some((one) => is(one, "wants")));
  if (/^(?:关照|照顾|信任|厚爱)$/.test(word)) return /感谢|谢谢/.test(text);
  if (/^(?:一定|肯定|必定)$/.test(word))
    return (
      (tokens.some((one) => is(one, "buyer")) || /心/.test(text)) &&
      tokens.some((one) => is(one, "feel")) &&
      !/不|没|会给|让/.test(
        tokens
          .filter((one) => !is(one, "feel"))
          .map((one) => one.text)
          .join(""),
      )
    );
  if (word === "承诺") return isPromisedTime(clause.text, around);
  return token?.never === "others" && open;
}

/** "承诺发货时间", "按承诺…": the channel's own promise to ship, told with its time or alone. */
function isPromisedTime(text: string, { known, sentence }: Around): boolean {
  const days = timesIn(sentence).times.filter((said) => said.day !== null);
  const told = known.moments.filter((moment) => moment.events.includes("promised"));
  return (
    told.length > 0 &&
    /发货|发出|时间|^(?:按|根据)?(?:页面|平台)?承诺$/.test(text) &&
    days.length > 0 &&
    days.some((said) => told.some((moment) => sameDay(moment, said)))
  );
}

const nevers: Readonly<Record<NonNullable<Token["never"]>, string>> = {
  lure: "站外或诱导内容",
  admission: "未经核实的认错",
  others: "涉及其他买家",
  abuse: "不礼貌的话",
  inside: "内部信息",
  law: "法律或医疗说法",
  praise: "绝对化用语",
  vow: "没有依据的保证",
};

function neverFault(token: Token): string {
  return `“${token.text}”：${nevers[token.never ?? "lure"]}`;
}

interface Modal {
  tokens: readonly Token[];
  at: number;
  open: boolean;
  promised: boolean;
  feels: boolean;
  requests: boolean;
}

function modalIsFine({ tokens, at, open, promised, feels, requests }: Modal): boolean {
  const word = tokens[at]?.text ?? "";
  if (open || promised) return true;
  const after = tokens.slice(at + 1);
  if (after.some((token) => token.verb !== undefined)) return true;
  if (/^(?:会|也会|都会|将会?|还会|才会|就会|会把)$/.test(word)) {
    return feels && !tokens.some((token) => is(token, "benefit") && !/让/.test(token.text));
  }
  const asked = tokens.slice(0, at).some((token) => is(token, "ask"));
  const speaks = after.some((token) => is(token, "act")) || (asked && /^(?:就可以|即可|便可|就行|可以|就能|也可以|都可以|都行|也行)$/.test(word));
  const seller = tokens.slice(0, at).some((token) => is(token, "seller"));
  if (asked && speaks && (requests || tokens.slice(0, at).some((token) => is(token, "buyer")))) return true;
  return speaks && (!seller || feels);
}
