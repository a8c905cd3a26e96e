/** A hub of one's own as it is after the first start: no demonstration, no shop, one administrator who comes in by a link. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../../../main/compose.ts";
import { makeSignInLink } from "../../../main/hub/access/index.ts";
import { openPost, signInUrl, startServer } from "../../../main/server/index.ts";
import { ensureBuilt, rendererFolder } from "./built.ts";
import { newDatabase, type World } from "./world.ts";

export type OwnShop = Pick<World, "url" | "browserShift" | "linkFor" | "rows" | "faults" | "close">;

/** Starts it on a new database of this run's server. */
export async function startOwnShop(clusterHome: string): Promise<OwnShop> {
  const [databaseUrl] = await Promise.all([newDatabase(clusterHome), ensureBuilt()]);
  const home = mkdtempSync(join(tmpdir(), "aftercare-own-"));
  const faults: string[] = [];
  const composed = await compose({
    platform: {
      home,
      key: new Uint8Array(randomBytes(32)),
      clock: { now: () => Date.now() },
      post: openPost(),
      fetch: globalThis.fetch,
      log: (level, line) => {
        if (level === "error") faults.push(line);
      },
      environment: { databaseUrl, ai: undefined, modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" },
    },
    version: "e2e",
    demo: false,
  });
  const server = await startServer({ hub: composed.hub, port: 0, rendererFolder });
  composed.hub.platform.environment.publicUrl = server.url;
  const { store } = composed.hub;
  return {
    url: server.url,
    browserShift: 0,
    linkFor: async (operatorId) => signInUrl(server.url, (await makeSignInLink(store, operatorId)).token),
    rows: (sql, params = []) => store.rows(sql, [...params]),
    faults,
    close: async () => {
      await server.close();
      await composed.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
