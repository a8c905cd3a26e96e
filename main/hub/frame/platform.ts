/** What a host must supply for the hub to run: a folder, a key, a clock, a way out to the network, a place for news. */
import type { IdentityProvider } from "../access/index.ts";
import type { KeyPlace } from "../contract/index.ts";
import type { Log } from "../kernel/log.ts";
import type { AddressProblem, FetchFile, Post } from "../kernel/post.ts";
import type { OpenSocket } from "../kernel/socket.ts";
import type { Clock } from "../kernel/time.ts";
import type { OpenTcp } from "../notifiers/port.ts";

export interface Platform {
  /** The user's data folder (`AFTERCARE_HOME`). */
  home: string;
  /** 32 bytes that seal secrets and fingerprint identities; kept by the host, made once. */
  key: Uint8Array;
  /** Where that key lies; not given, in the key file. */
  keyPlace?: KeyPlace | "file" | undefined;
  clock: Clock;
  /** For connectors: the way out to channels. */
  post: Post;
  /** For channels that speak over a connection that is kept open; not given, none is, and they are asked alone. */
  openSocket?: OpenSocket;
  /** For a model's files. */
  fetch: typeof fetch;
  /** For files that people outside name, buyers' pictures; not given, none is fetched. */
  fetchFile?: FetchFile;
  /** For mail: a connection to a server, by the same rules; not given, there is none. */
  openTcp?: OpenTcp;
  /** Why an address may not be called; not given, nobody looks. */
  addressProblem?: (url: string) => Promise<AddressProblem | null>;
  /** Speaks to the team's identity provider; not given, people sign in by passwords and links alone. */
  provider?: IdentityProvider | undefined;
  log: Log;
  environment: {
    databaseUrl?: string | undefined;
    ai?: { baseUrl: string; apiKey: string; model: string } | undefined;
    modelFolder: string;
    modelBaseUrl?: string | undefined;
    /** Where channels reach this hub from outside, for callbacks. */
    publicUrl: string;
  };
}
