/** Which promises with a time a text makes to a buyer, in the terms' wording or in whatever words somebody wrote. Pure. */
import type { PromiseKind } from "../contract/words.ts";
import { dueOf } from "./said-times.ts";

/** A promise as it was said: what is promised, by when, in which sentence. */
export interface SaidPromise {
  kind: PromiseKind;
  dueAt: Date;
  text: string;
}

/** Named things are no deeds: to check an application for a refund promises an answer, not money. */
const things = /(?:退款|退货|换货|发货|开票|发票|审核|物流|处理)(?:的)?(?:申请|情况|问题|进度|事宜|时间|单号?|原因|结果|状态)/g;
const deeds: readonly (readonly [PromiseKind, RegExp])[] = [
  ["invoice", /开(?:好|具|出)|开票|发票/g],
  ["refund", /退款|退(?:还|给|回)|打款/g],
  ["ship", /发货|发出|寄出|出库|补发|重发/g],
  ["inspect", /验收|验货|质检|检验/g],
  ["answer", /答复|回复|反馈|回电|联系|告知|告诉|通知|给您(?:个|一个)?(?:结果|说法|消息|准信)|处理|审核|核实|核对|查清|查明|解决|跟进/g],
];
const english: readonly (readonly [PromiseKind, RegExp])[] = [
  ["invoice", /\binvoice\b/gi],
  ["refund", /\brefund\b/gi],
  ["ship", /\b(?:ship|dispatch|resend)\b/gi],
  ["answer", /\b(?:reply|respond|answer|get back|update you|let you know|look into|check|contact you|handle)\b/gi],
];

/** A time that begins when something else happened has no hour yet. */
const conditional =
  /(?:收到|到仓|到货|签收|寄回|寄出|验收|入库|退回|通过|同意|付款|提交|申请|下单|拍下|发货|出库)[^，,。]{0,8}(?:后|起|的话)|\bafter\b|\bonce\b/;
const ours = /我们|我方|我这边|我会|这边|同事|客服|仓库|小店|本店|\b(?:we|i|our)\b/i;
/** What the buyer, the carrier, the bank or the platform does in a time is no promise of ours. */
const others =
  /(?<!申)请(?!您?(?:放心|稍|耐心|留意))|麻烦您?|建议您|您(?:可以|可|需要?|先|在|有)|快递|物流|银行|支付宝|平台|系统|\b(?:please|you can|you must|bank|carrier|courier|platform)\b/i;
const over = /已(?:经)?(?:在)?[^，,]{0,12}(?:答复|回复|处理|发货|退款|核实)|到账|有效/;

/** Every promise with a time, the earliest of each kind. `saidAt` is when the clock starts. */
export function promisesSaid(text: string, saidAt: Date): SaidPromise[] {
  const found = new Map<PromiseKind, SaidPromise>();
  for (const sentence of text.split(/(?<=[。！!？?；;\n])|(?<=\.)(?=\s|$)/)) {
    if (/[？?]\s*$|[吗么]\s*[。]?$/.test(sentence)) continue;
    const clauses = sentence.normalize("NFKC").split(/[,;]/);
    for (const [at, clause] of clauses.entries()) {
      const dueAt = dueOf(clause, saidAt);
      if (dueAt === null || !isOurs(clause) || over.test(clause) || conditional.test(clause)) continue;
      const kind = deedIn(clause) ?? deedIn(clauses[at + 1] ?? "") ?? deedIn(clauses[at - 1] ?? "");
      if (kind === null) continue;
      const known = found.get(kind);
      if (!known || dueAt < known.dueAt) found.set(kind, { kind, dueAt, text: sentence.trim() });
    }
  }
  return [...found.values()];
}

/** Whoever is named first does it; who names nobody speaks of the house. */
function isOurs(clause: string): boolean {
  const place = (form: RegExp): number => form.exec(clause)?.index ?? Number.POSITIVE_INFINITY;
  return place(ours) < place(others) || place(others) === Number.POSITIVE_INFINITY;
}

/** What a clause promises to do: its last deed, which those before lead to. */
function deedIn(clause: string): PromiseKind | null {
  const bare = clause.replace(things, "");
  const all = [...deeds, ...english].flatMap(([kind, form]) => [...bare.matchAll(form)].map((match) => ({ kind, at: match.index })));
  // An invoice is a thing as well: whatever else is done about it, it is the invoice that is waited for.
  if (all.some(({ kind }) => kind === "invoice") && !all.some(({ kind }) => kind === "answer")) return "invoice";
  return all.toSorted((left, right) => right.at - left.at)[0]?.kind ?? null;
}
