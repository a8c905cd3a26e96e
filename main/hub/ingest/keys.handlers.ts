/** Keys for a seller's own systems: made, listed and taken back on their shop's card. */
import { keysOfShop, makeApiKey, type Principal, revokeApiKey } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { IngestDeps } from "./deps.ts";
import { shopsById } from "./shop.store.ts";

type Handlers = Pick<HandlersOf<Contract["shops"], Principal>, "apiKeys" | "makeApiKey" | "revokeApiKey">;

/** Answers what the contract's `shops` part says of keys. */
export function keyHandlers({ store }: Pick<IngestDeps, "store">): Handlers {
  const isShop = async (shopId: string): Promise<boolean> => (await shopsById(store, [shopId])).has(shopId);
  const noShop = refuse("NOT_FOUND", "没有这个店铺。");
  return {
    apiKeys: async ({ shopId }) => ((await isShop(shopId)) ? ok({ rows: await keysOfShop(store, shopId) }) : noShop),
    makeApiKey: async ({ scopes, ...wanted }, principal) => {
      if (!(await isShop(wanted.shopId))) return noShop;
      const { key } = await makeApiKey(store, principal, { ...wanted, scopes: [...new Set(scopes)] });
      return ok({ key });
    },
    revokeApiKey: async ({ id }, principal) =>
      (await revokeApiKey(store, principal, id)) ? ok({ ok: true }) : refuse("NOT_FOUND", "没有这个密钥，或已经撤销。"),
  };
}
