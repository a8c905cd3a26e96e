import type { Vault } from "../access/index.ts";
import type { EndpointBody, RefusalCode } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, keepSetting, type Store, type Tx } from "../store/index.ts";
import { BUDGET } from "./budget.ts";
import { dropEndpoint, holdEndpoints, keepEndpoint, keptEndpoints, orderEndpoints } from "./endpoint.store.ts";
import { faultOfAddress, sameDoor, sealKey } from "./endpoint.ts";

/** An endpoint somebody wants kept, and the revision they looked at; an empty key = leave it. */
export interface SavedEndpoint {
  id: string | null;
  revision: number;
  body: EndpointBody;
  key: string;
}

/** More endpoints than anybody tries one after the other. */
const MOST = 20;

/** Keeps an endpoint. Refused: a bad address, another address without its key (a kept key never goes to a new one), what somebody saved meanwhile. */
export async function saveEndpoint(from: { store: Store; vault: Vault }, actor: string, saved: SavedEndpoint): Promise<Result<{ id: string }, RefusalCode>> {
  const fault = faultOfAddress(saved.body.baseUrl);
  if (fault) return refuse("BAD_INPUT", fault.zh, { en: fault.en });
  return commit(from.store, actor, async (tx) => {
    holdEndpoints(tx);
    const all = await keptEndpoints(tx);
    const before = all.find(({ id }) => id === saved.id);
    if (saved.id !== null && !before) return refuse("NOT_FOUND", "没有这个模型。");
    if (!before && all.length >= MOST) return refuse("BAD_INPUT", `最多 ${MOST} 个模型。`, { en: `No more than ${MOST} models.` });
    if (before && before.revision !== saved.revision) return refuse("SAVED_MEANWHILE", "别人刚刚保存过，请刷新后再改。");
    if (before?.key && saved.key === "" && !sameDoor(before.body.baseUrl, saved.body.baseUrl))
      return refuse("BAD_INPUT", "地址换成了另一台服务器，请重新填写密钥。", { en: "The address is another server's: enter the key anew." });
    const id = before?.id ?? newId(tx.at.getTime());
    const key = saved.key === "" && before?.key ? new Uint8Array(before.key) : sealKey(from.vault, saved.key);
    await keepEndpoint(tx, { id, body: saved.body, key, revision: (before?.revision ?? 0) + 1 });
    const { name, model, baseUrl, tasks, enabled } = saved.body;
    const data = { name, model, tasks, enabled, address: { from: before?.body.baseUrl ?? null, to: baseUrl }, keyChanged: saved.key !== "" };
    told(tx, { verb: before ? "endpoint.changed" : "endpoint.connected", id, name, data });
    return ok({ id });
  });
}

/** Takes an endpoint off the list, with its key. */
export async function removeEndpoint(store: Store, actor: string, id: string): Promise<Result<{ ok: true }, RefusalCode>> {
  return commit(store, actor, async (tx) => {
    const before = (await keptEndpoints(tx)).find((each) => each.id === id);
    if (!before || !(await dropEndpoint(tx, id))) return refuse("NOT_FOUND", "没有这个模型。");
    told(tx, { verb: "endpoint.removed", id, name: before.body.name, data: { name: before.body.name } });
    return ok({ ok: true as const });
  });
}

/** Puts endpoints into the order in which they are asked. */
export async function setOrder(store: Store, actor: string, ids: readonly string[]): Promise<void> {
  await commit(store, actor, async (tx) => {
    holdEndpoints(tx);
    orderEndpoints(tx, ids);
    told(tx, { verb: "endpoint.ordered", id: "order", name: "", data: { ids: [...ids] } });
  });
}

/** Sets what a day may cost, fen; `null` = no limit. */
export async function setBudget(store: Store, actor: string, fen: number | null): Promise<void> {
  await commit(store, actor, async (tx) => {
    await keepSetting(tx, BUDGET, { fen });
    told(tx, { verb: "models.budget", id: "budget", name: "", data: { fen } });
  });
}

function told(tx: Tx, { verb, id, name, data }: { verb: string; id: string; name: string; data: Parameters<Tx["journal"]>[0]["data"] }): void {
  tx.journal({ verb, subject: "model_endpoint", subjectId: id, ...(data ? { data } : {}) });
  tx.emit({ name: "endpoint.changed", subjectId: id, data: { name } });
}
