import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call as the simulators see it: the body is the text as it came. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
  /** The body before it was read as text: a file in it is no text. */
  bytes?: Buffer;
}

/** An answer (`file` where it is no text, `location` where the browser is sent on), or `hang`: accept and never answer. */
export type Reply = { status?: number; body: string; type?: string; file?: Uint8Array; location?: string } | "hang";

export interface Listening {
  url: string;
  close(): Promise<void>;
}

const MAX_BODY = 8 * 1024 * 1024;

/** Listens on the loopback address. A hung call keeps its socket for `hangMs` and is then cut, as a gateway does. */
export async function listen(options: { port: number; hangMs: number; handle: (call: Call) => Reply | Promise<Reply> }): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, options).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => shut(server) };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: { hangMs: number; handle: (call: Call) => Reply | Promise<Reply> },
): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://local");
  const bytes = await readBytes(incoming);
  const body = bytes.toString("utf8");
  const reply = await options.handle({ method: incoming.method ?? "GET", path: url.pathname, query: url.searchParams, headers: incoming.headers, body, bytes });
  if (reply === "hang") {
    setTimeout(() => outgoing.destroy(), options.hangMs).unref();
    return;
  }
  const answered = reply.file ?? Buffer.from(reply.body, "utf8");
  outgoing.writeHead(reply.status ?? 200, {
    "content-type": reply.type ?? "application/json;charset=utf-8",
    "content-length": answered.length,
    ...(reply.location ? { location: reply.location } : {}),
  });
  outgoing.end(answered);
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  return (await readBytes(incoming)).toString("utf8");
}

async function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw new Error("body too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Sends pushes over kept-alive connections. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });

  /** Posts a text; `null` when nobody answered in time. */
  post(url: string, message: { body: string; headers: Record<string, string>; timeoutMs: number }): Promise<{ status: number; body: string } | null> {
    return new Promise((resolve) => {
      const bytes = Buffer.from(message.body, "utf8");
      const headers = { ...message.headers, "content-length": String(bytes.length) };
      const outgoing = request(url, { method: "POST", agent: this.#agent, headers }, (incoming) => {
        readBody(incoming).then(
          (body) => resolve({ status: incoming.statusCode ?? 0, body }),
          () => resolve(null),
        );
      });
      outgoing.setTimeout(message.timeoutMs, () => outgoing.destroy());
      outgoing.on("error", () => resolve(null));
      outgoing.end(bytes);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
