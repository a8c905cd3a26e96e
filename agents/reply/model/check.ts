/** Holds what a model wrote against the record: every sentence, what it rests on, and whether it answers at all. Pure. */

import { framingActs } from "../../../main/hub/contract/answers.ts";
import type { SuggestionClaim } from "../../../main/hub/contract/index.ts";
import { LONGEST_REPLY, replyLength } from "../../../main/hub/contract/limits.ts";
import { type Checker, sentencesOf } from "../../../main/hub/grounding/index.ts";
import type { Veil } from "../../../main/hub/masking/index.ts";
import type { DraftSentence } from "./draft.ts";
import type { Material } from "./materials.ts";

/** A sentence with what was hidden put back, and the materials it rests on. */
interface Checked {
  act: DraftSentence["act"];
  text: string;
  basis: Material[];
}

/** The verdict: nothing in `faults` = it may be shown. */
export interface DraftVerdict {
  sentences: Checked[];
  claims: SuggestionClaim[];
  faults: string[];
}

/** Ends as a sentence does, so that two of them do not become one when they stand together. */
const ended = (text: string): string => (/[。！？!?~～…；;.]$/.test(text) ? text : /[A-Za-z]$/.test(text) ? `${text}. ` : `${text}。`);

/** Checks a draft. `answers` = something was asked that must be answered, not only met. */
export function checkDraft(draft: readonly DraftSentence[], with_: { holds: Checker; veil: Veil; items: readonly Material[]; answers: boolean }): DraftVerdict {
  const { holds, veil, items, answers } = with_;
  const faults: string[] = [];
  const sentences = draft.map(({ act, text, basis }): Checked => {
    const { text: shown, strange } = veil.reveal(ended(text));
    if (strange.length > 0) faults.push(`不能使用占位符 ${strange.join("、")}`);
    const unknown = basis.filter((ref) => !items.some((item) => item.ref === ref));
    if (unknown.length > 0) faults.push(`引用了不存在的依据 ${unknown.join("、")}`);
    return { act, text: shown, basis: items.filter(({ ref }) => basis.includes(ref)) };
  });
  const text = sentences.map((one) => one.text).join("");
  const verdict = holds(text);
  faults.push(...verdict.faults);
  if (replyLength(text) > LONGEST_REPLY) faults.push("太长了，请缩短到 120 个汉字以内");
  if (answers && !sentences.some(({ act }) => !framingActs.has(act))) faults.push("没有回答买家问的事");
  return { sentences, claims: verdict.claims, faults: [...new Set(faults)] };
}

/** What is shown of a sentence while others are still being written: whether it may be said, judged by itself. */
export function mayBeSaid(text: string, { holds, veil }: { holds: Checker; veil: Veil }): boolean {
  const { text: shown, strange } = veil.reveal(ended(text));
  return strange.length === 0 && sentencesOf(shown).length > 0 && holds(shown).grounded;
}
