import { randomBytes } from "node:crypto";
import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { address, type ChannelCall, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { wechatRefusal } from "./errors.ts";

/** One call of the shop's or the messages' interface with the access token; gives the whole answer. */
export async function callWechat(context: ConnectorContext, path: string, params: JsonObject): Promise<Outcome<JsonObject>> {
  return withToken(context, path, { body: JSON.stringify(params), contentType: "application/json;charset=utf-8" });
}

/** A picture that a message will carry; it is kept there for three days. @returns its `media_id`. */
export async function uploadImage(context: ConnectorContext, image: { type: string; bytes: Uint8Array }): Promise<Outcome<string>> {
  const answer = await withToken(context, "/cgi-bin/media/upload", { ...inParts(image), query: { type: "image" } });
  if (!answer.ok) return answer;
  const id = textOf(answer.value.media_id);
  return id === "" ? refuse("UNREADABLE", "微信的回答缺少 media_id", { field: "media_id" }) : ok(id);
}

/**
 * An access token by the stable call: it gives the same one until that nears its end, so that two programs do not take it from each other, as
 * they would with the plain call. Secrets to keep instead of the old.
 */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appId", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const params = { grant_type: "client_credential", appid: context.settings.appId ?? "", secret: context.secrets.appSecret ?? "", force_refresh: false };
  const answer = await call(context, { url: address(context.baseUrl, "/cgi-bin/stable_token"), body: JSON.stringify(params), contentType: "application/json" });
  if (!answer.ok) return answer;
  const token = textOf(answer.value.access_token);
  if (token === "") return refuse("UNREADABLE", "微信的回答缺少 access_token", { field: "access_token" });
  const seconds = Number(textOf(answer.value.expires_in)) || 7200;
  return ok({ ...context.secrets, accessToken: token, accessTokenExpiresAt: String(context.clock.now() + seconds * 1000) });
}

type Sent = Pick<ChannelCall, "body" | "contentType"> & { query?: Record<string, string> };

async function withToken(context: ConnectorContext, path: string, { query, ...sent }: Sent): Promise<Outcome<JsonObject>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appId", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const token = context.secrets.accessToken;
  if (!token) {
    // Nobody types it in: whoever hears this fetches one and keeps it. Why it would get none (secret, list of addresses) is said here, where it is asked for first.
    const fresh = await refreshToken(context);
    return fresh.ok ? refuse("AUTH_EXPIRED", "还没有取得微信的 access_token") : fresh;
  }
  return call(context, { ...sent, url: `${address(context.baseUrl, path)}?${new URLSearchParams({ access_token: token, ...query })}` });
}

async function call(context: ConnectorContext, sent: ChannelCall): Promise<Outcome<JsonObject>> {
  const answer = await callChannel(context, sent);
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  const code = textOf(body.errcode);
  // What gives a token or a media id says no errcode where it went well.
  if (code === "" && Object.keys(body).length === 0) return refuse("UNREADABLE", "微信的回答缺少 errcode", { field: "errcode" });
  return code === "" || code === "0" ? ok(body) : { ok: false, refusal: wechatRefusal(body, context.clock.now()) };
}

/** A body of one part. The boundary is one that no picture holds by chance. */
function inParts({ type, bytes }: { type: string; bytes: Uint8Array }): Pick<ChannelCall, "body" | "contentType"> {
  const boundary = `----aftercare${randomBytes(18).toString("hex")}`;
  const name = `picture.${type.split("/")[1] ?? "bin"}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  return { body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]), contentType: `multipart/form-data;boundary=${boundary}` };
}
