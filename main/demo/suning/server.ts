/** A simulated Suning shop: its gateway, and the ledger of what is so. Nothing is pushed; an own shop needs no token. */
import { fromBeijing } from "../../hub/kernel/time.ts";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, listen, type Reply } from "../engine/http.ts";
import { limiter } from "../engine/limiter.ts";
import { SnLedger } from "./ledger.ts";
import { snLife } from "./life.ts";
import { fault, METHODS, type SnShop } from "./methods.ts";
import type { Told } from "./render.ts";
import { callSign } from "./sign.ts";

interface SnOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  appKey?: string;
  secret?: string;
  /** Calls a second for the application. */
  perSecond?: number;
  hangMs?: number;
  port?: number;
  /** People buy there by themselves, and had bought before; else nothing happens but what is made to. */
  lives?: boolean;
}

export interface SnServer {
  url: string;
  ledger: SnLedger;
  shop: SnShop;
  /** What a seller would enter. */
  keys: { appKey: string; secret: string };
  close(): Promise<void>;
}

const GATEWAY = "/api/http/sopRequest";
/** How far the caller's clock may be off. */
const SKEW = 600_000;
const LOOK_MS = 2_000;

/** Starts it on the loopback address. */
export async function startSuning(options: SnOptions): Promise<SnServer> {
  const { clock, appKey = "snkey", secret = "sn-demo-secret" } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "suning", faults: presetFaults("none", clock.now()) });
  const life = options.lives ? snLife(clock) : null;
  const ledger = new SnLedger({ clock: life?.clock ?? clock });
  const shop: SnShop = { ledger, oddities: new Map() };
  const allow = limiter(clock, options.perSecond ?? 800);
  const goOn = (): void => {
    life?.goOn(ledger);
    ledger.pass();
  };

  const check = ({ headers, bytes, body }: Call): Told | null => {
    const [method, time, key, version, sign] = ["appmethod", "apprequesttime", "appkey", "versionno", "signinfo"].map((name) => String(headers[name] ?? ""));
    const at = fromBeijing(time ?? "")?.getTime();
    if (at === undefined || Math.abs(at - clock.now()) > SKEW) return fault("sys.check.request-apprequesttime:error", "请求时间与服务器相差超过10分钟");
    const of = { method: method ?? "", time: time ?? "", key: key ?? "", version: version ?? "", body: bytes ?? Buffer.from(body) };
    const isRight = of.key === appKey && of.version === "v1.2" && sign === callSign(of, secret);
    return isRight && Object.hasOwn(METHODS, of.method) ? null : fault("sys.check.header-param:forbidden", "请求头校验失败");
  };

  const handle = (call: Call): Reply => {
    goOn();
    const named = String(call.headers.appmethod ?? "");
    const isGateway = call.path === GATEWAY || call.path === `${GATEWAY}/${named}`;
    if (!isGateway || call.method !== "POST") return { status: 404, body: "not found", type: "text/plain" };
    const method = METHODS[named];
    const fate = faults.call("suning", method?.isWrite ?? false);
    if (fate === "hang") return "hang";
    const answer = fate === "throttle" || !allow() ? fault("sys.check.access-frequency:limit", "访问过于频繁") : (check(call) ?? done(method, call.body));
    return fate === "effect-then-hang" ? "hang" : written(answer, call.headers.format);
  };

  const done = (method: (typeof METHODS)[string] | undefined, body: string): Told => {
    const params = method && paramsIn(body, method.bizName);
    return method && params ? method.run(shop, params) : fault("sys.check.request-params:error", "请求报文错误");
  };

  const gateway = await listen({ port: options.port ?? 0, hangMs: options.hangMs ?? 60_000, handle });
  const living = life && setInterval(goOn, LOOK_MS);
  living?.unref();
  return {
    ...{ url: gateway.url, ledger, shop, keys: { appKey, secret } },
    close: async () => {
      if (living) clearInterval(living);
      await gateway.close();
    },
  };
}

/** Without a word of the format the answer is XML. */
function written(answer: Told, format: string | string[] | undefined): Reply {
  if (format === "json") return { body: JSON.stringify(answer) };
  return { body: `<?xml version="1.0" encoding="UTF-8"?>${xml(answer)}`, type: "application/xml;charset=utf-8" };
}

function xml(value: unknown): string {
  if (value === null || typeof value !== "object") return String(value ?? "").replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const entries = Object.entries(value).flatMap(([key, one]) => (Array.isArray(one) ? one.map((each) => [key, each]) : [[key, one]]));
  return entries.map(([key, one]) => `<${key}>${xml(one)}</${key}>`).join("");
}

/** The part of a body under this name; every value is text. */
function paramsIn(body: string, bizName: string): Readonly<Record<string, string>> | null {
  try {
    const told = JSON.parse(body) as { sn_request?: { sn_body?: Told } };
    const part = told.sn_request?.sn_body?.[bizName];
    if (part === null || typeof part !== "object" || Array.isArray(part)) return null;
    return Object.values(part).every((value) => typeof value === "string") ? (part as Record<string, string>) : null;
  } catch {
    return null;
  }
}
