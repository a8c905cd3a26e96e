import { commit, type Store } from "../../store/index.ts";
import { keepStarterMacros } from "./macros.store.ts";
import { STARTER, starterMacros } from "./starter-macros.ts";

/** Gives a shop the starter macros it has not got yet, and newer words of those nobody changed. */
export async function ensureStarterMacros(store: Store): Promise<void> {
  await commit(store, STARTER, (tx) => keepStarterMacros(tx, starterMacros()));
}
