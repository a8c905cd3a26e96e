import { commit, type Store } from "../store/index.ts";
import { dropBeyond } from "./evidence.store.ts";

/** What fetched pictures and films may take in all: some ten thousand of them. */
const MOST_BYTES = 2 * 1024 ** 3;

/** Forgets fetched files nobody looked at for long, where all of them take too much room. @returns how many. */
export function forgetFetched(store: Store, mostBytes = MOST_BYTES): Promise<number> {
  return commit(store, "system", (tx) => dropBeyond(tx, mostBytes));
}
