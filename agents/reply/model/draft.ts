/** The form a model answers in: sentences, each with what it does and the materials it rests on. */
import { z } from "zod";
import { ReplyAct } from "../../../main/hub/contract/words.ts";

const Sentence = z.object({
  act: ReplyAct.catch("fact"),
  text: z.string().trim().min(1).max(300),
  basis: z.array(z.string().max(12)).max(12).default([]),
});
/** A sentence as a model wrote it. */
export type DraftSentence = z.infer<typeof Sentence>;
const Draft = z.object({ sentences: z.array(Sentence).min(1).max(8) });

/** Reads the text as JSON as far as it goes; anything, or nothing. */
export type ReadJson = (text: string) => unknown;

/** What a reasoning model thinks aloud is no answer. */
const withoutThoughts = (text: string): string => text.replace(/<think>[\s\S]*?(?:<\/think>|$)/g, "").trim();
/** The object in whatever was put around it. */
function objectIn(text: string): string {
  const said = withoutThoughts(text);
  const from = said.indexOf("{");
  return from < 0 ? "" : said.slice(from).replace(/\s*```\s*$/, "");
}

/** The whole answer; `null` when it has not the form that was asked for. */
export function readDraft(text: string): DraftSentence[] | null {
  try {
    const read = Draft.safeParse(JSON.parse(objectIn(text)));
    return read.success ? read.data.sentences : null;
  } catch {
    return null;
  }
}

/** Sentences of an answer that is still coming; of all but the last the words are whole. */
export function readUnfinished(text: string, read: ReadJson): string[] {
  const whole = objectIn(text);
  if (whole === "") return [];
  const found = read(whole) as { sentences?: unknown } | null;
  const sentences = Array.isArray(found?.sentences) ? found.sentences : [];
  return sentences.flatMap((one: unknown) => {
    const words = (one as { text?: unknown } | null)?.text;
    return typeof words === "string" && words.trim() !== "" ? [words] : [];
  });
}
