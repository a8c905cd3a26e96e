/** The console's calls: typed, with the session's cookie, from our own pages only. */
import { RPCHandler } from "@orpc/server/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type CallContext, type CarriedRouter, type Hosted, nobody, refusalError, sessionStands, visitorOf } from "../hub/frame/door.ts";
import { isStream } from "./called.ts";
import { type CookieStyle, dropCookie, keepCookie, keepFlow, keepMarks, readCookie, readFlow, readMarks } from "./cookies.ts";
import { deviceOf } from "./device.ts";
import type { Fair } from "./fair.ts";
import { hostOf, isSecure, sameOrigin } from "./gate.ts";
import { RETRY_AFTER_S, takePlace } from "./places.ts";
import { readingCarefully, refuseAs } from "./refused.ts";
import type { Tries } from "./tries.ts";

/** What the console's calls are served with. */
export interface RpcParts {
  hub: Hosted;
  router: CarriedRouter;
  tries: Tries;
  places: Fair;
}

/** Serves `/rpc/*`. */
export async function serveRpc(app: FastifyInstance, parts: RpcParts): Promise<void> {
  const { hub, router } = parts;
  const { publicUrl } = hub.platform.environment;
  const handler = new RPCHandler(router, {
    eventIteratorKeepAliveInterval: 15_000,
    ...readingCarefully(hub),
  });
  await app.register(async (scope) => {
    refuseAs(scope, hub, (refusal) => ({ json: refusal, meta: [] }));
    // By POST alone: a browser sends a GET or a HEAD for any page that names an address, with our cookie when it is asked nicely.
    scope.post("/rpc/*", async (request, reply) => {
      // Answers are about now and for one person; a proxy must neither keep them nor hold the live stream back.
      reply.headers({ "cache-control": "no-store", "x-accel-buffering": "no" });
      if (!sameOrigin(request, publicUrl)) throw refusalError("NOT_ALLOWED", "请求来自别的网站，未予受理。");
      const context = await callerOf(parts, request, reply);
      // A stream is no work and stands for hours; how many a session has is counted where it is opened.
      const crowded = isStream(request.url) ? null : await takePlace(parts.places, context.principal, { request, reply });
      if (crowded) {
        reply.header("retry-after", String(RETRY_AFTER_S[crowded]));
        throw refusalError(crowded);
      }
      const { matched } = await handler.handle(request, reply, { prefix: "/rpc", context });
      if (!matched) throw refusalError("NOT_FOUND", "没有这个接口。");
      return reply;
    });
    scope.route({
      method: ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"],
      url: "/rpc/*",
      handler: async (_request, reply) => {
        reply.header("allow", "POST");
        throw refusalError("METHOD_NOT_ALLOWED");
      },
    });
  });
}

/** What a browser keeps for us. */
type Kept = "session" | "marks" | "flow";

async function callerOf(parts: RpcParts, request: FastifyRequest, reply: FastifyReply): Promise<CallContext> {
  const { hub, tries } = parts;
  const { publicUrl } = hub.platform.environment;
  const isNamed = /\.localhost(?::\d+)?$/.test(hostOf(request) ?? "");
  const style: CookieStyle = { port: request.socket.localPort ?? 0, secure: isSecure(request, publicUrl), isNamed };
  const token = readCookie(request.headers.cookie, style);
  const visitor = token === null ? null : await visitorOf(hub.store, token);
  // A later cookie of the same name replaces an earlier one: fastify would send both.
  const cookies = new Map<Kept, string>();
  const set = (of: Kept, cookie: string): void => {
    cookies.set(of, cookie);
    reply.removeHeader("set-cookie").header("set-cookie", [...cookies.values()]);
  };
  if (token !== null && visitor === null) set("session", dropCookie(style));
  if (token !== null && visitor?.prolonged) set("session", keepCookie(token, style));
  return {
    principal: visitor?.principal ?? nobody,
    door: {
      token: visitor ? token : null,
      sessionId: visitor?.sessionId ?? null,
      from: { address: request.ip, device: deviceOf(request.headers["user-agent"]) },
      marks: readMarks(request.headers.cookie, style),
      mark: (marks) => set("marks", keepMarks(marks, style)),
      flow: readFlow(request.headers.cookie, style),
      keepFlow: (sealed) => set("flow", keepFlow(sealed, style)),
      keep: (kept) => set("session", keepCookie(kept, style)),
      drop: () => set("session", dropCookie(style)),
      guess: () => tries.guess(request.ip),
      stands: async () => token === null || (await sessionStands(hub.store, token)),
    },
  };
}
