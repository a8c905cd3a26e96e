import type { HeardWant, Want } from "../../../main/hub/contract/words.ts";
import { conceptsOf } from "./concepts.ts";
import { isTelling, moodOf } from "./mood.ts";
import { plainWords } from "./plain.ts";
import { plainlyHeard, ruledWants } from "./rules.ts";
import type { WantGuess, WantModel } from "./want-model.ts";

/** What a rule hears is right as often as this on real words. */
const BY_RULE = 0.92;
/** That words are none of ours is never sure: the list is closed and the world is not. */
const SOME = 0.4;
/** See where it is used. */
const TOLD = 0.8;
/** Nothing to go by. */
const NOTHING = 0;
/** A clause counts where it is this sure, and never more than the whole: alone it is short, and short words are soon taken for something. */
const SURE_CLAUSE = 0.6;
/** A second want of the same words. */
const SECOND = 0.4;
/** What was said earlier may be settled by now; what a part says may be meant otherwise in the whole. */
const EARLIER = 0.8;
const SHORTEST_CLAUSE = 4;
const MOST_CLAUSES = 8;
const MOST = 4;
/** Longer messages are heard by their beginning and end: what a buyer wants stands there, and hearing takes no longer for a novel. */
const BEGINNING = 400;
const END = 200;
const SHORT = 10;

/** Concepts that ask without saying about what. */
const unbound: ReadonlySet<string> = new Set(["when", "where", "why", "can", "not", "hurry", "done", "ask", "slot", "state"]);
const idle: ReadonlySet<Want> = new Set(["none", "thanks"]);

/**
 * What a buyer wants by the newest words, surest first, never empty: `none` where nothing of the list is heard. A fragment that says nothing
 * by itself is heard together with the words before it.
 * @param words the buyer's last words, newest first.
 */
export function hearWants(model: WantModel, words: readonly string[]): HeardWant[] {
  const [newest = "", before] = words;
  const heard = hearOne(model, newest);
  const [first] = heard;
  if (!before || !first || first.want === "thanks" || !isFragment(newest, first)) return heard;
  const together = hearOne(model, `${before}，${newest}`).filter((each) => !idle.has(each.want) && each.confidence >= SECOND);
  return together.length > 0 ? together.map((each) => ({ ...each, confidence: each.confidence * EARLIER })) : heard;
}

/** Short words that name nothing service knows, only when, how or whether: what they are about was said before. */
function isFragment(said: string, { want, confidence }: HeardWant): boolean {
  const plain = plainWords(said);
  if ([...plain].length > SHORT) return false;
  return conceptsOf(plain).every((concept) => unbound.has(concept)) || (want === "none" && confidence < SECOND);
}

/** "我不是要退货，我是问怎么用": what is put aside is not wanted, what is asked behind it is. */
const PUT_ASIDE =
  /^(?:.{0,6}[,. ])?我?(?:不是|没有?|又?没说)(?:要|想|说|来|让你)?[^,. ]{1,8}[,. ]+我?(?:只|就|而)?是(?:想|要|来)?(?:咨?询?问(?:问|一?下)?|打听|了解)/;

function meant(plain: string): string {
  const asked = plain.replace(PUT_ASIDE, "");
  return asked.length >= SHORTEST_CLAUSE - 1 ? asked : plain;
}

function hearOne(model: WantModel, text: string): HeardWant[] {
  const cut = text.length > BEGINNING + END ? `${text.slice(0, BEGINNING)}，${text.slice(-END)}` : text;
  const plainly = plainlyHeard(cut);
  if (plainly === "none") return [{ want: "none", mood: "asks", confidence: NOTHING }];
  if (plainly) return [{ want: plainly, mood: "asks", confidence: BY_RULE }];
  const plain = meant(plainWords(cut));
  const ruled = ruledWants(plain);
  const dropped = new Set<Want>(ruled.flatMap((each) => each.insteadOf));
  const found = new Map<Want, HeardWant>();
  const take = ({ want, confidence }: WantGuess, said: string): void => {
    if (dropped.has(want) || (found.get(want)?.confidence ?? 0) >= confidence) return;
    found.set(want, { want, mood: moodOf(want, said), confidence });
  };
  for (const { want } of ruled) take({ want, confidence: BY_RULE }, plain);
  const { best, second } = model.guess(plain);
  if (best.want === "none") best.confidence *= SOME;
  // Who tells of goods without asking may as well complain of them: what a scorer takes for a question is none for sure.
  if (best.want === "product_question" && isTelling(plain)) best.confidence *= TOLD;
  take(ruled.length > 0 ? { ...best, confidence: best.confidence * EARLIER } : best, plain);
  if (second.confidence >= SECOND) take(second, plain);
  const parts = clausesOf(plain).map((clause) => ({ clause, ...model.guess(clause).best }));
  const clear = parts.filter((part) => part.confidence >= SURE_CLAUSE && !idle.has(part.want));
  // Two clear parts that want different things make the whole unclear: then the parts are what was said.
  const several = new Set(clear.map((part) => part.want)).size > 1 && (idle.has(best.want) || clear.some((part) => part.want === best.want));
  const most = several || idle.has(best.want) ? 1 : Math.max(best.confidence, ...[...found.values()].map((each) => each.confidence)) * EARLIER;
  for (const { clause, want, confidence } of clear) take({ want, confidence: Math.min(confidence * EARLIER, most) }, clause);
  // What is written in letters that no utterance has is none of ours, and never nothing at all.
  if (found.size === 0) return [{ want: "none", mood: "asks", confidence: NOTHING }];
  const sorted = [...found.values()].sort((a, b) => b.confidence - a.confidence || (a.want < b.want ? -1 : 1));
  const asking = sorted.filter((each) => !idle.has(each.want));
  return (asking.length > 0 && sorted.some((each) => !idle.has(each.want) && each.confidence >= SECOND) ? asking : sorted).slice(0, MOST);
}

/** Sentences and clauses of a text of several; none for a text of one. */
function clausesOf(plain: string): string[] {
  const clauses = plain.split(/[,.?!~;\n]| and | also |(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/).map((each) => each.trim());
  const long = clauses.filter((each) => each.length >= SHORTEST_CLAUSE);
  return clauses.length > 1 ? long.slice(0, MOST_CLAUSES) : [];
}
