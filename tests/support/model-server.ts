/** A real HTTP server that speaks the chat protocol and behaves as it is told, one behaviour a call; it keeps what it was sent. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** How a call is answered. */
export type Behaviour = (response: ServerResponse, asked: string) => void | Promise<void>;

export interface ModelServer {
  url: string;
  /** Bodies of every call, as they came. */
  asked: string[];
  headers: IncomingHttpHeaders[];
  /** Behaves so from now on; the last behaviour stays. */
  behave(...behaviours: Behaviour[]): void;
  close(): void;
}

/** Starts one on the loopback address. */
export async function modelServer(...first: Behaviour[]): Promise<ModelServer> {
  let behaviours = first;
  const asked: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      if (request.method === "GET") return void response.writeHead(200, { "content-type": "application/json" }).end('{"id":"m","object":"model"}');
      asked.push(body);
      headers.push(request.headers);
      const behaviour = behaviours.length > 1 ? behaviours.shift() : behaviours[0];
      void Promise.resolve(behaviour?.(response, body)).catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    headers,
    behave: (...next) => {
      behaviours = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const begin = (response: ServerResponse): void => void response.writeHead(200, { "content-type": "text/event-stream" });
const usage =
  'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}\n\n';

/** Streams a text in small pieces, and what it counted. */
export const streams =
  (text: string, everyMs = 0): Behaviour =>
  async (response) => {
    begin(response);
    for (const part of text.match(/[\s\S]{1,6}/gu) ?? []) {
      response.write(chunk({ role: "assistant", content: part }));
      if (everyMs > 0) await pause(everyMs);
    }
    response.write(chunk({}, "stop"));
    response.end(`${usage}data: [DONE]\n\n`);
  };
/** A draft in the form that is asked for. */
export const draft = (...sentences: (readonly [act: string, text: string, ...basis: string[]])[]): string =>
  JSON.stringify({ sentences: sentences.map(([act, text, ...basis]) => ({ act, text, basis })) });
/** Refuses with a status. */
export const fails =
  (status: number): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: "no" } }));
  };
/** Begins and says nothing more. */
export const stalls: Behaviour = (response) => {
  begin(response);
  response.write(chunk({ role: "assistant", content: '{"sentences":[{"act":"greet","text":"亲，' }));
};
/** Takes the call and never answers. */
export const silent: Behaviour = () => undefined;
/** Dies in the middle of a word. */
export const dies: Behaviour = (response) => {
  begin(response);
  response.write(chunk({ role: "assistant", content: '{"sentences":[{"act":"greet","text":"亲，' }), () => response.destroy());
};
/** Sends what is no stream of the protocol. */
export const nonsense: Behaviour = (response) => {
  begin(response);
  response.end("data: <html>hello</html>\n\n");
};
