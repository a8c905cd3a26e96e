/** The operating system's key store, and the key in it on its way to our hub. */
import { app, dialog, safeStorage } from "electron";
import { type KeyParts, settleKey } from "../desktop/own-key.ts";
import { readSettings } from "../desktop/settings.ts";
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

/** Asks what is to be done with our own hub's key, and does it. */
export function askAboutKey({ home, ...parts }: Pick<KeyParts, "ask" | "place" | "again"> & { home: string }): Promise<void> {
  const written = async (): Promise<string> => writtenKey(await copyOfKey(home, await systemKeyStore()));
  const save = async (): Promise<string | null> => (await dialog.showSaveDialog({ defaultPath: KEY_FILE })).filePath || null;
  return settleKey({ ...parts, words: words(), written, save, tell: (sentence) => dialog.showErrorBox("Aftercare", sentence) });
}
