/** What a buyer wants: several wants in one message, each with how sure that is. */
import type { HeardWant, Want } from "../../../main/hub/contract/words.ts";
import { wants as allWants } from "../../../main/hub/contract/words.ts";
import type { LabelModel } from "../model/index.ts";
import { moodOf } from "./mood.ts";
import { isWordless, ruledWants } from "./rules.ts";

/** As much of a message as says what it wants; what follows is detail. */
const LONGEST = 600;
/** Wants told of at most; who wants more is better served by a person. */
const MOST = 3;
/** A part of a message adds a want only when it is surer than a guess. */
const PART = 0.55;
const RULED = 0.95;

const known: ReadonlySet<string> = new Set(allWants);

/** Hears with a model that was trained on the starter words. Pure: the same words, the same wants; surest first. Never empty. */
export function hear(model: LabelModel, words: string): HeardWant[] {
  const text = words.trim().slice(0, LONGEST);
  if (isWordless(text)) return [{ want: "none", mood: "asks", confidence: 0 }];
  const found = new Map<Want, number>();
  const add = (want: Want, confidence: number): void => {
    found.set(want, Math.max(found.get(want) ?? 0, confidence));
  };
  for (const want of ruledWants(text)) add(want, RULED);
  const whole = guess(model, text);
  if (found.size === 0) add(whole.want, whole.confidence);
  for (const part of partsOf(text)) {
    const ruled = ruledWants(part);
    for (const want of ruled) if (want !== "thanks") add(want, RULED);
    if (ruled.length > 0) continue;
    const { want, confidence } = guess(model, part);
    if (confidence >= PART && want !== "none" && want !== "thanks") add(want, confidence);
  }
  return [...found]
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, MOST)
    .map(([want, confidence]) => ({ want, mood: moodOf(want, text), confidence: Math.round(confidence * 1_000) / 1_000 }));
}

function guess(model: LabelModel, text: string): { want: Want; confidence: number } {
  const { label, confidence, known: familiar } = model.predict(text);
  return familiar && known.has(label) ? { want: label as Want, confidence: honest(confidence) } : { want: "none", confidence: 0 };
}

/** How the odds that the model tells stand to the odds on buyers' words: fitted on one half of real ones, checked on the other. */
const HONEST = { slope: 0.8, offset: 0.58 };

/** The model knows itself from starter rows it had not seen; those are short and alike, and harder than what buyers write. */
function honest(confidence: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, confidence));
  return 1 / (1 + Math.exp(-(HONEST.offset + HONEST.slope * Math.log(bounded / (1 - bounded)))));
}

/** Clauses long enough to want something by themselves; none where the message is one. */
function partsOf(text: string): string[] {
  const parts = text.split(/[，,。.！!？?；;\n\s]+/).filter((part) => [...part].length >= 4);
  return parts.length > 1 ? parts.slice(0, 12) : [];
}
