/** The operating system's key store, the key in it on its way to our hub, and what a person may do with it. */
import { writeFile } from "node:fs/promises";
import { app, dialog, safeStorage } from "electron";
import { type Ask, aboutKey } from "../desktop/questions.ts";
import { readSettings, type Settings } from "../desktop/settings.ts";
import { ends } from "../desktop/words.ts";
import type { KeyWord } from "../hub/contract/index.ts";
import { copyOfKey, KEY_FILE, type KeyStore, settleKeyPlace, writtenKey } from "../keys/index.ts";
import { words } from "./ask.ts";

/** `null` where there is none, or where Linux would only pretend: sealing with a word that everybody knows protects nothing. */
async function systemKeyStore(): Promise<KeyStore | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (process.platform === "linux" && /^(?:basic_text|unknown)$/.test(safeStorage.getSelectedStorageBackend())) return null;
  return {
    seal: (text) => safeStorage.encryptStringAsync(text),
    open: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
  };
}

/** What our own hub is told of its key before it opens anything. @throws KeyFault with a sentence for a person. */
export async function keyFor(home: string): Promise<KeyWord> {
  const file = readSettings(app.getPath("userData")).keyIn === "file";
  const { key, place } = await settleKeyPlace(home, { store: await systemKeyStore(), file });
  return { kind: "key", key: key && writtenKey(key), place };
}

/** Asks what is to be done with the key: a copy for another machine, or another place at the next start. The page has no part in it. */
export async function askAboutKey(
  ask: Ask,
  { home, place, again }: { home: string; place: KeyWord["place"]; again: (changed: Partial<Settings>) => void },
): Promise<void> {
  const wanted = await aboutKey(ask, words(), place);
  if (wanted === "move") return again({ keyIn: place === "store" ? "file" : "store" });
  const chosen = wanted === "copy" ? await dialog.showSaveDialog({ defaultPath: KEY_FILE }) : null;
  if (!chosen?.filePath || chosen.canceled) return;
  try {
    await writeFile(chosen.filePath, writtenKey(await copyOfKey(home, await systemKeyStore())), { mode: 0o600 });
  } catch (fault) {
    const told = fault as { chinese?: string; english?: string };
    dialog.showErrorBox("Aftercare", told.chinese && told.english ? ends.fault({ chinese: told.chinese, english: told.english }) : words().keyNotCopied);
  }
}
