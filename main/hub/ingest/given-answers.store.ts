import type { Json } from "../kernel/json.ts";
import { commit, type Store } from "../store/index.ts";

/** An answer that was given under a caller's key. */
export interface GivenAnswer {
  /** Hash of what was asked. */
  asked: string;
  answer: Json;
}

/** The answer given under a key; `null` when there is none (any more). */
export async function givenAnswer(store: Store, of: { shopId: string; key: string }): Promise<GivenAnswer | null> {
  const [row] = await store.rows<GivenAnswer>("SELECT asked, answer FROM given_answer WHERE shop_id = $1 AND key = $2", [of.shopId, of.key]);
  return row ?? null;
}

/** Answers are kept this long; afterwards the sender's own ids still make repeating safe. */
const KEPT_MS = 3 * 86_400_000;

/** Keeps an answer; one that is there stays. */
export async function keepAnswer(store: Store, of: { shopId: string; key: string }, given: GivenAnswer): Promise<void> {
  await commit(store, "system", async (tx) => {
    tx.run("INSERT INTO given_answer (shop_id, key, asked, answer, at) VALUES ($1, $2, $3, $4::jsonb, $5) ON CONFLICT (shop_id, key) DO NOTHING", [
      of.shopId,
      of.key,
      given.asked,
      JSON.stringify(given.answer),
      tx.at,
    ]);
    tx.run("DELETE FROM given_answer WHERE at < $1", [new Date(tx.at.getTime() - KEPT_MS)]);
  });
}
