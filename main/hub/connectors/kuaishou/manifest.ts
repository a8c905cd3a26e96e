import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const manifest: ConnectorManifest = {
  id: "kuaishou",
  name: { zh: "快手小店", en: "Kuaishou shop" },
  spelled: ["kuai shou xiao dian"],
  group: "platform",
  mark: { glyph: "快", colour: "#c2410c" },
  hasPlatform: true,
  review,
  desk: "https://s.kwaixiaodian.com/",
  abilities: ["orders", "cases", "push", "agree_refund", "agree_return", "refuse_refund", "refuse_return", "note"],
  defaultBaseUrl: "https://openapi.kwaixiaodian.com",
  settings: [
    { key: "appKey", label: { zh: "App Key", en: "App key" }, secret: false, required: true, placeholder: "ks…" },
    { key: "appSecret", label: { zh: "App Secret（授权用）", en: "App secret (for authorising)" }, secret: true, required: true },
    { key: "signSecret", label: { zh: "Sign Secret（签名用）", en: "Sign secret (for signatures)" }, secret: true, required: true },
    { key: "messageKey", label: { zh: "消息推送密钥", en: "Key of the messages" }, secret: true, required: false },
    { key: "accessToken", label: { zh: "店铺授权（access_token）", en: "Access token" }, secret: true, required: false },
    { key: "refreshToken", label: { zh: "刷新令牌（refresh_token）", en: "Refresh token" }, secret: true, required: false },
    { key: "returnAddressId", label: { zh: "退货地址编号", en: "Return address id" }, secret: false, required: false },
    {
      key: "signMethod",
      label: { zh: "签名方式", en: "Way of signing" },
      secret: false,
      required: false,
      choices: [
        { value: "MD5", label: { zh: "MD5", en: "MD5" } },
        { value: "HMAC_SHA256", label: { zh: "HMAC_SHA256", en: "HMAC_SHA256" } },
      ],
    },
    {
      key: "scope",
      label: { zh: "申请的权限（逗号分隔）", en: "Scopes asked for (by comma)" },
      secret: false,
      required: false,
      placeholder: "merchant_order,merchant_refund",
    },
    {
      key: "caseWindowMinutes",
      label: { zh: "售后列表一次查询的最长时间（分钟，大促期间可能缩短）", en: "Longest time asked of the after-sale list (minutes; cut in sales)" },
      secret: false,
      required: false,
      placeholder: "1440",
    },
  ],
  pullWindowMs: 60 * MINUTE,
  overlapMs: 5 * MINUTE,
  // After-sales are listed for a day at most, orders for seven.
  longestWindowMs: DAY,
  callsPerSecond: 10,
};
