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
  kuaidi100: {
    settings: {},
    secrets: { salt: SALT },
    request: (payload) => {
      const sign = md5(payload + SALT).toUpperCase();
      return { headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ sign, param: payload }).toString() };
    },
  },
};
