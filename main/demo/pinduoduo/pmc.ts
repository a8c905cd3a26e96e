/** The message service: one WebSocket an application; what is not answered comes again, for seven days, in no order that may be relied on. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { wireJson } from "../engine/big-json.ts";
import type { SimClock } from "../engine/clock.ts";
import type { FaultBox } from "../engine/faults.ts";
import type { PddNews } from "./ledger.ts";
import { pmcSign } from "./sign.ts";

export interface PmcOptions {
  clock: SimClock;
  faults: FaultBox;
  clientId: string;
  secret: string;
  mallId: number;
  /** How long an answer is waited for before a message is sent again, ms; not published. */
  againMs: number;
  port: number;
}

interface Message {
  id: bigint;
  type: string;
  content: string;
  at: number;
  /** When it is sent (again). */
  dueAt: number;
  /** Sent once more after it was answered, as happens. */
  repeatAt: number;
}

export interface Pmc {
  url: string;
  permitted: boolean;
  /** What is answered, with its repeats, and turned away at the door. */
  counts: { sent: number; answered: number; refused: number; dropped: number };
  put(news: PddNews): void;
  waiting(): number;
  /** Ends every connection, as a gateway that is started anew does. */
  hangUp(): void;
  close(): Promise<void>;
}

const KEEP_MS = 7 * 86_400_000;
const SKEW_MS = 600_000;
/** A client that says nothing for so long is gone. */
const SILENT_MS = 180_000;
const PUMP_MS = 100;
const FIRST_ID = 9_007_199_254_740_993n;

/** Opens the service on the loopback address. */
export async function openPmc(options: PmcOptions): Promise<Pmc> {
  const { clock, faults, clientId, secret, mallId, againMs } = options;
  const messages = new Map<string, Message>();
  const lines = new Map<WebSocket, { heardAt: number }>();
  const counts = { sent: 0, answered: 0, refused: 0, dropped: 0 };
  let nth = 0n;

  const mayEnter = (request: IncomingMessage): boolean => {
    const [, head, client = "", ms = "", sign = ""] = (request.url ?? "").split("/").map((part) => decodeURIComponent(part));
    const isInTime = Math.abs(Number(ms) - clock.now()) <= SKEW_MS;
    return head === "message" && client === clientId && isInTime && sign === pmcSign(clientId, ms, secret);
  };

  const send = (line: WebSocket, message: Message): void => {
    counts.sent += 1;
    const body = { type: message.type, mallID: mallId, content: message.content };
    line.send(wireJson({ id: message.id, commandType: "Common", sendTime: clock.now(), message: body }));
  };

  const pump = (): void => {
    const now = clock.now();
    for (const [line, { heardAt }] of lines) if (performance.now() - heardAt > SILENT_MS) line.terminate();
    const line = [...lines.keys()].at(-1);
    for (const [id, message] of messages) {
      if (now - message.at > KEEP_MS) messages.delete(id);
      else if (line && message.dueAt <= now) {
        send(line, message);
        message.dueAt = now + againMs;
      }
    }
  };

  const hear = (line: WebSocket, text: string): void => {
    const known = lines.get(line);
    if (known) known.heardAt = performance.now();
    const command = /"commandType"\s*:\s*"(\w+)"/.exec(text)?.[1];
    if (command === "HeartBeat") line.send(wireJson({ commandType: "HeartBeat", time: clock.now() }));
    if (command !== "Ack") return;
    // The id is read as text: as a double it would be another one.
    const id = /"id"\s*:\s*(\d+)/.exec(text)?.[1] ?? "";
    const message = messages.get(id);
    if (!message) return;
    counts.answered += 1;
    if (message.repeatAt > 0) Object.assign(message, { dueAt: message.repeatAt, repeatAt: 0 });
    else messages.delete(id);
  };

  const server = createServer((_, response) => response.writeHead(426).end());
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (!mayEnter(request)) {
      counts.refused += 1;
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      lines.set(line, { heardAt: performance.now() });
      line.on("message", (data) => hear(line, String(data)));
      line.on("error", () => line.terminate());
      line.on("close", () => lines.delete(line));
      // What was sent over a connection that is gone was not heard.
      for (const message of messages.values()) if (message.repeatAt >= 0) message.dueAt = Math.min(message.dueAt, clock.now());
      pump();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const beat = setInterval(pump, PUMP_MS);
  beat.unref();

  const pmc: Pmc = {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    permitted: false,
    counts,
    put: ({ type, order, refund }) => {
      if (!pmc.permitted) return;
      nth += 1n;
      const now = clock.now();
      const about = refund ? { refund_id: refund.id, refund_fee: refund.amount, bill_type: refund.kind, operation: 1_000, modified: refund.updatedAt } : {};
      const told = refund
        ? { what: "case" as const, id: String(refund.id), at: refund.updatedAt }
        : { what: "order" as const, id: order.sn, at: order.updatedAt };
      const fate = faults.push("pinduoduo", `${type}:${nth}`, told);
      if (fate.fate === "drop") {
        counts.dropped += 1;
        return;
      }
      const wait = "ms" in fate ? fate.ms : 0;
      const content = wireJson({ mall_id: mallId, tid: order.sn, ...about });
      const message = {
        id: FIRST_ID + nth,
        type,
        content,
        at: now,
        dueAt: fate.fate === "delay" ? now + wait : now,
        repeatAt: fate.fate === "repeat" ? now + wait : 0,
      };
      messages.set(String(message.id), message);
      pump();
    },
    waiting: () => messages.size,
    hangUp: () => {
      for (const line of lines.keys()) line.terminate();
    },
    close: async () => {
      clearInterval(beat);
      pmc.hangUp();
      sockets.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return pmc;
}
