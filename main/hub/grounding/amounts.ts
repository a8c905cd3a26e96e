/** Sums of money and other figures in any writing, and what a sum is the sum of. */
import { chineseNumber, NUMBER } from "./numerals.ts";

/** What an amount is the amount of. `refund` is a refund that is not said to be asked for, possible or done. */
export type Subject = "paid" | "claimed" | "refundable" | "refunded" | "refund" | "freight" | "item" | "beside" | "other";

export interface Figure {
  text: string;
  at: number;
  /** Fen; `null` where it is no exact sum in yuan (`$5`, `一半`, `五十多块`, `8折`). */
  fen: number | null;
  /** A bare number: a sum only if the clause speaks of money. */
  bare: boolean;
}

const unit = "元|(?<!一)块|(?<=一)块(?!儿|放|装|寄|拍|带|附|塞|拿|包|写)|圆|rmb|cny|人民币|yuan";
const sums: readonly RegExp[] = [
  new RegExp(`(?<range>(?:${NUMBER})\\s*[-~至到、]\\s*)?(?:rmb|cny|人民币|[¥￥])\\s*(?<sum>${NUMBER})(?<many>\\s*[万wk])?(?:\\s*(?:元|块))?`, "g"),
  new RegExp(
    `(?<range>(?:${NUMBER})\\s*[-~至到、]\\s*)?(?<sum>${NUMBER})(?<many>\\s*(?:多|余|来|几|万|[wk]))?\\s*(?:${unit})(?:整|钱)?(?<part>[0-9零一二三四五六七八九半](?![0-9十百千万个天日]))?(?:毛|角)?(?:钱)?`,
    "g",
  ),
];
/** Other moneys, parts of a whole, rates: no record tells them. */
const inexact = new RegExp(
  `(?:[$€£]\\s*(?:${NUMBER}))|(?:${NUMBER}|几|半|数)\\s*(?:多|余|来)?\\s*(?:美元|美金|美刀|刀|欧元|英镑|港币|毛钱?|角钱?|分钱|块(?!儿|放|装|寄|拍|带|附|塞|拿|包|写)|元|百|千|万|usd|dollars?|bucks?)|百分之(?:${NUMBER})|(?:${NUMBER})\\s*(?:%|个点|个百分点|折|成(?!功|交|为|本|都)|倍)|(?:${NUMBER})分之(?:${NUMBER})|一半|半价|半数|对半|双份|两份|翻倍|加倍|分文|一分不少`,
  "g",
);
const plainNumber = new RegExp(NUMBER, "g");
/** Words with a numeral in them that count nothing, and small counts of what a buyer is asked for. */
const countless =
  /第[一二三四五](?:笔|步|条|张|遍)|一块(?=儿|放|装|寄|拍|带|附|塞|拿|包|写)|一阵|一步|(?<=[问看查瞅瞧催说提聊跑找核对记翻讲喊叫盯跟走])一(?=嘴|句|声|下|眼|圈|通|遍|回|趟|道|嗓子|耳朵|轮|程|番)|一(?=停|慢|急|晚|拖|等|卡|到(?![一二两三四五六七八九十0-9])|来(?!二|一))|早上?(?:[一二三四五六七八九十]+|[0-9]+)点?(?:到|至)?晚上?(?:[一二三四五六七八九十]+|[0-9]+)点?|(?<=(?<twice>[一-龥]))一(?=\k<twice>)|一(?=概|有进|有消|有结|有更|有回|有新|揽|派|打包|审|批|寄|扫|收到|到货|更新|出库|动|验|核实|边|发货|签收|确认)|十几(?=秒|张)|一共|一下|一个|一些|一点|一份|一样|一直|一般|一起|一并|一致|一同|统一|一位|一种|一方面|一次|一遍|一步|一句|一声|一旦|一切|一趟|一小会儿?|一会儿?|第一次|第一时间|一条|下一站|上一站|一站|万一|十分|两者|[一二两三四五六七八九几1-9](?:到|至|-|~|、)?[一二两三四五六七八九几1-9]?(?:张|段|份|句|处|面)|[一二两三几1-6]个(?:角度|方面|面|问题|步骤|选项|部分|方式)|一定|一律|一经|一方|一部分|其中一|逐一|另一|同一|每一|哪一|进一步|七天无理由|7天无理由|二次|一向|一如既往|一路|一遇|一等|一看|一张|一段|一声|一心|千万|后四位|三包|十足|二选一|三选一|差一步|末[三四五六]位|后[三四五六]位|前[三四五六]位|再一次|又一次|一线|一件|一单|一台|小二|一回|一眼|一声|一趟|[两二三四五六]个字|一时半会儿?|一时半刻|一时|两头|两边|两方|两码事|两回事|一码归一码|一码事|一回事|两码|一[笔环关圈轮版番波档类股]/g;

/** Every figure of a clause in which times are blanked already. */
export function figuresIn(clause: string): Figure[] {
  const figures: Figure[] = [];
  let rest = clause;
  const take = (form: RegExp, read: (match: RegExpMatchArray) => { fen: number | null; bare: boolean } | null): void => {
    rest = rest.replace(form, (...args) => {
      const groups = typeof args.at(-1) === "object" ? (args.at(-1) as Record<string, string>) : undefined;
      const [text] = args as [string];
      const at = args.find((arg) => typeof arg === "number") as number;
      const value = read(Object.assign([text], { groups }) as unknown as RegExpMatchArray);
      if (value) figures.push({ text: text.trim(), at, ...value });
      return value ? "\uf8f2".repeat(text.length) : text;
    });
  };
  for (const form of sums) take(form, ({ groups }) => ({ fen: groups?.range || groups?.many ? null : fenOf(groups?.sum, groups?.part), bare: false }));
  take(inexact, () => ({ fen: null, bare: false }));
  rest = rest.replace(countless, (found) => "\uf8f3".repeat(found.length));
  take(plainNumber, ([text = ""]) => ({ fen: fenOf(text, undefined), bare: true }));
  return figures.sort((left, right) => left.at - right.at);
}

function fenOf(sum: string | undefined, part: string | undefined): number | null {
  const yuan = chineseNumber(sum ?? "");
  if (yuan === null) return null;
  const tenths = part === undefined ? 0 : part === "半" ? 5 : (chineseNumber(part) ?? 0);
  return Math.round(yuan * 100) + tenths * 10;
}

const subjects: readonly (readonly [Subject, RegExp])[] = [
  ["freight", /运费|邮费|快递费/g],
  ["claimed", /这次的?|本次的?|这回的?|申请的?(?:退款|退货)?(?:金额|款)?|申请[^,]{0,4}退款?/g],
  [
    "refundable",
    /(?:最多|还)?(?:还)?(?:能|可以?)(?:再)?申请|最多[^,]{0,6}退|(?:可以|能)再退|还(?:可以|能)退|可退|能退|可以退|最多退|还?剩下?(?:的)?|余下的?|剩余的?/g,
  ],
  ["refunded", /已经?(?:给您|为您|原路|成功)?退[款还回]?|实退|(?<![在正])退了|退款(?:已经?)?(?:成功|完成|到账)|到账/g],
  ["beside", /赔|补偿|补贴|补差|券|红包|优惠|差价|立减|减免|返现|价保|补您|补给|礼|送/g],
  ["item", /商品实付|商品金额|单价|本身/g],
  ["paid", /实付|付款|支付|付了|付的|订单金额|订单总额|总价|总额|合计|总共|一共|货款|下单金额|花了/g],
  ["refund", /退|[这那]笔/g],
];

/** "睡衣119元", "商品是119元": the thing named right before a sum is what costs so much. */
const thing =
  /(?:商品|宝贝|东西|(?<![退换发收验到])货|衣服|睡衣|裤子|鞋子?|套装|产品|单品|货品|物品|这[件款双台套]|那[件款双台套])(?:本身|单独)?(?:的?(?:价格|价钱|价|单价|金额))?(?:是|为|:|卖|要)?\s*$/;

/** What the sum at a place of a clause is of: the nearest word before it, else the nearest behind it. */
export function subjectOf(clause: string, figure: Figure): Subject {
  const behindIt = clause.slice(figure.at + figure.text.length);
  if (/^的?(?:运费|邮费|快递费)/.test(behindIt)) return "freight";
  if (/^的?(?:商品|货款|衣服|睡衣|产品)/.test(behindIt)) return "item";
  // "退的30元是运费那部分": a sum that is called another's.
  const called = /^[^,]{0,3}(?:是|算|属于|当作|作为)[^,不]{0,3}?(?:(运费|邮费|快递费)|赔偿|补偿|补贴|差价|优惠|定金|押金|尾款|违约金)/.exec(behindIt);
  if (called) return called[1] ? "freight" : "beside";
  if (thing.test(clause.slice(0, figure.at))) return "item";
  let before: { end: number; rank: number; subject: Subject } | null = null;
  let behind: { at: number; subject: Subject } | null = null;
  for (const [rank, [subject, form]] of subjects.entries()) {
    for (const match of clause.matchAll(form)) {
      const end = match.index + match[0].length;
      if (end <= figure.at) {
        if (!before || end > before.end || (end === before.end && rank < before.rank)) before = { end, rank, subject };
      } else if (match.index >= figure.at + figure.text.length && (!behind || match.index < behind.at)) behind = { at: match.index, subject };
    }
  }
  return before?.subject ?? behind?.subject ?? "other";
}

/** Whether an amount of the record known as `known` may be spoken of as `said`. */
export function fits(known: Subject, said: Subject): boolean {
  if (known === "item") return said === "item";
  if (known === said || known === "other") return true;
  if (said === "refund") return known === "claimed" || known === "refunded";
  if (said === "other") return known === "claimed" || known === "paid" || known === "refunded";
  return false;
}

/** What an amount of the record is of, by its id and label. */
export function subjectOfFact(id: string, label: string): Subject {
  const name = `${id} ${label}`;
  if (/运费|freight/.test(name)) return "freight";
  if (/申请|claim|case_amount/.test(name)) return "claimed";
  if (/可退|refundable/.test(name)) return "refundable";
  if (/已退|refunded/.test(name)) return "refunded";
  if (/商品|item/.test(name)) return "item";
  if (/实付|付款|paid/.test(name)) return "paid";
  return "other";
}
