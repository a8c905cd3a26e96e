/** The seller's terms as facts: who pays freight for which reason, how long returns, prices and warranties run, when somebody answers. Read once, from a record's slots. */
import type { ReplyRecord } from "../contract/index.ts";
import { plain } from "./glyphs.ts";
import { chineseNumber } from "./numerals.ts";
import { clausesOf } from "./sentences.ts";
import { timesIn } from "./times.ts";

/** What a term is about. */
type Topic = "freight" | "returns" | "invoice" | "hours" | "price" | "warranty" | "answer";
type Payer = "seller" | "buyer";
/** Why goods go back, as far as freight depends on it. */
type Why = "fault" | "wish";

export interface SellerTerms {
  freight: Readonly<Record<Why, Payer | null>>;
  /** Spans (`7day`) by what runs so long; `null` where nothing is set. */
  spans: Readonly<Record<Exclude<Topic, "freight" | "hours">, string | null>>;
  /** `HH:mm` from and to. */
  hours: readonly string[];
  /** Repaired without a charge, when nobody broke it. */
  warranty: { free: boolean; notMadeByHand: boolean } | null;
  /** Somebody writes invoices at all. */
  invoices: boolean;
  /** What supports a term that is said, by its topic. */
  names: Readonly<Record<Topic, string>>;
}

const whys: Readonly<Record<Why, RegExp>> = {
  fault: /质量|瑕疵|破损|损坏|发错|错发|漏发|少发|坏了|有毛病|有问题|故障|运坏|压坏/,
  wish: /无理由|不想要|不喜欢|不要了|个人原因|不合适|不合身|尺码|大小|改主意|没有?质量问题|不是质量问题|不属于质量|非质量|七天|7天|不满意|其[他它余]原因|其[他它余]情况|别的原因|除此之外/,
};
const payers: readonly (readonly [Payer, RegExp])[] = [
  ["seller", /我们|咱们|咱家|店里|本店|店铺|小店|商家|卖家|我方|(?<!您)这边|(?:我们?|咱)(?:这边|来)/],
  ["buyer", /(?<![替给帮为跟和对向与])您|买家|顾客|客户|自己|自理|自付|自费|自行/],
];
const pays =
  /(?:算|是)(?=我们的|咱们的|店里的|您的$|您自己的)|算(?=我们|咱们|店|商家|您|买家)|承担|负担|(?<!申|提|发|算|寄|退|做|得|指|列|超|付)出(?!来|库|现|去|仓|货|了问题|问题|具)|支付|来付|(?:要|得|需|自己|自|您|我们|买家|卖家|商家|先|会)付(?!了|款|的)|掏|自理|自付|自费|包(?![括含裹装])|报销/;

/** Reads a record's slots. */
export function sellerTermsOf({ slots }: Pick<ReplyRecord, "slots">): SellerTerms {
  const span = (text: string | undefined): string | null => (text === undefined ? null : (timesIn(plain(text)).times.find((said) => said.span)?.span ?? null));
  const warranty = slots.质保说明 === undefined ? null : plain(slots.质保说明);
  const name = (slot: string): string => `${slot}：${slots[slot] ?? ""}`;
  return {
    freight: freightOf(plain(slots.退货运费 ?? "")),
    spans: {
      returns: span(slots.退货期限),
      invoice: span(slots.开票时限),
      price: span(slots.价保天数),
      warranty: span(warranty ?? undefined),
      answer: span(slots.答复时限),
    },
    hours: timesIn(plain(slots.工作时间 ?? "")).times.flatMap(({ clock }) => clock ?? []),
    warranty: warranty === null ? null : { free: warranty.includes("免费"), notMadeByHand: /非人为|不是人为/.test(warranty) },
    invoices: slots.开票方式 !== undefined,
    names: {
      freight: name("退货运费"),
      returns: name("退货期限"),
      invoice: name("开票方式"),
      hours: name("工作时间"),
      price: name("价保天数"),
      warranty: name("质保说明"),
      answer: name("答复时限"),
    },
  };
}

function freightOf(text: string): SellerTerms["freight"] {
  const found: Record<Why, Payer | null> = { fault: null, wish: null };
  for (const clause of clausesOf(text)) {
    const payer = payerIn(clause.text);
    const named = (Object.keys(whys) as Why[]).filter((why) => whys[why].test(clause.text));
    for (const why of named.length > 0 ? named : (["fault", "wish"] as const)) found[why] ??= payer;
  }
  return found;
}

/** Who pays by a clause: the last party named before the paying. */
function payerIn(text: string): Payer | null {
  const at = text.search(pays);
  if (at < 0) return null;
  const head = /[算是]/.test(text[at] ?? "") ? text.slice(at, at + 4) : text.slice(0, at + 2);
  // "邮费不用您出": then the other one pays.
  const spared = /(?:不用|不需要|无需|不必|不要|用不着|免您|不让)(?:您|买家)/.test(head);
  if (spared) return "seller";
  const ends = payers.map(([payer, form]) => ({ payer, at: lastOf(head, form) })).filter((one) => one.at >= 0);
  return ends.sort((left, right) => right.at - left.at)[0]?.payer ?? null;
}

function lastOf(text: string, form: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(form.source, "g"))) last = match.index + match[0].length;
  return last;
}

/** Why goods would go back, as a sentence says it. */
function whyIn(text: string): Why | null {
  if (whys.wish.test(text) && !/(?:有|(?<!不)是|因为?|出现|(?<!不)属于)质量问题|发错|错发|破损|瑕疵/.test(text)) return "wish";
  return whys.fault.test(text) ? "fault" : null;
}

/** What is said of the terms. */
export interface TermSaid {
  topic: Topic;
  /** What supports it; `null` where it says otherwise. */
  support: string | null;
}

const more = /双倍|两倍|全额|全包|终身|永久|任何|无论|不管|什么原因|随时退|都包|一律|当天|秒|换新|换件|直接换|上门|邮箱|今天|明天|随时|不限|没有.{0,2}限制/;
const soFar = /支持|可以?|能|享|内|之内|以内|有效|期限|是|一般|通常|最多|大概|左右|保/;
const broken = /[坏修]|质保|保修/;

interface TermAbout {
  /** The clause, and the one before it, whose reason it may go on from. */
  text: string;
  before: string;
  /** The whole sentence. */
  sentence: string;
  /** Keys of the times said in the clause. */
  times: readonly string[];
}

/** Holds what a clause says of the terms against them; `null` where it says nothing of them. */
export function termSaid({ text, before, sentence, times }: TermAbout, terms: SellerTerms): TermSaid | null {
  const of = (topic: Topic, agrees: boolean): TermSaid => ({ topic, support: agrees ? terms.names[topic] : null });
  const span = (topic: keyof SellerTerms["spans"]): boolean => times.every((time) => time === terms.spans[topic]);
  const around = `${before},${text}`;
  if (/运费|邮费|邮寄费|快递费|(?:路|邮)费|费用/.test(sentence) && pays.test(text)) return freightSaid({ text, before, sentence, times }, terms);
  if (/质量问题.{0,6}(?:我们|咱们|店里).{0,2}出$/.test(text)) return of("freight", terms.freight.fault === "seller");
  if (/价保|价格保护|保价|降价|差价|降了价|便宜了/.test(text) && !/补您|给您补|赔|返/.test(text))
    return terms.spans.price === null ? null : of("price", span("price") && !more.test(text) && isWithin(text));
  if (
    /^(?:而且|并且|还要|前提是|得|要|但|只要)*(?:不是|非)人为/.test(text) &&
    times.length === 0 &&
    !/修/.test(text) &&
    /修|质保/.test(sentence) &&
    terms.warranty
  )
    return of("warranty", terms.warranty.notMadeByHand);
  if (times.length > 0 && times.every((time) => time === terms.spans.warranty) && /修|质保/.test(sentence) && /弄|坏|人为/.test(text))
    return warrantySaid({ text, before, sentence, times }, terms);
  if (/人为|[弄摔用搞]坏/.test(text) && /不在(?:里|内|范围|其)|除外|不算|不包|不保|不管/.test(text) && /修|质保/.test(sentence) && terms.warranty)
    return warrantySaid({ text, before, sentence, times }, terms);
  if (/保修|质保|维修|免费修|返修|修理|修一?下|包修|内修|能修|给修|修不|修的?不/.test(text) && broken.test(around))
    return terms.warranty === null ? null : warrantySaid({ text, before, sentence, times }, terms);
  if (
    (/发票|开票|抬头/.test(text) || (/开好|开出来|能开/.test(text) && /发票|开票|抬头/.test(sentence))) &&
    !more.test(text) &&
    !/已经?开|开了|寄|发到|发给|专票|专用/.test(text)
  )
    return terms.invoices ? of("invoice", span("invoice") && !/不能|不可以|开不了|不支持|不给/.test(text)) : null;
  const short = /早上?([一二三四五六七八九十]+|[0-9]+)点?(?:到|至)?晚上?([一二三四五六七八九十]+|[0-9]+)点?/.exec(text);
  if (short && terms.hours.length === 2) return of("hours", shortHours(short) === terms.hours.join());
  if (terms.hours.length === 2 && /人工|客服|上班|工作时间|在线|营业(?![部厅点所])|值班|服务时间/.test(text)) {
    const clocks = times.filter((time) => /^ ?\d\d:\d\d$/.test(time)).map((time) => time.trim());
    if (clocks.length > 0) return of("hours", clocks.every((clock) => terms.hours.includes(clock)) && clocks.length === times.length);
    // How long somebody may take to answer is not how long somebody is there.
    if (times.length > 0 && /在线|人工|值班|上班|营业|都在|都有人/.test(text) && !/答复|回复|核实|答覆/.test(text)) return of("hours", false);
  }
  // "七天无理由是从签收那天开始算的": from when the term runs.
  if (/(?:七天|7天)无?理?由?/.test(text) && /从(?:您)?(?:签收|收货|收到)[^,]{0,6}(?:算|起|开始)/.test(text) && times.length === 0)
    return of("returns", terms.spans.returns === "7day" && !/第二天|次日|隔天|后/.test(text));
  // "七天内不影响二次销售就能申请退": the term's own condition says of what it is the term.
  if (
    times.length > 0 &&
    /内/.test(text) &&
    /申请退|申请售后|无理由|能退货|可以退货|再卖|再次?销售|二次销售/.test(sentence) &&
    /退|申请售后/.test(sentence) &&
    !/退款|退钱|到账|验|下单|付款|发货|拍下|给您|帮您|会退/.test(sentence)
  )
    return span("returns") ? of("returns", !more.test(text) && isWithin(text)) : null;
  if (
    times.length > 0 &&
    /签收|收货|收到|到手|无理由|退货期|拿到/.test(sentence) &&
    /退/.test(sentence) &&
    (soFar.test(text) || /可以|能/.test(sentence)) &&
    !/(?<!退货)退款|退钱|到账|验/.test(sentence)
  )
    return span("returns") ? of("returns", !more.test(text) && isWithin(text)) : null;
  return null;
}

/** "早九晚十". */
function shortHours([, from = "", to = ""]: RegExpExecArray): string {
  const hour = (text: string, more: number): string => `${String((chineseNumber(text) ?? 0) + more).padStart(2, "0")}:00`;
  return `${hour(from, 0)},${hour(to, (chineseNumber(to) ?? 0) < 12 ? 12 : 0)}`;
}

/** "签收7天后也能退" says the contrary of "7天内". */
function isWithin(text: string): boolean {
  return !/[天日](?:之后|以后|后)|过了|(?<![没未不])超过|(?<![没未不])超出|开外/.test(text) || /不能|不可以|不支持|就不|没法|申请不了|不行/.test(text);
}

function freightSaid({ text, before, times }: TermAbout, terms: SellerTerms): TermSaid | null {
  const payer = payerIn(text);
  if (payer === null) return null;
  const why = whyIn(text) ?? whyIn(before);
  const agrees = why === null ? payer === terms.freight.fault && payer === terms.freight.wish : terms.freight[why] === payer;
  return { topic: "freight", support: agrees && times.length === 0 && !more.test(text) ? terms.names.freight : null };
}

function warrantySaid({ text, before, sentence, times }: TermAbout, terms: SellerTerms): TermSaid {
  const around = `${before},${text}`;
  const byHand = /(?<!非|不是)人为|(?:自己|自个儿?|您)[^,]{0,6}(?:弄|摔|搞|用坏|给|洗|剪|扯|磕|砸|泡|烫|踩)|摔[坏碎了的]|[磕碰砸踩洗剪扯烫烧]坏|泡水|进水/.test(
    around,
  );
  const excluded = /不在|不能|不包|不免|不可以|不支持|不属于|(?<!不)收费|付费|除外|不算|不修/.test(text);
  const named = /非人为|不是(?:人为|自己|您)|自然|正常使用|本身/.test(sentence);
  const fits = times.every((time) => time === terms.spans.warranty);
  const free = /免费|不收钱|不要钱|不收费|不花钱/.test(text) ? terms.warranty?.free && (named || !terms.warranty.notMadeByHand) : true;
  const agrees = byHand ? excluded && terms.warranty?.notMadeByHand : !excluded && !more.test(text) && free;
  return { topic: "warranty", support: fits && agrees ? terms.names.warranty : null };
}

/** Verbs that a term's own words may hold. */
export const termVerbs: Readonly<Record<Topic, ReadonlySet<string>>> = {
  freight: new Set(["compensate", "return", "send_back", "entitled", "refund", "exchange", "pay", "ship", "back", "sign", "transit"]),
  returns: new Set(["return", "apply", "entitled", "sign", "take", "exchange", "handle", "send_back", "refund"]),
  invoice: new Set(["invoice", "apply", "complete", "handle", "install", "refund", "pay"]),
  hours: new Set(["entitled", "reply", "handle"]),
  price: new Set(["price", "compensate", "apply", "order", "entitled", "pay", "handle"]),
  warranty: new Set(["repair", "handle", "compensate", "sign", "entitled", "take", "problem"]),
  answer: new Set(["reply", "check", "handle"]),
};
