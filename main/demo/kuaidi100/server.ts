import { type Wire, wireJson } from "../engine/big-json.ts";
import type { FaultBox } from "../engine/faults.ts";
import type { Call, Reply } from "../engine/http.ts";
import type { World } from "../truth/world.ts";
import { CARRIERS, cityOf } from "../world/lanes.ts";
import { type Kuaidi100, querySign } from "./service.ts";
import { renderTrace } from "./traces.ts";

/** What the service checks a call against. */
export interface Kuaidi100Gate {
  world: World;
  service: Kuaidi100;
  faults: FaultBox;
  allow: () => boolean;
  customer: string;
  key: string;
  expired: boolean;
}

const LOCK_MS = 30 * 60_000;
const NEEDS_PHONE = new Set(["shunfeng", "shunfengkuaiyun", "zhongtong"]);

type Param = { [key: string]: unknown };

export function kuaidi100Handler(gate: Kuaidi100Gate): (call: Call) => Reply {
  return (call) => {
    const fate = gate.faults.call("kuaidi100", call.path === "/poll");
    if (fate === "hang") return "hang";
    const isForm = (call.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
    const form = new URLSearchParams(isForm ? call.body : "");
    const isThrottled = fate === "throttle" || !gate.allow();
    const answer =
      call.path === "/poll/query.do"
        ? query(gate, form, isThrottled)
        : call.path === "/poll"
          ? subscribe(gate, form, isThrottled)
          : failure("400", "接口不存在");
    return fate === "effect-then-hang" ? "hang" : { body: wireJson(answer) };
  };
}

function failure(returnCode: string, message: string): { [key: string]: Wire } {
  return { result: false, returnCode, message };
}

function readParam(form: URLSearchParams): Param | null {
  try {
    const value: unknown = JSON.parse(form.get("param") ?? "");
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Param) : null;
  } catch {
    return null;
  }
}

function text(param: Param, key: string): string {
  const value = param[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function query(gate: Kuaidi100Gate, form: URLSearchParams, isThrottled: boolean): { [key: string]: Wire } {
  const param = readParam(form);
  if (!param || !form.get("customer") || !form.get("sign")) return failure("400", "提交的数据不完整");
  const sign = querySign(form.get("param") ?? "", { key: gate.key, customer: gate.customer });
  if (form.get("customer") !== gate.customer || form.get("sign") !== sign) return failure("503", "验证签名失败");
  if (gate.expired) return failure("601", "POLL:KEY已过期");
  if (isThrottled) return failure("504", "查询过于频繁");
  const [com, num] = [text(param, "com"), text(param, "num")];
  if (!CARRIERS.some((carrier) => carrier.code === com)) return failure("400", "找不到对应公司");
  if (num.length < 6 || num.length > 32) return failure("400", "提交的数据不完整");
  const now = gate.world.parts.clock.now();
  const asked = gate.service.lastAsked.get(num);
  if (asked !== undefined && now - asked < LOCK_MS) return failure("504", "同一单号查询过于频繁，已锁单");
  gate.service.lastAsked.set(num, now);
  const parcel = gate.service.known(com, num);
  if (NEEDS_PHONE.has(com) && (!text(param, "phone") || (parcel && !text(param, "phone").endsWith(parcel.phoneTail))))
    return failure("408", "快递公司参数异常：验证码错误");
  if (!parcel) return failure("500", "查询无结果，请隔段时间再查");
  gate.service.asked.set(num, parcel.scans.length);
  const level = Number(text(param, "resultv2") || 0);
  const data = renderTrace(parcel, { level, shown: 0, ascending: text(param, "order") === "asc" });
  const place = (name: string): Wire => ({ number: `CN${cityOf(name).code}000000`, name: `${cityOf(name).province},${name}` });
  const current = parcel.scans.at(-1)?.city ?? parcel.from;
  const route = level >= 4 ? { routeInfo: { from: place(parcel.from), cur: place(current), to: place(parcel.to) } } : {};
  return { ...gate.service.result(parcel, { company: com, level, shown: 0 }), data, ...route };
}

function subscribe(gate: Kuaidi100Gate, form: URLSearchParams, isThrottled: boolean): { [key: string]: Wire } {
  const param = readParam(form);
  if (!param || form.get("schema") !== "json") return failure("500", "服务器错误");
  if (text(param, "key") !== gate.key) return failure("600", "您不是合法的订阅者（即授权Key出错）");
  if (gate.expired) return failure("601", "POLL:KEY已过期");
  if (isThrottled) return failure("502", "服务器繁忙");
  const own = (typeof param.parameters === "object" && param.parameters !== null ? param.parameters : {}) as Param;
  const number = text(param, "number");
  const parcel = gate.world.parcels.get(number);
  const company = text(param, "company") || (text(own, "autoCom") === "1" ? (parcel?.trueCarrier ?? "") : "");
  if (number.length < 6 || number.length > 32) return failure("700", "POLL:快递单号不合法");
  if (!CARRIERS.some((carrier) => carrier.code === company)) return failure("700", `POLL:不支持的快递公司：${company}`);
  const callbackUrl = text(own, "callbackurl");
  if (!/^https?:\/\//.test(callbackUrl)) return failure("700", "POLL:回调地址不合法");
  if (NEEDS_PHONE.has(company) && !text(own, "phone")) return failure("408", "快递公司参数异常：验证码错误");
  const salt = own.salt === undefined || own.salt === null ? null : String(own.salt);
  const isNew = gate.service.subscribe({ company, number, callbackUrl, salt, level: Number(text(own, "resultv2") || 0) });
  return isNew ? { result: true, returnCode: "200", message: "提交成功" } : failure("501", "POLL:重复订阅");
}
