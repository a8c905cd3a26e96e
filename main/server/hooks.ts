/** Pushes in. The body is taken as it came and never parsed here: signatures are over the bytes. */
import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Hosted, WebhookRequest } from "../hub/frame/door.ts";

/** Longer bodies are cut one byte behind this: the hub sees that it is too long, sets it aside and gives the channel's own error. */
export const MOST_BYTES = 5 * 1024 * 1024;
/** What a sender may go on sending after that before the line is cut. */
const MOST_IGNORED = 10 * MOST_BYTES;

type Body = Pick<WebhookRequest, "body" | "oversized" | "isCheck">;
const PATH = "/hooks/:channel/:shopId";

interface At {
  Params: { channel: string; shopId: string };
}

/** Serves `POST /hooks/:channel/:shopId`, and the GET by which a channel checks that address. */
export async function serveHooks(app: FastifyInstance, hub: Hosted): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request: FastifyRequest, payload: IncomingMessage, done: (fault: Error | null, body?: Body) => void) => {
      readBody(payload).then((body) => done(null, body), done);
    });
    scope.post<At>(PATH, (request, reply) => pass(request, reply, (request.body as Body | undefined) ?? { body: "" }));
    scope.get<At>(PATH, (request, reply) => pass(request, reply, { body: "", isCheck: true }));
  });

  async function pass(request: FastifyRequest<At>, reply: FastifyReply, more: Body): Promise<FastifyReply> {
    const headers: WebhookRequest["headers"] = {};
    for (const [name, value] of Object.entries(request.headers)) headers[name] = Array.isArray(value) ? value.join(", ") : value;
    const mark = request.url.indexOf("?");
    const address = mark < 0 ? { path: request.url } : { path: request.url.slice(0, mark), query: request.url.slice(mark + 1) };
    const answer = await hub.webhook(request.params.shopId, { headers, ...address, ...more });
    return reply.status(answer.status).type(answer.contentType).send(answer.body);
  }
}

async function readBody(stream: IncomingMessage): Promise<Body> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const room = MOST_BYTES + 1 - size;
    if (room > 0) kept.push(chunk.subarray(0, room));
    size += chunk.byteLength;
    if (size > MOST_IGNORED) break;
  }
  const body = Buffer.concat(kept).toString("utf8");
  return size > MOST_BYTES ? { body, oversized: true } : { body };
}
