/** What in the record supports the times, sums, places and numbers of a clause. Pure. */
import { figuresIn, fits, subjectOf } from "./amounts.ts";
import { wonders } from "./asked.ts";
import { isLatest, type Moment, timeKey } from "./known.ts";
import { is } from "./lexicon.ts";
import type { Around, Here, Mark } from "./reading.ts";
import { fitsClock, fitsRounded, type Said, timesIn } from "./times.ts";
import type { Claim } from "./verdict.ts";

/** Signs that stand where a time or a figure was read. */
export const TIME = "\uf8f0";
export const FIGURE = "\uf8f1";

/** "这两天单子多", "好几天没更新": as vague as that it is no time that anything has. */
export function idle(said: Said, { acts, around, tokens, clause }: Here): boolean {
  if (said.word !== null && /^一会儿?$/.test(said.word) && /等/.test(clause.text)) return true;
  // "要几天?" asks.
  if (clause.asks && said.span?.startsWith("?几") === true) return true;
  if (said.word !== null && /^这[两几]天$/.test(said.word)) return acts.every((act) => act.mode === "named") && !tokens.some((token) => is(token, "modal"));
  if (said.word !== null && /天(?:冷|热|凉|气)|下雨|下雪|保暖|降温/.test(`${clause.text}`)) return acts.length === 0;
  return (
    said.span !== null &&
    /^\?几/.test(said.span) &&
    around.known.truth.has("scan:not") &&
    acts.every((act) => act.verb === "stall" || act.verb === "scan" || act.mode === "not")
  );
}

export function signerSupport(text: string, { known }: Around): string | null {
  const named = text.match(/本人|家人|家属|驿站|快递柜|丰巢|门卫|物业|前台|他人|保安|同事|代收点|邻居|朋友|室友|老公|老婆|爸妈|孩子/g) ?? [];
  return named.length > 0 && named.every((who) => known.whereabouts.includes(who)) ? "物流状态" : null;
}

const mayBe = "能不能|会不会|是不是|能否|是否|可不可以";
const ahead = "周末|明[天早晚日]|今[天早晚日]|后天|[这下](?:个?)周[一二三四五六日末]?|周[一二三四五六日]|月底";
const wonderedAt = new RegExp(`(?:${mayBe})(?:在|赶在)?(?:${ahead})|(?:${ahead})(?:前|之前|里|内)?(?:具体|大概|到底)?(?:${mayBe}|几点|几时|什么时候|啥时候)`);
/** "能不能周末送定不了": a day only wondered about. */
export const isWondered = (said: Said, { clause }: Here): boolean => clause.asks && said.day === null && wonders(clause.text) && wonderedAt.test(clause.text);

/** A time at which something may happen; "等明天到货了" foretells it all the same. */
export function onlySupposed(said: Said, { clause }: Here): boolean {
  if (!clause.supposed) return false;
  return /如果|要是|假如|若|万一|的话/.test(clause.text) || (said.word === null && said.day === null && said.clock === null);
}

export function timeSupport(said: ReturnType<typeof timesIn>["times"][number], here: Here): string | null {
  const { known } = here.around;
  const key = timeKey(said);
  if (said.day !== null) {
    const moment = known.moments.find((one) => sameDay(one, said) && happened(one, here));
    if (moment) return moment.name;
  }
  if (said.clock !== null && said.day === null) {
    const moment = known.moments.find((one) => (fitsClock(said.clock ?? "", one.clock) || fitsRounded(said, one.clock, isLimit(one))) && happened(one, here));
    if (moment) return moment.name;
  }
  // "11月24日下午": a part of the day that the record's hour is in.
  const part = said.word === null ? undefined : parts.find(([word]) => said.word?.startsWith(word));
  if (part) {
    const own = timesIn(here.clause.text).times.filter((other) => other.day !== null);
    const same = /当天|当日|同一天|那天/.test(here.clause.text);
    const days = own.length > 0 || !same ? own : timesIn(here.around.sentence).times.filter((other) => other.day !== null);
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

export function sameDay(moment: Moment, said: Pick<Said, "day" | "year" | "clock" | "rounded">): boolean {
  const day = said.day?.startsWith("?") ? moment.day.endsWith(said.day.slice(1)) : moment.day === said.day;
  const clock = said.clock === null || fitsClock(said.clock, moment.clock) || fitsRounded(said, moment.clock, isLimit(moment));
  return day && (said.year === null || moment.year === null || said.year === moment.year) && clock;
}

/** What something has to be done before. */
const isLimit = ({ events }: Moment): boolean => events.includes("promised") || events.includes("deadline");

/** A date belongs to what happened then. */
function happened(moment: Moment, { acts, clause, around }: Here): boolean {
  const ours = /仓库|我们|咱们|这边/.test(clause.text) && (!/签收/.test(clause.text) || /退货|退回|寄回/.test(clause.text));
  const timed = acts
    .filter((act) => act.mode !== "named" || acts.length === 1)
    .map((act) => (ours && (act.verb === "take" || act.verb === "sign") ? "back_arrive" : act.verb));
  const told = moment.events;
  // When it was asked for is not when it was refunded.
  if (told.includes("apply") && acts.some(({ verb, mode }) => verb === "refund" && mode === "done")) return false;
  if (/承诺|预计|最晚|之前|前发货|前才|前会|前能|点前|[日号0-9\uf8f0]前/.test(clause.text) && timed.includes("ship")) return told.includes("promised");
  if (told.length === 0) return true;
  if (!isThere(clause.text, told, around)) return false;
  // "11月22日03:12之后没有更新": the last thing that happened.
  if (told.includes("scan") && /(?:之后|以后|后|起).{0,6}(?:没|未|无)/.test(clause.text)) return true;
  if (told.includes("promised") && /(?:等到|等|到)了?[0-9一二三四五六七八九十]/.test(clause.text) && around.known.truth.has("ship:not") && timed.length === 0)
    return true;
  if (told.includes("deadline")) return /处理|截止|时限|期限|[之以]?前|超过|超时|到期|逾期|自动/.test(clause.text);
  return timed.length === 0
    ? spoken(clause.text).every((events) => events.some((event) => told.includes(event))) &&
        (!/到/.test(clause.text) || told.includes("arrive") || (told.includes("back_arrive") && /退货|退回|寄回|仓|验/.test(around.sentence)))
    : timed.some((verb) => told.includes(verb));
}

/** A clause without an act that is read may still speak of one: each by its own words. */
const words: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[出离]了?(?:我们|咱们?|的)?(?:仓|库)/, ["outbound"]],
  [/揽/, ["pickup"]],
  [/签/, ["sign"]],
  [/派/, ["deliver"]],
  [/[进入]了?(?:我们|咱们?|的)?(?:仓|库)/, ["back_arrive"]],
  [/走/, ["outbound", "ship", "pickup"]],
];

function spoken(text: string): (readonly string[])[] {
  return words.flatMap(([form, events]) => (form.test(text) ? [events] : []));
}

/** "22号凌晨三点到的杭州": a time of arrival belongs to the place where the parcel was last. */
function isThere(text: string, events: readonly string[], { known, marks }: Around): boolean {
  const places = [...text].flatMap((sign) => marks.get(sign) ?? []).filter(({ kind }) => kind === "place");
  // "杭州出来是21号晚上": when it left a place on its way nobody told.
  if (places.length > 0 && /(?<!派)出来|出去|离开|出发|发出|驶出|走的/.test(text) && !/[到达抵]/.test(text)) return false;
  if (!events.includes("arrive")) return true;
  return !/[到达抵]/.test(text) || places.length === 0 || known.latest.length === 0 || places.some((mark) => isLatest(mark, known));
}

export function figureSupport(figure: ReturnType<typeof figuresIn>[number], here: Here): string | null {
  const { known } = here.around;
  const { fen } = figure;
  if (fen === null) return null;
  const tail = figure.bare ? tailSupport(figure, here) : null;
  if (tail !== null) return tail;
  const spoken = subjectIn(here, figure);
  // "59在审": a sum that is looked at is what was asked for.
  const said = spoken === "other" && here.acts.some(({ verb }) => /^(?:review|handle|apply|agree|refuse)$/.test(verb)) ? "claimed" : spoken;
  if (said === "freight" && isCountedTwice(here)) return null;
  // "一套睡衣": how many of what was bought.
  const item = [...here.clause.text].map((sign) => here.around.marks.get(sign)).find((mark) => mark?.kind === "item");
  if (figure.bare && fen === 100 && item && /一[套件条双个]/.test(here.clause.text) && !/[送补多再换赠加]/.test(here.clause.text)) return item.name;
  if (figure.bare && said === "other") return null;
  // "这款睡衣您付了119元": what was paid for the goods.
  const ofGoods =
    said === "paid" && /^(?:亲,?)?(?:这|那|您这|您那)[款件套](?:睡衣|衣服|商品|货|东西|[\ue000-\uf8ef])(?:本身|单独)?您?(?:付|实付)/.test(here.clause.text);
  const found = known.amounts.find((one) => one.fen === fen && (fits(one.subject, said) || (ofGoods && one.subject === "item")));
  if (found) return found.name;
  const promise = known.allowed.find(({ amounts, verbs }) => amounts.has(fen) && here.acts.every((act) => verbs.has(act.verb) || act.mode === "named"));
  return promise && !figure.bare ? promise.name : null;
}

/** What a sum is of: said in its clause, or, where that only names it ("金额119"), in the sentence. */
function subjectIn({ clause, around }: Here, figure: ReturnType<typeof figuresIn>[number]): ReturnType<typeof subjectOf> {
  const said = subjectOf(clause.text, figure);
  if (said !== "other" || !/金额|数额|数目|^[^一-龥]*$/.test(clause.text)) return said;
  const { rest } = timesIn(around.sentence);
  const same = figuresIn(rest).find(({ text }) => text === figure.text);
  return same ? subjectOf(around.sentence, same) : said;
}

/** "睡衣付了129元，运费另外10元": what was paid holds the freight already. */
function isCountedTwice({ clause, around }: Here): boolean {
  if (!/另|还要|再加|再付|再出|单独|单算|不含|不包|额外/.test(clause.text)) return false;
  const paid = around.known.amounts.filter(({ subject }) => subject === "paid").map(({ fen }) => fen);
  return figuresIn(timesIn(around.sentence).rest).some(({ fen }) => fen !== null && paid.includes(fen));
}

/** "尾号7890": the last digits of the waybill that is spoken of. */
function tailSupport({ text, at }: ReturnType<typeof figuresIn>[number], { clause, around }: Here): string | null {
  if (text.length < 3 || !/(?:尾号|后[四三4-6]位|末[四4]位)(?:是|为|数)?\s*$/.test(clause.text.slice(0, at))) return null;
  const back = around.back || /退货|寄回/.test(clause.text);
  return around.known.spans.find((span) => span.kind === (back ? "back_waybill" : "waybill") && span.text.endsWith(text))?.name ?? null;
}

/** "最近一站", "最新一条是": the newest place there is, not one of those it passed. */
const newestStop = /(?:最近|最新|最后|最末|眼下)(?:的|到的|经过的)?(?:[一1]|那)?(?:站|条|个?网点|个?节点|[次个]扫描|条?物流|条?轨迹)/;

export function markClaims(mark: Mark | undefined, here: Here): Claim[] {
  if (!mark) return [];
  const { text, name, kind } = mark;
  const { known } = here.around;
  if (kind === "said" || kind === "setting") return [{ kind: "state", text: mark.shown, support: name }];
  if (kind === "waybill" || kind === "back_waybill") {
    const back = here.around.back || /退货|寄回|换货|您寄|(?:我们|仓库|这边).{0,6}收到/.test(here.around.sentence);
    // A return's own number names the return, unless it is said to come to the buyer.
    const comes = /[发寄送]给您|(?<![看收等找查])到您|派|新的|补发|换给/.test(here.around.sentence);
    return [{ kind: "waybill", text, support: kind === "back_waybill" ? (back || !comes ? name : null) : back ? null : name }];
  }
  if (kind === "place") {
    const now =
      /现在|目前|此刻|当前/.test(here.clause.text) ||
      newestStop.test(here.clause.text) ||
      (/在$/.test(before(here.clause.text, text, here)) && !/最近|曾|经过|途经/.test(here.clause.text));
    const sign = [...here.around.marks].find(([, one]) => one === mark)?.[0] ?? "-";
    const isLatest = known.latest.some((place) => place.includes(text) || text.includes(place));
    const stale = now && known.latest.length > 0 && !isLatest;
    // Passing a place is neither being signed for there nor an address to send to.
    const isAddress = /[寄退]到|寄往|寄回|收货地址/.test(here.clause.text);
    const isEnd = /签收(?:地|点|于)|地址|[送发]到|收货/.test(here.clause.text) && !known.latest.some((place) => place.includes(text));
    const left =
      isLatest &&
      (/离开|发出|驶出/.test(here.clause.text) ||
        here.clause.text.includes(`从${sign}出`) ||
        (/[发运前]往/.test(here.clause.text) && !/从/.test(here.clause.text)));
    // Who delivers is where the parcel was last.
    const isGone = /派|投递|配送|送货|在送|送着|负责送|送件/.test(here.clause.text) && !isLatest && !/从|经过|途经|之前|离开/.test(here.clause.text);
    const denied = /[没未](?:有|能)?(?:到|经)/.test(here.clause.text);
    return [{ kind: "place", text, support: stale || isAddress || isEnd || left || isGone || denied ? null : name }];
  }
  if (kind === "item" && /(?:拍|买|选|要|订|下单|购买|选购|这[款件单])的?.{0,4}(?:是|为|:)/.test(here.clause.text) && !/不是/.test(here.clause.text))
    return [{ kind: "state", text, support: name }];
  if (kind === "carrier") return [{ kind: "state", text, support: name }];
  if (kind === "city") {
    const toward =
      /离[\ue000-\uf8ff][^,]{0,3}还|[就只还]差[\ue000-\uf8ff]|到[\ue000-\uf8ff](?:这|那|的)?一?(?:段|程|中间|之间)|的路上|当地|城市|运到|下一站|目的地|终点|收货|收件|发往|运往|寄往|送往|前往|到您|地址|往/.test(
        here.clause.text,
      ) && !/到了|到达|已到|抵达/.test(here.clause.text);
    const notYet = /[没未](?:有|能)?(?:到|送|收到)/.test(here.clause.text) && known.truth.has("sign:not");
    return [{ kind: "place", text, support: toward || notYet ? name : null }];
  }
  return [];
}

function before(clause: string, text: string, here: Here): string {
  const sign = [...here.around.marks].find(([, mark]) => mark.text === text)?.[0] ?? "";
  return clause.slice(0, Math.max(0, clause.indexOf(sign)));
}

/** Whether the clause names such a text of the record. */
export function markOf({ clause, around }: Here, kind: string): boolean {
  return [...clause.text].some((sign) => around.marks.get(sign)?.kind === kind);
}
