/** What accounts are worked on with. */
import type { Store } from "../store/index.ts";
import type { Guesses } from "./guesses.ts";
import type { Streams } from "./streams.ts";
import type { Vault } from "./vault.ts";

/** What signing in stands on. */
export interface SignInDeps {
  store: Store;
  vault: Vault;
  guesses: Guesses;
}

/** What one's own account needs: names that make no password, and the streams that end with sessions. */
export interface AccountDeps extends SignInDeps {
  shopNames(): Promise<string[]>;
  streams: Streams;
}
