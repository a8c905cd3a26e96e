/** A simulated Meituan and ingest beside it, over real connections. */
import { type SimClock, steppedClock } from "../../../main/demo/engine/clock.ts";
import { type MtOptions, type MtServer, startMeituan } from "../../../main/demo/meituan/server.ts";
import { openVault } from "../../../main/hub/access/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import type { ChannelFact } from "../../../main/hub/connectors/port.ts";
import type { IngestDeps } from "../../../main/hub/ingest/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { payloads, sealed } from "./channel.ts";

/** 10:00 in Beijing. */
export const START = Date.UTC(2026, 10, 20, 2, 0, 0);
export const atWill = (): SimClock => steppedClock(START);

export function startShop(clock: SimClock, more: Partial<MtOptions> = {}): Promise<MtServer> {
  return startMeituan({ clock, ...more });
}

export function depsFor(store: Store): IngestDeps {
  return {
    store,
    vault: openVault(new Uint8Array(32).fill(7)),
    connectors: connectorFor,
    post: openPost(),
    log: () => undefined,
    wait: async () => undefined,
    timeoutMs: 1_000,
  };
}

/** Connects a shop as a person would. */
export async function connectShop(store: Store, server: MtServer, settings: Record<string, string> = {}): Promise<void> {
  const { appId, secret, stores } = server.keys;
  const typed = { appId, appPoiCode: stores.map(({ code }) => code).join(","), history_hours: "1", ...settings };
  await store.pool.query(
    `INSERT INTO shop (id, channel, name, base_url, settings, secrets, next_pull_at, created_at) VALUES ('shop-1', 'meituan', 'shop-1', $1, $2, $3, $4, $4)`,
    [server.url, typed, Buffer.from(sealed({ appSecret: secret })), new Date(store.clock.now())],
  );
}

/** What is kept, understood. */
export async function factsIn(store: Store): Promise<ChannelFact[]> {
  const topics = await store.rows<{ topic: string }>("SELECT topic FROM raw_item ORDER BY id");
  const kept = await payloads(store);
  return kept.flatMap(({ payload }, at) => {
    const read = connectorFor("meituan")?.normalize(topics[at]?.topic ?? "", payload);
    if (!read?.ok) throw new Error(read ? read.refusal.message : "no connector");
    return read.value;
  });
}
