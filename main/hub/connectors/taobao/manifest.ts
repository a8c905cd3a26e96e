import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
/** `taobao.refund.message.add` takes no more. */
export const MESSAGE_BYTES = 400;
/** Its `image`: one, of 500 KB. */
export const MESSAGE_PICTURES = { most: 1, mostBytes: 500_000, types: ["image/jpeg", "image/png", "image/gif"] } as const;

export const manifest: ConnectorManifest = {
  id: "taobao",
  name: { zh: "淘宝 / 天猫", en: "Taobao / Tmall" },
  spelled: ["tao bao", "tian mao"],
  group: "platform",
  mark: { glyph: "淘", colour: "#d9541e" },
  hasPlatform: true,
  review,
  desk: "https://myseller.taobao.com/",
  abilities: ["orders", "cases", "stream", "agree_refund", "agree_return", "refuse_refund", "refuse_return", "message", "note"],
  defaultBaseUrl: "https://eco.taobao.com/router/rest",
  settings: [
    { key: "appKey", label: { zh: "App Key", en: "App key" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret", en: "App secret" }, secret: true, required: true },
    { key: "session", label: { zh: "店铺授权（Session Key）", en: "Session key" }, secret: true, required: true },
    {
      key: "signMethod",
      label: { zh: "签名方式", en: "Signature method" },
      secret: false,
      required: false,
      choices: [
        { value: "hmac", label: { zh: "hmac", en: "hmac" } },
        { value: "md5", label: { zh: "md5", en: "md5" } },
        { value: "hmac-sha256", label: { zh: "hmac-sha256", en: "hmac-sha256" } },
      ],
    },
    { key: "groupName", label: { zh: "消息分组", en: "Message group" }, secret: false, required: false, placeholder: "default" },
    {
      key: "shopType",
      label: { zh: "店铺类型", en: "Kind of shop" },
      secret: false,
      required: false,
      choices: [
        { value: "taobao", label: { zh: "淘宝店", en: "Taobao shop" } },
        { value: "tmall", label: { zh: "天猫店", en: "Tmall shop" } },
      ],
    },
    { key: "returnAddressId", label: { zh: "退货地址编号", en: "Return address id" }, secret: false, required: false },
  ],
  pullWindowMs: 30 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 12 * 60 * MINUTE,
  callsPerSecond: 20,
  messageBytes: MESSAGE_BYTES,
  messagePictures: MESSAGE_PICTURES,
};
