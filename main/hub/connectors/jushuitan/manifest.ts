import type { ConnectorManifest } from "../port.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 聚水潭 ERP: what it knows of the orders of a seller's other shops. */
export const manifest: ConnectorManifest = {
  id: "jushuitan",
  name: { zh: "聚水潭", en: "Jushuitan" },
  spelled: ["ju shui tan"],
  group: "books",
  mark: { glyph: "潭", colour: "#1f6f8b" },
  hasPlatform: false,
  abilities: ["warehouse", "stock"],
  defaultBaseUrl: "https://openapi.jushuitan.com",
  settings: [
    { key: "appKey", label: { zh: "App Key", en: "App key" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret", en: "App secret" }, secret: true, required: true },
    {
      key: "accessToken",
      label: {
        zh: "授权（access_token，商家自有应用不填，会自动取得）",
        en: "Access token (left empty for an own company's application, which gets it by itself)",
      },
      secret: true,
      required: false,
    },
    {
      key: "refreshToken",
      label: { zh: "刷新令牌（refresh_token，没有就不填）", en: "Refresh token (where there is one)" },
      secret: true,
      required: false,
    },
    {
      key: "shopIds",
      label: { zh: "只读这些店铺（聚水潭店铺编号，逗号分隔，不填为全部）", en: "Only these shops (their numbers at Jushuitan, by comma; empty: all)" },
      secret: false,
      required: false,
    },
    {
      key: "lists",
      label: {
        zh: "读取哪些单据（order 订单 / outbound 出库 / case 售后 / received 实际收货 / stock 库存，不填为全部）",
        en: "Which documents are read (order / outbound / case / received / stock; empty: all)",
      },
      secret: false,
      required: false,
    },
  ],
  pullWindowMs: 30 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 12 * HOUR,
  // 5 a second and 100 a minute: the minute is what binds.
  callsPerSecond: 1.6,
};
