/** A channel in a few lines: an HTTP server on the loopback that can be told to misbehave for its next calls. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  path: string;
  query: URLSearchParams;
  body: string;
}
/** Text of the answer, or `null` to stay silent. */
export type Answering = (received: Received) => string | null;
export type Trouble = "throttle" | "silent" | "broken" | "nonsense" | "expired";

export interface LoopbackServer {
  baseUrl: string;
  calls: Received[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

export async function serve(answer: Answering, trouble: () => Trouble | undefined): Promise<LoopbackServer> {
  const calls: Received[] = [];
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? "/", "http://loopback");
      const received = { path: url.pathname, query: url.searchParams, body };
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
