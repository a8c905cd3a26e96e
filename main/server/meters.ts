/** `GET /metrics` in the text format of Prometheus: what the host counts itself, and the hub's own figures. */
import { timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Hosted, Measure } from "../hub/frame/door.ts";
import { sha256 } from "../hub/kernel/ids.ts";
import { callOf, isStream } from "./called.ts";
import { HostFault } from "./fault.ts";
import { problemDetails, sendProblem } from "./rest/problem.ts";

const PREFIX = "aftercare_";
const TYPE = "text/plain; version=0.0.4; charset=utf-8";
/** Upper ends in seconds. */
const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SHORTEST_TOKEN = 16;

/** Durations of one door's requests. */
interface Spread {
  /** Requests that took at most as long as each bucket. */
  within: number[];
  count: number;
  sum: number;
}

/** The token that opens `/metrics` from other machines. @throws HostFault when it could be guessed. */
export function readMetricsToken(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length >= SHORTEST_TOKEN) return text;
  throw new HostFault(
    `AFTERCARE_METRICS_TOKEN 太短，至少 ${SHORTEST_TOKEN} 个字符。`,
    `AFTERCARE_METRICS_TOKEN is too short: at least ${SHORTEST_TOKEN} characters.`,
  );
}

/** Counts requests and serves the figures to this machine, or to whoever has the token. */
export function serveMeters(app: FastifyInstance, hub: Hosted, token: string | undefined): void {
  const calls = new Map<string, { call: string; code: string; count: number }>();
  const spreads = new Map<string, Spread>();
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  app.addHook("preClose", async () => void loop.disable());
  app.addHook("onResponse", async (request, reply) => {
    const call = callOf(request);
    const code = String(reply.statusCode);
    const counted = calls.get(`${call} ${code}`) ?? { call, code, count: 0 };
    counted.count += 1;
    calls.set(`${call} ${code}`, counted);
    // A stream stands for hours, and that is no duration of anything.
    if (!isStream(request.url)) keep(spreads, doorOf(request.url), reply.elapsedTime / 1000);
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, token)) return sendProblem(reply, problemDetails("NOT_FOUND"));
    const own: Measure[] = [
      {
        name: "requests_total",
        help: "Requests by what was called and the answer's code.",
        kind: "counter",
        values: [...calls.values()].map(({ call, code, count }) => ({ labels: { call, code }, value: count })),
      },
      {
        name: "event_loop_delay_p99_seconds",
        help: "How late the process comes to its work, since it was last asked.",
        kind: "gauge",
        values: [{ value: loop.percentile(99) / 1e9 }],
      },
      { name: "process_memory_bytes", help: "Memory of the process.", kind: "gauge", values: [{ value: process.memoryUsage.rss() }] },
      {
        name: "process_uptime_seconds",
        help: "Since the process began; where this falls it was started again.",
        kind: "gauge",
        values: [{ value: process.uptime() }],
      },
    ];
    loop.reset();
    const text = [...own, ...(await hub.measured())].map(written).join("") + histogram(spreads);
    return reply.header("cache-control", "no-store").type(TYPE).send(text);
  });
}

/** Whoever comes from this machine by itself; through a proxy on it, everybody seems to. */
function mayRead({ ip, headers }: FastifyRequest, token: string | undefined): boolean {
  const [, given] = /^Bearer (.+)$/i.exec(headers.authorization ?? "") ?? [];
  if (token !== undefined && given !== undefined) return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)));
  const passedOn = ["x-forwarded-for", "forwarded", "via", "x-real-ip"].some((name) => headers[name] !== undefined);
  return !passedOn && /^(?:::ffff:)?127\.|^::1$/.test(ip);
}

const doorOf = (url: string): string => /^\/(rpc|api|hooks)(?=\/|$|\?)/.exec(url)?.[1] ?? "page";

function keep(spreads: Map<string, Spread>, door: string, seconds: number): void {
  const spread = spreads.get(door) ?? { within: BUCKETS.map(() => 0), count: 0, sum: 0 };
  spreads.set(door, spread);
  spread.count += 1;
  spread.sum += seconds;
  for (const [at, end] of BUCKETS.entries()) if (seconds <= end) spread.within[at] = (spread.within[at] ?? 0) + 1;
}

function written({ name, help, kind, values }: Measure): string {
  const lines = values.map(({ labels, value }) => `${PREFIX}${name}${labelsOf(labels)} ${value}\n`);
  return lines.length === 0 ? "" : `# HELP ${PREFIX}${name} ${help}\n# TYPE ${PREFIX}${name} ${kind}\n${lines.join("")}`;
}

function histogram(spreads: ReadonlyMap<string, Spread>): string {
  const name = `${PREFIX}request_seconds`;
  const lines = [...spreads].flatMap(([door, { within, count, sum }]) => [
    ...BUCKETS.map((end, at) => `${name}_bucket${labelsOf({ door, le: String(end) })} ${within[at]}`),
    `${name}_bucket${labelsOf({ door, le: "+Inf" })} ${count}`,
    `${name}_sum${labelsOf({ door })} ${sum}`,
    `${name}_count${labelsOf({ door })} ${count}`,
  ]);
  return lines.length === 0 ? "" : `# HELP ${name} How long requests took, by the door they came through.\n# TYPE ${name} histogram\n${lines.join("\n")}\n`;
}

function labelsOf(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
