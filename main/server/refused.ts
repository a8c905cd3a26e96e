/** What goes wrong on the way to the hub, as errors of the closed list. */
import { ORPCError, type ProcedureClientInterceptorOptions } from "@orpc/server";
import type { StandardHandlerOptions } from "@orpc/server/standard";
import type { FastifyInstance, FastifyReply } from "fastify";
import { asRefusal, type CallContext, type Hosted, refusalError } from "../hub/frame/door.ts";

/** The refusal of a request that fastify or a handler of ours could not take. */
function requestRefusal(fault: unknown, log: (line: string) => void): ReturnType<typeof refusalError> {
  const status = fault instanceof ORPCError ? 0 : ((fault as { statusCode?: number }).statusCode ?? 0);
  if (status === 413) return refusalError("TOO_LARGE");
  if (status >= 400 && status < 500) return refusalError("BAD_INPUT");
  return asRefusal(fault, log);
}

/** Answers what a part of the host throws, in the shape its callers read. Only JSON is read there. */
export function refuseAs(scope: FastifyInstance, hub: Hosted, body: (refusal: object) => object): void {
  scope.removeContentTypeParser("text/plain");
  scope.setErrorHandler((fault, request, reply): FastifyReply => {
    const place = `${request.method} ${request.routeOptions.url ?? ""}`;
    const refused = requestRefusal(fault, (line) => hub.platform.log("error", `${place}: ${line}`));
    return reply.status(refused.status).send(body(refused.toJSON()));
  });
}

/** Handler options by which what cannot be read is the caller's mistake, and what goes wrong later is ours. */
export function readingCarefully(hub: Hosted): Pick<StandardHandlerOptions<CallContext>, "interceptors" | "clientInterceptors"> {
  const read = new WeakSet<object>();
  return {
    clientInterceptors: [
      (options: ProcedureClientInterceptorOptions<CallContext, Record<never, never>, Record<never, never>> & { next(): Promise<unknown> }) => {
        read.add(options.context);
        return options.next();
      },
    ],
    interceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (fault) {
          if (!read.has(options.context)) throw refusalError("BAD_INPUT");
          throw asRefusal(fault, (line) => hub.platform.log("error", `${options.request.url.pathname}: ${line}`));
        }
      },
    ],
  };
}
