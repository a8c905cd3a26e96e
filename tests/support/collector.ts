/** A collector of OpenTelemetry: a real HTTP server that reads OTLP in JSON, and behaves as it is told. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as it came over the line. */
export interface Came {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  kind: number;
  failed: boolean;
  durationMs: number;
  attributes: Record<string, string | number | boolean>;
}

export interface Collector {
  url: string;
  spans: Came[];
  /** Bodies as they came. */
  bodies: string[];
  headers: IncomingHttpHeaders[];
  resource: Came["attributes"];
  /** Answers so from now on; `null`: not at all. */
  answer: number | null;
  close(): Promise<void>;
}

type Attribute = { key: string; value: { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean } };
interface Batch {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: {
      spans: {
        name: string;
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        kind: number;
        startTimeUnixNano: string;
        endTimeUnixNano: string;
        status: { code?: number };
        attributes: Attribute[];
      }[];
    }[];
  }[];
}

const read = (attributes: readonly Attribute[]): Came["attributes"] =>
  Object.fromEntries(
    attributes.map(
      ({ key, value }) => [key, value.stringValue ?? value.boolValue ?? value.doubleValue ?? Number(value.intValue)] as [string, string | number | boolean],
    ),
  );

/** Starts one on the loopback address. */
export async function collector(): Promise<Collector> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      came.bodies.push(body);
      came.headers.push(request.headers);
      if (came.answer === null) return;
      if (came.answer < 300 && request.url === "/v1/traces") take(JSON.parse(body) as Batch);
      response.writeHead(came.answer, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const take = ({ resourceSpans }: Batch): void => {
    for (const { resource, scopeSpans } of resourceSpans) {
      came.resource = read(resource.attributes);
      for (const { name, traceId, spanId, parentSpanId, kind, status, attributes, startTimeUnixNano, endTimeUnixNano } of scopeSpans.flatMap(
        ({ spans }) => spans,
      ))
        came.spans.push({
          name,
          traceId,
          spanId,
          ...(parentSpanId ? { parentSpanId } : {}),
          kind,
          failed: status.code === 2,
          durationMs: Number(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)) / 1e6,
          attributes: read(attributes),
        });
    }
  };
  const came: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: [],
    bodies: [],
    headers: [],
    resource: {},
    answer: 200,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return came;
}
