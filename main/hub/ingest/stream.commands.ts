/** Pushes that are taken by asking: stored first, confirmed afterwards. */
import { commit } from "../store/index.ts";
import { ask, type Line, noteSuccess, noteTrouble } from "./call.commands.ts";
import type { IngestDeps } from "./deps.ts";
import { keepRaw } from "./raw.store.ts";
import { callableShops, notePush } from "./shop.store.ts";

/** Rounds a call may make before it gives the floor to others. */
const ROUNDS = 20;

/** Takes what waits in every shop's message queue. @returns how many messages were kept as new. */
export async function streamDue(deps: IngestDeps): Promise<{ taken: number; kept: number }> {
  const total = { taken: 0, kept: 0 };
  const shops = await callableShops(deps.store, "all");
  await Promise.all(
    shops.map(async (shop) => {
      const connector = deps.connectors(shop.channel);
      if (connector?.stream) await drain({ deps, shop, connector }, total).catch((fault: Error) => deps.log("error", fault.message, { shop: shop.id }));
    }),
  );
  return total;
}

async function drain(line: Line, total: { taken: number; kept: number }): Promise<void> {
  const { deps, shop } = line;
  const stream = line.connector.stream;
  if (!stream) return;
  for (let round = 0; round < ROUNDS; round += 1) {
    const batch = await ask(line, (context) => stream.take(context));
    if (!batch.ok) return noteTrouble(line, batch.refusal);
    const { items, receipt } = batch.value;
    if (items.length > 0) {
      const kept = await commit(deps.store, `channel:${shop.id}`, async (tx) => {
        notePush(tx, shop.id);
        return keepRaw(tx, { shopId: shop.id, via: "stream", items });
      });
      total.taken += items.length;
      total.kept += kept.kept;
    }
    if (receipt.length > 0) {
      const confirmed = await ask(line, (context) => stream.confirm(context, receipt));
      // Not confirmed means sent again, and that changes nothing twice.
      if (!confirmed.ok) return noteTrouble(line, confirmed.refusal);
    }
    if (receipt.length === 0) break;
  }
  await noteSuccess(line);
}
