import { commit, type Store } from "../store/index.ts";
import type { ChainPlace } from "./lines.view.store.ts";

/** Which walk along the chain: what was sealed since the last one, or all of it, some every day. */
export type Walk = "since" | "whole";

/** Where a walk stopped; `null` when it never began. */
export async function keptWalk(store: Store, walk: Walk): Promise<ChainPlace | null> {
  const [row] = await store.rows<ChainPlace>("SELECT place::text, hash FROM journal_check WHERE walk = $1", [walk]);
  return row ?? null;
}

/** Keeps where a walk stopped, and the line that did not fit, if one did not. */
export async function keepWalk(store: Store, walk: Walk, found: ChainPlace & { brokenAt: string | null }): Promise<void> {
  await commit(store, "system", async (tx) => {
    tx.run(
      `INSERT INTO journal_check (walk, place, hash, broken_at, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (walk) DO UPDATE SET place = excluded.place, hash = excluded.hash, broken_at = excluded.broken_at, at = excluded.at`,
      [walk, found.place, found.hash, found.brokenAt, tx.at],
    );
  });
}
