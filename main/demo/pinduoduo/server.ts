/** A simulated Pinduoduo shop: its gateway over HTTP, its message service over a WebSocket, and the ledger of what is so. */
import { wireJson } from "../engine/big-json.ts";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, listen, type Reply } from "../engine/http.ts";
import { limiter } from "../engine/limiter.ts";
import { PddLedger } from "./ledger.ts";
import { pinduoduoLife } from "./life.ts";
import { fault, METHODS, type Params, type PddAnswer, type PddShop, WITHOUT_TOKEN, WRITES } from "./methods.ts";
import { openPmc, type Pmc } from "./pmc.ts";
import { pddSign } from "./sign.ts";

export interface PddOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  clientId?: string;
  secret?: string;
  mallId?: number;
  /** How long a change may take until the lists show it; within the three minutes that a client is told to stay behind. */
  lagMs?: number;
  againMs?: number;
  /** How long an unanswered call keeps its socket. */
  hangMs?: number;
  /** Changes what is answered, as a platform does that nobody was told of. */
  spoil?: (text: string) => string;
  port?: number;
  pushPort?: number;
  /** People buy there by themselves, and had bought before; else nothing happens but what is made to. */
  lives?: boolean;
}

export interface PddServer {
  url: string;
  ledger: PddLedger;
  pmc: Pmc;
  /** What a seller would enter. */
  keys: { clientId: string; secret: string; mallId: number };
  tokens: { access: string; refresh: string };
  /** The access token is refused from then on, until it is renewed. */
  expire(): void;
  close(): Promise<void>;
}

const SKEW_SECONDS = 600;
/** Of a shop a minute or ten seconds, as published. */
const LIMITS: Readonly<Record<string, number>> = {
  "pdd.order.number.list.increment.get": 3_000 / 60,
  "pdd.order.information.get": 30_000 / 60,
  "pdd.refund.list.increment.get": 100 / 10,
};
const HANG_MS = 60_000;
const LOOK_MS = 2_000;

/** Starts it on the loopback address. */
export async function startPinduoduo(options: PddOptions): Promise<PddServer> {
  const {
    clock,
    clientId = "pddclient",
    secret = "pdd-demo-secret",
    mallId = 171_500_001,
    lagMs = 150_000,
    againMs = 60_000,
    hangMs = HANG_MS,
    spoil = (text) => text,
    port = 0,
    pushPort = 0,
  } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "pinduoduo", faults: presetFaults("none", clock.now()) });
  const pmc = await openPmc({ clock, faults, clientId, secret, mallId, againMs, port: pushPort });
  const life = options.lives ? pinduoduoLife(clock) : null;
  const ledger = new PddLedger(life?.clock ?? clock, pmc.put);
  const goOn = (): void => {
    life?.goOn(ledger);
    ledger.pass();
  };
  const tokens = { access: "demo-access#0", refresh: "demo-refresh#0", code: "" };
  let dead = "";
  const shop: PddShop = { ledger, clock, lagMs, mallId, tokens, messages: pmc };
  const allow = new Map(Object.entries(LIMITS).map(([type, perSecond]) => [type, limiter(clock, perSecond)]));
  let answers = 0;

  const check = (params: Params): PddAnswer | null => {
    if (params.client_id !== clientId) return fault(10_002, "client_id 不存在");
    if (params.sign !== pddSign(params, secret)) return fault(20_004, "签名sign校验失败");
    const skew = Math.abs(Number(params.timestamp) - clock.now() / 1_000);
    if (!(skew <= SKEW_SECONDS)) return fault(10_003, "timestamp 与服务器时间相差超过10分钟");
    if (!METHODS[params.type ?? ""]) return fault(10_001, "type 不存在");
    if (WITHOUT_TOKEN.has(params.type ?? "")) return null;
    return params.access_token === tokens.access && dead !== tokens.access ? null : fault(10_019, "access_token已过期");
  };

  const answer = (params: Params): PddAnswer => {
    const type = params.type ?? "";
    const refused = check(params);
    if (refused) return refused;
    if (allow.get(type)?.() === false) return fault(70_031, "调用过于频繁，请调整调用频率");
    return METHODS[type]?.(shop, params) ?? fault(10_001, "type 不存在");
  };

  /** The holder's page, on which they have said yes: back with a code. */
  const page = ({ query }: Call): Reply => {
    const redirect = query.get("redirect_uri") ?? "";
    if (query.get("client_id") !== clientId || !URL.canParse(redirect)) return { status: 400, body: "client_id or redirect_uri is wrong", type: "text/plain" };
    tokens.code = `demo-code-${answers}`;
    const back = (told: Record<string, string>): string => {
      const url = new URL(redirect);
      for (const [key, value] of Object.entries({ ...told, state: query.get("state") ?? "" })) url.searchParams.set(key, value);
      return url.href.replaceAll("&", "&amp;");
    };
    const body = `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>拼多多授权（模拟）</title>
<body style="font:16px/1.6 sans-serif;max-width:32em;margin:15vh auto"><h1 style="font-size:1.4em">拼多多授权（模拟）</h1><p>允许应用读取这家演示店铺的订单和售后，并替它处理售后？</p>
<p><a href="${back({ code: tokens.code })}">同意授权</a>　<a href="${back({ error: "access_denied" })}">不同意</a></p>`;
    return { body, type: "text/html;charset=utf-8" };
  };

  const handle = (call: Call): Reply => {
    if (call.path === "/service-market/auth" && call.method === "GET") return page(call);
    if (call.path !== "/api/router" || call.method !== "POST") return { status: 404, body: "not found", type: "text/plain" };
    goOn();
    const params = readParams(call);
    const fate = faults.call("pinduoduo", WRITES.has(params.type ?? ""));
    if (fate === "hang") return "hang";
    const said = fate === "throttle" ? fault(52_101, "接口被限流，请稍后重试") : answer(params);
    answers += 1;
    if (fate === "effect-then-hang") return "hang";
    const request_id = `demo${answers.toString(36)}`;
    if (!isFault(said)) return { body: spoil(wireJson(said)) };
    const { code, said: words } = said.fault;
    return { body: wireJson({ error_response: { error_code: code, error_msg: words, sub_code: null, sub_msg: words, request_id } }) };
  };

  const gateway = await listen({ port, hangMs, handle }).catch(async (fault: Error) => {
    await pmc.close();
    throw fault;
  });
  // What happens is told at once, whether anybody asks or not.
  const living = life && setInterval(goOn, LOOK_MS);
  living?.unref();
  return {
    url: gateway.url,
    ledger,
    pmc,
    keys: { clientId, secret, mallId },
    tokens,
    expire: () => {
      dead = tokens.access;
    },
    close: async () => {
      if (living) clearInterval(living);
      await Promise.all([gateway.close(), pmc.close()]);
    },
  };
}

function isFault(answer: PddAnswer): answer is { fault: { code: number; said: string } } {
  return "fault" in answer;
}

/** Form or JSON: both are taken. */
function readParams(call: Call): Params {
  const isJson = (call.headers["content-type"] ?? "").includes("json");
  if (!isJson) return Object.fromEntries([...call.query, ...new URLSearchParams(call.body)]);
  try {
    const told = JSON.parse(call.body) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
  } catch {
    return {};
  }
}
