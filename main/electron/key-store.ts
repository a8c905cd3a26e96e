/** The operating system's key store, and the key in it on its way to our hub. */
import { app, dialog, safeStorage } from "electron";
import { type KeyParts, keyWord, settleKey } from "../desktop/own-key.ts";
import type { KeyWord } from "../hub/contract/index.ts";
import type { KeyStore } from "../keys/index.ts";
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
export const keyFor = async (home: string): Promise<KeyWord> => keyWord(home, { store: await systemKeyStore(), profile: app.getPath("userData") });

/** Asks what is to be done with our own hub's key, and does it. */
export const askAboutKey = (parts: Omit<KeyParts, "store" | "save" | "tell" | "words">): Promise<void> =>
  settleKey({ ...parts, words: words(), store: systemKeyStore, save: savePlace, tell: (sentence) => dialog.showErrorBox("Aftercare", sentence) });

async function savePlace(name: string): Promise<string | null> {
  const chosen = await dialog.showSaveDialog({ defaultPath: name });
  return chosen.canceled ? null : chosen.filePath || null;
}
