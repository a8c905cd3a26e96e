import type { Vault } from "../access/index.ts";
import type { Connector, Listed } from "../connectors/port.ts";
import type { Log } from "../kernel/log.ts";
import type { AddressProblem, Post } from "../kernel/post.ts";
import type { OpenSocket } from "../kernel/socket.ts";
import type { Store } from "../store/index.ts";
import type { Pace } from "./pace.ts";
import type { RecentlyKept } from "./recently-kept.ts";

/** What every ingest job is handed: nothing of it is looked up anywhere else. */
export interface IngestDeps {
  store: Store;
  vault: Vault;
  /** The connector of a channel, `undefined` where there is none. */
  connectors: (channel: string) => Connector | undefined;
  post: Post;
  /** Keeps connections open to channels that speak by themselves; not given, none is kept. */
  openSocket?: OpenSocket;
  /** Why an address may not be called; not given, nobody looks. */
  addressProblem?: (url: string) => Promise<AddressProblem | null>;
  /** Which of the things a list names are held in that version already; not given, everything is fetched. */
  known?: (shopId: string, what: "orders" | "cases", listed: readonly Listed[]) => Promise<ReadonlySet<string>>;
  /** Ids of a shop's orders that may still change, the newest first, at most so many; not given, none are looked at for that. */
  underWay?: (shopId: string, most: number) => Promise<readonly string[]>;
  /** What was kept lately; not given, nothing is noted. */
  recentlyKept?: RecentlyKept;
  /** Keeps calls to what each channel allows a second; not given where a driver steps the clock and seconds mean nothing. */
  pace?: Pace;
  /** Waits out a short ban, ms; not given where a driver steps the clock. */
  wait?: (ms: number) => Promise<unknown>;
  log: Log;
  /** Milliseconds after which a channel's answer is no longer waited for; 10 s when not given. */
  timeoutMs?: number;
}
