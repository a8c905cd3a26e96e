/**
 * What somebody writes about a case, kept by the hub while it is written; and by the browser until the hub has it, so that a broken line, a page loaded anew or a
 * session that ended loses nothing. Without a screen, so that it can be tested.
 */
import { MOST_TRIED } from "../../../main/hub/contract/limits.ts";
import type { MacroPutIn } from "../../../main/hub/contract/macros.ts";

/** A text, and the kept one it goes on with (`null`: none yet). */
export interface KeptWords {
  text: string;
  suggestionId: string | null;
  macro: MacroPutIn | null;
  /** Keys of the case's own pictures that go along; kept by an older console, it names none. */
  pictures?: readonly string[];
  row: string | null;
  /** Keys under which it was told without an answer: whether the hub heard is not known. */
  tried?: readonly string[];
}

/** What a keeper works with. */
interface KeeperParts {
  /** Has the hub keep it. @returns under which id. */
  call(
    words: Omit<KeptWords, "row" | "tried" | "pictures"> & { pictures: string[]; from: string | null; key: string; tried: string[] },
  ): Promise<{ id: string | null }>;
  /** A key nobody had before. */
  newKey(): string;
  /** Keeps in the browser what the hub does not have yet; nothing, when it has all. */
  local(words: readonly KeptWords[]): void;
  /** @returns takes it back. */
  after(ms: number, then: () => void): () => void;
}

const PAUSE_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

export interface Keeper {
  /** What was typed last, or what it was begun with. */
  words(): Readonly<KeptWords>;
  /** Whether a kept text is the one that is being written here. */
  isMine(row: string): boolean;
  /** A letter was typed. */
  put(words: Pick<KeptWords, "text" | "suggestionId" | "macro" | "pictures">): void;
  /** Goes on with another text; what was written so far stays kept as it is. */
  take(words: KeptWords): void;
  /** Tells the hub now, without the pause. */
  flush(): void;
  /** Whether nothing was ever written here: it can be forgotten. */
  isBlank(): boolean;
}

/** Whether there is nothing to keep: no words, and no picture either. */
export function isNothing({ text, pictures }: Pick<KeptWords, "text" | "pictures">): boolean {
  return text.trim() === "" && (pictures ?? []).length === 0;
}

/** Opens a keeper for one case. `unkept`: the words it begins with are not at the hub yet. */
export function openKeeper(parts: KeeperParts, begin: KeptWords, unkept = false): Keeper {
  let words = { ...begin };
  let rows = new Set(begin.row === null ? [] : [begin.row]);
  /** What the hub has still to be told; what one went on from before what one went on with. */
  const waiting: KeptWords[] = [];
  let isTelling = false;
  let cancel: (() => void) | null = null;
  let retry = FIRST_RETRY_MS;
  const soon = (ms: number): void => {
    cancel?.();
    cancel = parts.after(ms, () => {
      cancel = null;
      void tell();
    });
  };
  async function tell(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    try {
      for (let next = waiting[0]; next; next = waiting[0]) {
        const { text, suggestionId, macro, pictures, row } = next;
        const tried = [...(next.tried ?? [])];
        // Nothing is kept of it: without a name to go by all of one's texts would be dropped.
        const wasNeverKept = isNothing(next) && row === null && tried.length === 0;
        const key = parts.newKey();
        if (!wasNeverKept) {
          // Noted before it is told: a page that goes before the answer comes tells it again, and it is kept once.
          next.tried = [...tried, key].slice(-MOST_TRIED);
          parts.local(waiting);
        }
        const { id } = wasNeverKept ? { id: null } : await parts.call({ text, suggestionId, macro, pictures: [...(pictures ?? [])], from: row, key, tried });
        retry = FIRST_RETRY_MS;
        next.row = id;
        delete next.tried;
        if (next === words && id !== null) rows.add(id);
        // What was typed meanwhile goes on with what is kept now.
        if (next.text === text && next.suggestionId === suggestionId && next.macro === macro && next.pictures === pictures) waiting.shift();
        parts.local(waiting);
      }
    } catch {
      soon(retry);
      retry = Math.min(retry * 2, LONGEST_RETRY_MS);
    } finally {
      isTelling = false;
    }
  }
  const wait = (ms: number): void => {
    if (!waiting.includes(words)) waiting.push(words);
    parts.local(waiting);
    soon(ms);
  };
  if (unkept) wait(0);
  return {
    words: () => words,
    isMine: (row) => rows.has(row),
    put({ text, suggestionId, macro, pictures = [] }) {
      const isSame = text === words.text && suggestionId === words.suggestionId && macro === words.macro;
      if (isSame && pictures.join() === (words.pictures ?? []).join()) return;
      words.text = text;
      words.suggestionId = suggestionId;
      words.macro = macro;
      words.pictures = pictures;
      const isEmpty = isNothing(words);
      // Of what nobody keeps nothing is to be dropped.
      if (isEmpty && words.row === null && !waiting.includes(words)) return;
      wait(isEmpty ? 0 : PAUSE_MS);
    },
    take(next) {
      words = { ...next };
      rows = new Set(next.row === null ? [] : [next.row]);
      if (next.row === null && !isNothing(next)) wait(0);
      else soon(0);
    },
    flush() {
      cancel?.();
      cancel = null;
      void tell();
    },
    isBlank: () => isNothing(words) && rows.size === 0 && waiting.length === 0 && !isTelling,
  };
}
