import type { Vault } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import type { MapServiceBody } from "../contract/maps.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { dropService, holdService, keepService, keptService } from "./service.store.ts";

/** What somebody wants kept, and the revision they looked at; an empty key = leave it. */
export interface SavedService {
  revision: number;
  body: MapServiceBody;
  key: string;
  signKey: string;
}

/** Keeps the service. Refused: another address without its key (a kept key never goes to a new one), none at all, what somebody saved meanwhile. */
export function saveService({ store, vault }: { store: Store; vault: Vault }, actor: string, saved: SavedService): Promise<Result<{ ok: true }, RefusalCode>> {
  return commit(store, actor, async (tx) => {
    holdService(tx);
    const before = await keptService(tx);
    if ((before?.revision ?? 0) !== saved.revision) return refuse("SAVED_MEANWHILE", "别人刚刚保存过，请刷新后再改。");
    const isMoved = before !== null && new URL(before.body.baseUrl).origin !== new URL(saved.body.baseUrl).origin;
    if (saved.key === "" && (isMoved || !before?.key))
      return refuse("BAD_INPUT", isMoved ? "接口地址换成了另一台服务器，请重新填写 Key。" : "请填写 Key。", {
        en: isMoved ? "The address is another server's: enter the key anew." : "Enter the key.",
      });
    // The private key belongs to its key: with a new one it is entered anew, or there is none.
    const signKey = saved.signKey !== "" ? vault.seal(saved.signKey) : saved.key === "" && before?.signKey ? new Uint8Array(before.signKey) : null;
    const key = saved.key === "" && before?.key ? new Uint8Array(before.key) : vault.seal(saved.key);
    keepService(tx, { body: saved.body, key, signKey, revision: (before?.revision ?? 0) + 1 });
    told(tx, "map.changed", { ...saved.body, keyChanged: saved.key !== "" });
    return ok({ ok: true as const });
  });
}

/** Takes the service away with its keys; what was found stays. */
export function removeService(store: Store, actor: string): Promise<Result<{ ok: true }, RefusalCode>> {
  return commit(store, actor, async (tx) => {
    if (!(await dropService(tx))) return refuse("NOT_FOUND", "还没有设置地图。", { en: "No map is set." });
    told(tx, "map.removed", {});
    return ok({ ok: true as const });
  });
}

function told(tx: Tx, verb: string, data: Record<string, string | number | boolean>): void {
  tx.journal({ verb, subject: "map_service", subjectId: "amap", data });
  tx.emit({ name: "map.changed", subjectId: "amap", data: {} });
}
