/** A simulated Pinduoduo shop and ingest beside it, over real connections. */
import { runningClock, type SimClock, steppedClock } from "../../../main/demo/engine/clock.ts";
import { type PddOptions, type PddServer, startPinduoduo } from "../../../main/demo/pinduoduo/server.ts";
import { openVault } from "../../../main/hub/access/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import type { ChannelFact } from "../../../main/hub/connectors/port.ts";
import type { IngestDeps } from "../../../main/hub/ingest/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { openOutbound } from "../../../main/server/index.ts";
import { payloads, sealed } from "./channel.ts";

export const START = Date.UTC(2026, 10, 20, 2, 0, 0);
export const atNow = (): SimClock => runningClock(START, 1);
export const atWill = (): SimClock => steppedClock(START);

export function startShop(clock: SimClock, more: Partial<PddOptions> = {}): Promise<PddServer> {
  return startPinduoduo({ clock, lagMs: 0, ...more });
}

export function depsFor(store: Store, log: string[] = []): IngestDeps {
  const outbound = openOutbound();
  return {
    store,
    vault: openVault(new Uint8Array(32).fill(7)),
    connectors: connectorFor,
    post: outbound.post,
    openSocket: outbound.openSocket,
    log: (_level, line) => void log.push(line),
    wait: async () => undefined,
  };
}

/** Connects a shop as a person would. */
export async function connectShop(store: Store, server: PddServer, of: { id?: string; settings?: Record<string, string> } = {}): Promise<void> {
  const { id = "shop-1", settings = {} } = of;
  const { clientId, secret } = server.keys;
  const now = new Date(store.clock.now());
  const secrets = sealed({ clientSecret: secret, accessToken: server.tokens.access, refreshToken: server.tokens.refresh });
  await store.pool.query(
    `INSERT INTO shop (id, channel, name, base_url, settings, secrets, next_pull_at, created_at) VALUES ($1, 'pinduoduo', $1, $2, $3, $4, $5, $5)`,
    [id, server.url, { clientId, pushUrl: server.pmc.url, history_hours: "1", ...settings }, Buffer.from(secrets), now],
  );
}

/** What is kept, understood. */
export async function factsIn(store: Store): Promise<ChannelFact[]> {
  const topics = await store.rows<{ topic: string }>("SELECT topic FROM raw_item ORDER BY id");
  const kept = await payloads(store);
  return kept.flatMap(({ payload }, at) => {
    const read = connectorFor("pinduoduo")?.normalize(topics[at]?.topic ?? "", payload);
    if (!read?.ok) throw new Error(read ? read.refusal.message : "no connector");
    return read.value;
  });
}
