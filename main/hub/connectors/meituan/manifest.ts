import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const manifest: ConnectorManifest = {
  id: "meituan",
  name: { zh: "美团闪购 / 外卖零售", en: "Meituan instant retail" },
  spelled: ["mei tuan shan gou", "wai mai ling shou"],
  group: "local",
  mark: { glyph: "美", colour: "#a16207" },
  hasPlatform: true,
  review,
  desk: "https://shangoue.meituan.com/",
  abilities: ["orders", "cases", "push", "agree_refund", "agree_return", "refuse_refund", "refuse_return"],
  defaultBaseUrl: "https://waimaiopen.meituan.com",
  settings: [
    { key: "appId", label: { zh: "App ID（app_id）", en: "App id" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret（签名密钥）", en: "App secret (for signatures)" }, secret: true, required: true },
    {
      key: "appPoiCode",
      label: { zh: "门店编码（app_poi_code，多家用逗号分隔）", en: "Store code (app_poi_code; several by commas)" },
      secret: false,
      required: true,
    },
    {
      key: "serviceProvider",
      label: { zh: "服务商应用填 1（自有应用留空）", en: "1 for a service provider's application (own application: empty)" },
      secret: false,
      required: false,
    },
    { key: "accessToken", label: { zh: "门店授权（access_token，服务商应用）", en: "Access token (service provider)" }, secret: true, required: false },
    { key: "refreshToken", label: { zh: "刷新令牌（refresh_token，服务商应用）", en: "Refresh token (service provider)" }, secret: true, required: false },
    {
      key: "pushOrigin",
      label: {
        zh: "推送域名（含 https://，经过转发时填写）",
        en: "Host of the push address, with https:// (where a proxy changes it)",
      },
      secret: false,
      required: false,
      placeholder: "https://",
    },
    {
      key: "lookAgainHours",
      label: {
        zh: "下单后几小时复查（逗号分隔）",
        en: "Hours after which an order is read again (by commas)",
      },
      secret: false,
      required: false,
      placeholder: "1,2,4,26",
    },
    {
      key: "rangeSize",
      label: { zh: "每次按流水号查询的单数（1 为逐个）", en: "Numbers of the day asked for at once (1: one by one)" },
      secret: false,
      required: false,
      placeholder: "40",
    },
    {
      key: "reviewCodes",
      label: { zh: "售后审核代码：同意,拒绝", en: "Codes of a review: agree,refuse" },
      secret: false,
      required: false,
      placeholder: "1,2",
    },
    {
      key: "refusalReasons",
      label: { zh: "拒绝原因（代码=文字，用分号分隔）", en: "Reasons of a refusal (code=words, by semicolons)" },
      secret: false,
      required: false,
      placeholder: "-1=其他原因",
    },
  ],
  pullWindowMs: HOUR,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 6 * HOUR,
  callsPerSecond: 20,
};
