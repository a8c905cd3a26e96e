/** Pushes of a system that nobody here knows: signed with the connection's own key, kept as they came. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { sha256 } from "../../kernel/ids.ts";
import { canonicalJson, tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { headerOf } from "../wire.ts";

/** How far a sender's clock may be from ours, s: an older push is a replay. */
const CLOCKS_DIFFER_S = 300;
/** What an address may name behind `?list=`. */
const LIST = /^[\w.-]{1,40}$/;

/** Signature of a push: HMAC-SHA256 of `<timestamp>.<body>` under the secret, hex. */
function signPush(of: { timestamp: string; body: string }, secret: string): string {
  return createHmac("sha256", secret).update(`${of.timestamp}.${of.body}`).digest("hex");
}

function open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  const wrong = unproven(context, request);
  if (wrong !== null) return refuse("BAD_SIGNATURE", wrong);
  const list = new URLSearchParams(request.query ?? "").get("list") ?? "";
  if (list !== "" && !LIST.test(list)) return refuse("UNREADABLE", "地址里的 list 只能是 40 个以内的字母、数字和 . _ -", { field: "list" });
  const body = tryParseJson(request.body);
  if (body === undefined || body === null || typeof body !== "object") return refuse("UNREADABLE", "推送内容不是 JSON 对象或列表，或嵌套过深", { field: "" });
  const topic = list === "" ? "push" : `push:${list}`;
  const payload = canonicalJson(body);
  return ok([{ topic, dedupeKey: `${topic}:${sha256(payload).slice(0, 32)}`, payload }]);
}

/** Why it cannot be told that the push is its sender's; `null` when it can. */
function unproven({ secrets, settings, clock }: ConnectorContext, { headers, body }: WebhookRequest): string | null {
  const secret = secrets.pushSecret;
  if (!secret) return "店铺未填写推送密钥";
  if (settings.pushAuth?.trim().toLowerCase() === "bearer")
    return same(headerOf(headers, "authorization"), `Bearer ${secret}`) ? null : "推送的 Authorization 不符";
  const timestamp = headerOf(headers, "x-aftercare-timestamp");
  const given = headerOf(headers, "x-aftercare-signature").replace(/^sha256=/, "");
  if (timestamp === "" || given === "") return "推送没有签名";
  if (!/^\d{10}$/.test(timestamp) || Math.abs(clock.now() / 1_000 - Number(timestamp)) > CLOCKS_DIFFER_S) return "推送的时间与现在相差 5 分钟以上";
  return same(given.toLowerCase(), signPush({ timestamp, body }, secret)) ? null : "推送签名不符";
}

/** Compares in a time that says nothing of where they differ. */
function same(given: string, right: string): boolean {
  const [left, other] = [sha256(given), sha256(right)].map((text) => Buffer.from(text));
  return left !== undefined && other !== undefined && timingSafeEqual(left, other);
}

const answer = (status: number, message: string): ChannelAnswer => ({ status, contentType: "application/json", body: JSON.stringify({ message }) });

export const webhook: Webhook = {
  open,
  accepted: answer(200, "ok"),
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, "signature is wrong, or the clock differs by more than 5 minutes");
    if (problem === "UNREADABLE") return answer(400, "not a JSON object or list");
    return answer(503, "try again later");
  },
};
