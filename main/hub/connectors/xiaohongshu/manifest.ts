import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
/** From the first to the last change that a list is asked for, orders and after-sales. */
export const LONGEST_MS = 30 * MINUTE;

export const manifest: ConnectorManifest = {
  id: "xiaohongshu",
  name: { zh: "小红书", en: "Xiaohongshu" },
  spelled: ["xiao hong shu"],
  group: "platform",
  mark: { glyph: "红", colour: "#d81e3f" },
  hasPlatform: true,
  review,
  desk: "https://ark.xiaohongshu.com/",
  abilities: ["orders", "cases", "push", "agree_refund", "agree_return", "refuse_refund", "refuse_return", "note"],
  defaultBaseUrl: "https://ark.xiaohongshu.com/ark/open_api/v3/common_controller",
  settings: [
    { key: "appId", label: { zh: "App ID（应用的 app-key）", en: "App id (the application's app-key)" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret", en: "App secret" }, secret: true, required: true },
    { key: "accessToken", label: { zh: "店铺授权（accessToken）", en: "Access token" }, secret: true, required: false },
    { key: "refreshToken", label: { zh: "刷新令牌（refreshToken）", en: "Refresh token" }, secret: true, required: false },
    {
      key: "sellerId",
      label: { zh: "店铺编号（sellerId，多店共用一个应用时填写）", en: "Seller id (where shops share an app)" },
      secret: false,
      required: false,
    },
    {
      key: "returnAddressId",
      label: { zh: "退货地址编号（sellerAddressRecordId）", en: "Return address id (sellerAddressRecordId)" },
      secret: false,
      required: false,
    },
    {
      key: "orderTimeUnit",
      label: { zh: "订单列表的时间单位", en: "Unit of times in the order list" },
      secret: false,
      required: false,
      choices: [
        { value: "s", label: { zh: "秒", en: "Seconds" } },
        { value: "ms", label: { zh: "毫秒", en: "Milliseconds" } },
      ],
    },
    {
      key: "throttleCodes",
      label: { zh: "表示限流的错误码（逗号分隔）", en: "Error codes that mean too often (by comma)" },
      secret: false,
      required: false,
      placeholder: "-100,429",
    },
  ],
  pullWindowMs: LONGEST_MS,
  overlapMs: 5 * MINUTE,
  callsPerSecond: 10,
};
