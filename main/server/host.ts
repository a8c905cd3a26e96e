/** The HTTP host: everything that reaches the hub from outside comes through here. */
import type { ServerHttp2Session } from "node:http2";
import type { Server as TlsServer } from "node:tls";
import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { carry, type Hosted, refusalError } from "../hub/frame/door.ts";
import { readTraceparent } from "../hub/kernel/span.ts";
import { newTrace, traced } from "../hub/kernel/trace.ts";
import { callOf, isStream } from "./called.ts";
import { serveEvidence } from "./evidence.ts";
import { listenFault } from "./fault.ts";
import { serveFiles } from "./files.ts";
import { hostOf, isSecure, knownHost } from "./gate.ts";
import { securityHeaders } from "./headers.ts";
import { MOST_BYTES, serveHooks } from "./hooks.ts";
import { serveMeters } from "./meters.ts";
import { openPlaces } from "./places.ts";
import { serveProbes } from "./probes.ts";
import { refuseAs } from "./refused.ts";
import { requestSpans } from "./request-spans.ts";
import { problemDetails, sendProblem } from "./rest/problem.ts";
import { serveRest } from "./rest/serve.ts";
import { serveRpc } from "./rpc.ts";
import { followTls, readTls, type TlsFiles } from "./tls.ts";
import { countTries } from "./tries.ts";

interface ServerOptions {
  hub: Hosted;
  /** 0 = any free one. */
  port: number;
  /** Address to listen on; loopback unless the installation says otherwise (`AFTERCARE_HOST`). */
  host?: string | undefined;
  /** Serves TLS itself, with HTTP/2 where the caller can; left out, plain HTTP. */
  tls?: TlsFiles | undefined;
  /** Addresses (or networks, `10.0.0.0/8`) of proxies in front of us, whose `X-Forwarded-For` names the caller. */
  trustedProxies?: readonly string[] | undefined;
  /** Opens `/metrics` from other machines; left out, it is this machine's alone. */
  metricsToken?: string | undefined;
  /** Where the built console lies. */
  rendererFolder: string;
}

export interface RunningServer {
  /** Where a browser on this machine reaches the console, without a slash at its end. */
  url: string;
  port: number;
  /** Ends open streams and stops listening. */
  close(): Promise<void>;
}

const noAddress = problemDetails("BAD_INPUT", {
  zh: "地址读不懂：百分号后面要有两位十六进制的 UTF-8。",
  en: "The address cannot be read: a percent sign is followed by two hexadecimal digits of UTF-8.",
});
const COME_AGAIN_SECONDS = 3;
const WRONG_GUESSES_A_MINUTE = 10;
const SIGN_OF_LIFE_MS = 30_000;
/** Longer than this nobody should wait for an answer; the log says so. */
const SLOW_MS = 3_000;
/** Who has not finished asking by then is cut off; answers (the live stream) may take for ever. */
const SLOWEST_REQUEST_MS = 60_000;

/**
 * Starts serving a hub.
 * @throws HostFault with a sentence for a person: port in use, no permission, no such address.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { hub, port } = options;
  // An empty name would mean every address of the machine.
  const host = options.host || "127.0.0.1";
  const app = openApp(options.tls, {
    bodyLimit: MOST_BYTES,
    // A caller that follows its own work by an id has it followed here, too.
    genReqId: ({ headers }) => readTraceparent(headers.traceparent)?.trace ?? newTrace(),
    requestTimeout: SLOWEST_REQUEST_MS,
    forceCloseConnections: true,
    return503OnClosing: false,
    // Whose word about the caller's address is taken: nobody's, unless the installation names its proxies.
    trustProxy: options.trustedProxies && options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    // A browser that lost its line says nothing; the connection of its stream is ended once it does not answer.
    // An order of another shop is named by 160 characters; one of them may be twelve in an address.
    routerOptions: { maxParamLength: 2_000 },
    // An address that cannot be read reaches no scope and none of its errors.
    frameworkErrors: (_fault, _request, reply) => void sendProblem(reply, noAddress),
  });
  trace(app, hub);
  serveMeters(app, hub, options.metricsToken);
  guard(app, hub);
  const router = carry(hub);
  const places = openPlaces();
  await serveRpc(app, { hub, router, places, tries: countTries(WRONG_GUESSES_A_MINUTE) });
  await serveRest(app, { hub, router, places, tries: countTries(WRONG_GUESSES_A_MINUTE) });
  await serveEvidence(app, { hub, router, places });
  await serveHooks(app, hub);
  serveProbes(app, hub);
  await serveFiles(app, options.rendererFolder);
  let stopFollowing: () => void = () => undefined;
  app.addHook("preClose", async () => stopFollowing());
  try {
    await app.listen({ port, host });
    if (options.tls) stopFollowing = followTls(app.server as unknown as TlsServer, options.tls, { log: (line) => hub.platform.log("error", line) });
  } catch (fault) {
    await app.close();
    throw listenFault(fault, { host, port });
  }
  const address = app.server.address();
  const actual = address && typeof address === "object" ? address.port : port;
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return { url: `${options.tls ? "https" : "http"}://${shown.includes(":") ? `[${shown}]` : shown}:${actual}`, port: actual, close: () => app.close() };
}

/** The server itself: plain, or with TLS and HTTP/2; a browser that lost its line says nothing, and its connection ends once it does not answer. */
function openApp(tls: TlsFiles | undefined, options: FastifyServerOptions): FastifyInstance {
  const alive = { keepAlive: true, keepAliveInitialDelay: SIGN_OF_LIFE_MS };
  if (!tls) return Fastify({ ...options, http: alive });
  const app = Fastify({ ...options, http2: true, https: { ...readTls(tls), ...alive, allowHTTP1: true } } as FastifyServerOptions);
  const connections = new Set<ServerHttp2Session>();
  app.server.on("session", (connection: ServerHttp2Session) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  app.addHook("preClose", async () => {
    for (const connection of connections) connection.destroy();
  });
  return app;
}

/** Each request bears an id, which is told in its answer and goes along with all that follows from it. */
function trace(app: FastifyInstance, { platform }: Hosted): void {
  const spans = requestSpans();
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    spans.begin(request, reply);
    spans.under(request, done);
  });
  // A body comes in pieces, and what is called for the last of them knows nothing of who asked.
  app.addHook("preHandler", (request, _reply, done) => spans.under(request, done));
  app.addHook("onResponse", (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime);
    const called = callOf(request);
    // What failed has been told by whom it failed.
    const level = ms > SLOW_MS && !isStream(request.url) ? "warn" : "debug";
    traced(request.id, () => platform.log(level, "called", { call: called, status: reply.statusCode, ms }));
    done();
  });
}

function guard(app: FastifyInstance, hub: Hosted): void {
  const { publicUrl } = hub.platform.environment;
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(securityHeaders(isSecure(request, publicUrl)));
    const isCall = /^\/(hooks|api|rpc|evidence)(\/|$|\?)/.test(request.url);
    if (isCall && !hub.condition.mayWork()) throw refusalError("UNAVAILABLE");
    // Keys and signatures do not ride along by themselves as cookies do, so those two doors are open under any name.
    if (/^\/(hooks|api|healthz|readyz|metrics)(\/|$|\?)/.test(request.url)) return;
    if (!knownHost(hostOf(request), publicUrl)) throw refusalError("NOT_ALLOWED", "本程序不使用这个域名，请检查 AFTERCARE_PUBLIC_URL。");
  });
  // Whoever was turned away for now is told when to come again, whichever part of the host answered.
  app.addHook("onSend", async (_request, reply) => {
    if (reply.statusCode === 503 && !reply.hasHeader("retry-after")) reply.header("retry-after", COME_AGAIN_SECONDS);
  });
  refuseAs(app, hub, (refusal) => refusal);
}
