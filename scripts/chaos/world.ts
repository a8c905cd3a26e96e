/** The whole product on a database of its own, with a shop of every channel, a key for REST, and a clock that goes on when it is told to. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../main/compose.ts";
import { makeApiKey, type Principal } from "../../main/hub/access/index.ts";
import { connectors, readerAmong } from "../../main/hub/connectors/index.ts";
import type { Connector } from "../../main/hub/connectors/port.ts";
import { keyScopes } from "../../main/hub/contract/lists.ts";
import { understandDue } from "../../main/hub/frame/understand.ts";
import { sealSecrets, writeShop } from "../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../main/hub/store/index.ts";
import { startServer } from "../../main/server/index.ts";
import { removeHome } from "../cli/remove-home.ts";
import { senders } from "./senders.ts";

export interface World {
  composed: Composed;
  store: Store;
  /** Where the public interface answers, and the key it wants. */
  restUrl: string;
  apiKey: string;
  /** What was logged as an error. */
  faults: string[];
  /** Who reads a kept payload. */
  readerOf(item: { channel: string; topic: string }): Connector | undefined;
  /** Understands everything that is due now. */
  understand(): Promise<void>;
  /** Lets the clock go on. */
  goOn(ms: number): void;
  close(): Promise<void>;
}

/** The shop of a channel. */
export const shopOf = (channel: string): string => `chaos-${channel}`;

const admin: Principal = { kind: "operator", id: "chaos", name: "chaos", roles: ["admin"], demo: false };
/** Two days after the day on which the payloads were recorded: the same in every run. */
const START = Date.UTC(2026, 10, 28, 2);

/** Opens it in a folder of its own, on the server carried with the product or on a database that is given. */
export async function openWorld(databaseUrl?: string): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), "aftercare-chaos-"));
  const faults: string[] = [];
  let now = START;
  const composed = await compose({
    platform: {
      home,
      key: new Uint8Array(32).fill(7),
      clock: { now: () => now },
      post: () => Promise.reject(Object.assign(new Error("no channel is there"), { code: "ECONNREFUSED" })),
      fetch: globalThis.fetch,
      log: (level, line) => {
        if (level === "error") faults.push(line);
      },
      environment: { databaseUrl, ai: undefined, modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" },
    },
    version: "chaos",
    demo: false,
    beats: false,
    keepServer: true,
  });
  const { hub } = composed;
  const { store } = hub;
  await openShops(composed);
  const { key } = await makeApiKey(store, admin, { shopId: shopOf(ownChannel()), name: "chaos", scopes: [...keyScopes], everyShop: true, days: null });
  const server = await startServer({ hub, port: 0, rendererFolder: join(home, "none") });
  const readerOf = readerAmong(connectors);
  return {
    composed,
    store,
    restUrl: `${server.url}/api/v1`,
    apiKey: key,
    faults,
    readerOf,
    understand: async () => {
      const log = (_level: "warn", line: string): void => void faults.push(line);
      while ((await understandDue({ store, vault: hub.vault, reader: readerOf, log })) > 0);
    },
    goOn: (ms) => {
      now += ms;
    },
    close: async () => {
      await server.close();
      await composed.close();
      if (databaseUrl === undefined) await removeHome(home);
      else rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The channel whose topics are read under any shop: a seller's own systems. */
export function ownChannel(): string {
  const own = connectors.find((connector) => connector.topics !== undefined);
  if (!own) throw new Error("no connector reads what a seller's own systems send");
  return own.manifest.id;
}

/** Some other shop's. */
export function otherChannel(): string {
  return connectors.find(({ manifest }) => manifest.id !== ownChannel())?.manifest.id ?? "";
}

async function openShops({ hub }: Composed): Promise<void> {
  await commit(hub.store, "system", async (tx) => {
    for (const { manifest } of connectors) {
      const { settings = {}, secrets = {} } = senders[manifest.id] ?? {};
      const shop = { id: shopOf(manifest.id), channel: manifest.id, name: "混沌测试店", baseUrl: "http://127.0.0.1:1", settings };
      await writeShop(tx, { ...shop, secrets: sealSecrets(hub.vault, secrets), enabled: true, demo: false });
    }
  });
}
