import { type Json, tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { type JsonObject, objectOf, pushItem, textOf } from "../wire.ts";
import { sameSignature, signParts, unwrap } from "./crypt.ts";

function open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  // Of a cut body the signature cannot be told.
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  const { pushToken, encodingAesKey } = context.secrets;
  const query = new URLSearchParams(request.query ?? "");
  const given = query.get("msg_signature") ?? "";
  if (!pushToken || !encodingAesKey || given === "") return refuse("BAD_SIGNATURE", "推送没有加密签名，或店铺未填写推送 Token / EncodingAESKey");
  // In the clear nothing but time and nonce would be signed: only what is encrypted is taken.
  const encrypted = textOf(fieldsOf(request.body).Encrypt);
  if (encrypted === "") return refuse("BAD_SIGNATURE", "推送没有加密：请在后台选择安全模式");
  const expected = signParts([pushToken, query.get("timestamp") ?? "", query.get("nonce") ?? "", encrypted]);
  if (!sameSignature(given, expected)) return refuse("BAD_SIGNATURE", "推送签名不符");
  const plain = unwrap(encrypted, encodingAesKey);
  if (!plain) return refuse("BAD_SIGNATURE", "推送解不开：请核对 EncodingAESKey");
  if (plain.appId !== context.settings.appId) return refuse("BAD_SIGNATURE", "推送不属于这个 AppID");
  return ok([itemOf(plain.text)]);
}

/** What was wrapped; what is no message is kept as it stood inside, so that whoever looks at it can read it. */
function itemOf(text: string): RawItem {
  const message = fieldsOf(text);
  if (Object.keys(message).length === 0) return pushItem(undefined, text);
  const id = textOf(message.MsgId) || [message.FromUserName, message.CreateTime, message.Event].map(textOf).join("-");
  try {
    return pushItem(id, message);
  } catch {
    return pushItem(undefined, text);
  }
}

/** The address is checked by a GET that wants its own word back. */
function check(context: ConnectorContext, request: WebhookRequest): ChannelAnswer {
  const query = new URLSearchParams(request.query ?? "");
  const [signature = "", timestamp = "", nonce = "", echo = ""] = ["signature", "timestamp", "nonce", "echostr"].map((key) => query.get(key) ?? "");
  const token = context.secrets.pushToken;
  if (!token || !sameSignature(signature, signParts([token, timestamp, nonce]))) return answer(401, "bad signature");
  return answer(200, echo);
}

/** Fields of a message in JSON, or in the flat XML of mini-programs. */
function fieldsOf(body: string): JsonObject {
  if (!body.trimStart().startsWith("<")) return objectOf(tryParseJson(body) as Json | undefined);
  const inner = /^\s*<xml>([\s\S]*)<\/xml>\s*$/.exec(body)?.[1] ?? "";
  return Object.fromEntries(
    [...inner.matchAll(/<([A-Za-z]\w*)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>/g)].map(([, name = "", data, bare = ""]) => [name, data ?? entities(bare)]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const entities = (text: string): string => text.replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);

function answer(status: number, body: string): ChannelAnswer {
  return { status, contentType: "text/plain;charset=utf-8", body };
}

export const webhook: Webhook = {
  open,
  check,
  accepted: answer(200, "success"),
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, "bad signature");
    return problem === "UNREADABLE" ? answer(400, "unreadable") : answer(503, "try again later");
  },
};
