import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A customer message of text takes no more. */
export const MESSAGE_BYTES = 2_048;
/** Each goes as a message of its own, so that the words and these make up what a buyer's word allows. */
export const MESSAGE_PICTURES = { most: 4, mostBytes: 2_000_000, types: ["image/jpeg", "image/png", "image/gif"] } as const;

export const manifest: ConnectorManifest = {
  id: "wechatshop",
  name: { zh: "微信小店", en: "WeChat shop" },
  spelled: ["wei xin xiao dian", "shi pin hao"],
  group: "platform",
  mark: { glyph: "微", colour: "#07833f" },
  hasPlatform: true,
  review,
  desk: "https://store.weixin.qq.com/",
  abilities: ["orders", "cases", "push", "agree_refund", "agree_return", "refuse_refund", "refuse_return", "message", "note"],
  defaultBaseUrl: "https://api.weixin.qq.com",
  settings: [
    { key: "appId", label: { zh: "AppID", en: "App id" }, secret: false, required: true, placeholder: "wx…" },
    { key: "appSecret", label: { zh: "AppSecret", en: "App secret" }, secret: true, required: true },
    { key: "pushToken", label: { zh: "消息推送 Token", en: "Token of the push" }, secret: true, required: false },
    { key: "encodingAesKey", label: { zh: "消息推送 EncodingAESKey", en: "EncodingAESKey of the push" }, secret: true, required: false },
    { key: "returnAddressId", label: { zh: "退货地址编号", en: "Return address id" }, secret: false, required: false },
  ],
  pullWindowMs: 60 * MINUTE,
  overlapMs: 5 * MINUTE,
  // After-sales are listed for a day at most, orders for seven.
  longestWindowMs: DAY,
  callsPerSecond: 10,
  messageBytes: MESSAGE_BYTES,
  messagePictures: MESSAGE_PICTURES,
  messageWindow: { wrote: { most: 5, ms: 2 * DAY }, entered: { most: 2, ms: MINUTE } },
};
