/** A hub as small as a host can serve: a real store and real sessions; other rooms answer only what a test gives them. */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import {
  accountHandlers,
  countGuesses,
  ensureOperators,
  type IdentityProvider,
  makeSignInLink,
  openSpentFlows,
  openStreams,
  openVault,
  peopleHandlers,
  sessionHandlers,
} from "../../main/hub/access/index.ts";
import { type Contract, contract, type LiveEvent } from "../../main/hub/contract/index.ts";
import type { HubHandlers } from "../../main/hub/frame/carrier.ts";
import { openCondition } from "../../main/hub/frame/condition.ts";
import type { ChannelAnswer, Hosted, WebhookRequest } from "../../main/hub/frame/door.ts";
import { refuse } from "../../main/hub/kernel/result.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { type RunningServer, startServer } from "../../main/server/index.ts";

export interface SmallHub extends Hosted {
  /** What was logged. */
  lines: string[];
  listeners: Set<(event: LiveEvent) => void>;
  pushes: { shopId: string; request: WebhookRequest }[];
  answer: (request: WebhookRequest) => ChannelAnswer;
  tell(event: LiveEvent): void;
}

/** Some rooms' answers, by part and name, instead of "not found". */
export type Given = { [Part in keyof HubHandlers]?: Partial<HubHandlers[Part]> };

/** What stands around it. */
interface Around {
  publicUrl?: string;
  provider?: IdentityProvider | null;
}

export function smallHub(store: Store, given: Given = {}, around: Around = {}): SmallHub {
  const { publicUrl = "http://127.0.0.1", provider = null } = around;
  const named = given as Record<string, Record<string, unknown> | undefined>;
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([part, entries]) => [
      part,
      Object.fromEntries(Object.keys(entries).map((name) => [name, named[part]?.[name] ?? (async () => refuse("NOT_FOUND", "没有。"))])),
    ]),
  ) as unknown as HubHandlers;
  const listeners = new Set<(event: LiveEvent) => void>();
  const streams = openStreams();
  const vault = openVault(new Uint8Array(randomBytes(32)));
  const counts = { guesses: countGuesses(store.clock.now), spent: openSpentFlows(store.clock.now) };
  const entering = { store, vault, streams, ...counts, provider, shopNames: async () => ["家居旗舰店"] };
  const lines: string[] = [];
  const hub: SmallHub = {
    store,
    streams,
    condition: openCondition(store.clock),
    handlers: {
      ...handlers,
      session: { ...sessionHandlers({ ...entering, version: "0.0.1", hubName: async () => "测试" }), ...given.session },
      account: accountHandlers(entering),
      people: peopleHandlers({
        store,
        streams,
        handOver: async () => 0,
        openCases: async () => new Map(),
        linkOf: (token) => `${publicUrl}/join#token=${token}`,
      }),
    },
    platform: { log: (level, line) => void (level === "debug" || lines.push(line)), environment: { publicUrl } },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    webhook: async (shopId, request) => {
      hub.pushes.push({ shopId, request });
      return hub.answer(request);
    },
    measured: async () => [],
    answer: () => ({ status: 200, contentType: "application/json", body: '{"code":0}' }),
    lines,
    listeners,
    pushes: [],
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  return hub;
}

/** A console that was built, as small as one can be. */
export function builtConsole(): string {
  const folder = mkdtempSync(join(tmpdir(), "console-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><meta property="csp-nonce" nonce="{{nonce}}"><title>Aftercare</title>');
  writeFileSync(join(folder, "assets", "index-a1b2c3.js"), "export {};");
  return folder;
}

export function serve(hub: Hosted, rendererFolder = builtConsole()): Promise<RunningServer> {
  return startServer({ hub, port: 0, rendererFolder });
}

/** A browser of the test: keeps its cookie, sends what a browser would. */
export interface Browser {
  client: ContractRouterClient<Contract>;
  cookie: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export function browse(server: RunningServer): Browser {
  const browser: Browser = {
    cookie: "",
    fetch: async (path, init) => {
      const headers = new Headers(init?.headers);
      if (browser.cookie) headers.set("cookie", browser.cookie);
      const response = await fetch(new URL(path, server.url), { ...init, headers });
      keep(browser, response);
      return response;
    },
    client: createORPCClient(
      new RPCLink({
        url: `${server.url}/rpc`,
        fetch: async (request, init) => {
          const headers = new Headers(request.headers);
          if (browser.cookie) headers.set("cookie", browser.cookie);
          const response = await fetch(new Request(request, { headers }), init as RequestInit);
          keep(browser, response);
          return response;
        },
      }),
    ),
  };
  return browser;
}

/** Keeps the cookies of an answer beside those there are. */
function keep(browser: Browser, response: Response): void {
  const jar = new Map(browser.cookie.split("; ").flatMap((pair) => (pair === "" ? [] : [[pair.split("=")[0] ?? "", pair] as const])));
  for (const set of response.headers.getSetCookie()) {
    const [pair = ""] = set.split(";");
    if (/Max-Age=0/.test(set)) jar.delete(pair.split("=")[0] ?? "");
    else jar.set(pair.split("=")[0] ?? "", pair);
  }
  browser.cookie = [...jar.values()].join("; ");
}

/** A browser that is signed in as one of the demonstration's people. */
export async function signedIn(store: Store, server: RunningServer, operatorId: string): Promise<Browser> {
  await ensureOperators(store, { demo: true });
  const browser = browse(server);
  const { token } = await makeSignInLink(store, operatorId);
  await browser.client.session.redeem({ token });
  return browser;
}

/** What a call was refused with. */
export async function refused(
  call: Promise<unknown>,
): Promise<{ code: string; status: number; message: string; data: { en: string; details: unknown }; defined: boolean }> {
  try {
    await call;
  } catch (fault) {
    return fault as Awaited<ReturnType<typeof refused>>;
  }
  throw new Error("the call was not refused");
}
