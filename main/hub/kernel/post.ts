/** The way out to a channel: one call over HTTP, as a host supplies it; and the way to files that people outside name. */
import type { Result } from "./result.ts";

interface PostCall {
  url: string;
  /** Of a channel that is asked by GET: everything is in the address, and the body is not sent. Left out: a POST. */
  method?: "GET";
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Text is sent as UTF-8; bytes as they are, where a file goes along. */
  body: string | Uint8Array;
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

/** Why a file that somebody outside named was not fetched. */
export type FileProblem = "not_allowed" | "gone" | "too_large" | "timed_out" | "unreachable";

/** What a file may cost. */
export interface FileBounds {
  /** Addresses that are meant, wherever they are: that of the channel which told of the file. What it leads on to has to be there or out in the world. */
  home: readonly string[];
  mostBytes: number;
  /** Milliseconds until all of it must have come. */
  timeoutMs: number;
}

/** Fetches a file whose address somebody outside wrote: never inside, never more than asked for, and nothing of ours goes along. */
export type FetchFile = (address: string, bounds: FileBounds) => Promise<Result<Uint8Array, FileProblem>>;
