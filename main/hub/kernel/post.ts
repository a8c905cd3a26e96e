/** The way out to a channel: one POST over HTTP, as a host supplies it. */

interface PostCall {
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** Milliseconds until the whole answer must have come. */
  timeoutMs: number;
}

export interface Posted {
  status: number;
  /** The header `retry-after` as it came. */
  retryAfter: string | undefined;
  text: string;
}

/**
 * Sends and waits for the whole answer; redirects are answers and never followed.
 * @throws Error whose `code` says why there is none (`ECONNREFUSED`, `ECONNRESET`, a time-out's own).
 */
export type Post = (call: PostCall) => Promise<Posted>;

/** Codes by which a sender says that it did not send, or did not read to the end. */
export const NOT_ALLOWED = "ENOTALLOWED";
export const TOO_LONG = "ETOOLONG";

/** Why an address may not be called: in an inner network nobody allowed, or without TLS outside this machine. */
export type AddressProblem = "inner" | "plain";
