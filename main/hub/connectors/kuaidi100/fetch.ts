import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { address, callChannel, missingSetting, type Outcome, objectOf, rawItem, rowsOf, textOf } from "../wire.ts";
import { signQuery } from "./auth.ts";
import { failureCode, trackerRefusal } from "./errors.ts";

export const FORM = "application/x-www-form-urlencoded;charset=utf-8";
/** These carriers show nothing without the last four digits of a phone; asking anyway is billed. */
const NEED_PHONE = new Set(["shunfeng", "shunfengkuaiyun", "zhongtong"]);

/** The whole trace of a waybill. `ref.extra` names the carrier and, where needed, the last four digits of a phone. */
export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind !== "parcel") return refuse("NOT_SUPPORTED", "快递100 只查运单");
  const carrier = ref.extra?.carrier ?? "";
  const phone = ref.extra?.phoneTail ?? "";
  if (carrier === "") return refuse("REFUSED", `运单 ${ref.id} 没有快递公司，无法查询`, { field: "carrier" });
  if (NEED_PHONE.has(carrier) && phone === "") return refuse("REFUSED", `查询 ${carrier} 的运单需要手机号后四位`, { field: "phoneTail" });
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["customer", "key"]);
  if (missing) return { ok: false, refusal: missing };
  const wanted: Record<string, Json> = { com: carrier, num: ref.id, resultv2: "4" };
  if (phone !== "") wanted.phone = phone;
  const param = canonicalJson(wanted);
  const customer = context.settings.customer ?? "";
  const sign = signQuery(param, { key: context.secrets.key ?? "", customer });
  const answer = await callChannel(context, {
    url: address(context.baseUrl, "/poll/query.do"),
    body: new URLSearchParams({ customer, sign, param }).toString(),
    contentType: FORM,
  });
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  if (failureCode(body) !== "") return { ok: false, refusal: trackerRefusal(body) };
  return ok(traceItem({ waybill: textOf(body.nu) || ref.id, data: body.data, payload: body }));
}

/** A whole trace, asked for or pushed. It has no id, so its content is its name; and whatever its newest scan, it tells of its waybill: a signature may be taken back. */
export function traceItem({ waybill, data, payload }: { waybill: string; data: Json | undefined; payload: Json }): RawItem {
  const { about: _, ...item } = rawItem({ topic: "trace", id: waybill, version: newestTime(data), payload });
  // What names no waybill is about nothing that could be asked for.
  return waybill.trim() === "" ? item : { ...item, about: `trace:${waybill}:` };
}

/** Latest scan time as text; it sorts as it reads. */
function newestTime(data: Json | undefined): string {
  const times = rowsOf(data).map((scan) => textOf(objectOf(scan).time) || textOf(objectOf(scan).ftime));
  return times.sort().at(-1) ?? "";
}
