/** What a person may do with the key of the hub on his machine: a copy for another machine, or another place at the next start. The page has no part in it. */
import { writeFile } from "node:fs/promises";
import type { KeyWord } from "../hub/contract/index.ts";
import { type Ask, aboutKey } from "./questions.ts";
import type { Settings } from "./settings.ts";
import { ends, type Words } from "./words.ts";

export interface KeyParts {
  ask: Ask;
  words: Words;
  place: KeyWord["place"];
  /** Starts the desktop again with what changed. */
  again: (changed: Partial<Settings>) => void;
  /** Where a person wants the copy; `null` where he does not. */
  save: () => Promise<string | null>;
  /** The key as it stands in a file. @throws with a sentence in both languages where no key opens. */
  written: () => Promise<string>;
  /** Says that something failed. */
  tell: (sentence: string) => void;
}

/** Asks, and does what was asked for; a copy that fails is told. */
export async function settleKey({ ask, words, place, again, save, written, tell }: KeyParts): Promise<void> {
  const wanted = await aboutKey(ask, words, place);
  if (wanted === "move") return again({ keyIn: place === "store" ? "file" : "store" });
  const path = wanted === "copy" ? await save() : null;
  if (path === null) return;
  try {
    await writeFile(path, await written(), { mode: 0o600 });
  } catch (fault) {
    const told = fault as { chinese?: string; english?: string };
    tell(told.chinese && told.english ? ends.fault({ chinese: told.chinese, english: told.english }) : words.keyNotCopied);
  }
}
