/**
 * One id for everything that follows from one thing asked: from the door through the handler and its write to what is sent to a channel. It
 * goes along by itself wherever one waits for another; over rows it goes as a column.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** The innermost piece of work that is being kept for whoever looks on. */
interface Piece {
  readonly id: string;
  readonly sampled: boolean;
}

interface Underway {
  trace: string;
  span?: Piece;
}

const current = new AsyncLocalStorage<Underway>();
const WELL_FORMED = /^(?!0+$)[0-9a-f]{32}$/;

/** A new id: 16 random bytes in lower-case hex, as W3C's trace context has them. */
export const newTrace = (): string => randomBytes(16).toString("hex");

/** Whether a text may be an id; anything else is never carried on. */
const isTrace = (text: unknown): text is string => typeof text === "string" && WELL_FORMED.test(text);

/** The id of what is being done; `undefined` where nobody began one. */
export const traceNow = (): string | undefined => current.getStore()?.trace;

/** The piece of work that is being done; `undefined` where none is kept. */
export const spanNow = (): Piece | undefined => current.getStore()?.span;

/** Does work under an id; under none where it is no id. */
export function traced<Value>(trace: string | null | undefined, work: () => Value): Value {
  if (!isTrace(trace)) return current.exit(work);
  return traceNow() === trace ? work() : current.run({ trace }, work);
}

/** Does work as the inner part of a piece that was begun. */
export const within = <Value>(span: Piece & { readonly trace: string }, work: () => Value): Value => current.run({ trace: span.trace, span }, work);

/** What a person reads out: enough to find it in a day's log. */
export const shownTrace = (trace: string): string => trace.slice(0, 8);
