/**
 * Weighs a sentence once the closed lists have read it. They keep back what they do not know, and a desk has more turns than any list: where only the
 * wording is unknown, a sentence passes that looks like those which were judged true; and one that they let through stays where it looks like the false
 * ones. What is found to be untrue or forbidden, given to the buyer, told as done, or said of what others do, is never weighed.
 */
import { actsOf } from "../acts.ts";
import { tokensOf } from "../lexicon.ts";
import { clausesOf } from "../sentences.ts";
import type { Truth } from "../truth.ts";
import type { Claim } from "../verdict.ts";
import { featuresOf, type Marked } from "./features.ts";
import { likelihood, weightsFrom } from "./learn.ts";
import { learnt } from "./learnt.ts";

/** From how likely on a sentence passes whose wording is unknown. */
const PASSES = { chinese: 0.8, english: 0.75 } as const;
/** Below how likely a sentence stays of which nothing rests on the record: the lists took it for harmless. */
const STAYS = 0.03;

/** By what a claim rests that was weighed. */
const BY_LIKENESS = "与核对过的说法一致";

const weights = weightsFrom(learnt);

/** What only says that a wording is not known or that nothing is found to rest it on; all other reasons stand. */
const ofWording = /^(?:状态|承诺)“.*”在记录里没有依据$|^“.*”(?:看不懂或没有依据|没有依据|没有依据的承诺)$/s;

/** What a desk does by itself, pages show and a buyer asks for: of all other verbs the record is asked, and nothing else. */
const light = new Set("check reply scan review apply handle".split(" "));
/** What is done for the buyer, or vowed. */
const giving = /[给为替赔补送返减免]您|[退还多]您|赔|补偿|补发|补一|重发|换新|送一|一定|肯定|保证|绝对|便宜|优惠|运费|邮费|快递费/;
/** What others do by themselves, why things are as they are, and who else sells. */
const ofOthers =
  /(?:平台|系统|快递(?!单|柜)|仓库|小哥|客服|财务|厂家|工厂|物流(?:公司|方)|银行)[^,。]{0,4}(?:会|自动|说|驳|判|支持|答应|告诉|让|同意|已)|单子?多|订单多|件多|量大|人手|忙不过|大促|双十|节|雨|雪|堵|放假|天气|[另别]家|那边拍/;
/** What a state is told by that is said to have come about. */
const cameAbout = /已|了|啦|咯|过|刚|着|正在|[^在]在/;
const weightyEnglish =
  /\b(?:refund|money|compensat|reimburs|credit|replac|re-?sen[dt]|re-?ship|coupon|voucher|gift|free|discount|approv|accept|reject|declin|exchang|repair|cover|pay|waiv|cancel|guarantee|promise|ensure|stock|quality|lost|damage|said|told|wrong|mistake|our (?:warehouse|staff|team))/;

/** A sentence that the lists have read. */
export interface ReadSentence extends Marked {
  /** Plain, without marks. */
  said: string;
  faults: readonly string[];
  stands: readonly string[];
  truth: Truth;
}

/** What the weighing comes to: nothing, that it passes, or that it stays. Pure. */
export function weigh(sentence: ReadSentence): "as_read" | "passes" | "stays" {
  const { faults, claims, marks, stands } = sentence;
  const isClean = faults.length === 0;
  // What rests on the record, or is said word for word as the seller allows it, is no matter of likeness.
  if ((isClean && claims.length > 0) || [...marks.values()].some(({ kind }) => kind === "said")) return "as_read";
  const from = isClean ? STAYS : passesFrom(sentence);
  if (from === null) return "as_read";
  const likely = likelihood(featuresOf(sentence, stands), weights);
  if (isClean) return likely < from ? "stays" : "as_read";
  return likely >= from ? "passes" : "as_read";
}

/** The claims of a sentence that passed by its likeness, each with what it rests on. */
export function byLikeness(claims: readonly Claim[]): Claim[] {
  return claims.map((claim) => (claim.support === null ? { ...claim, support: BY_LIKENESS } : claim));
}

/** From how likely on it passes; `null` where more than its wording is amiss. */
function passesFrom({ faults, claims, said, truth }: ReadSentence): number | null {
  const open = claims.filter(({ support }) => support === null);
  if (!faults.every((fault) => ofWording.test(fault)) || !open.every(({ kind }) => kind === "state" || kind === "promise")) return null;
  if (!/\p{Script=Han}/u.test(said)) return weightyEnglish.test(said) || open.some(({ kind }) => kind === "state") ? null : PASSES.english;
  // Where the money is back, nothing is open any more.
  if (truth.has("refund:done") && /还没|尚未|未/.test(said)) return null;
  if (giving.test(said) || ofOthers.test(said)) return null;
  if (open.some(({ kind, text }) => (kind === "promise" ? /[给帮为替]您|快递|物流|仓库|库房|平台/ : cameAbout).test(text))) return null;
  const acts = open.flatMap(({ text }) => clausesOf(text).flatMap(({ text: clause, asks }) => actsOf(tokensOf(clause), asks)));
  return acts.every(({ verb, mode }) => mode === "named" || mode === "open" || (light.has(verb) && !(mode === "not" && truth.has(`${verb}:done`))))
    ? PASSES.chinese
    : null;
}
