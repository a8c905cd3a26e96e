/** Everything a reply may rest on, read once from its record. Words of buyers, titles of goods and the like name things; they vouch for nothing. */
import type { ReplyRecord } from "../contract/index.ts";
import { toBeijing } from "../kernel/time.ts";
import { actsOf } from "./acts.ts";
import { figuresIn, type Subject, subjectOfFact } from "./amounts.ts";
import { plain } from "./glyphs.ts";
import { tokensOf } from "./lexicon.ts";
import { type SellerTerms, sellerTermsOf } from "./seller-terms.ts";
import { clausesOf } from "./sentences.ts";
import { bare, type Span, spansOf } from "./spans.ts";
import { type Said, timesIn } from "./times.ts";
import { type Truth, truthOf } from "./truth.ts";
import { standing } from "./weigh/features.ts";

/** A moment of the record: `events` are the verbs it is the time of; empty = of anything. */
export interface Moment {
  day: string;
  year: string | null;
  clock: string | null;
  events: readonly string[];
  name: string;
}

/** A sentence the seller allows, and what it commits to. */
export interface Allowed {
  text: string;
  name: string;
  verbs: ReadonlySet<string>;
  times: ReadonlySet<string>;
  amounts: ReadonlySet<number>;
  conditions: readonly string[];
}

export interface Known {
  spans: readonly Span[];
  amounts: readonly { fen: number; subject: Subject; name: string }[];
  moments: readonly Moment[];
  allowed: readonly Allowed[];
  truth: Truth;
  terms: SellerTerms;
  /** That the platform refunds when nobody acts; `null` where it does not. */
  byDefault: string | null;
  whereabouts: string;
  latest: readonly string[];
  /** What the case is, in its own words ("退货退款"). */
  kinds: readonly { text: string; name: string }[];
  /** How order, parcel and after-sale stand, as the weighing sees it. */
  stands: readonly string[];
  /** Words the house does not use with buyers. */
  forbidden: readonly string[];
}

const events: readonly (readonly [RegExp, readonly string[]])[] = [
  [/下单|created/, ["order"]],
  [/付款|paid_at/, ["pay"]],
  [/承诺|promised/, ["promised"]],
  [/出库|outbound/, ["outbound", "ship"]],
  [/揽收|picked/, ["pickup", "ship"]],
  [/扫描|scan/, ["scan", "arrive", "transit", "stall"]],
  [/签收|signed/, ["sign", "arrive", "deliver", "place", "take"]],
  [/申请时间|opened/, ["apply", "refund", "return", "claim"]],
  [/到仓|arrived/, ["back_arrive"]],
  [/验货|inspected/, ["inspect"]],
  [/时限|deadline/, ["deadline"]],
];
/** Words under which alone a promise holds. */
const conditions =
  /质量|七天|7天|无理由|未拆|完好|审核|到仓|验收|验货|发错|错发|漏发|少发|破损|凭证|照片|二次销售|符合|如果|如有|若|我们的原因|商家原因|收到后|签收后|之后|以上|满\d+|首次|会员|指定|部分/g;

/** @param sayings texts allowed word for word besides the record's promises, as a card's or a setting's. */
export function knownOf(record: ReplyRecord, sayings: readonly string[]): Known {
  const allowed = [...record.promises.map(({ text }) => text), ...record.sayings, ...sayings, ...termSentences(record.slots)]
    .map(allowedOf)
    .filter(({ text }) => text !== "");
  const whereabouts = plain(record.whereabouts);
  const truth = truthOf(record);
  // What the whereabouts tell is so, too: they are computed from what channel, warehouse and carrier said.
  for (const clause of clausesOf(whereabouts).filter(({ text }) => !/承诺|预计|请/.test(text)))
    for (const act of actsOf(tokensOf(clause.text), false))
      if (act.mode === "done" || act.mode === "doing" || act.mode === "not" || (act.mode === "bare" && act.type === "state"))
        // Where it arrived on its way is not that it is there.
        truth.set(`${act.verb === "arrive" ? "reach" : act.verb}:${act.mode === "bare" ? "done" : act.mode}`, "物流状态");
  return {
    stands: standing(record),
    spans: spansOf(record, allowed, whereabouts),
    amounts: record.facts.flatMap((fact) => amountsOf(fact)),
    moments: [...record.facts.flatMap((fact) => momentsOf(fact, record)), ...momentsIn(whereabouts, "物流状态")],
    allowed,
    truth,
    terms: sellerTermsOf(record),
    byDefault: record.facts.find(({ id, value }) => id === "default" && value === "refund")?.text ?? null,
    whereabouts,
    latest: record.facts.filter((fact) => fact.kind === "place" && /最近|所在|当前/.test(fact.label)).map((fact) => plain(fact.text)),
    kinds: record.facts.filter(({ label }) => label === "售后类型").map(({ label, text }) => ({ text, name: `${label}：${text}` })),
    forbidden: record.forbiddenWords.map(plain).filter((word) => word !== ""),
  };
}

/** Whether a place that was named, in whatever language, is where the parcel was last. */
export function isLatest({ text, name }: { text: string; name: string }, { latest, spans }: Known): boolean {
  const same = (place: string, called: string): boolean => place.includes(called) || called.includes(place) || name.includes(place);
  return latest.some((place) => same(place, text) || spans.some((span) => span.text === text && span.name.includes(place)));
}

/** What the seller's terms say, as sentences: a duration alone says nothing, so that it is said with what it is the duration of. */
function termSentences(slots: ReplyRecord["slots"]): string[] {
  const sentence: Readonly<Record<string, (value: string) => string>> = {
    退货地址: (value) => value,
    退货运费: (value) => value,
    开票方式: (value) => value,
    开票时限: (value) => `${value}内开具发票`,
    工作时间: (value) => value,
    价保天数: (value) => `支持${value}价保`,
    质保说明: (value) => value,
    退货期限: (value) => `支持${value}无理由退货`,
    安装说明: (value) => value,
  };
  return Object.entries(slots).flatMap(([name, value]) => sentence[name]?.(value) ?? []);
}

function allowedOf(text: string): Allowed {
  const said = bare(plain(text));
  const clauses = clausesOf(said);
  const verbs = new Set(clauses.flatMap((clause) => actsOf(tokensOf(clause.text), false).map((act) => act.verb)));
  const times = new Set(clauses.flatMap((clause) => timesIn(clause.text).times.map(timeKey)));
  const amounts = new Set(clauses.flatMap((clause) => figuresIn(timesIn(clause.text).rest).flatMap((figure) => figure.fen ?? [])));
  return { text: said, name: text, verbs, times, amounts, conditions: said.match(conditions) ?? [] };
}

/** One string for a time, to compare. */
export function timeKey(said: Said): string {
  return said.span ?? said.word ?? `${said.day ?? ""} ${said.clock ?? ""}`.trim();
}

function amountsOf(fact: ReplyRecord["facts"][number]): Known["amounts"][number][] {
  const name = `${fact.label}：${fact.text}`;
  if (fact.kind === "amount") return [{ fen: Number(fact.value), subject: subjectOfFact(fact.id, fact.label), name }];
  if (fact.kind !== "finding") return [];
  return figuresIn(timesIn(plain(fact.text)).rest).flatMap(({ fen, bare: isBare }) =>
    fen === null || isBare ? [] : [{ fen, subject: "other" as const, name }],
  );
}

function momentsOf(fact: ReplyRecord["facts"][number], record: ReplyRecord): Moment[] {
  if (fact.kind === "finding") return momentsIn(plain(fact.text), `${fact.label}：${fact.text}`);
  if (fact.kind !== "date" && fact.kind !== "deadline") return [];
  const name = `${fact.label}：${fact.text}`;
  const parcel = /^(parcel_\d+)_/.exec(fact.id)?.[1];
  const isBack = parcel !== undefined && record.facts.some((other) => other.id === `${parcel}_waybill` && /退货/.test(other.label));
  const of = isBack ? ["back_arrive", "send_back", "back"] : (events.find(([form]) => form.test(`${fact.label} ${fact.id}`))?.[1] ?? []);
  const found = timesIn(plain(fact.text)).times.flatMap((said) => momentOf(said, of, name));
  if (/^\d{4}-\d\d-\d\dT/.test(fact.value)) {
    const text = toBeijing(new Date(fact.value));
    found.push({ day: text.slice(5, 10), year: text.slice(0, 4), clock: text.slice(11, 16), events: of, name });
  }
  return found;
}

function momentOf(said: Said, of: readonly string[], name: string): Moment[] {
  return said.day === null ? [] : [{ day: said.day, year: said.year, clock: said.clock, events: of, name }];
}

function momentsIn(text: string, name: string): Moment[] {
  return clausesOf(text).flatMap((clause) => {
    const { times, rest } = timesIn(clause.text);
    const verbs = actsOf(tokensOf(rest), false).map((act) => act.verb);
    const of = /承诺|预计/.test(clause.text) ? ["promised", ...verbs] : verbs;
    return times.flatMap((said) => momentOf(said, of, name));
  });
}
