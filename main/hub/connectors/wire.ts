/** What every connector needs to speak HTTP: one call with a time limit, one meaning for each way it can fail. */
import { sha256 } from "../kernel/ids.ts";
import { canonicalJson, type Json, tryParseJson } from "../kernel/json.ts";
import { NOT_ALLOWED, type Posted, TOO_LONG } from "../kernel/post.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import type { ConnectorContext, ConnectorProblem, RawItem } from "./port.ts";

export type Outcome<Value> = Result<Value, ConnectorProblem>;
export type JsonObject = { [key: string]: Json };

export interface ChannelCall {
  url: string;
  /** Asked by GET: everything is in the address, and the body is not sent. Left out: a POST. */
  method?: "GET";
  /** The very text that was signed; bytes where a file goes along, which no signature covers. */
  body: string | Uint8Array;
  contentType: string;
  headers?: Record<string, string>;
  /** What an answer means that its HTTP status does not tell, or tells wrongly: looked at first; `null`: nothing. */
  problem?(answer: Pick<Posted, "status" | "text">): Refusal<ConnectorProblem> | null;
}

/** These mean the request never reached the channel; every other broken connection may have been acted upon. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

const notAllowed = "接口地址在内部网络，或者不是 https，没有得到允许（AFTERCARE_OUTBOUND_NETWORKS）";

/** One call. A time-out or a connection that breaks is `TIMED_OUT`: nobody knows whether the channel acted. */
export async function callChannel(context: ConnectorContext, call: ChannelCall): Promise<Outcome<Json>> {
  try {
    const answer = await context.post({
      url: call.url,
      ...(call.method ? { method: call.method } : {}),
      headers: { "content-type": call.contentType, ...call.headers },
      body: call.body,
      timeoutMs: context.timeoutMs,
    });
    const told = call.problem?.(answer);
    if (told) return { ok: false, refusal: told };
    const problem = httpProblem(answer);
    if (problem) return problem;
    const json = tryParseJson(answer.text);
    // Of what answers nothing is repeated: under a mistaken address it may be anything.
    return json === undefined ? refuse("UNREADABLE", `平台的回答不是 JSON（${Buffer.byteLength(answer.text)} 字节）`) : ok(json);
  } catch (error) {
    const code = errorCode(error);
    if (code === NOT_ALLOWED) return refuse("UNAVAILABLE", notAllowed, { cause: code });
    if (code === TOO_LONG) return refuse("UNREADABLE", "平台的回答太长，没有读完", { cause: code });
    if (NEVER_SENT.has(code)) return refuse("UNAVAILABLE", `连不上平台（${code}）`, { cause: code });
    return refuse("TIMED_OUT", `平台在 ${context.timeoutMs} 毫秒内没有完整回答，是否已处理不明`, { cause: code });
  }
}

function httpProblem({ status, retryAfter }: Posted): Outcome<never> | null {
  if (status >= 200 && status < 300) return null;
  const details = { http: status };
  if (status === 429) {
    const seconds = Number(retryAfter ?? "1");
    return refuse("THROTTLED", "平台限流（HTTP 429）", { ...details, waitMs: Number.isFinite(seconds) ? Math.max(1, seconds) * 1000 : 1000 });
  }
  if (status === 401 || status === 403) return refuse("REFUSED", `平台拒绝访问（HTTP ${status}）`, details);
  if (status === 503) return refuse("UNAVAILABLE", "平台暂不可用（HTTP 503）", details);
  if (status >= 500) return refuse("TIMED_OUT", `平台出错（HTTP ${status}），是否已处理不明`, details);
  return refuse("REFUSED", `平台拒绝了请求（HTTP ${status}）`, details);
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const cause = error.cause;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** For writes: an answer we cannot read leaves open what happened, exactly as no answer does. */
export function unclearWhenUnreadable<Value>(result: Outcome<Value>): Outcome<Value> {
  if (result.ok || result.refusal.code !== "UNREADABLE") return result;
  return refuse("TIMED_OUT", `${result.refusal.message}；是否已处理不明`, result.refusal.details);
}

/** A kept payload whose key is its content: the same version of the same thing has the same key, whenever it is told. */
export function rawItem(thing: { topic: string; id: string; version: string; payload: Json }): RawItem {
  const payload = canonicalJson(thing.payload);
  const key = versionKey(thing);
  return { topic: thing.topic, dedupeKey: `${key}:${sha256(payload).slice(0, 16)}`, about: `${key}:`, versionKey: key, payload };
}

/**
 * A pushed message as it is kept. Its id alone does not name it: several come without one (left out, `null`, 0, blanks), and one id with other content is
 * another message. The same message pushed again has the same content, and so the same key.
 */
export function pushItem(id: Json | undefined, message: Json): RawItem {
  const payload = canonicalJson(message);
  return { topic: "push", dedupeKey: `push:${textOf(id).trim()}:${sha256(payload).slice(0, 32)}`, payload };
}

/** Names a version of a thing. */
export function versionKey({ topic, id, version }: { topic: string; id: string; version: string }): string {
  return `${topic}:${id}:${version}`;
}

/** Address below the base URL; a base that already names a path below the host keeps it. */
export function address(baseUrl: string, path: string): string {
  const base = baseUrl.replace(/\/+$/, "");
  return base.endsWith(path) ? base : base + path;
}

/** The value as an object, else an empty one: readers then find every field absent. */
export function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** Lists come absent, as an array, as one object, or wrapped under their type's name. */
export function rowsOf(value: Json | undefined, wrapper?: string): Json[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value;
  if (wrapper !== undefined && typeof value === "object" && (wrapper in value || Object.keys(value).length === 0)) return rowsOf(value[wrapper]);
  return [value];
}

/** Text of a scalar, `""` for anything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Names the first of these settings or secrets that is not filled in. */
export function missingSetting(values: Record<string, string>, keys: readonly string[]): Refusal<"REFUSED"> | null {
  const key = keys.find((candidate) => !values[candidate]);
  return key === undefined ? null : { code: "REFUSED", message: `店铺设置缺少 ${key}`, details: { setting: key } };
}

/** A header by its name, whatever its case. */
export function headerOf(headers: Record<string, string | undefined>, name: string): string {
  const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? "" : (headers[key] ?? "");
}

/** A table's entry under a key that came from outside: names every object inherits (`constructor`) are not entries. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
