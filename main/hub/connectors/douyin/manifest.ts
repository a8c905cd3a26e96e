import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;

export const manifest: ConnectorManifest = {
  id: "douyin",
  name: { zh: "抖店", en: "Douyin shop" },
  spelled: ["dou dian", "dou yin"],
  group: "platform",
  mark: { glyph: "抖", colour: "#20242b" },
  hasPlatform: true,
  review,
  desk: "https://fxg.jinritemai.com/",
  abilities: ["orders", "cases", "push", "agree_refund", "agree_return", "refuse_refund", "refuse_return", "note", "intercept"],
  defaultBaseUrl: "https://openapi-fxg.jinritemai.com",
  settings: [
    { key: "appKey", label: { zh: "App Key", en: "App key" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret", en: "App secret" }, secret: true, required: true },
    { key: "accessToken", label: { zh: "店铺授权（access_token）", en: "Access token" }, secret: true, required: true },
    { key: "refreshToken", label: { zh: "刷新令牌（refresh_token）", en: "Refresh token" }, secret: true, required: false },
    {
      key: "signMethod",
      label: { zh: "签名方式", en: "Signature method" },
      secret: false,
      required: false,
      choices: [
        { value: "hmac-sha256", label: { zh: "hmac-sha256", en: "hmac-sha256" } },
        { value: "md5", label: { zh: "md5", en: "md5" } },
      ],
    },
    { key: "returnAddressId", label: { zh: "退货地址编号", en: "Return address id" }, secret: false, required: false },
  ],
  pullWindowMs: 60 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 12 * 60 * MINUTE,
  callsPerSecond: 20,
};
