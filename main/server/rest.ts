/** The public interface for a seller's own systems: plain HTTP and JSON, a key, errors of the closed list. */
import { OpenAPIHandler } from "@orpc/openapi/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { keyReader, noDoor, type Principal, refusalError } from "../hub/frame/door.ts";
import { restDocument } from "./document.ts";
import { readingCarefully, refuseAs } from "./refused.ts";
import type { RpcParts } from "./rpc.ts";

/** Serves `/api/v1/*` and its document. */
export async function serveRest(app: FastifyInstance, parts: RpcParts): Promise<void> {
  const { hub, router } = parts;
  const handler = new OpenAPIHandler({ rest: router.rest }, readingCarefully(hub));
  const document = restDocument();
  const readKey = keyReader(hub.store);
  await app.register(async (scope) => {
    refuseAs(scope, hub, (refusal) => refusal);
    scope.get("/api/v1/openapi.json", async (_request, reply) => reply.header("cache-control", "no-cache").send(await document));
    scope.all("/api/v1/*", async (request, reply) => {
      reply.header("cache-control", "no-store");
      const principal = await keyOf(parts, readKey, request);
      const { matched } = await handler.handle(request, reply, { prefix: "/api/v1", context: { principal, door: noDoor } });
      if (!matched) throw refusalError("NOT_FOUND", "没有这个接口。");
      return reply;
    });
  });
}

async function keyOf(parts: RpcParts, readKey: ReturnType<typeof keyReader>, request: FastifyRequest): Promise<Principal> {
  if (!parts.tries.may(request.ip)) throw refusalError("TOO_MANY_TRIES");
  const [, key] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? "") ?? [];
  if (key === undefined) throw refusalError("NOT_SIGNED_IN", "请在 Authorization 头中带上 API 密钥（Bearer）。");
  const principal = await readKey(key);
  if (principal) return principal;
  parts.tries.failed(request.ip);
  throw refusalError("NOT_SIGNED_IN", "API 密钥无效或已撤销。");
}
