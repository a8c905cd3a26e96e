import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
/** `start_updated_at` to `end_updated_at`, both lists. */
export const LONGEST_MS = 30 * MINUTE;

export const manifest: ConnectorManifest = {
  id: "pinduoduo",
  name: { zh: "拼多多", en: "Pinduoduo" },
  spelled: ["pin duo duo"],
  group: "platform",
  mark: { glyph: "拼", colour: "#c8161d" },
  hasPlatform: true,
  review,
  desk: "https://mms.pinduoduo.com/aftersales/aftersale_list",
  abilities: ["orders", "cases", "stream", "agree_refund", "agree_return", "note"],
  defaultBaseUrl: "https://gw-api.pinduoduo.com/api/router",
  settings: [
    { key: "clientId", label: { zh: "Client ID", en: "Client ID" }, secret: false, required: true },
    { key: "clientSecret", label: { zh: "Client Secret", en: "Client secret" }, secret: true, required: true },
    { key: "accessToken", label: { zh: "店铺授权（access_token）", en: "Access token" }, secret: true, required: false },
    { key: "refreshToken", label: { zh: "刷新令牌（refresh_token）", en: "Refresh token" }, secret: true, required: false },
    {
      key: "mallId",
      label: { zh: "店铺编号（mall_id，多店共用一个应用时填写）", en: "Mall id (where shops share an app)" },
      secret: false,
      required: false,
    },
    { key: "returnAddressId", label: { zh: "退货地址编号", en: "Return address id" }, secret: false, required: false },
    {
      key: "pushUrl",
      label: { zh: "消息服务地址", en: "Address of the message service" },
      secret: false,
      required: false,
      placeholder: "wss://message-api.pinduoduo.com",
    },
    {
      key: "afterSalesStatus",
      label: { zh: "售后列表的状态条件（1 = 全部；也可写 2,3,10…）", en: "Status asked for in the after-sale list (1 = all, or 2,3,10…)" },
      secret: false,
      required: false,
      placeholder: "1",
    },
    {
      key: "settleSeconds",
      label: { zh: "拉取截止到几秒以前", en: "Seconds by which a pull ends before now" },
      secret: false,
      required: false,
      placeholder: "180",
    },
  ],
  // A pull ends three minutes behind: with these two a push that was lost is late by five.
  pullEveryMs: 2 * MINUTE,
  pullWindowMs: LONGEST_MS,
  overlapMs: 8 * MINUTE,
  callsPerSecond: 20,
};
