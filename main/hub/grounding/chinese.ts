/** Reads a Chinese sentence clause by clause; what is kept back for its wording is read again in plain words. Pure. */
import { readClause } from "./clause.ts";
import { framed } from "./framing.ts";
import { tokensOf } from "./lexicon.ts";
import type { Around, Mark } from "./reading.ts";
import { type Clause, clausesOf } from "./sentences.ts";
import { timesIn } from "./times.ts";
import { replaced } from "./told.ts";
import type { Claim } from "./verdict.ts";
import { added, inPlainWords, joined, once, staged, turned } from "./wordings.ts";

interface Read {
  claims: Claim[];
  faults: string[];
}

const clean = ({ claims, faults }: Read): boolean => faults.length === 0 && claims.every(({ support }) => support !== null);

/** @param sentence plain, with the record's texts marked; @param said the same without marks. */
export function readChinese(sentence: string, { known, marks, said }: Pick<Around, "known" | "marks"> & { said: string }): Read {
  const read = readOnce(sentence, { known, marks, said });
  // A word that no reply says stays what it is, however it may be said.
  if (clean(read) || tokensOf(sentence).some(({ never }) => never !== undefined)) return read;
  const plainly = inPlainWords(inCharge(carrying(sentence, marks), marks));
  if (plainly === sentence || plainly.trim() === "") return read;
  const again = readOnce(plainly, { known, marks, said: inPlainWords(said) });
  return clean(again) ? again : read;
}

/** "岳麓营业部负责的": who delivers it. */
function inCharge(sentence: string, marks: Around["marks"]): string {
  return sentence.replace(
    /(?:由|是)?([\ue000-\uf8ef])(?:在)?负责(?:派送|派件|配送|投递|送)?(?:这边|这块|这单)?的?(?=$|[,。!?;~呢哈哦])/g,
    (whole, sign: string) => (marks.get(sign)?.kind === "place" ? `在${sign}派送` : whole),
  );
}

/** "是圆通送的", "圆通给送的": who carries it. A place there would be where it comes from, and stays what it is. */
function carrying(sentence: string, marks: Around["marks"]): string {
  return sentence.replace(
    /(^|[,。!?;~])(?:(?:您这单|这单|包裹|快递|货|件)?(?:是|走的?是?|用的?是?|由))([\ue000-\uf8ef])(?:快递)?(?:给您|帮您|负责|承担)?(?:在)?(?:送|派送|配送|承运|运|寄|发)的/g,
    (whole, before: string, sign: string) => (marks.get(sign)?.kind === "carrier" ? `${before}快递是${sign}` : whole),
  );
}

/** Goods came where they were just said to be: "在武汉,22号凌晨到的" tells when they came there. */
function cameThere(clauses: readonly Clause[], at: number, marks: Around["marks"]): string[] {
  const [clause, last] = [clauses[at], clauses[at - 1]];
  const place = [...(last?.text ?? "")].findLast((sign) => marks.get(sign)?.kind === "place");
  if (
    !clause ||
    !last ||
    last.asks ||
    last.supposed ||
    place === undefined ||
    [...clause.text].some((sign) => marks.has(sign) && marks.get(sign)?.kind === "place")
  )
    return [];
  const came = /^(.*?)(?:到|抵达)(?:的|了|那的|那边的|那里的)[呢哈哦啊]*$/.exec(clause.text);
  return came && onlyWhen.test(timesIn(came[1] ?? "").rest) ? [`${came[1]}到了${place}`] : [];
}

/** What speaks of the way back. */
const ofReturn =
  /寄回|退回|退货(?!退款|申请|款|流程|原因|政策|期|吗|的话|条件|服务|类型|时效|规则|要求|问题)|退件|寄过来|寄来|回寄|您(?:寄|退)(?:的|来|回|过来)/;

const spokenOf = /钱|款项|退款|货款|退货|旧的|旧件|货|东西|衣服|睡衣|包裹|快递(?!员|公司|那边|小哥)|快件|申请|售后|单号|物流|轨迹|订单|单子/;
/** Nothing but when, or with what small words around it. */
const onlyWhen = /^(?:就|是|大概|在|,|的|哈|呢|哦|左右|那会儿?|的时候|\uf8f0)+$/;
/** How far back a clause takes what it speaks of. In clauses. */
const REACH = 3;

/**
 * The clause with what it leaves out, as the clauses before named it: "钱收到了,20号收到的" speaks of the money still, "货26号到的,十点二十" tells when.
 * What is supposed or asked names nothing.
 */
function elliptic(clauses: readonly Clause[], at: number): string[] {
  const clause = clauses[at];
  if (!clause || clause.asks || clause.supposed || at === 0) return [];
  const last = clauses[at - 1];
  if (last && !last.asks && !last.supposed && onlyWhen.test(timesIn(clause.text).rest)) return [`${last.text}${clause.text}`];
  if (spokenOf.test(clause.text)) return [];
  const named = clauses
    .slice(Math.max(0, at - REACH), at)
    .filter(({ asks, supposed }) => !asks && !supposed)
    .flatMap(({ text }) => spokenOf.exec(text)?.[0] ?? []);
  const [thing] = named.slice(-1);
  return thing === undefined ? [] : [`${thing}${clause.text}`];
}

/** The return's number, or who carries it. */
const isOfReturn = (mark: Mark | undefined): boolean => mark?.kind === "back_waybill" || (mark?.kind === "carrier" && /退货/.test(mark.name));

function readOnce(sentence: string, { known, marks, said }: Pick<Around, "known" | "marks"> & { said: string }): Read {
  const claims: Claim[] = [];
  const faults: string[] = [];
  let continues = false;
  const clauses = framed(clausesOf(staged(turned(joined(added(once(sentence)))))));
  for (const [at, clause] of clauses.entries()) {
    const back =
      ofReturn.test(sentence.slice(0, sentence.indexOf(clause.text) + clause.text.length)) ||
      (!replaced.test(sentence) && [...sentence].some((sign) => isOfReturn(marks.get(sign))));
    const around: Around = { known, marks, sentence: said, continues, back, before: clauses[at - 1]?.text ?? "", after: clauses[at + 1]?.text ?? "" };
    const reading = readClause(clause, around);
    const taken = clean(reading)
      ? reading
      : ([...elliptic(clauses, at), ...cameThere(clauses, at, marks)].map((text) => readClause({ ...clause, text }, around)).find(clean) ?? reading);
    claims.push(...taken.claims);
    faults.push(...taken.faults);
    continues = taken.opens;
  }
  return { claims, faults };
}
