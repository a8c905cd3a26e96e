/** A simulated Ele.me shop: its gateway and its tokens over HTTP, what it pushes, and the ledger of what is so. */
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, listen, type Reply } from "../engine/http.ts";
import { limiter } from "../engine/limiter.ts";
import { ElemeLedger } from "./ledger.ts";
import { elemeLife } from "./life.ts";
import { type ElemeAnswer, type ElemeShop, fault, METHODS, OF_APPLICATION, type Params, WRITES } from "./methods.ts";
import { ElemePushes } from "./pushes.ts";
import { renderOrder } from "./render.ts";
import { callSign } from "./sign.ts";
import { ElemeTokens, tokenReply } from "./tokens.ts";

export interface ElemeOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  appKey?: string;
  secret?: string;
  shopId?: number;
  appId?: number;
  /** Calls a second for the application. */
  perSecond?: number;
  hangMs?: number;
  port?: number;
  /** People buy there by themselves, and had bought before; else nothing happens but what is made to. */
  lives?: boolean;
}

export interface ElemeServer {
  url: string;
  ledger: ElemeLedger;
  pushes: ElemePushes;
  shop: ElemeShop;
  tokens: ElemeTokens;
  /** What a seller would enter. */
  keys: { appKey: string; secret: string; shopId: number; appId: number };
  close(): Promise<void>;
}

/** [U]: how far the caller's clock may be off. */
const SKEW_SECONDS = 600;
const LOOK_MS = 2_000;

interface Sent {
  nop?: unknown;
  id?: unknown;
  action?: unknown;
  token?: unknown;
  metas?: { app_key?: unknown; timestamp?: unknown };
  params?: unknown;
  signature?: unknown;
}

/** Starts it on the loopback address. */
export async function startEleme(options: ElemeOptions): Promise<ElemeServer> {
  const { clock, appKey = "elekey", secret = "ele-demo-secret", shopId = 300_001, appId = 1234, perSecond = 800, hangMs = 60_000, port = 0 } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "eleme", faults: presetFaults("none", clock.now()) });
  const pushes = new ElemePushes({ clock, faults, secret, appId });
  const life = options.lives ? elemeLife(clock) : null;
  const ledger: ElemeLedger = new ElemeLedger({
    clock: life?.clock ?? clock,
    shopId,
    tell: (news) => pushes.tell(news, { shopId, whole: renderOrder(ledger, news.order, clock.now()) }),
  });
  const shop: ElemeShop = { ledger, pushes, others: new Map() };
  const tokens = new ElemeTokens({ clock, appKey, secret });
  const allow = limiter(clock, perSecond);
  const seen = new Set<string>();

  const goOn = (): void => {
    life?.goOn(ledger);
    ledger.pass();
  };

  const check = (sent: Sent): ElemeAnswer | null => {
    const { action, token, metas = {}, params, id } = sent;
    if (sent.nop !== "1.0.0" || typeof action !== "string" || typeof token !== "string" || typeof id !== "string")
      return fault("ILLEGAL_REQUEST", "请求缺少 nop、id、action 或 token");
    // No parameters are an object without any, not a list.
    if (params === null || typeof params !== "object" || Array.isArray(params)) return fault("VALIDATION_FAILED", "params 应为对象");
    if (metas.app_key !== appKey) return fault("ACCESS_DENIED", "应用不存在");
    if (!Number.isInteger(metas.timestamp) || Math.abs(Number(metas.timestamp) - clock.now() / 1_000) > SKEW_SECONDS)
      return fault("INVALID_TIMESTAMP", "时间戳与服务器相差过大");
    if (sent.signature !== callSign({ action, token, params: params as Params, metas }, secret)) return fault("INVALID_SIGNATURE", "签名错误");
    if (seen.has(id)) return fault("ILLEGAL_REQUEST", "请求 id 重复");
    seen.add(id);
    if (!Object.hasOwn(METHODS, action)) return fault("METHOD_NOT_ALLOWED", "接口不存在");
    const isGood = OF_APPLICATION.has(action) ? token === "" : tokens.isGood(token);
    return isGood ? null : fault("UNAUTHORIZED", "token 无效或已过期");
  };

  const handle = (call: Call): Reply => {
    if (call.path === "/token" || call.path === "/authorize") return tokenReply(tokens, call);
    if (call.path !== "/api/v1/" || call.method !== "POST") return { status: 404, body: "not found", type: "text/plain" };
    goOn();
    const sent = read(call.body);
    if (!sent) return { body: JSON.stringify({ id: null, result: null, error: { code: "JSON_PARSE_ERROR", message: "请求不是 JSON" } }) };
    const action = String(sent.action);
    const fate = faults.call("eleme", WRITES.has(action));
    if (fate === "hang") return "hang";
    const isBusy = fate === "throttle" || !allow();
    const answer = isBusy ? fault("EXCEED_LIMIT", "超出接口访问的频次限制") : (check(sent) ?? METHODS[action]?.(shop, sent.params as Params));
    if (fate === "effect-then-hang") return "hang";
    return { body: JSON.stringify({ id: sent.id, result: null, error: null, ...answer }) };
  };

  const gateway = await listen({ port, hangMs, handle });
  // What happens is told at once, whether anybody asks or not.
  const look = async (): Promise<void> => {
    goOn();
    await pushes.flush();
  };
  const living = life && setInterval(() => void look(), LOOK_MS);
  living?.unref();
  return {
    url: gateway.url,
    ledger,
    pushes,
    shop,
    tokens,
    keys: { appKey, secret, shopId, appId },
    close: async () => {
      if (living) clearInterval(living);
      pushes.close();
      await gateway.close();
    },
  };
}

function read(body: string): Sent | null {
  try {
    const told: unknown = JSON.parse(body);
    return told !== null && typeof told === "object" && !Array.isArray(told) ? (told as Sent) : null;
  } catch {
    return null;
  }
}
