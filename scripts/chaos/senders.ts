/** How channels send a push to our door, signed as they sign it: written from their documents, with nothing of the connectors in it. */
import { createCipheriv, createHash } from "node:crypto";
import { sha1Of, wrap } from "../../main/demo/wechat/wrap.ts";
import type { WebhookRequest } from "../../main/hub/connectors/port.ts";

interface Sender {
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** The request that brings one payload of the topic `push`; `nth` makes it another message than the one it was made of. */
  request(payload: string, nth: number): WebhookRequest;
}

const APP = { key: "7000000000000000001", secret: "chaos-secret-of-no-shop" };
const SALT = "chaos-salt";
const WECHAT = { appId: "wx00000000000000ff", pushToken: "chaospush", encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" };
const KUAISHOU_KEY = "Y2hhb3MtMTYtYnl0ZXMhIQ==";
const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex");

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Channels that push, by their id. */
export const senders: Readonly<Record<string, Sender>> = {
  douyin: {
    settings: { appKey: APP.key },
    secrets: { appSecret: APP.secret },
    request: (payload, nth) => {
      const body = `[${payload.replace('"msg_id":"', `"msg_id":"${nth}-`)}]`;
      return { headers: { "content-type": "application/json", "event-sign": md5(APP.key + body + APP.secret), "app-id": APP.key }, body };
    },
  },
  wechatshop: {
    settings: { appId: WECHAT.appId },
    secrets: { pushToken: WECHAT.pushToken, encodingAesKey: WECHAT.encodingAesKey },
    request: (payload, nth) => {
      const encrypted = wrap(payload.replace('"MsgId":"', `"MsgId":"${nth}`), WECHAT);
      const query = new URLSearchParams({ timestamp: "1795137151", nonce: "1", msg_signature: sha1Of(WECHAT.pushToken, "1795137151", "1", encrypted) });
      return { headers: { "content-type": "application/json" }, query: query.toString(), body: JSON.stringify({ Encrypt: encrypted }) };
    },
  },
  kuaishou: {
    settings: {},
    secrets: { messageKey: KUAISHOU_KEY },
    request: (payload, nth) => {
      const cipher = createCipheriv("aes-128-cbc", Buffer.from(KUAISHOU_KEY, "base64"), Buffer.alloc(16));
      const text = payload.replace('"eventId":"', `"eventId":"${nth}-`);
      return { headers: { "content-type": "text/plain" }, body: Buffer.concat([cipher.update(text, "utf8"), cipher.final()]).toString("base64") };
    },
  },
  eleme: {
    settings: { shopId: "300001" },
    secrets: { appSecret: APP.secret },
    request: (payload, nth) => {
      const text = payload.replace('"requestId":"', `"requestId":"${nth}-`);
      const told = read(text);
      // What is no message cannot be signed as one: it comes as it is, as from anybody.
      if (told === null || typeof told !== "object" || Array.isArray(told)) return { headers: { "content-type": "application/json" }, body: payload };
      const fields = told as Record<string, unknown>;
      const plain = (value: unknown): string => (value !== null && typeof value === "object" ? "" : String(value ?? ""));
      const pairs = Object.keys(fields)
        .sort()
        .map((key) => `${key}=${plain(fields[key])}`);
      const signature = md5(pairs.join("") + APP.secret).toUpperCase();
      return { headers: { "content-type": "application/json" }, body: text.replace(/\}\s*$/, `${pairs.length > 0 ? "," : ""}"signature":"${signature}"}`) };
    },
  },
  xiaohongshu: {
    settings: { appId: APP.key },
    secrets: { appSecret: APP.secret },
    request: (payload, nth) => {
      const path = "/hooks/xiaohongshu/shop";
      const sign = md5(`${path}?app-key=${APP.key}&timestamp=1795137151000${APP.secret}`);
      const headers = { "content-type": "application/json", sign, "app-key": APP.key, timestamp: "1795137151000" };
      return { headers, path, body: `[${payload.replace(/\}$/, `,"nth":${nth}}`)}]` };
    },
  },
  meituan: {
    settings: { appId: APP.key, appPoiCode: "shop_001,shop_002" },
    secrets: { appSecret: APP.secret },
    request: (payload, nth) => {
      const path = "/hooks/meituan/shop";
      const once = Object.entries(fieldsOf(payload)).map(([key, value]): [string, string] => [key, encodeURIComponent(value.toWellFormed())]);
      // As a form carries them, so that both sides sign the same letters.
      const form = new Map(new URLSearchParams([...once, ["nth", String(nth)], ["app_id", APP.key], ["timestamp", "1795137151"]]));
      form.delete("sig");
      const pairs = [...form].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, value]) => `${key}=${value}`);
      form.set("sig", md5(`https://hub.example${path}?${pairs.join("&")}${APP.secret}`));
      const headers = { "content-type": "application/x-www-form-urlencoded", host: "hub.example" };
      return { headers, path, body: new URLSearchParams([...form]).toString() };
    },
  },
  kuaidi100: {
    settings: {},
    secrets: { salt: SALT },
    request: (payload) => {
      const sign = md5(payload + SALT).toUpperCase();
      return { headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ sign, param: payload }).toString() };
    },
  },
};

/** The fields of a form that say what a JSON text says; what is no object stands in one of them. */
function fieldsOf(text: string): Record<string, string> {
  try {
    const told: unknown = JSON.parse(text);
    if (told !== null && typeof told === "object" && !Array.isArray(told))
      return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
  } catch {
    // It was spoilt on the way, or is nested deeper than can be written: then it is a text.
  }
  return { order_id: text };
}
