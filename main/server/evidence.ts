/** Pictures and films of cases as a browser's own tags ask for them: by address, with the session's cookie, from our own pages only. */
import type { ContractRouterClient } from "@orpc/contract";
import { createRouterClient } from "@orpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { SAVED_TYPE } from "../hub/contract/evidence.ts";
import type { Contract } from "../hub/contract/index.ts";
import { type CarriedRouter, type Hosted, nobody, noDoor, type Principal, refusalError, visitorOf } from "../hub/frame/door.ts";
import { type CookieStyle, readCookie } from "./cookies.ts";
import type { Fair } from "./fair.ts";
import { hostOf, isSecure, sameOrigin } from "./gate.ts";
import { RETRY_AFTER_S, takePlace } from "./places.ts";
import { refuseAs } from "./refused.ts";

interface EvidenceParts {
  hub: Hosted;
  router: CarriedRouter;
  places: Fair;
}

/** Long enough to look through a case, short enough that what is erased is soon gone from browsers, too. */
const KEPT_BY_BROWSERS_S = 600;

/** Whatever a file turns out to be for a browser, it is nothing that runs, and nothing that loads anything. */
const HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "content-disposition": "inline",
  "cache-control": `private, max-age=${KEPT_BY_BROWSERS_S}`,
  vary: "cookie",
};

/** Serves `/evidence/:caseId/:key` and nothing else there. */
export async function serveEvidence(app: FastifyInstance, parts: EvidenceParts): Promise<void> {
  await app.register(async (scope) => {
    refuseAs(scope, parts.hub, (refusal) => refusal);
    scope.get<{ Params: { caseId: string; key: string } }>("/evidence/:caseId/:key", async (request, reply) => {
      reply.header("cache-control", "no-store");
      if (!sameOrigin(request, parts.hub.platform.environment.publicUrl)) throw refusalError("NOT_ALLOWED", "请求来自别的网站，未予受理。");
      const principal = await whoAsks(parts, request);
      const crowded = await takePlace(parts.places, principal, { request, reply });
      if (crowded) {
        reply.header("retry-after", String(RETRY_AFTER_S[crowded]));
        throw refusalError(crowded);
      }
      const { caseId, key } = request.params;
      const asked = createRouterClient(parts.router, { context: { principal, door: noDoor } }) as ContractRouterClient<Contract>;
      const { type, name, file } = await asked.evidence.look({ caseId, key });
      const saved = type === SAVED_TYPE ? { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name ?? "file")}` } : {};
      return reply.headers({ ...HEADERS, ...saved, "content-type": type }).send(Buffer.from(await file.arrayBuffer()));
    });
  });
}

async function whoAsks({ hub }: EvidenceParts, request: FastifyRequest): Promise<Principal> {
  const isNamed = /\.localhost(?::\d+)?$/.test(hostOf(request) ?? "");
  const style: CookieStyle = { port: request.socket.localPort ?? 0, secure: isSecure(request, hub.platform.environment.publicUrl), isNamed };
  const token = readCookie(request.headers.cookie, style);
  return (token === null ? null : await visitorOf(hub.store, token))?.principal ?? nobody;
}
