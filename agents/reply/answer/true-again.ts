/** Whether what was said to one buyer may be said to another: the record supports it, or the seller's own cards commit to the same in this state. */
import type { AnswerCard } from "../../../main/hub/contract/answers.ts";
import type { ReplyRecord } from "../../../main/hub/contract/index.ts";
import { type Checker, checker, commitmentsOf, holds } from "../../../main/hub/grounding/index.ts";

/** Words that tell of something as done or under way: only the record may say so. */
const happened = /已|正在|刚|了|(?<![通超])过(?!期)/;

/** Tells of sentences; everything is read when the first one is asked about. `cards` are the seller's own of the wants. */
export function trueAgain(record: ReplyRecord, cards: readonly AnswerCard[]): (text: string) => boolean {
  let read: { check: Checker; commits: ReadonlySet<string> } | null = null;
  return (text) => {
    read ??= { check: checker(record), commits: committedBy(cards.filter((card) => holds(card.when, record.given))) };
    const { check, commits } = read;
    const verdict = check(text);
    if (verdict.grounded) return true;
    if (happened.test(text) || verdict.personal !== null) return false;
    // What is unsupported must be a promise or a state and nothing else, so that no figure, name, contact or unknown word comes in with it.
    const open = verdict.claims.filter(({ support }) => support === null);
    const others = verdict.faults.length - new Set(open.map(({ kind, text: said }) => `${kind} ${said}`)).size;
    if (others > 0 || open.some(({ kind }) => kind !== "promise" && kind !== "state")) return false;
    const { promises, states } = commitmentsOf(text);
    const verbs = [...promises, ...states];
    return verbs.length > 0 && verbs.every((verb) => commits.has(verb));
  };
}

function committedBy(cards: readonly AnswerCard[]): Set<string> {
  const texts = cards.flatMap(({ zh }) => zh.flatMap((sentence) => sentence.texts));
  return new Set(
    texts.flatMap((text) => {
      const { promises, states } = commitmentsOf(text.replace(/\{[^{}]*\}/g, ""));
      return [...promises, ...states];
    }),
  );
}
