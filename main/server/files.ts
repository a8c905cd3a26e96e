/** The console's files: hashed ones are kept by browsers for good, the page itself is asked for each time. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refusalError } from "../hub/frame/door.ts";
import { contentPolicy } from "./headers.ts";
import { noSuchAddress, sendProblem } from "./rest/problem.ts";
import { isRest } from "./rest/serve.ts";

/** Serves the built console, and the page itself for every address that is a place within it. */
export async function serveFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header("cache-control", /[/\\]assets[/\\]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  /** Read anew each time (it is a kilobyte): after a build, the next answer is of the new one. A copy would carry an old nonce, so nobody keeps one. */
  const page = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const made = await readFile(join(folder, "index.html"), "utf8").catch(() => null);
    if (made === null)
      return reply
        .status(503)
        .type("text/plain; charset=utf-8")
        .send("界面文件还没有生成，请运行 npm run build。\nThe console's files are not there yet: npm run build.\n");
    const nonce = randomBytes(18).toString("base64url");
    return reply
      .headers({ "content-security-policy": contentPolicy(nonce), "cache-control": "no-cache" })
      .type("text/html; charset=utf-8")
      .send(made.replaceAll("{{nonce}}", nonce));
  };
  app.get("/", page);
  app.setNotFoundHandler((request, reply) => {
    if (isRest(request.url)) return sendProblem(reply, noSuchAddress);
    // What an address asks of a place says nothing of what it names: an identity provider sends its own host along.
    const [path = ""] = request.url.split("?");
    const isPlace = (request.method === "GET" || request.method === "HEAD") && !/^\/(rpc|hooks|assets|evidence)(\/|$)/.test(path) && !/\.\w+$/.test(path);
    return isPlace ? page(request, reply) : reply.status(404).send(refusalError("NOT_FOUND").toJSON());
  });
}
