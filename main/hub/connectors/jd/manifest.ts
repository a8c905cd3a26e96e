import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const manifest: ConnectorManifest = {
  id: "jd",
  name: { zh: "京东", en: "JD" },
  spelled: ["jing dong"],
  group: "platform",
  mark: { glyph: "京", colour: "#b01f24" },
  hasPlatform: true,
  review,
  desk: "https://shop.jd.com/",
  abilities: ["orders", "cases"],
  defaultBaseUrl: "https://api.jd.com/routerjson",
  settings: [
    { key: "appKey", label: { zh: "App Key", en: "App key" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret", en: "App secret" }, secret: true, required: true },
    { key: "venderId", label: { zh: "店铺编号（venderId）", en: "Shop id (venderId)" }, secret: false, required: true },
    { key: "accessToken", label: { zh: "店铺授权（access_token）", en: "Access token" }, secret: true, required: false },
    { key: "refreshToken", label: { zh: "刷新令牌（refresh_token）", en: "Refresh token" }, secret: true, required: false },
    {
      key: "receivers",
      label: { zh: "收件人", en: "Receivers" },
      secret: false,
      required: false,
      choices: [
        { value: "masked", label: { zh: "脱敏", en: "Masked" } },
        { value: "encrypted", label: { zh: "密文", en: "Encrypted" } },
      ],
    },
    {
      key: "paramShape",
      label: { zh: "参数写法", en: "Shape of parameters" },
      secret: false,
      required: false,
      choices: [
        { value: "flat", label: { zh: "平铺", en: "Flat" } },
        { value: "nested", label: { zh: "放在容器里", en: "Nested" } },
      ],
    },
    { key: "orderStates", label: { zh: "查询的订单状态（逗号分隔）", en: "Order states asked for (by comma)" }, secret: false, required: false },
    { key: "operatePin", label: { zh: "服务单操作账号", en: "Account for service orders" }, secret: false, required: false },
    {
      key: "lookBackDays",
      label: { zh: "每小时回看售后的天数（0–7）", en: "Days of after-sales looked through every hour (0–7)" },
      secret: false,
      required: false,
      placeholder: "5",
    },
    {
      key: "quotaWaitMinutes",
      label: { zh: "调用次数用完后的等待（分钟）", en: "Wait when the quota is used up (minutes)" },
      secret: false,
      required: false,
      placeholder: "30",
    },
    { key: "busyCodes", label: { zh: "表示服务繁忙的错误码", en: "Error codes that mean busy" }, secret: false, required: false, placeholder: "65,66,67" },
    { key: "deniedCodes", label: { zh: "表示没有权限的错误码", en: "Error codes that mean not permitted" }, secret: false, required: false, placeholder: "21" },
  ],
  pullWindowMs: 30 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 12 * HOUR,
  callsPerSecond: 10,
};
