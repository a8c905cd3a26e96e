/** A simulated Xiaohongshu shop: its gateway, the page on which it is authorised, what it pushes, and the ledger of what is so. */
import type { SimClock } from "../engine/clock.ts";
import { consentPage } from "../engine/consent.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, listen, type Reply } from "../engine/http.ts";
import { limiter } from "../engine/limiter.ts";
import { PostBox } from "../engine/post-box.ts";
import { TokenPair } from "../engine/token-pair.ts";
import { XhsLedger } from "./ledger.ts";
import { xhsLife } from "./life.ts";
import { fault, METHODS, type Params, WITHOUT_TOKEN, WRITES, type XhsShop } from "./methods.ts";
import type { Told } from "./render.ts";
import { callSign, pushSign } from "./sign.ts";
import type { XhsNews } from "./types.ts";

interface XhsOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  appId?: string;
  secret?: string;
  sellerId?: string;
  /** Calls a second for the application. */
  perSecond?: number;
  hangMs?: number;
  port?: number;
  /** People buy there by themselves, and had bought before; else nothing happens but what is made to. */
  lives?: boolean;
}

export interface XhsServer {
  url: string;
  ledger: XhsLedger;
  pushes: PostBox;
  shop: XhsShop;
  /** What a seller would enter. */
  keys: { appId: string; secret: string; sellerId: string };
  close(): Promise<void>;
}

const GATEWAY = "/ark/open_api/v3/common_controller";
/** [U]: how far the caller's clock may be off, s. */
const SKEW = 600;
const DAY = 86_400_000;
const MINUTE = 60_000;
const LOOK_MS = 2_000;

/** Starts it on the loopback address. */
export async function startXiaohongshu(options: XhsOptions): Promise<XhsServer> {
  const { clock, appId = "xhsapp", secret = "xhs-demo-secret", sellerId = "5f0000000000000000000001" } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "xiaohongshu", faults: presetFaults("none", clock.now()) });
  const pushes = openPushes(clock, faults);
  const life = options.lives ? xhsLife(clock) : null;
  let sent = 0;
  const tell = (news: XhsNews): void => {
    sent += 1;
    const body = JSON.stringify([{ msgTag: news.tag, sellerId, data: JSON.stringify(contentOf(news)) }]);
    const { order, sale } = news;
    pushes.put({
      id: String(sent),
      about: { what: sale ? "case" : "order", id: sale?.id ?? order.id, at: ledger.now() },
      dress: (to, now) => {
        const timestamp = String(now);
        const sign = pushSign(to, { appId, timestamp }, secret);
        return { body, headers: { "content-type": "application/json", sign, "app-key": appId, timestamp } };
      },
    });
  };
  const ledger: XhsLedger = new XhsLedger({ clock: life?.clock ?? clock, tell });
  const shop: XhsShop = { ledger, sellerId, tokens: new TokenPair({ clock, accessMs: 7 * DAY, refreshMs: 14 * DAY }), oddities: new Map() };
  const allow = limiter(clock, options.perSecond ?? 800);
  const goOn = (): void => {
    life?.goOn(ledger);
    ledger.pass();
  };

  const check = (told: Told): Told | null => {
    const { method, timestamp, version, sign, accessToken } = told;
    if (typeof method !== "string" || typeof timestamp !== "string" || version !== "2.0") return fault(-1, "公共参数错误");
    if (told.appId !== appId) return fault(-1, "appId 不存在");
    if (!/^\d{10}$/.test(timestamp) || Math.abs(Number(timestamp) - clock.now() / 1_000) > SKEW) return fault(-1, "timestamp 已过期");
    if (sign !== callSign({ method, appId, timestamp }, secret)) return fault(-1, "签名校验失败");
    if (!Object.hasOwn(METHODS, method)) return fault(-1, "method 不支持");
    return WITHOUT_TOKEN.has(method) || shop.tokens.isGood(accessToken) ? null : fault(401, "accessToken已过期");
  };

  const handle = (call: Call): Reply => {
    goOn();
    if (call.path === "/ark/authorization") return authorisation(shop, call.query, appId);
    if (call.path !== GATEWAY || call.method !== "POST") return { status: 404, body: "not found", type: "text/plain" };
    const told = read(call.body);
    if (!told) return { body: JSON.stringify(fault(-1, "请求不是 JSON")) };
    const method = String(told.method);
    const fate = faults.call("xiaohongshu", WRITES.has(method));
    if (fate === "hang") return "hang";
    const answer = fate === "throttle" || !allow() ? fault(-100, "flow control") : (check(told) ?? METHODS[method]?.(shop, told as Params));
    return fate === "effect-then-hang" ? "hang" : { body: JSON.stringify(answer) };
  };

  const gateway = await listen({ port: options.port ?? 0, hangMs: options.hangMs ?? 60_000, handle });
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
    keys: { appId, secret, sellerId },
    close: async () => {
      if (living) clearInterval(living);
      pushes.close();
      await gateway.close();
    },
  };
}

/** [U]: 3 s, and three tries more. */
function openPushes(clock: SimClock, faults: FaultBox): PostBox {
  const isTaken = ({ status, body }: { status: number; body: string }): boolean => status === 200 && read(body)?.success === true;
  return new PostBox({ clock, faults, service: "xiaohongshu", waits: [MINUTE, 5 * MINUTE, 30 * MINUTE], timeoutMs: 3_000, isTaken });
}

function contentOf({ order, sale }: XhsNews): Told {
  if (!sale) return { orderId: order.id, orderStatus: order.status, updateTime: order.updatedAt };
  const { id, type, amount, updatedAt } = sale;
  return { returnsId: id, orderId: order.id, returnType: type, requestFrom: 1, refundFee: amount / 100, updateTime: updatedAt };
}

function authorisation({ tokens }: XhsShop, query: URLSearchParams, appId: string): Reply {
  const isRight = query.get("appId") === appId;
  return consentPage("小红书", isRight ? { redirect: query.get("redirectUri") ?? "", code: () => tokens.newCode(), state: query.get("state") ?? "" } : null);
}

function read(body: string): Told | null {
  try {
    const told: unknown = JSON.parse(body);
    return told !== null && typeof told === "object" && !Array.isArray(told) ? (told as Told) : null;
  } catch {
    return null;
  }
}
