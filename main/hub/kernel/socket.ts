/** The way out to a channel that speaks by itself: one connection that stays open, as a host supplies it. */

export interface Socket {
  /** Says a text; of a connection that has ended nothing is said. */
  send(text: string): void;
  /** Ends it; `ended` is not told of what we end ourselves. */
  close(): void;
}

export interface SocketCall {
  /** `wss://`, or `ws://` where it may be called. */
  url: string;
  /** Milliseconds until it must be open. */
  timeoutMs: number;
  /** Each text that comes, in order; what is no text is left out. */
  heard(text: string): void;
  /** Told once, when an open connection ended by itself, with what is known of the reason. */
  ended(why: string): void;
}

/**
 * Opens a connection; resolves when it is open.
 * @throws Error whose `code` says why it did not open ({@link NOT_ALLOWED} of `post.ts`), where anything is known.
 */
export type OpenSocket = (call: SocketCall) => Promise<Socket>;
