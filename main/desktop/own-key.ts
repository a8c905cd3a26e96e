/** What a person may do with the key of the hub on his machine: a copy for another machine, or another place at the next start. The page has no part in it. */
import { writeFile } from "node:fs/promises";
import type { KeyWord } from "../hub/contract/index.ts";
import { copyOfKey, KEY_FILE, type KeyStore, settleKeyPlace, writtenKey } from "../keys/index.ts";
import { type Ask, aboutKey } from "./questions.ts";
import { readSettings, type Settings } from "./settings.ts";
import { ends, type Words } from "./words.ts";

/** What the hub is told of its key: from where the person wants it to lie. @throws KeyFault with a sentence for a person. */
export async function keyWord(home: string, { store, profile }: { store: KeyStore | null; profile: string }): Promise<KeyWord> {
  const { key, place } = await settleKeyPlace(home, { store, file: readSettings(profile).keyIn === "file" });
  return { kind: "key", key: key && writtenKey(key), place };
}

export interface KeyParts {
  ask: Ask;
  words: Words;
  home: string;
  place: KeyWord["place"];
  /** Starts the desktop again with what changed. */
  again: (changed: Partial<Settings>) => void;
  store: () => Promise<KeyStore | null>;
  /** Where a person wants a file of this name; `null` where he does not. */
  save: (name: string) => Promise<string | null>;
  /** Says that something failed. */
  tell: (sentence: string) => void;
}

/** Asks, and does what was asked for; a copy that fails is told. */
export async function settleKey({ ask, words, home, place, again, store, save, tell }: KeyParts): Promise<void> {
  const wanted = await aboutKey(ask, words, place);
  if (wanted === "move") return again({ keyIn: place === "store" ? "file" : "store" });
  const path = wanted === "copy" ? await save(KEY_FILE) : null;
  if (path === null) return;
  try {
    await writeFile(path, writtenKey(await copyOfKey(home, await store())), { mode: 0o600 });
  } catch (fault) {
    const told = fault as { chinese?: string; english?: string };
    tell(told.chinese && told.english ? ends.fault({ chinese: told.chinese, english: told.english }) : words.keyNotCopied);
  }
}
