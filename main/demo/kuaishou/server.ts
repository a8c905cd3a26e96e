/** A simulated Kuaishou shop: its gateway, its tokens, what it pushes, and the ledger of what is so. */
import { wireJson } from "../engine/big-json.ts";
import type { SimClock } from "../engine/clock.ts";
import { consentPage } from "../engine/consent.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, listen, type Reply } from "../engine/http.ts";
import { limiter } from "../engine/limiter.ts";
import { PostBox } from "../engine/post-box.ts";
import { TokenPair } from "../engine/token-pair.ts";
import { KsLedger } from "./ledger.ts";
import { ksLife } from "./life.ts";
import { fault, type KsShop, METHODS, readParams } from "./methods.ts";
import type { Told } from "./render.ts";
import { callSign, wrapPush } from "./sign.ts";
import type { KsNews } from "./types.ts";

interface KsOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  appKey?: string;
  appSecret?: string;
  signSecret?: string;
  /** Of the messages; Base64 of sixteen bytes. */
  messageKey?: string;
  /** Calls a second for the application. */
  perSecond?: number;
  hangMs?: number;
  port?: number;
  /** People buy there by themselves, and had bought before; else nothing happens but what is made to. */
  lives?: boolean;
}

interface Keys {
  appKey: string;
  appSecret: string;
  signSecret: string;
  messageKey: string;
}

export interface KsServer {
  url: string;
  ledger: KsLedger;
  pushes: PostBox;
  shop: KsShop;
  tokens: TokenPair;
  /** What a seller would enter. */
  keys: Keys;
  close(): Promise<void>;
}

/** [U]: how far the caller's clock may be off, ms. */
const SKEW = 600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOOK_MS = 2_000;
/** The 16 bytes that the sheet's vector has. */
const MESSAGE_KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";

/** Starts it on the loopback address. */
export async function startKuaishou(options: KsOptions): Promise<KsServer> {
  const { clock, appKey = "ksdemo", appSecret = "ks-demo-secret", signSecret = "ks-demo-sign", messageKey = MESSAGE_KEY } = options;
  const keys: Keys = { appKey, appSecret, signSecret, messageKey };
  const faults = options.faults ?? new FaultBox({ clock, seed: "kuaishou", faults: presetFaults("none", clock.now()) });
  const isTaken = ({ status, body }: { status: number; body: string }): boolean => status === 200 && /"result":\s*1\b/.test(body);
  const pushes = new PostBox({ clock, faults, service: "kuaishou", waits: [MINUTE, 5 * MINUTE, 30 * MINUTE], timeoutMs: 3_000, isTaken });
  const life = options.lives ? ksLife(clock) : null;
  let sent = 0;
  const tell = (news: KsNews): void => {
    sent += 1;
    const { order, sale } = news;
    const id = String(7_000_000_000_000 + sent);
    const body = wrapPush(messageOf(news, { id, appKey, now: ledger.now() }), messageKey);
    const about = { what: sale ? ("case" as const) : ("order" as const), id: sale?.id ?? order.id, at: ledger.now() };
    pushes.put({ id, about, dress: () => ({ body, headers: { "content-type": "text/plain;charset=utf-8" } }) });
  };
  const ledger: KsLedger = new KsLedger({ clock: life?.clock ?? clock, tell });
  const shop: KsShop = { ledger, caseWindowMs: 24 * HOUR, oddities: new Map() };
  const tokens = new TokenPair({ clock, accessMs: 48 * HOUR, refreshMs: 180 * 24 * HOUR });
  const allow = limiter(clock, options.perSecond ?? 800);
  const goOn = (): void => {
    life?.goOn(ledger);
    ledger.pass();
  };

  const check = (call: Call, sentParams: ReadonlyMap<string, string>): Told | null => {
    const [method = "", token = "", time = ""] = ["method", "access_token", "timestamp"].map((key) => sentParams.get(key));
    if (sentParams.get("appkey") !== appKey) return fault(26, "应用不存在");
    if (sentParams.get("version") !== "1" || !["MD5", "HMAC_SHA256"].includes(sentParams.get("signMethod") ?? "")) return fault(11, "公共参数错误");
    if (sentParams.get("sign") !== callSign(sentParams, signSecret)) return fault(28, "sign 校验失败");
    if (!/^\d{13}$/.test(time) || Math.abs(Number(time) - clock.now()) > SKEW) return fault(27, "timestamp 超出允许的误差");
    if (!tokens.isGood(token)) return fault(token === "" ? 21 : 24, "access_token 已过期");
    const known = METHODS[method];
    if (!known || call.path !== `/${method.replaceAll(".", "/")}`) return fault(12, "接口不存在");
    return call.method === (known.isWrite ? "POST" : "GET") ? null : fault(13, "请求方式错误");
  };

  const handle = (call: Call): Reply => {
    goOn();
    if (call.path === "/oauth/authorize") return authorisation(tokens, call.query, appKey);
    if (call.path.startsWith("/oauth2/")) return { body: JSON.stringify(grant(tokens, call, keys)) };
    const params = new Map(call.method === "GET" ? call.query : new URLSearchParams(call.body));
    const method = METHODS[params.get("method") ?? ""];
    const fate = faults.call("kuaishou", method?.isWrite ?? false);
    if (fate === "hang") return "hang";
    const answer = fate === "throttle" || !allow() ? fault(1016, "触发流控") : (check(call, params) ?? done(params.get("param")));
    return fate === "effect-then-hang" ? "hang" : { body: wireJson(answer) };

    function done(param: string | undefined): Told {
      const business = readParams(param ?? "");
      return business && method ? method.run(shop, business) : fault(11, "param 不是 JSON 对象");
    }
  };

  const gateway = await listen({ port: options.port ?? 0, hangMs: options.hangMs ?? 60_000, handle });
  const look = async (): Promise<void> => {
    goOn();
    await pushes.flush();
  };
  const living = life && setInterval(() => void look(), LOOK_MS);
  living?.unref();
  return {
    ...{ url: gateway.url, ledger, pushes, shop, tokens, keys },
    close: async () => {
      if (living) clearInterval(living);
      pushes.close();
      await gateway.close();
    },
  };
}

function messageOf({ event, order, sale }: KsNews, { id, appKey, now }: { id: string; appKey: string; now: number }): string {
  const info = sale
    ? { orderId: BigInt(order.id), refundId: BigInt(sale.id), handlingWay: sale.way, specialRefundType: 0, status: sale.status, updateTime: sale.updatedAt }
    : { oid: BigInt(order.id), sellerId: 1_000_001, status: order.status, updateTime: order.updatedAt };
  const times = { status: 1, createTime: now, updateTime: now };
  return wireJson({
    eventId: id,
    msgId: id,
    bizId: BigInt(sale?.id ?? order.id),
    userId: 1_000_001,
    openId: "demo-open",
    appKey,
    event,
    info: wireJson(info),
    ...times,
    test: false,
  });
}

/** `/oauth2/access_token` and `/oauth2/refresh_token`. */
function grant(tokens: TokenPair, call: Call, { appKey, appSecret }: Keys): Told {
  const form = call.method === "GET" ? call.query : new URLSearchParams(call.body);
  if (form.get("app_id") !== appKey || form.get("app_secret") !== appSecret)
    return { result: 100_200_100, error: "invalid_client", error_msg: "app_id 或 app_secret 错误" };
  const isFirst = call.path === "/oauth2/access_token" && form.get("grant_type") === "code";
  const isRenewal = call.path === "/oauth2/refresh_token" && form.get("grant_type") === "refresh_token";
  const isGiven = isFirst ? tokens.byCode(form.get("code")) : isRenewal && tokens.renew(form.get("refresh_token"));
  if (!isGiven) return { result: 100_200_101, error: "invalid_grant", error_msg: "code 或 refresh_token 已失效" };
  const ends = { expires_in: 172_800, refresh_token_expires_in: 15_552_000 };
  return {
    result: 1,
    access_token: tokens.access,
    refresh_token: tokens.refresh,
    ...ends,
    open_id: "demo-open",
    scopes: ["merchant_order", "merchant_refund"],
  };
}

function authorisation(tokens: TokenPair, query: URLSearchParams, appKey: string): Reply {
  const isRight = query.get("app_id") === appKey && query.get("response_type") === "code";
  return consentPage("快手小店", isRight ? { redirect: query.get("redirect_uri") ?? "", code: () => tokens.newCode(), state: query.get("state") ?? "" } : null);
}
