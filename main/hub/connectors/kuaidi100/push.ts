import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { address, callChannel, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { failureCode, trackerRefusal } from "./errors.ts";
import { FORM } from "./fetch.ts";

interface Parcel {
  carrier: string;
  waybill: string;
  phoneTail: string;
  callbackUrl: string;
}

/** Asks to be pushed. An unknown carrier is left to the vendor to guess; "already subscribed" is what we wanted. */
async function subscribe(context: ConnectorContext, parcel: Parcel): Promise<Outcome<WriteReceipt>> {
  const missing = missingSetting(context.secrets, ["key", "salt"]);
  if (missing) return { ok: false, refusal: missing };
  if (parcel.waybill.length < 6 || parcel.waybill.length > 32) return refuse("REFUSED", `运单号 ${parcel.waybill} 长度不对（6–32 位）`, { field: "waybill" });
  const parameters: Record<string, Json> = { callbackurl: parcel.callbackUrl, salt: context.secrets.salt ?? "", resultv2: "4" };
  if (parcel.carrier === "") parameters.autoCom = "1";
  if (parcel.phoneTail !== "") parameters.phone = parcel.phoneTail;
  const param = canonicalJson({ company: parcel.carrier, number: parcel.waybill, key: context.secrets.key ?? "", parameters });
  const answer = await callChannel(context, {
    url: address(context.baseUrl, "/poll"),
    body: new URLSearchParams({ schema: "json", param }).toString(),
    contentType: FORM,
  });
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  const code = failureCode(body);
  if (code === "" || (code === "501" && textOf(body.message).includes("重复订阅"))) return ok({ channelAnswer: body });
  // Of subscriptions, 500 is a fault of the server or of the request, not "nothing found".
  if (code === "500") return refuse("UNAVAILABLE", `快递100 订阅失败：${textOf(body.message)}`, { code });
  return { ok: false, refusal: trackerRefusal(body) };
}

export const actions: ChannelActions = { subscribe };
