/** The message service (PMC): one WebSocket an application, which brings what happens at all shops that let it. */
import { type Json, tryParseJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext, Heard, Listen } from "../port.ts";
import { type JsonObject, missingSetting, objectOf, pushItem, textOf } from "../wire.ts";
import { signSocket } from "./auth.ts";
import { callPdd } from "./gateway.ts";

const ADDRESS = "wss://message-api.pinduoduo.com";
const NOTHING: Heard = { items: [], to: "", ack: null };

const baseOf = ({ settings }: ConnectorContext): string => (settings.pushUrl?.trim() || ADDRESS).replace(/\/+$/, "");

/** A message as it is kept: when it was sent, which a repeat says anew, is no part of it. */
function messageItem({ id }: JsonObject, { type, mallID, content }: JsonObject) {
  return pushItem(id, { id: id ?? null, type: type ?? null, mallID: mallID ?? null, content: content ?? null });
}

/** A value in JSON as it came: whole numbers of any length stay numbers. */
function spelled(value: Json | undefined): string {
  return typeof value === "string" && /^-?\d{16,19}$/.test(value) ? value : JSON.stringify(value ?? null);
}

/** The answer names the message by all that it named itself by. */
function ackOf(context: ConnectorContext, frame: JsonObject, message: JsonObject): string {
  const told = { id: frame.id, sendTime: frame.sendTime, type: message.type, mallID: message.mallID };
  const fields = Object.entries(told).map(([key, value]) => `${JSON.stringify(key)}:${spelled(value)}`);
  return `{"commandType":"Ack","time":${context.clock.now()},${fields.join(",")}}`;
}

export const listen: Listen = {
  line: (context) => `${baseOf(context)}\n${context.settings.clientId ?? ""}`,
  self: ({ settings, secrets }) => settings.mallId?.trim() || (secrets.ownerId ?? ""),
  address: (context) => {
    const missing = missingSetting({ ...context.settings, ...context.secrets }, ["clientId", "clientSecret"]);
    if (missing) return { ok: false, refusal: missing };
    const base = baseOf(context);
    if (!/^wss?:\/\//i.test(base) || !URL.canParse(base)) return refuse("REFUSED", "消息服务地址要以 wss:// 开头", { setting: "pushUrl" });
    const [clientId, ms] = [context.settings.clientId ?? "", context.clock.now()];
    const sign = encodeURIComponent(signSocket({ clientId, ms, secret: context.secrets.clientSecret ?? "" }));
    return ok(`${base}/message/${encodeURIComponent(clientId)}/${ms}/${sign}`);
  },
  read: (context, text) => {
    const json = tryParseJson(text);
    if (json === undefined || json === null || typeof json !== "object" || Array.isArray(json))
      return refuse("UNREADABLE", "消息不是 JSON 对象", { field: "" });
    const frame = objectOf(json);
    // Heartbeats and answers to ours hold nothing.
    if (textOf(frame.commandType) !== "Common") return ok(NOTHING);
    const message = objectOf(frame.message);
    return ok({ items: [messageItem(frame, message)], to: textOf(message.mallID), ack: ackOf(context, frame, message) });
  },
  permit: async (context) => {
    const answer = await callPdd(context, { type: "pdd.pmc.user.permit", params: {} });
    if (!answer.ok) return answer;
    return textOf(answer.value.is_success) === "false" ? refuse("REFUSED", "拼多多没有为这家店开通消息服务") : ok(null);
  },
  beat: { everyMs: 8_000, silentMs: 180_000, text: ({ clock }) => `{"commandType":"HeartBeat","time":${clock.now()}}` },
};
