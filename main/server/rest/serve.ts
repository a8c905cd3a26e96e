/** The public interface for a seller's own systems: plain HTTP and JSON, a key, problem details. */
import type { FastifyInstance, FastifyRequest, HTTPMethods } from "fastify";
import { type RefusalCode, refusals } from "../../hub/contract/index.ts";
import { answeredOnce, keyReader, nobody, type Principal } from "../../hub/frame/door.ts";
import { takePlace } from "../places.ts";
import type { RpcParts } from "../rpc.ts";
import { answer } from "./answer.ts";
import { readJsonOnly } from "./body.ts";
import { restDocument } from "./document.ts";
import { noSuchAddress, problemDetails, problemOf, RestProblem, sendProblem } from "./problem.ts";
import { restRoutes } from "./routes.ts";

const PREFIX = "/api/v1";
const METHODS: readonly HTTPMethods[] = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** True for addresses that programs ask, which read problem details and no page. */
export const isRest = (url: string): boolean => /^\/api(\/|$|\?)/.test(url);

/** Serves `/api/v1/*` and its document. */
export async function serveRest(app: FastifyInstance, parts: RpcParts): Promise<void> {
  await app.register(async (scope) => {
    readJsonOnly(scope);
    scope.setErrorHandler((fault, request, reply) => sendProblem(reply, problemOf(fault, { log: logOf(parts, request) })));
    await serveOpen(scope);
    await scope.register((keyed) => serveKeyed(keyed, parts));
  });
}

function logOf({ hub }: RpcParts, request: FastifyRequest): (line: string) => void {
  return (line) => hub.platform.log("error", `${request.method} ${request.routeOptions.url ?? ""}: ${line}`);
}

/** What needs no key: the document, and what each error means. */
async function serveOpen(scope: FastifyInstance): Promise<void> {
  const document = await restDocument();
  scope.get(`${PREFIX}/openapi.json`, async (_request, reply) => reply.header("cache-control", "no-cache").send(document));
  scope.get<{ Params: { code: string } }>(`${PREFIX}/problems/:code`, async ({ params: { code } }, reply) =>
    Object.hasOwn(refusals, code) ? reply.send({ code, ...refusals[code as RefusalCode] }) : sendProblem(reply, problemDetails("NOT_FOUND")),
  );
}

async function serveKeyed(scope: FastifyInstance, parts: RpcParts): Promise<void> {
  const readKey = keyReader(parts.hub.store);
  const once = answeredOnce(parts.hub.store);
  const principals = new WeakMap<FastifyRequest, Principal>();
  // Before anything is read: who has no key has nothing looked at.
  scope.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    const principal = await keyOf(parts, readKey, request);
    principals.set(request, principal);
    const crowded = await takePlace(parts.places, principal, { request, reply });
    if (crowded) throw new RestProblem(crowded);
  });
  for (const { url, methods } of restRoutes(parts.router, PREFIX)) {
    for (const [method, procedure] of methods) {
      const handler = (request: FastifyRequest, reply: Parameters<typeof sendProblem>[0]) =>
        answer(procedure, { request, reply }, { principal: principals.get(request) ?? nobody, once, log: logOf(parts, request) });
      scope.route({ method, url, handler });
    }
    const allow = [...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).concat("OPTIONS");
    // A HEAD route comes with a GET by itself.
    const others = METHODS.filter((method) => ![...methods.keys()].some((answered) => answered === method));
    scope.route({
      method: methods.has("GET") ? others : [...others, "HEAD"],
      url,
      handler: async (request, reply) => {
        reply.header("allow", allow.join(", "));
        return request.method === "OPTIONS" ? reply.status(204).send() : sendProblem(reply, problemDetails("METHOD_NOT_ALLOWED"));
      },
    });
  }
  scope.all(`${PREFIX}/*`, async (_request, reply) => sendProblem(reply, noSuchAddress));
}

async function keyOf(parts: RpcParts, readKey: ReturnType<typeof keyReader>, request: FastifyRequest): Promise<Principal> {
  const [, key] = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? "") ?? [];
  if (key === undefined)
    throw new RestProblem("NOT_SIGNED_IN", {
      zh: "请在 Authorization 头中带上 API 密钥（Bearer）。",
      en: "Give the API key in the Authorization header (Bearer).",
    });
  // Looked up first: whoever else guesses wrong from the same address does not keep the right key out.
  const guess = parts.tries.guess(request.ip);
  const principal = await readKey(key);
  if (principal) {
    guess.right();
    return principal;
  }
  if (!guess.allowed) throw new RestProblem("TOO_MANY_TRIES");
  throw new RestProblem("NOT_SIGNED_IN", { zh: "API 密钥无效或已撤销。", en: "The API key is unknown or was revoked." });
}
