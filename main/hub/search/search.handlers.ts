/** Answers the contract's `search` part. */
import { may, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { find } from "./find.queries.ts";

/** Finds whatever somebody remembers a part of. */
export function searchHandlers(store: Store): HandlersOf<Contract["search"], Principal> {
  return {
    find: async ({ text, limit }, principal) => ok(await find(store, { text, limit, accounts: may(principal, "risk.review") })),
  };
}
