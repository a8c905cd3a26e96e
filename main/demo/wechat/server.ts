/** The interface over HTTP: 200 whatever it says, and the number in the body. */
import { toBeijing } from "../../hub/kernel/time.ts";
import type { FaultBox } from "../engine/faults.ts";
import { type Call, type Listening, listen, type Reply } from "../engine/http.ts";
import { readParts } from "../engine/parts.ts";
import { accept, getComplaint, getOrder, getSale, listOrders, listSales, noteOrder, reject, rejectReasons } from "./sales.ts";
import { type Answer, fault, type WechatShop } from "./shop.ts";
import { send, upload } from "./talk.ts";
import { giveToken, tokenFault } from "./tokens.ts";

type Method = (shop: WechatShop, params: Record<string, unknown>) => Answer;

const METHODS: Readonly<Record<string, Method>> = {
  "/channels/ec/order/list/get": listOrders,
  "/channels/ec/order/get": getOrder,
  "/channels/ec/order/merchantnotes/update": noteOrder,
  "/channels/ec/aftersale/getaftersalelist": listSales,
  "/channels/ec/aftersale/getaftersaleorder": getSale,
  "/channels/ec/aftersale/acceptapply": accept,
  "/channels/ec/aftersale/rejectapply": reject,
  "/channels/ec/aftersale/rejectreason/get": rejectReasons,
  "/channels/ec/aftersale/getcomplaintorder": getComplaint,
  "/cgi-bin/message/custom/send": send,
};

/** Fates of the next calls, for whoever tries how they are borne: acted upon and never answered, or never heard. */
export type Fate = "effect-then-hang" | "hang" | "busy";

interface Odds {
  /** Taken from the front, one a call that is no call for a token. */
  fates?: (Fate | null)[];
  /** Decides where no fate does. */
  faults?: FaultBox;
  /** Changes what is answered, as a platform does that nobody was told of. */
  spoil?: (text: string) => string;
}

const WRITES: ReadonlySet<string> = new Set(["acceptapply", "rejectapply", "update", "send"]);

/** What answers the calls of a shop's interface. */
function wechatHandler(shop: WechatShop, { fates = [], faults, spoil = (text) => text }: Odds): (call: Call) => Reply {
  const drawn = ({ path }: Call): Fate | null => {
    const fate = faults?.call("wechatshop", WRITES.has(path.split("/").at(-1) ?? "")) ?? "answer";
    return fate === "answer" ? null : fate === "throttle" ? "busy" : fate;
  };
  return (call) => {
    const isToken = call.path === "/cgi-bin/stable_token" || call.path === "/cgi-bin/token";
    const fate = isToken ? null : (fates.shift() ?? drawn(call));
    if (fate === "hang") return "hang";
    if (fate === "busy") return { body: JSON.stringify(fault(-1, "system error")) };
    const answer = answerTo(shop, call);
    return fate === "effect-then-hang" ? "hang" : { body: spoil(JSON.stringify(answer)) };
  };
}

function answerTo(shop: WechatShop, call: Call): Answer {
  if (call.path === "/cgi-bin/token") return giveToken(shop, { plain: true, params: Object.fromEntries(call.query) });
  if (call.method !== "POST") return fault(43002, "require POST method");
  if (call.path === "/cgi-bin/media/upload") {
    const files = readParts(call)?.files;
    return tokenFault(shop, call.query.get("access_token")) ?? quotaFault(shop) ?? upload(shop, files?.media, call.query.get("type"));
  }
  const params = readJson(call.body);
  if (params === null) return fault(call.body === "" ? 44002 : 47001, call.body === "" ? "empty post data" : "data format error");
  if (call.path === "/cgi-bin/stable_token") return giveToken(shop, { plain: false, params });
  const method = METHODS[call.path];
  if (!method) return fault(40066, "invalid url");
  return tokenFault(shop, call.query.get("access_token")) ?? quotaFault(shop) ?? method(shop, params);
}

function readJson(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function quotaFault(shop: WechatShop): Answer | null {
  const { calls, settings } = shop;
  const day = toBeijing(new Date(shop.clock.now())).slice(0, 10);
  const minute = Math.floor(shop.clock.now() / 60_000);
  if (calls.day !== day) Object.assign(calls, { day, today: 0 });
  if (calls.minute !== minute) Object.assign(calls, { minute, thisMinute: 0 });
  calls.today += 1;
  calls.thisMinute += 1;
  if (calls.today > settings.dayQuota) return fault(45009, "reach max api daily quota limit");
  return calls.thisMinute > settings.minuteQuota ? fault(45011, "api minute-quota reach limit") : null;
}

/** Serves the shop on the loopback address. */
export function serveWechat(shop: WechatShop, options: Odds & { port?: number; hangMs?: number } = {}): Promise<Listening> {
  return listen({ port: options.port ?? 0, hangMs: options.hangMs ?? 200, handle: wechatHandler(shop, options) });
}
