/** Pieces of work as OpenTelemetry's spans, sent to a collector as OTLP over HTTP in JSON. */
import { type Attributes, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import {
  ParentBasedSampler,
  RandomIdGenerator,
  type ReadableSpan,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type TracerProviderOptions,
} from "@opentelemetry/sdk-trace";
import type { Log } from "../hub/kernel/log.ts";
import type { Post } from "../hub/kernel/post.ts";
import { keepSpans, type SpanBegin, type SpanFields, type SpanKeeper } from "../hub/kernel/span.ts";
import { openSpanQueue } from "./span-queue.ts";

export interface TelemetryOptions {
  /** Where traces are posted to. */
  url: string;
  headers: Readonly<Record<string, string>>;
  serviceName: string;
  /** Share of what begins here that is kept; whoever calls decides about his own. */
  share: number;
}

/** What it is started with besides. */
export interface TelemetryParts {
  post: Post;
  log: Log;
  version: string;
  now(): number;
}

/** A collector under way; ending waits a little for what is still to be told. */
export interface Telemetry {
  stop(): Promise<void>;
}

/** Names that OpenTelemetry has of its own; the others are ours. */
const STANDARD: Partial<Record<keyof SpanFields, string>> = {
  method: "http.request.method",
  status: "http.response.status_code",
  tokensIn: "gen_ai.usage.input_tokens",
  tokensOut: "gen_ai.usage.output_tokens",
};
const SIDES = { server: SpanKind.SERVER, client: SpanKind.CLIENT, inner: SpanKind.INTERNAL } as const;

/** From now on the process's pieces of work go to the collector. */
export function openSpans(options: TelemetryOptions, parts: TelemetryParts): Telemetry {
  const { url, headers, serviceName, share } = options;
  const queue = openSpanQueue<ReadableSpan>({
    now: parts.now,
    log: (line) => parts.log("warn", line),
    send: async (spans, timeoutMs) => {
      const body = new TextDecoder().decode(JsonTraceSerializer.serializeRequest([...spans]));
      const { status } = await parts.post({ url, headers: { ...headers, "content-type": "application/json" }, body, timeoutMs });
      if (status >= 300) throw new Error(`it answered ${status}`);
    },
  });
  // The id of a piece that begins something is the log's own.
  let wanted = "";
  const random = new RandomIdGenerator();
  const provider = new TracerProvider({
    resource: resourceOf({ "service.name": serviceName, "service.version": parts.version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    idGenerator: { generateTraceId: () => wanted, generateSpanId: () => random.generateSpanId() },
    spanProcessors: [
      {
        onStart: () => undefined,
        onEnd: (span) => queue.take(span),
        forceFlush: async () => undefined,
        shutdown: async () => undefined,
      },
    ],
  });
  const tracer = provider.getTracer("aftercare", parts.version);
  const keeper: SpanKeeper = (begin) => {
    wanted = begin.trace;
    const span = tracer.startSpan(begin.name, { kind: SIDES[begin.side], attributes: attributesOf(begin.fields) }, contextOf(begin));
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      trace: traceId,
      id: spanId,
      sampled: (traceFlags & TraceFlags.SAMPLED) !== 0,
      tell: (fields) => void span.setAttributes(attributesOf(fields)),
      end: (failed = false) => {
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
  keepSpans(keeper);
  return {
    stop: async () => {
      keepSpans(null);
      await queue.close();
    },
  };
}

function contextOf({ trace: traceId, parent }: SpanBegin): typeof ROOT_CONTEXT {
  if (!parent) return ROOT_CONTEXT;
  const { id, sampled, remote } = parent;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: id, traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: remote });
}

function attributesOf(fields: SpanFields): Attributes {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [STANDARD[name as keyof SpanFields] ?? `aftercare.${name}`, value]));
}

/** Who we are, and nothing of the machine. */
function resourceOf(attributes: Attributes): NonNullable<TracerProviderOptions["resource"]> {
  const resource = { attributes, merge: () => resource, getRawAttributes: () => Object.entries(attributes) };
  return resource;
}
