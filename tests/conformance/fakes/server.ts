/** A channel in a few lines: an HTTP server on the loopback that can be told to misbehave for its next calls. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** Fields and files of a body in parts. */
  parts?: { fields: Record<string, string>; files: Record<string, Uint8Array> };
}
/** Text of the answer, or `null` to stay silent. */
export type Answering = (received: Received) => string | null;
export type Trouble = "throttle" | "silent" | "broken" | "nonsense" | "expired";

export interface LoopbackServer {
  baseUrl: string;
  calls: Received[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Pick<Received, "body" | "parts">> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return { body: bytes.toString("utf8") };
  const fields: Record<string, string> = {};
  const files: Record<string, Uint8Array> = {};
  // Node's own reading of the rule.
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  for (const [name, value] of form) {
    if (typeof value === "string") fields[name] = value;
    else files[name] = new Uint8Array(await value.arrayBuffer());
  }
  return { body: "", parts: { fields, files } };
}

export async function serve(answer: Answering, trouble: () => Trouble | undefined): Promise<LoopbackServer> {
  const calls: Received[] = [];
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((told) => {
      const url = new URL(request.url ?? "/", "http://loopback");
      const received = { path: url.pathname, query: url.searchParams, headers: request.headers, ...told };
      calls.push(received);
      const now = trouble();
      if (now === "silent") return;
      if (now === "broken") {
        request.socket.destroy();
        return;
      }
      const text = now === "nonsense" ? "<html>busy</html>" : answer(received);
      if (text !== null) response.writeHead(200, { "content-type": "application/json" }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** JSON whose named 19-digit ids are numbers, as the channels write them. */
export function withBigNumbers(value: unknown, keys: readonly string[]): string {
  return JSON.stringify(value).replace(new RegExp(`"(${keys.join("|")})":"(\\d+)"`, "g"), '"$1":$2');
}
