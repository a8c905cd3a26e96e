import type { ConnectorManifest } from "../port.ts";

const MINUTE = 60_000;

/** 旺店通 旗舰版 (慧策): what it knows of the orders of a seller's other shops. */
export const manifest: ConnectorManifest = {
  id: "wangdian",
  name: { zh: "旺店通旗舰版", en: "Wangdian (flagship)" },
  spelled: ["wang dian tong qi jian ban"],
  group: "books",
  mark: { glyph: "旺", colour: "#b0471e" },
  hasPlatform: false,
  abilities: ["warehouse", "stock"],
  defaultBaseUrl: "http://wdt.wangdian.cn/openapi",
  settings: [
    { key: "sid", label: { zh: "卖家账号 sid", en: "Seller account (sid)" }, secret: false, required: true },
    { key: "key", label: { zh: "接口账号 key", en: "Interface account (key)" }, secret: false, required: true },
    {
      key: "appSecret",
      label: { zh: "密钥（整段，secret:salt）", en: "Secret (the whole text, secret:salt)" },
      secret: true,
      required: true,
      placeholder: "secret:salt",
    },
    {
      key: "shopNos",
      label: { zh: "只读这些店铺（旺店通店铺编号，逗号分隔，不填为全部）", en: "Only these shops (their numbers at Wangdian, by comma; empty: all)" },
      secret: false,
      required: false,
    },
    {
      key: "lists",
      label: {
        zh: "读取哪些单据（order 订单 / outbound 出库 / case 退换 / received 退货入库 / stock 库存，不填为全部）",
        en: "Which documents are read (order / outbound / case / received / stock; empty: all)",
      },
      secret: false,
      required: false,
    },
    {
      key: "throttleWaitSeconds",
      label: { zh: "被限流后静置多久（秒）", en: "How long to keep still after too many calls (s)" },
      secret: false,
      required: false,
      placeholder: "300",
    },
  ],
  pullWindowMs: 30 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 60 * MINUTE,
  callsPerSecond: 1,
};
