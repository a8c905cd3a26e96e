/** Keeps the list of erasures beside the backups, and erases again what a restored database has brought back. */
import { z } from "zod";
import type { Vault } from "../access/index.ts";
import type { Log } from "../kernel/log.ts";
import { lockOrders } from "../orders/index.ts";
import { commit, type Store } from "../store/index.ts";
import { AGAIN, namesAbout } from "./erase.commands.ts";
import { ordersThere } from "./erase.view.store.ts";
import { addErased, erasedLines } from "./erased-list.ts";
import { erasuresThere, erasureToKeep, keepErasure } from "./erasure.store.ts";

const Kept = z.object({ reason: z.string(), orderIds: z.array(z.string()), names: z.array(z.object({ shopId: z.string(), name: z.string() })) });

/** What it is handed; `folder` is where the backups lie. */
interface Listing {
  store: Store;
  vault: Vault;
  folder: string;
  log: Log;
}

/**
 * Writes down beside the backups what was erased since the last time, and begins again each erasure that the list knows and the database does
 * not: it was restored from before. Twice changes nothing. @returns how many were begun again.
 */
export async function knowErasures({ store, vault, folder, log }: Listing): Promise<number> {
  const listed = erasedLines(folder);
  const there = new Set(await erasuresThere(store));
  const missing = new Map<string, Uint8Array>();
  for (const id of there) if (!listed.has(id)) missing.set(id, vault.seal(JSON.stringify(await erasureToKeep(store, id))));
  addErased(folder, missing);
  let again = 0;
  for (const [id, sealed] of listed) {
    if (there.has(id)) continue;
    const kept = opened(vault, sealed);
    if (kept === null) {
      log("warn", `privacy: line ${id} of the list of erasures was sealed with another key and is left`);
      continue;
    }
    await beginAgain(store, id, kept);
    again += 1;
  }
  if (again > 0) log("info", `privacy: ${again} erasures are done again, the database was restored from before them`);
  return again;
}

function opened(vault: Vault, sealed: Uint8Array): z.infer<typeof Kept> | null {
  try {
    return Kept.parse(JSON.parse(vault.open(sealed)));
  } catch {
    return null;
  }
}

/** With all names it was known by: an order that the restored database does not have yet is told again by its channel. */
async function beginAgain(store: Store, id: string, { reason, orderIds, names }: z.infer<typeof Kept>): Promise<void> {
  await commit(store, "system", async (tx) => {
    await lockOrders(tx);
    const ids = await ordersThere(tx, orderIds, names);
    const now = await namesAbout(tx, ids);
    await keepErasure(tx, { id, reason, orderIds: ids, caseIds: now.caseIds, step: AGAIN, names: [...names, ...now.names] });
    tx.journal({ verb: "buyer.erasing_again", subject: "erasure", subjectId: id, data: { orders: ids, cases: now.caseIds } });
  });
}
