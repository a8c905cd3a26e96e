import { commit, type Store } from "../../store/index.ts";
import { keepStarterCards } from "./cards.store.ts";
import { starterCards } from "./starter-cards.ts";

/** Gives a shop the starter cards it has not got yet, and newer words of those nobody changed. */
export async function ensureStarterCards(store: Store): Promise<void> {
  await commit(store, "system", (tx) => keepStarterCards(tx, starterCards()));
}
