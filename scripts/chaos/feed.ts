/** Brings payloads to the product by the way each comes: a signed push, an HTTP call with a key, or what a pull would keep. */
import { contract } from "../../main/hub/contract/index.ts";
import { keepRaw } from "../../main/hub/ingest/index.ts";
import { sha256 } from "../../main/hub/kernel/ids.ts";
import type { KeptFixture } from "./fixtures.ts";
import { senders } from "./senders.ts";
import { shopOf, type World } from "./world.ts";

/** What became of one payload at the door. */
export interface Fed {
  outcome: "kept" | "repeated" | "refused";
  /** What the sender was told, where it was refused. */
  sentence?: string;
  /** Rows that were acknowledged as new. */
  taken: number;
}

/** A payload under a topic: pushed where its channel pushes, else kept as a pull keeps it. */
export async function feedKept(world: World, { channel, topic, via }: KeptFixture, { text, nth }: { text: string; nth: number }): Promise<Fed> {
  const sender = topic === "push" ? senders[channel] : undefined;
  const request = sender?.request(text, nth);
  if (request) {
    const before = await rowsOf(world, channel);
    const answer = await world.composed.hub.webhook(shopOf(channel), request);
    const taken = (await rowsOf(world, channel)) - before;
    if (answer.status >= 500) throw new Error(`a push was answered ${answer.status}: ${answer.body}`);
    // What cannot be read is answered with the channel's own error, and waits in the quarantine all the same.
    return { outcome: taken > 0 ? "kept" : "repeated", taken };
  }
  const key = `${topic}:chaos:${sha256(text).slice(0, 32)}`;
  const { kept } = await keepRaw(world.store, { shopId: shopOf(channel), via, items: [{ topic, dedupeKey: key, payload: text }] });
  return { outcome: kept > 0 ? "kept" : "repeated", taken: kept };
}

async function rowsOf(world: World, channel: string): Promise<number> {
  const [row] = await world.store.rows<{ rows: number }>("SELECT count(*)::int AS rows FROM raw_item WHERE shop_id = $1", [shopOf(channel)]);
  return row?.rows ?? 0;
}

interface Route {
  method?: string;
  path?: string;
}

/** A body for an operation of the public interface. */
export async function feedRest(world: World, operation: string, body: string): Promise<Fed> {
  const entries = contract.rest as unknown as Record<string, { "~orpc": { route: Route } }>;
  const { method = "POST", path = "" } = entries[operation]?.["~orpc"].route ?? {};
  const answer = await fetch(`${world.restUrl}${path.replace(/\{[^}]*\}/g, REF)}`, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${world.apiKey}` },
    body: Buffer.from(body),
  });
  const said = await answer.text();
  if (answer.status >= 500) throw new Error(`${operation} was answered ${answer.status}: ${said.slice(0, 300)}`);
  if (!answer.ok) return { outcome: "refused", sentence: said, taken: 0 };
  const taken = takenIn(said);
  return { outcome: taken > 0 ? "kept" : "repeated", taken };
}

/** The thing that a path names: the one the examples are about. */
const REF = "M20260301-0007";

function takenIn(said: string): number {
  const { taken } = JSON.parse(said) as { taken?: number };
  return taken ?? 0;
}
