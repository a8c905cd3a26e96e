/** The question as it goes to a model: the shop's manner and the form as its rules, everything else as material. */
import { replyActs } from "../../../main/hub/contract/words.ts";
import { loadPrompt, type Prompt } from "../../runtime/prompts.ts";
import type { DraftSentence } from "./draft.ts";
import type { Materials } from "./materials.ts";

/** Prompts of the reply agent. */
export interface ReplyPrompts {
  manner: Prompt;
  suggest: Prompt;
  repair: Prompt;
}

/** Reads them. */
export function replyPrompts(): ReplyPrompts {
  return { manner: loadPrompt("_shared/manner"), suggest: loadPrompt("reply/suggest"), repair: loadPrompt("reply/repair") };
}

/** What stands on a suggestion: which prompt in which version wrote it. */
export const versionOf = ({ suggest, manner }: ReplyPrompts): string => `${suggest.id}@${suggest.version} ${manner.id}@${manner.version}`;

/** A draft that was kept back, and why. */
export interface Rejected {
  draft: readonly DraftSentence[] | null;
  faults: readonly string[];
}

/** Both parts of the question; what must not leave is hidden in it. */
export function questionOf(
  prompts: ReplyPrompts,
  materials: Materials,
  about: { tone: string; language: "zh" | "en"; rejected: Rejected | null },
): { system: string; user: string } {
  const { veil, items, examples, conversation, wants } = materials;
  const list = (lines: readonly string[]): string => lines.join("\n") || "（没有）";
  const under = (letters: string): string => list(items.filter(({ ref }) => letters.includes(ref[0] ?? "")).map(({ ref, sent }) => `${ref} ${sent}`));
  const user = prompts.suggest.fill({
    facts: under("F"),
    terms: under("T"),
    promises: under("P"),
    cards: under("C"),
    examples: list(examples),
    wants: wants.join("、") || "（没有听清）",
    tone: toneWords[about.tone] ?? toneWords.plain ?? "",
    language: about.language === "en" ? "英文（English）" : "简体中文",
    conversation: list(conversation),
  });
  const system = prompts.manner.fill({ acts: replyActs.join(" ") });
  if (about.rejected === null) return { system, user };
  const draft = about.rejected.draft === null ? "（不是要求的 JSON）" : JSON.stringify({ sentences: about.rejected.draft });
  const repair = prompts.repair.fill({ draft: veil.theirs(draft), faults: list(about.rejected.faults.map((fault) => `- ${veil.theirs(fault)}`)) });
  return { system, user: `${user}\n\n${repair}` };
}

const toneWords: Readonly<Record<string, string>> = { plain: "平实", warm: "亲切", formal: "正式" };
