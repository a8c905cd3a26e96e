/**
 * The one way out: channels, models and their files are reached through it. It goes where it may, whatever a name resolves to at that moment: https anywhere in
 * the world, anything on this machine, and inner networks only where the installation names them.
 */
import { lookup } from "node:dns/promises";
import { createConnection, isIP, type LookupFunction, type Socket } from "node:net";
import { Agent, buildConnector, type Dispatcher, request, setGlobalDispatcher, fetch as undiciFetch, WebSocket } from "undici";
import { networks, placeOf } from "../hub/kernel/networks.ts";
import { type AddressProblem, NOT_ALLOWED, type Post, TOO_LONG } from "../hub/kernel/post.ts";
import type { OpenSocket } from "../hub/kernel/socket.ts";
import { traceparentNow } from "../hub/kernel/span.ts";

const CONNECT_MS = 10_000;
const KEPT_MS = 10_000;
/** Longest answer of a channel or a model that is read, bytes as they come over the line. */
const MOST_ANSWERED = 20 * 1024 * 1024;
/** Longest text of a kept connection, bytes. */
const MOST_HEARD = 6 * 1024 * 1024;

export interface OutboundOptions {
  /** Inner networks that may be called, http too: `10.0.0.0/8`, `192.168.1.5`. */
  networks?: readonly string[];
  /** Addresses the installation itself names, whose host and port may be called wherever they are. */
  addresses?: readonly string[];
  /** Stands in for the name server; tests hand in one that changes its mind. */
  resolve?: (host: string) => Promise<readonly { address: string; family: number }[]>;
}

export interface Outbound {
  post: Post;
  /** For channels that speak over a connection that is kept open. */
  openSocket: OpenSocket;
  /** For large files: bounded in nothing but where it may go. */
  fetch: typeof globalThis.fetch;
  /** For answers that are read whole. */
  fetchBounded: typeof globalThis.fetch;
  /** For what people outside named: TLS out into the world and nowhere else, this machine and what the installation names among it. Bounded in nothing else. */
  fetchStrange: typeof globalThis.fetch;
  /** A connection to a server that speaks for itself (mail): the same places, and whoever asks sees to the encryption. */
  openTcp(to: { host: string; port: number; timeoutMs: number }): Promise<Socket>;
  /** Why an address may not be called; `null` when it may, as far as anybody can know before calling. */
  problemOf(url: string): Promise<AddressProblem | null>;
  /** Lets every `fetch` of this process, our libraries' too, go this way. */
  install(): void;
}

/** Opens the way out, with connections of its own; they end by themselves when nothing uses them. */
export function openOutbound(options: OutboundOptions = {}): Outbound {
  const allowed = networks(options.networks ?? []);
  const named = new Set((options.addresses ?? []).map(doorOf));
  const resolve = options.resolve ?? ((host: string) => lookup(host, { all: true }));
  const may = (address: string, isPlain: boolean): boolean => {
    const place = placeOf(address);
    return place === "loopback" || allowed.has(address) || (place === "world" && !isPlain);
  };
  const mayStrange = (address: string, isPlain: boolean): boolean => placeOf(address) === "world" && !isPlain;

  /** Looks a name up and gives only where it may lead to; asked for each connection, so that a name that turns inwards later leads nowhere. */
  const guarded = (isPlain: boolean, mayGo = may): LookupFunction => {
    return (host, wanted, answer) => {
      resolve(host).then(
        (found) => {
          const open = found.filter(({ address }) => mayGo(address, isPlain));
          const [first] = open;
          if (!first) answer(refusal(host), "", 0);
          else if (wanted.all) answer(null, [...open]);
          else answer(null, first.address, first.family);
        },
        (fault: NodeJS.ErrnoException) => answer(fault, "", 0),
      );
    };
  };
  const ways = {
    plain: buildConnector({ timeout: CONNECT_MS, lookup: guarded(true) }),
    sealed: buildConnector({ timeout: CONNECT_MS, lookup: guarded(false) }),
    named: buildConnector({ timeout: CONNECT_MS }),
    strange: buildConnector({ timeout: CONNECT_MS, lookup: guarded(false, mayStrange) }),
  };
  const connect: buildConnector.connector = (to, done) => {
    const host = to.hostname.replace(/^\[|\]$/g, "");
    const isPlain = to.protocol === "http:";
    if (named.has(doorOf(`${to.protocol}//${to.host ?? to.hostname}`))) ways.named(to, done);
    else if (isIP(host) !== 0 && !may(host, isPlain)) done(refusal(host), null);
    else (isPlain ? ways.plain : ways.sealed)(to, done);
  };
  const connectStrange: buildConnector.connector = (to, done) => {
    const host = to.hostname.replace(/^\[|\]$/g, "");
    if (to.protocol !== "https:" || (isIP(host) !== 0 && !mayStrange(host, false))) done(refusal(host), null);
    else ways.strange(to, done);
  };
  const open = (maxResponseSize: number): Dispatcher => new Agent({ connect, keepAliveTimeout: KEPT_MS, maxResponseSize }).compose(underTrace);
  const bounded = open(MOST_ANSWERED);
  const unbounded = open(-1);
  // Without the trace: who serves a buyer's picture is told nothing of us.
  const strange = new Agent({ connect: connectStrange, keepAliveTimeout: KEPT_MS });
  const fetchOver = (dispatcher: Dispatcher) =>
    ((address: string, init: object) => undiciFetch(address, { ...init, dispatcher })) as unknown as typeof globalThis.fetch;
  const problemOf: Outbound["problemOf"] = async (url) => {
    const { protocol, hostname } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, "");
    const isPlain = protocol === "http:" || protocol === "ws:";
    if (named.has(doorOf(url))) return null;
    const found = isIP(host) === 0 ? await resolve(host).catch(() => []) : [{ address: host }];
    if (found.some(({ address }) => may(address, isPlain))) return null;
    if (found.length === 0) return isPlain ? "plain" : null;
    return found.some(({ address }) => placeOf(address) === "world") ? "plain" : "inner";
  };
  const kept = new Agent({ connect, webSocket: { maxPayloadSize: MOST_HEARD } });
  return {
    post: postOver(bounded),
    openSocket: socketOver(kept, problemOf),
    fetch: fetchOver(unbounded),
    fetchBounded: fetchOver(bounded),
    fetchStrange: fetchOver(strange),
    openTcp: (to) => opened(to, { may: (address) => may(address, false), lookup: guarded(false) }),
    problemOf,
    install: () => setGlobalDispatcher(bounded),
  };
}

/** Connects where it may go. @throws Error whose `code` says why not. */
function opened(to: { host: string; port: number; timeoutMs: number }, by: { may(address: string): boolean; lookup: LookupFunction }): Promise<Socket> {
  const host = to.host.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !by.may(host)) return Promise.reject(refusal(host));
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port: to.port, lookup: by.lookup });
    const late = (): void => void socket.destroy(Object.assign(new Error(`${host} did not answer`), { code: "UND_ERR_CONNECT_TIMEOUT" }));
    socket.setTimeout(to.timeoutMs, late);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.off("timeout", late);
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

/** Host and port of an address. */
function doorOf(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${hostname}:${port || (protocol === "http:" || protocol === "ws:" ? "80" : "443")}`;
}

function refusal(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} is in an inner network, or would be called without TLS`), { code: NOT_ALLOWED });
}

/** Who is asked as part of a piece of work that is being kept is told which, by W3C's header; nobody is told anything else. */
const underTrace: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const traceparent = traceparentNow();
  if (traceparent === null) return dispatch(options, handler);
  const { headers } = options;
  if (Array.isArray(headers)) return dispatch({ ...options, headers: [...headers, "traceparent", traceparent] }, handler);
  const given = headers && Symbol.iterator in headers ? Object.fromEntries(headers) : headers;
  return dispatch({ ...options, headers: { ...given, traceparent } }, handler);
};

/** Posting over kept connections: `fetch` costs five times the processor for the same call, and a busy day makes tens of thousands. */
function postOver(dispatcher: Dispatcher): Post {
  return async ({ url, method = "POST", headers, body, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = method === "GET" ? { method } : { method, body };
    const answer = await request(url, { dispatcher, ...sent, headers, signal, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
    const retryAfter = answer.headers["retry-after"];
    const text = await answer.body.text().catch((fault: NodeJS.ErrnoException) => {
      throw fault.code === "UND_ERR_RES_EXCEEDED_MAX_SIZE" ? Object.assign(fault, { code: TOO_LONG }) : fault;
    });
    return { status: answer.statusCode, retryAfter: typeof retryAfter === "string" ? retryAfter : undefined, text };
  };
}

/**
 * Keeps connections open, by the same rule of where it may go: it is asked at every connecting, whatever was said before. Why one did not open is not
 * told by the protocol, so that an address that may not be called is named beforehand.
 */
function socketOver(dispatcher: Dispatcher, problemOf: Outbound["problemOf"]): OpenSocket {
  return async ({ url, timeoutMs, heard, ended }) => {
    if ((await problemOf(url)) !== null) throw refusal(new URL(url).hostname);
    const opening = Promise.withResolvers<void>();
    const socket = new WebSocket(url, { dispatcher });
    let why = "";
    let state: "opening" | "open" | "over" = "opening";
    const late = setTimeout(() => socket.close(), timeoutMs);
    socket.addEventListener("open", () => {
      clearTimeout(late);
      state = "open";
      opening.resolve();
    });
    socket.addEventListener("message", ({ data }: { data: unknown }) => {
      if (typeof data === "string" && state === "open") heard(data);
    });
    socket.addEventListener("error", (event) => {
      why = event.message || (event.error instanceof Error ? event.error.message : why);
    });
    socket.addEventListener("close", ({ code, reason }) => {
      clearTimeout(late);
      const told = [String(code), reason || why].filter((part) => part !== "").join(" ");
      if (state === "opening") opening.reject(new Error(told));
      else if (state === "open") ended(told);
      state = "over";
    });
    await opening.promise;
    return {
      send: (text) => {
        if (state === "open") socket.send(text);
      },
      close: () => {
        state = "over";
        socket.close();
      },
    };
  };
}

/** A sender of its own that may call this machine and the world. */
export function openPost(): Post {
  return openOutbound().post;
}
