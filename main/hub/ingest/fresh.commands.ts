/** Asking a channel for things at once, because what is kept of them may be old: before something leaves that cannot be taken back. */
import { setTimeout as pause } from "node:timers/promises";
import type { ChannelRef, ConnectorProblem, RawItem } from "../connectors/port.ts";
import { type Result, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import { ask, noteTrouble, shopTrouble } from "./call.commands.ts";
import type { IngestDeps } from "./deps.ts";
import { insertRaw, queuedStates } from "./raw.store.ts";
import { pulledUntil, type ShopRow } from "./shop.ts";

/**
 * What came of asking. `same`: all is kept as the channel has it. `newer`: something new was kept under `keys`, to be understood.
 * `cannot`: the channel does not tell. `unreachable`: it did not answer in time, or would not.
 */
export type Freshness = { outcome: "same" | "cannot" } | { outcome: "newer"; keys: string[] } | { outcome: "unreachable"; why: string };

/** True when what changed at the channel since `since` (ms) may not have reached us: the shop's pulling is behind. Shops that are not pulled tell by themselves. */
export function isBehind(deps: Pick<IngestDeps, "connectors">, shop: Pick<ShopRow, "channel" | "cursor">, since: number): boolean {
  return deps.connectors(shop.channel)?.pull !== undefined && (pulledUntil(shop.cursor) ?? 0) < since;
}

/** Asks for these things now, at most `withinMs`; what comes is kept like everything else. */
export async function fetchFresh(deps: IngestDeps, shop: ShopRow, of: { refs: readonly ChannelRef[]; withinMs: number }): Promise<Freshness> {
  const connector = deps.connectors(shop.channel);
  if (!connector) return { outcome: "cannot" };
  const line = { deps, shop, connector };
  const late = new AbortController();
  const tooLate = pause(of.withinMs, null, { signal: late.signal }).then(
    () => refuse("TIMED_OUT" as const, "平台没有在时限内回答"),
    () => refuse("TIMED_OUT" as const, ""),
  );
  const answers = await Promise.all(
    of.refs.map((ref): Promise<Result<RawItem, ConnectorProblem>> => Promise.race([ask(line, (context) => connector.fetchOne(context, ref)), tooLate])),
  );
  late.abort();
  const items = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const kept = await commit(deps.store, `channel:${shop.id}`, (tx) =>
    insertRaw(
      tx,
      items.map((item) => ({ ...item, shopId: shop.id, via: "refetch" })),
    ),
  );
  const trouble = shopTrouble(answers);
  if (trouble) {
    await noteTrouble(line, trouble);
    return { outcome: "unreachable", why: trouble.message };
  }
  if (kept.length > 0) return { outcome: "newer", keys: kept.map(({ key }) => key) };
  return { outcome: items.length > 0 ? "same" : "cannot" };
}

/** What became of what was kept under these keys: all of it is understood, some is still to be, or some cannot be. */
export async function becameOf(store: IngestDeps["store"], shopId: string, keys: readonly string[]): Promise<"understood" | "pending" | "unreadable"> {
  const left = await queuedStates(store, { shopId, keys });
  if (left.includes("pending")) return "pending";
  return left.length > 0 ? "unreadable" : "understood";
}
