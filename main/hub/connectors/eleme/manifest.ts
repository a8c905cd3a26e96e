import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const manifest: ConnectorManifest = {
  id: "eleme",
  name: { zh: "饿了么（NOP）", en: "Ele.me (NOP)" },
  spelled: ["e le me"],
  group: "local",
  mark: { glyph: "饿", colour: "#0369a1" },
  hasPlatform: true,
  review,
  desk: "https://melody.shop.ele.me/",
  abilities: ["orders", "cases", "push", "stream", "agree_refund", "refuse_refund"],
  defaultBaseUrl: "https://open-api.shop.ele.me",
  settings: [
    { key: "appKey", label: { zh: "App Key", en: "App key" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret", en: "App secret" }, secret: true, required: true },
    { key: "shopId", label: { zh: "店铺编号（shopId）", en: "Shop id (shopId)" }, secret: false, required: true, placeholder: "300001" },
    { key: "appId", label: { zh: "应用编号（推送中的 appId）", en: "Application id (appId of the pushes)" }, secret: false, required: false },
    { key: "accessToken", label: { zh: "授权令牌（自有店铺不用填）", en: "Access token (not for own shops)" }, secret: true, required: false },
    { key: "refreshToken", label: { zh: "刷新令牌（自有店铺没有）", en: "Refresh token (own shops have none)" }, secret: true, required: false },
    {
      key: "cancelMinutes",
      label: { zh: "取消单多少分钟未处理自动同意", en: "Minutes until a cancellation nobody answers is agreed to" },
      secret: false,
      required: false,
      placeholder: "15",
      whole: [1, 10_080],
    },
    {
      key: "refundHours",
      label: { zh: "退单多少小时未处理自动同意", en: "Hours until a refund nobody answers is agreed to" },
      secret: false,
      required: false,
      placeholder: "24",
      whole: [1, 720],
    },
    {
      key: "failedPushes",
      label: { zh: "补取推送失败的消息", en: "Take messages whose push failed" },
      secret: false,
      required: false,
      choices: [
        { value: "on", label: { zh: "补取", en: "Taken" } },
        { value: "off", label: { zh: "不补取", en: "Not taken" } },
      ],
    },
  ],
  // One shop and one day is all that orders are listed by.
  pullWindowMs: DAY,
  longestWindowMs: 7 * DAY,
  // A day is read once more for some hours after midnight: what was sold before is delivered by then.
  overlapMs: 3 * HOUR,
  callsPerSecond: 10,
};
