/** A hub of one's own as it is after the first start: no demonstration, no shop, one administrator who comes in by a link. */

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../../../main/compose.ts";
import { makeApiKey, makeSignInLink } from "../../../main/hub/access/index.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import type { Log } from "../../../main/hub/kernel/log.ts";
import { openOutbound, openPost, signInUrl, startServer } from "../../../main/server/index.ts";
import { openProvider } from "../../../main/server/provider.ts";
import { newDatabase } from "../../support/cluster.ts";
import { CLIENT, type IdentityHouse } from "../../support/identity-provider.ts";
import { ensureBuilt, rendererFolder } from "./built.ts";
import type { World } from "./world.ts";

export type OwnShop = Pick<World, "url" | "clock" | "linkFor" | "rows" | "faults" | "close"> & {
  /** A mini-program of the seller's tells orders over the public interface; they are understood when it returns. */
  tell(...orders: readonly object[]): Promise<void>;
  /** Its buyers ask: cases, told the same way. */
  ask(...cases: readonly object[]): Promise<void>;
};
const SHOP = "own-miniapp";
const administrator = { kind: "operator", id: "e2e", name: "e2e", roles: ["admin"], demo: false } as const;

/** How such a shop stands otherwise: reaching its database where `through` says, with people who come by the accounts of `house`. */
interface Otherwise {
  through?: (databaseUrl: string) => Promise<string>;
  house?: IdentityHouse;
}

/** Starts it on a new database of this run's server. */
export async function startOwnShop(clusterHome: string, { through = async (url) => url, house }: Otherwise = {}): Promise<OwnShop> {
  const [databaseUrl] = await Promise.all([newDatabase(clusterHome, "e2e").then(through), ensureBuilt()]);
  const home = mkdtempSync(join(tmpdir(), "aftercare-own-"));
  const faults: string[] = [];
  const log: Log = (level, line) => {
    if (level === "error") faults.push(line);
  };
  const environment = { databaseUrl, ai: undefined, modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" };
  const around = { fetch: openOutbound().fetchBounded, log, publicUrl: () => environment.publicUrl };
  const composed = await compose({
    platform: {
      home,
      key: new Uint8Array(randomBytes(32)),
      clock: { now: () => Date.now() },
      post: openPost(),
      fetch: globalThis.fetch,
      log,
      provider: house && openProvider({ issuer: house.issuer, ...CLIENT, name: "公司统一登录" }, around),
      environment,
    },
    version: "e2e",
    demo: false,
  });
  const server = await startServer({ hub: composed.hub, port: 0, rendererFolder });
  environment.publicUrl = server.url;
  house?.openTo(server.url);
  const { store } = composed.hub;
  const told = async (what: "orders" | "cases", things: readonly object[]): Promise<void> => {
    await store.pool.query(
      "INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ($1, 'miniapp', '小程序商城', '', 'infinity', now()) ON CONFLICT DO NOTHING",
      [SHOP],
    );
    const { key } = await makeApiKey(store, administrator, { shopId: SHOP, name: "e2e", scopes: [...keyScopes], everyShop: false, days: null });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const answer = await fetch(`${server.url}/api/v1/${what}:batch`, { method: "POST", body: JSON.stringify({ [what]: things }), headers });
    if (!answer.ok) throw new Error(`the door answered ${answer.status}: ${await answer.text()}`);
    await composed.runUntilIdle();
  };
  return {
    url: server.url,
    clock: { at: 0, since: 0, slower: 1 },
    linkFor: async (operatorId) => signInUrl(server.url, (await makeSignInLink(store, operatorId)).token),
    rows: (sql, params = []) => store.rows(sql, [...params]),
    faults,
    tell: (...orders) => told("orders", orders),
    ask: (...cases) => told("cases", cases),
    close: async () => {
      await server.close();
      await composed.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
