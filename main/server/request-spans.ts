/** What is asked of us, as pieces of work for whoever looks on from outside. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { beginSpan, readTraceparent, type Span } from "../hub/kernel/span.ts";
import { traced, within } from "../hub/kernel/trace.ts";
import { callOf, isStream } from "./called.ts";

/** Files and probes say nothing about the work, and a stream that stands for hours is no duration of anything. */
const isWork = (request: FastifyRequest, call: string): boolean => !isStream(request.url) && !/^page$|\/(?:healthz|readyz|metrics)$/.test(call);

/** Keeps them by request. */
export function requestSpans(): {
  begin(request: FastifyRequest, reply: FastifyReply): void;
  /** Does work as part of what a request asks. */
  under(request: FastifyRequest, work: () => void): void;
} {
  const spans = new WeakMap<FastifyRequest, Span>();
  return {
    begin: (request, reply) => {
      const call = callOf(request);
      if (!isWork(request, call)) return;
      const { parent } = readTraceparent(request.headers.traceparent) ?? { parent: null };
      const span = beginSpan({ name: call, side: "server", fields: { call, method: request.method }, trace: request.id, parent });
      if (!span) return;
      spans.set(request, span);
      // Also where the caller did not wait for the answer.
      reply.raw.once("close", () => {
        span.tell({ status: reply.raw.statusCode });
        span.end(reply.raw.statusCode >= 500);
      });
    },
    under: (request, work) => {
      const span = spans.get(request);
      if (span) within(span, work);
      else traced(request.id, work);
    },
  };
}
