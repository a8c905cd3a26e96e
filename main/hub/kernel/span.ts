/**
 * Pieces of work for whoever looks on from outside (OpenTelemetry): when each began and ended, what it was part of, under the log's own ids. Nobody
 * looks on until a host says so, and then nothing is kept.
 */
import { newTrace, spanNow, traceNow, within } from "./trace.ts";

/** Which pieces of work there are. A request is named by what it calls. */
type Piece = "ingest batch" | "decide" | "send action" | "call model" | "write";

/** What a piece of work may tell: names of calls, ids of ours and counts. Words of anybody and keys of others have no place here. */
export interface SpanFields {
  /** `cases.take`, `POST /api/v1/orders`. */
  call?: string;
  method?: string;
  status?: number;
  /** How it ended, by a closed list of the house. */
  code?: string;
  shop?: string;
  case?: string;
  action?: string;
  /** Kind of an action. */
  kind?: string;
  channel?: string;
  /** A prompt and its version. */
  prompt?: string;
  endpoint?: string;
  /** Things that were handed in, and what became of them. */
  count?: number;
  auto?: number;
  setAside?: number;
  events?: number;
  journalLines?: number;
  attempts?: number;
  tokensIn?: number;
  tokensOut?: number;
}

/** What it was begun with. */
export interface SpanBegin {
  name: string;
  /** Asked by somebody outside, asking somebody outside, or neither. */
  side: "server" | "client" | "inner";
  fields: SpanFields;
  trace: string;
  parent: SpanParent | null;
}

/** A piece of work, ours or a caller's, as another is part of it. */
export interface SpanParent {
  id: string;
  sampled: boolean;
  /** It is a caller's. */
  remote: boolean;
}

/** A piece of work under way. */
export interface Span {
  readonly trace: string;
  readonly id: string;
  readonly sampled: boolean;
  tell(fields: SpanFields): void;
  end(failed?: boolean): void;
}

/** Keeps pieces of work, for whoever looks on. */
export type SpanKeeper = (begin: SpanBegin) => Span;

let keeper: SpanKeeper | null = null;

/** From now on pieces of work are kept here; `null`: no longer. */
export function keepSpans(by: SpanKeeper | null): void {
  keeper = by;
}

/** Begins a piece that ends elsewhere; `null` where nobody looks on. */
export function beginSpan(begin: SpanBegin): Span | null {
  return keeper?.(begin) ?? null;
}

interface Work {
  name: Piece;
  side?: SpanBegin["side"];
  fields?: SpanFields;
  /** Worth telling as a part of something only. */
  asPart?: boolean;
}

type Tell = Span["tell"];
const unheard: Tell = () => undefined;

/** Does a piece of work, and tells whoever looks on; what nobody asked for begins an id of its own then. It failed when it throws, or when it is told so by a code. */
export async function spanned<Value>(piece: Work, work: (tell: Tell) => Promise<Value>): Promise<Value> {
  const outer = spanNow();
  if (keeper === null || (piece.asPart && !outer)) return work(unheard);
  const { name, side = "inner", fields = {} } = piece;
  const parent = outer ? { id: outer.id, sampled: outer.sampled, remote: false } : null;
  const span = keeper({ name, side, fields, trace: traceNow() ?? newTrace(), parent });
  try {
    const value = await within(span, () => work((told) => span.tell(told)));
    span.end();
    return value;
  } catch (fault) {
    span.end(true);
    throw fault;
  }
}

const PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/;

/** Whose work a request is part of, by W3C's header `traceparent`. */
export function readTraceparent(header: unknown): { trace: string; parent: SpanParent } | null {
  const [, trace = "", id = "", flags = ""] = PARENT.exec(String(header ?? "")) ?? [];
  return trace === "" || /^0+$/.test(trace) || /^0+$/.test(id)
    ? null
    : { trace, parent: { id, sampled: (Number.parseInt(flags, 16) & 1) === 1, remote: true } };
}

/** The same header for what is asked of others; `null` where nothing is kept of it. */
export function traceparentNow(): string | null {
  const [trace, span] = [traceNow(), spanNow()];
  return span ? `00-${trace}-${span.id}-${span.sampled ? "01" : "00"}` : null;
}
