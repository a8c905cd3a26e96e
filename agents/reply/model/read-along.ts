/**
 * Words of a reply while it is written, for whoever has the case open. Each whole sentence is judged as soon as it stands; what is not whole, or may
 * not be said, is marked so, and none of it can be sent: only what the check passed at the end becomes a suggestion.
 */
import type { DraftView } from "../../../main/hub/contract/index.ts";
import type { Veil } from "../../../main/hub/masking/index.ts";
import { type ReadJson, readUnfinished } from "./draft.ts";

/** Screens need no more than this many ms between two looks. */
const EVERY_MS = 80;

export interface ReadAlong {
  /** The answer as far as it has come. */
  hears(text: string): void;
  /** Nobody writes any longer. */
  ends(): Promise<void>;
}

/** Tells `show` what is written; its failures are nobody's concern. */
export function readAlong(
  writer: string,
  { veil, allowed, read, show }: { veil: Veil; allowed(text: string): boolean; read: ReadJson; show(draft: DraftView | null): Promise<unknown> },
): ReadAlong {
  const judged = new Map<string, boolean>();
  let text = "";
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;
  let going: Promise<unknown> = Promise.resolve();
  const isAllowed = (sentence: string): boolean => {
    const known = judged.get(sentence) ?? allowed(sentence);
    judged.set(sentence, known);
    return known;
  };
  const tell = (): void => {
    timer = null;
    const found = readUnfinished(text, read);
    if (found.length === 0) return;
    lastAt = performance.now();
    const sentences = found.map((sentence, at) => {
      const isWhole = at < found.length - 1;
      const shown = veil.reveal(isWhole ? sentence : sentence.replace(/[[［【][^\]］】]*$/, "")).text;
      return { text: shown, state: isWhole ? (isAllowed(sentence) ? ("allowed" as const) : ("kept_back" as const)) : ("writing" as const) };
    });
    // One after the other: an older look never overtakes a newer one.
    going = going.then(() => show({ writer, sentences })).catch(() => undefined);
  };
  return {
    hears: (more) => {
      text = more;
      if (timer !== null) return;
      const wait = lastAt + EVERY_MS - performance.now();
      if (wait <= 0) tell();
      else timer = setTimeout(tell, wait);
    },
    ends: async () => {
      if (timer !== null) clearTimeout(timer);
      await going;
      await show(null).catch(() => undefined);
    },
  };
}
