import { actsOf } from "./acts.ts";
import { figuresIn } from "./amounts.ts";
import { plain } from "./glyphs.ts";
import { tokensOf } from "./lexicon.ts";
import { clausesOf } from "./sentences.ts";
import { timesIn } from "./times.ts";

/** What a text commits to or states, as the guard reads it, without holding it against anything: verbs by what they are about, and whether it names figures or times. */
export function commitmentsOf(text: string): { promises: string[]; states: string[]; figures: boolean } {
  const promises = new Set<string>();
  const states = new Set<string>();
  let figures = false;
  for (const clause of clausesOf(plain(text))) {
    const { times, rest } = timesIn(clause.text);
    if (times.length > 0 || figuresIn(rest).length > 0) figures = true;
    for (const act of actsOf(tokensOf(clause.text), clause.asks)) {
      if (act.mode === "ahead" || (act.mode === "bare" && act.type !== "state")) promises.add(act.verb);
      else if (act.mode === "done" || act.mode === "doing" || act.mode === "not" || act.mode === "bare") states.add(act.verb);
    }
  }
  return { promises: [...promises], states: [...states], figures };
}
