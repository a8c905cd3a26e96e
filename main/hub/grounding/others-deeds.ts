/** What nobody may tell of others by shape alone: what a platform does by itself, what it decided, and whose mistake something was. Pure. */
import type { Known } from "./known.ts";

const byItself =
  /(?:平台|系统|后台)[^,]{0,8}自动[^,]{0,4}(退(?!回件)|关|取消|撤|同意|通过|拒|驳|打款|放款|赔|补|结束|完成|确认收货|处理|返)|(?:退款|钱|款|差价|订单|申请|售后)[^,]{0,4}(?:会|将|就会?)[^,]{0,2}自动(退|关|取消|撤|同意|通过|到账|返|结束)/;

/** "到期平台会自动关闭申请": what happens when nobody acts is one thing, the record's; @returns the fault, or `null`. */
export function platformByItself(clause: string, known: Known): string | null {
  const found = byItself.exec(clause);
  if (!found) return null;
  const deed = found[1] ?? found[2] ?? "";
  if (/^(?:退|同意|通过)/.test(deed) && known.byDefault !== null && !/差价|运费|补|赔/.test(clause)) return null;
  return known.allowed.some(({ text }) => text.includes("自动") && text.includes(deed)) ? null : `“${found[0]}”没有依据`;
}

const verdict =
  /\b(?:platform|marketplace)\b(?: (?:has|have|had|is|was|will|already|just|now|also|us|side|team)){0,3} (?:asked|told|ordered|required|instructed|decided|ruled|agreed|approved|rejected|refused|determined|judged|requiring|forcing|making|wants|requires|forces)\b/;
const mistake =
  /\b(?:our|my|the) (?:\w+ )?(?:warehouse|team|staff|colleagues?|packers?|factory|supplier|courier|system|agent)\b[^,.?]*\b(?:wrong(?:ly)?|mistaken(?:ly)?|incorrect(?:ly)?|by mistake|in error|forgot|forgotten|mixed up|mislabel\w*|mispack\w*)\b|\bwe\b[^,.?]{0,24}\b(?:packed|sent|shipped|picked|put in|delivered|labelled|labeled|forgot|mixed up)\b[^,.?]{0,14}\b(?:wrong|different|incorrect|mistake|it up)\b/;

/** What a platform is said to have decided, and mistakes that are owned, in English. @returns the faults. */
export function englishOthers(text: string): string[] {
  return [verdict.exec(text), mistake.exec(text)].flatMap((found) => (found ? [`“${found[0]}”没有依据`] : []));
}
