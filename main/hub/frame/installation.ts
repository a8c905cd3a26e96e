/**
 * Whether key file and database belong together, and what the installation is: said once, and kept in the database, which is what must not
 * be mistaken. A folder can be lost, made anew, or put beside another database; then a database with a shop never becomes a demonstration,
 * and nothing is written with a key that cannot read what is there.
 */
import { forgetDataKeys, keyMark, type Vault } from "../access/index.ts";
import { forgetAlertSecrets } from "../alerts/index.ts";
import { forgetSealedPages, forgetSecrets } from "../ingest/index.ts";
import { forgetMapKeys } from "../maps/index.ts";
import { forgetKeys } from "../models/index.ts";
import { forgetReceivers } from "../orders/index.ts";
import { commit, keepSetting, type Store, StoreFault, settingOf } from "../store/index.ts";
import { inhabited, someSealed } from "./installation.view.store.ts";
import type { Platform } from "./platform.ts";

type Kind = "demo" | "own";

/** Keys of the settings. */
const KIND = "installation.kind";
const KEY = "installation.key";
const KEY_PLACE = "installation.key_place";

/** What this start was told. */
export interface Told {
  vault: Vault;
  /** What a new database is to become. */
  demo: boolean;
  /** The key that sealed what is there is lost for good: what it sealed is forgotten and entered anew. */
  newKey: boolean;
  /** Where the key lies; kept for whoever looks from outside. */
  keyPlace?: Platform["keyPlace"];
}

/**
 * Settles both before anything else is written.
 * @returns whether this is a demonstration, whatever was wished. @throws StoreFault when the key is another database's, or the wish cannot be.
 */
export async function settleInstallation(store: Store, { vault, demo, newKey, keyPlace = "file" }: Told): Promise<{ demo: boolean }> {
  await settleKey(store, vault, newKey);
  if ((await settingOf<string>(store, KEY_PLACE)) !== keyPlace) await commit(store, "system", (tx) => keepSetting(tx, KEY_PLACE, keyPlace));
  const kept = await settingOf<Kind>(store, KIND);
  const kind = kept ?? (await kindOf(store)) ?? (demo ? "demo" : "own");
  if (kind === "demo" && !demo) {
    throw new StoreFault(
      "这个数据库里是演示店铺。要开一个空的店铺，请换一个数据库，或用 --fresh 从头开始。",
      "This database holds the demonstration: name another database, or begin anew with --fresh.",
    );
  }
  if (kept === null) await commit(store, "system", (tx) => keepSetting(tx, KIND, kind));
  return { demo: kind === "demo" };
}

/** What a database from before this was kept in it holds; `null` when nobody lives there yet. */
async function kindOf(store: Store): Promise<Kind | null> {
  const { realShops, realPeople, demoPeople } = await inhabited(store);
  if (realShops > 0) return "own";
  if (demoPeople > 0) return "demo";
  return realPeople > 0 ? "own" : null;
}

async function settleKey(store: Store, vault: Vault, newKey: boolean): Promise<void> {
  const mark = keyMark(vault);
  const kept = await settingOf<string>(store, KEY);
  const fits = kept === null ? (await someSealed(store)).every((sealed) => opens(vault, sealed)) : kept === mark;
  if (!fits && !newKey) {
    throw new StoreFault(
      "密钥文件 installation.key 不是这个数据库的：它可能丢失后新建了，或来自另一套安装。请从备份放回原来的文件；确实找不回来，就加 --new-key 启动，再重新填写店铺与模型的密钥。",
      "The key file installation.key is not this database's: it was lost and made anew, or is another installation's. Put the former file back from a backup; if it is lost for good, start with --new-key and enter the secrets of shops and models anew.",
    );
  }
  if (fits && kept !== null) return;
  await commit(store, "system", async (tx) => {
    await keepSetting(tx, KEY, mark);
    if (fits) return;
    const shops = await forgetSecrets(tx, "安装密钥已更换，请重新填写这家店铺的密钥。");
    const models = await forgetKeys(tx);
    const maps = await forgetMapKeys(tx);
    const notifiers = await forgetAlertSecrets(tx);
    const dataKeys = await forgetDataKeys(tx);
    const receivers = await forgetReceivers(tx);
    const pages = await forgetSealedPages(tx);
    tx.journal({ verb: "installation.key_replaced", subject: "setting", subjectId: KEY, data: { shops, models, maps, notifiers, dataKeys, receivers, pages } });
  });
}

function opens(vault: Vault, sealed: Uint8Array): boolean {
  try {
    vault.open(sealed);
    return true;
  } catch {
    return false;
  }
}
