/** A shop to look at: a hub with the demonstration some hours into its day, or one that has nothing yet, on a database of its own, and two people: one who may see everything, one who may do next to nothing. */
import { join } from "node:path";
import { compose } from "../../main/compose.ts";
import { composeDemo } from "../../main/compose-demo.ts";
import { makeSignInLink } from "../../main/hub/access/index.ts";
import { connectors } from "../../main/hub/connectors/index.ts";
import { roles } from "../../main/hub/contract/words.ts";
import { lookForFound } from "../../main/hub/disputes/index.ts";
import { keepRaw } from "../../main/hub/ingest/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { fileFetcher, openOutbound, signInUrl, startServer } from "../../main/server/index.ts";
import type { Bench } from "../bench/home.ts";

const MINUTE = 60_000;
/** The channels check our clock to ten minutes. */
const STEP = 10 * MINUTE;
const DAY_MS = 8 * 60 * MINUTE;
/** The same day on every machine, so that its pages show the same. */
const BEGIN = "2026-11-13T14:20:00+08:00";

/** The shop whose payloads nobody has mapped yet. */
export const MAPPED = "look-unknown";

export type Person = "everything" | "little";

export interface Shop {
  url: string;
  /** How far the shop's clock is from this machine's, ms. */
  shift: number;
  /** Signs in once as the person who may see everything, or as the one with the fewest rights. */
  link(person?: Person): Promise<string>;
  row<Row>(sql: string): Promise<Row | undefined>;
  close(): Promise<void>;
}

/** What is opened: the console as it was built, and whether the demonstration's day was lived in it. */
interface Opened {
  rendererFolder: string;
  isEmpty?: boolean;
}

export async function openShop({ home, store }: Bench, { rendererFolder, isEmpty = false }: Opened): Promise<Shop> {
  const name = isEmpty ? "shop_empty" : "shop";
  await store.pool.query(`CREATE DATABASE ${name}`);
  const end = Date.parse(BEGIN) - Date.now();
  let shift = isEmpty ? end : end - DAY_MS;
  const now = (): number => Date.now() + shift;
  const outbound = openOutbound();
  const composed = await compose({
    platform: {
      home: join(home, name),
      key: new Uint8Array(32).fill(1),
      clock: { now },
      post: outbound.post,
      fetch: outbound.fetch,
      fetchFile: fileFetcher(outbound),
      log: (level, line) => {
        if (level === "error") process.stderr.write(`${line}\n`);
      },
      environment: { databaseUrl: store.url.replace(/\/[^/]*$/, `/${name}`), modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" },
    },
    version: "axe",
    demo: !isEmpty,
    beats: false,
  });
  const server = await startServer({ hub: composed.hub, port: 0, rendererFolder });
  composed.hub.platform.environment.publicUrl = server.url;
  const demo = isEmpty
    ? null
    : await composeDemo(composed, {
        hubUrl: server.url,
        say: () => undefined,
        options: { mode: "stepped", startMs: now(), orders: 300, cases: 160, seed: "axe" },
      });
  for (let left = demo ? DAY_MS : 0; demo && left > 0; left -= STEP) {
    shift += STEP;
    await demo.advance(now());
    await composed.runUntilIdle();
    await lookForFound(composed.hub.store);
  }
  const shop = composed.hub.store;
  if (!isEmpty) {
    await connectUnknown(shop);
    await composed.runUntilIdle();
  }
  await shop.rows(
    `INSERT INTO operator (id, name, roles, demo, enabled, created_at)
     VALUES ('look-everything', '全员（演示）', $1, $2, true, now()), ('look-little', '仓库小何（演示）', '{warehouse}', $2, true, now())`,
    [[...roles], !isEmpty],
  );
  return {
    url: server.url,
    shift: end,
    link: async (person = "everything") => signInUrl(server.url, (await makeSignInLink(shop, `look-${person}`)).token),
    row: async <Row>(sql: string) => (await shop.rows<Row>(sql))[0],
    close: async () => {
      await demo?.stop();
      await server.close();
      await composed.close();
    },
  };
}

/** A warehouse that nobody knows has posted what waits for its mapping. */
async function connectUnknown(store: Store): Promise<void> {
  const channel = connectors.find(({ byMapping }) => byMapping)?.manifest;
  if (!channel) throw new Error("no channel is mapped in the console");
  await store.rows(
    `INSERT INTO shop (id, channel, name, base_url, demo, next_pull_at, created_at) VALUES ($1, $2, '义乌云仓（演示）', $3, true, now(), now())`,
    [MAPPED, channel.id, channel.defaultBaseUrl],
  );
  const rows = ["已出库", "破损待补"].map((state, nth) => ({
    ck_no: `CK8800${nth}`,
    order_no: `8800${nth}`,
    wms_state: state,
    finish_time: "2026-11-13 11:20:00",
    express_no: "SF1234567890123",
    net_kg: "0.35",
    receiver_name: "王小明",
    mobile: "13812340001",
    details: [{ sku: "MUG", qty: 1 }],
  }));
  await keepRaw(store, {
    shopId: MAPPED,
    via: "push",
    items: [{ topic: "push:data.list", dedupeKey: "look", payload: JSON.stringify({ data: { list: rows } }) }],
  });
}
