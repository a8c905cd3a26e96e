import { documentFields } from "../documents.ts";
import type { ConnectorManifest } from "../port.ts";

const MINUTE = 60_000;

/** 旺店通 企业版 and 网页版 (慧策): what it knows of the orders of a seller's other shops. */
export const manifest: ConnectorManifest = {
  id: "huice",
  name: { zh: "旺店通企业版 / 网页版", en: "Wangdian (enterprise / web)" },
  spelled: ["wang dian tong qi ye ban wang ye ban hui ce"],
  group: "books",
  mark: { glyph: "慧", colour: "#8a3b62" },
  hasPlatform: false,
  abilities: ["warehouse"],
  defaultBaseUrl: "https://openapi.huice.com/openapi",
  settings: [
    { key: "sid", label: { zh: "卖家账号 sid", en: "Seller account (sid)" }, secret: false, required: true },
    { key: "appKey", label: { zh: "接口账号 appkey", en: "Interface account (appkey)" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "接口密钥 appsecret", en: "Secret (appsecret)" }, secret: true, required: true },
    {
      key: "edition",
      label: {
        zh: "版本（网页版 / 企业版；不填时地址以 openapi2 结尾的是企业版）",
        en: "Edition (web / enterprise; empty: enterprise where the address ends in openapi2)",
      },
      secret: false,
      required: false,
      placeholder: "网页版",
    },
    ...documentFields({ zh: "旺店通", en: "Wangdian" }),
    {
      key: "throttleWaitSeconds",
      label: { zh: "被限流后静置多久（秒）", en: "How long to keep still after too many calls (s)" },
      secret: false,
      required: false,
      placeholder: "30",
    },
  ],
  pullWindowMs: 30 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 60 * MINUTE,
  callsPerSecond: 1,
};
