/** A channel to test with, in memory: it answers what a test tells it to and remembers what it was asked. */
import { openVault } from "../../../main/hub/access/index.ts";
import type { ChannelRef, Connector, ConnectorProblem, PullPage, RawItem } from "../../../main/hub/connectors/port.ts";
import { contextOf, type IngestDeps } from "../../../main/hub/ingest/index.ts";
import { type Placed, withPayloads } from "../../../main/hub/ingest/payload.store.ts";
import { ok, type Result, refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";

const vault = openVault(new Uint8Array(32).fill(7));

interface Asked {
  what: "orders" | "cases";
  from: number;
  to: number;
  page: string | null;
}
export interface TestChannel {
  connector: Connector;
  asked: Asked[];
  fetched: ChannelRef[];
  confirmed: string[][];
  /** Answers of the next pulls, in order; afterwards every page is empty. */
  pages: (Result<PullPage, ConnectorProblem> | (() => Promise<Result<PullPage, ConnectorProblem>>))[];
  fetchOne: (ref: ChannelRef) => Promise<Result<RawItem, ConnectorProblem>>;
  messages: RawItem[];
}

export const item = (key: string, payload = `{"id":"${key}"}`): RawItem => ({ topic: "order", dedupeKey: key, payload });

export function testChannel(): TestChannel {
  const channel: TestChannel = {
    asked: [],
    fetched: [],
    confirmed: [],
    pages: [],
    messages: [],
    fetchOne: async (ref) => ok(item(`${ref.kind}:${ref.id}`)),
    connector: {
      manifest: {
        id: "test",
        name: { zh: "测试平台", en: "Test" },
        spelled: ["ce shi"],
        group: "platform",
        mark: { glyph: "测", colour: "#444444" },
        hasPlatform: true,
        abilities: ["orders", "cases", "push", "stream", "traces"],
        defaultBaseUrl: "http://localhost:1",
        settings: [
          { key: "app", label: { zh: "应用", en: "App" }, secret: false, required: true },
          { key: "secret", label: { zh: "密钥", en: "Secret" }, secret: true, required: true },
        ],
        pullWindowMs: 3_600_000,
        overlapMs: 300_000,
        callsPerSecond: 100,
      },
      pull: async (context, what, ...[window, page]) => {
        channel.asked.push({ what, from: window.from.getTime(), to: window.to.getTime(), page });
        const next = channel.pages.shift();
        if (context.secrets.token === "dead") return refuse("AUTH_EXPIRED", "令牌过期");
        return typeof next === "function" ? next() : (next ?? ok({ items: [], next: null }));
      },
      fetchOne: (_, ref) => {
        channel.fetched.push(ref);
        return channel.fetchOne(ref);
      },
      stream: {
        take: async () => ok({ items: channel.messages, receipt: channel.messages.map((message) => message.dedupeKey) }),
        confirm: async (_, receipt) => {
          channel.confirmed.push(receipt);
          channel.messages = channel.messages.filter((message) => !receipt.includes(message.dedupeKey));
          return ok(null);
        },
      },
      webhook: {
        open: (_, request) => {
          if (request.headers.sign !== "good") return refuse("BAD_SIGNATURE", "签名不对");
          if (request.body === "throw") throw new Error("bug");
          return request.body.startsWith("{") ? ok([{ topic: "push", dedupeKey: request.body, payload: request.body }]) : refuse("UNREADABLE", "不是 JSON");
        },
        accepted: { status: 200, contentType: "text/plain", body: "success" },
        rejected: (problem) => ({ status: problem === "BAD_SIGNATURE" ? 401 : 200, contentType: "text/plain", body: `error ${problem}` }),
      },
      normalize: () => ok([]),
      refreshToken: async () => ok({ token: "fresh" }),
      actions: {},
    },
  };
  return channel;
}

export function depsOf(store: Store, channel: TestChannel): IngestDeps {
  return { store, vault, connectors: (id) => (id === "test" ? channel.connector : undefined), post: openPost(), log: () => undefined };
}

/** Secrets as a shop keeps them. */
export const sealed = (secrets: Record<string, string>): Uint8Array => vault.seal(JSON.stringify(secrets));

export async function addShop(store: Store, id = "shop-1", secrets: Record<string, string> = { secret: "s" }): Promise<void> {
  const now = new Date(store.clock.now());
  await store.pool.query(
    `INSERT INTO shop (id, channel, name, base_url, settings, secrets, next_pull_at, created_at) VALUES ($1, 'test', $1, 'http://localhost:1', '{"app":"a","history_hours":"2"}', $2, $3, $3)`,
    [id, Buffer.from(sealed(secrets)), now],
  );
}

/** Secrets of a shop as a connector would get them. */
export async function secretsOf(deps: IngestDeps, id: string): Promise<Record<string, string>> {
  const [row] = await deps.store.rows<{ secrets: Uint8Array }>("SELECT secrets FROM shop WHERE id = $1", [id]);
  return contextOf(deps, { id, channel: "test", baseUrl: "", settings: {}, secrets: row?.secrets ?? null }).secrets;
}

export const keys = async (store: Store): Promise<string[]> =>
  (await store.rows<{ key: string }>("SELECT dedupe_key AS key FROM raw_item ORDER BY id")).map((row) => row.key);
export const wipe = async (store: Store): Promise<void> => {
  for (const table of ["raw_item", "raw_queue", "raw_page", "refetch", "shop", "event", "journal_line", "api_key", "refused_push"])
    await store.pool.query(`DELETE FROM ${table}`);
};
/** What is kept of payloads, in the order they came. */
export const payloads = async (store: Store): Promise<{ status: string; reason: string | null; payload: string }[]> => {
  const rows = await store.rows<Placed & { status: string; reason: string | null }>(
    `SELECT coalesce(status, 'done') AS status, reason, page_id::text AS "pageId", span_from AS "from", span_bytes AS bytes
     FROM raw_item LEFT JOIN raw_queue ON item_id = id ORDER BY id`,
  );
  return withPayloads(store, rows);
};
