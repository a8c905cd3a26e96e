/** One call: what it was given, whether it was given before, and its answer. */
import { type AnyProcedure, call } from "@orpc/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type AnsweredOnce, noDoor, type Principal } from "../../hub/frame/door.ts";
import { canonicalJson, type Json } from "../../hub/kernel/json.ts";
import { emptyBody, storable } from "./body.ts";
import { problemOf, RestProblem, sendProblem, toldOfFields } from "./problem.ts";

/** What answering needs besides the request. */
export interface Answering {
  principal: Principal;
  once: AnsweredOnce;
  log(line: string): void;
}

/** Answers a request by a procedure of the contract. */
export async function answer(
  procedure: AnyProcedure,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  by: Answering,
): Promise<FastifyReply> {
  const { principal, once, log } = by;
  let input: Json = null;
  try {
    input = inputOf(request);
    const asked = { principal, key: idempotencyKey(request), content: `${request.method} ${request.routeOptions.url}\n${canonicalJson(input)}` };
    const { answer: given, replayed } = await once(asked, async () => (await call(procedure, input, { context: { principal, door: noDoor } })) as Json);
    if (replayed) reply.header("idempotency-replayed", "true");
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(given));
  } catch (fault) {
    return sendProblem(reply, problemOf(fault, { input, log }));
  }
}

/** Everything a call is given, as one object: the body's fields or the query's, and those of the address. */
function inputOf(request: FastifyRequest): Json {
  const address = storable((request.params ?? {}) as Json) as { [name: string]: Json };
  if (request.method !== "POST") return { ...(storable((request.query ?? {}) as Json) as { [name: string]: Json }), ...address };
  const { body } = request;
  if (body === undefined) throw emptyBody();
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    const errors = [{ field: "", problem: "最外层应为对象", problemEn: "the outermost must be an object" }];
    throw new RestProblem("BAD_INPUT", { zh: "正文最外层应为 JSON 对象 {…}。", en: "The body must be a JSON object {…}.", errors });
  }
  const clash = Object.keys(address).find((name) => Object.hasOwn(body, name));
  if (clash) {
    const errors = [{ field: clash, problem: "已经写在地址里，正文里不要再写", problemEn: "stands in the address and does not belong in the body" }];
    throw new RestProblem("BAD_INPUT", toldOfFields(errors));
  }
  return { ...(body as { [name: string]: Json }), ...address };
}

function idempotencyKey(request: FastifyRequest): string | null {
  const given = request.headers["idempotency-key"];
  if (given === undefined || request.method !== "POST") return null;
  if (typeof given === "string" && /^[\x21-\x7e]{1,255}$/.test(given)) return given;
  const errors = [{ field: "Idempotency-Key", problem: "1 到 255 个可见的 ASCII 字符", problemEn: "1 to 255 visible ASCII characters" }];
  throw new RestProblem("BAD_INPUT", {
    zh: "Idempotency-Key 应为 1 到 255 个可见的 ASCII 字符。",
    en: "Idempotency-Key must be 1 to 255 visible ASCII characters.",
    errors,
  });
}
