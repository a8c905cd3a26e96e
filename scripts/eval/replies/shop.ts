/** A shop of its own on the whole product, with the clock standing still: what is sent over the public interface becomes cases with suggestions. */

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../../main/compose.ts";
import { demoTerms } from "../../../main/demo/index.ts";
import { makeApiKey, type Principal } from "../../../main/hub/access/index.ts";
import { ownManifest } from "../../../main/hub/connectors/index.ts";
import { type CasePage, TermsBody } from "../../../main/hub/contract/index.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import { saveTerms } from "../../../main/hub/terms/index.ts";
import { openPost, startServer } from "../../../main/server/index.ts";
import { removeHome } from "../../cli/remove-home.ts";

const administrator: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };

export interface EvalShop {
  composed: Composed;
  now: number;
  /** Sends a batch; every part of it must be taken. */
  send(path: string, body: Record<string, unknown[]>): Promise<void>;
  work(): Promise<void>;
  /** The case as the console shows it, by the sender's id. */
  page(id: string): Promise<CasePage>;
}

/** The folder of sentence models, and the endpoint that writes. */
interface ShopModels {
  models: string | null;
  named: { baseUrl: string; apiKey: string; model: string } | undefined;
}

/** Opens the shop in a home of its own, does `use`, and removes everything. */
export async function withShop<Value>({ models, named }: ShopModels, use: (shop: EvalShop) => Promise<Value>): Promise<Value> {
  const home = mkdtempSync(join(tmpdir(), "aftercare-eval-"));
  const now = Date.now();
  let composed: Composed | null = null;
  try {
    composed = await compose({
      platform: {
        home,
        key: new Uint8Array(32).fill(7),
        clock: { now: () => now },
        post: openPost(),
        fetch: globalThis.fetch,
        log: (level, line) => {
          if (level === "error") console.error(line);
        },
        environment: { ai: named, modelFolder: models ?? join(home, "models"), publicUrl: "http://127.0.0.1" },
      },
      version: "eval",
      demo: false,
      beats: false,
      keepServer: true,
    });
    return await use(await openShop(composed, { home, now }));
  } finally {
    await composed?.close();
    await removeHome(home);
  }
}

async function openShop(composed: Composed, { home, now }: { home: string; now: number }): Promise<EvalShop> {
  const { store, handlers } = composed.hub;
  await store.pool.query(
    `INSERT INTO shop (id, channel, name, base_url, settings, enabled, next_pull_at, created_at) VALUES ('eval', $1, '评测店', '', '{}', true, 'infinity', now())`,
    [ownManifest.id],
  );
  // What a seller has set decides half of what may be said: the terms are the demonstration's.
  const saved = await saveTerms(store, "system", { shopId: "eval", body: TermsBody.parse(demoTerms), revision: 0 });
  if (!saved.ok) throw new Error(saved.refusal.message);
  const { key } = await makeApiKey(store, administrator, { shopId: "eval", name: "eval", scopes: [...keyScopes], everyShop: true, days: null });
  const server = await startServer({ hub: composed.hub, port: 0, rendererFolder: home });
  const close = composed.close;
  composed.close = async () => {
    await server.close();
    await close();
  };
  return {
    composed,
    now,
    send: async (path, body) => {
      const answer = await fetch(`${server.url}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const told = (await answer.json()) as { taken?: number; refused?: number };
      const sent = Object.values(body).reduce((sum, items) => sum + items.length, 0);
      if (!answer.ok || told.taken !== sent) throw new Error(`${path}: ${answer.status} ${JSON.stringify(told).slice(0, 600)}`);
    },
    work: () => composed.runUntilIdle("all"),
    page: async (id) => {
      const [row] = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE shop_id = 'eval' AND channel_case_id = $1", [id]);
      const answer = await handlers.cases.get({ caseId: row?.id ?? "" }, administrator);
      if (!answer.ok) throw new Error(answer.refusal.message);
      return answer.value;
    },
  };
}
