import { documentFields } from "../documents.ts";
import type { ConnectorManifest } from "../port.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const field = (key: string, of: { zh: string; en: string; placeholder: string }): ConnectorManifest["settings"][number] => ({
  key,
  label: { zh: of.zh, en: of.en },
  secret: false,
  required: false,
  placeholder: of.placeholder,
});

/** 金蝶云星空: what a seller's books and warehouse there know of the orders of their shops. */
export const manifest: ConnectorManifest = {
  id: "kingdee",
  name: { zh: "金蝶云星空", en: "Kingdee K3Cloud" },
  spelled: ["jin die yun xing kong"],
  group: "books",
  mark: { glyph: "金", colour: "#2b5fae" },
  hasPlatform: false,
  abilities: ["warehouse"],
  defaultBaseUrl: "https://example.ik3cloud.com/k3cloud",
  settings: [
    { key: "acctId", label: { zh: "数据中心（账套）ID", en: "Data centre (account set) id" }, secret: false, required: true },
    { key: "user", label: { zh: "集成用户名", en: "Integration user" }, secret: false, required: true },
    {
      key: "appId",
      label: { zh: "应用 ID（整段，数字_32 个字符）", en: "Application id (the whole text, number_32 characters)" },
      secret: false,
      required: true,
    },
    { key: "appSecret", label: { zh: "应用密钥", en: "Application secret" }, secret: true, required: true },
    field("org", { zh: "登录组织编码（不填为 100）", en: "Organisation to sign in with (empty: 100)", placeholder: "100" }),
    field("orderField", { zh: "销售订单上网店订单号的字段", en: "Field of the shop's order number on sales orders", placeholder: "FBillNo" }),
    field("outboundField", { zh: "销售出库单上网店订单号的字段", en: "Field of the shop's order number on outbound documents", placeholder: "FSoorDerno" }),
    field("returnField", { zh: "销售退货单上网店订单号的字段", en: "Field of the shop's order number on returns", placeholder: "FOrderNo" }),
    field("waybillField", { zh: "销售出库单上运单号的字段", en: "Field of the waybill on outbound documents", placeholder: "FCarriageNO" }),
    field("returnWaybillField", { zh: "销售退货单上运单号的字段（没有就不填）", en: "Field of the waybill on returns (empty: none)", placeholder: "" }),
    ...documentFields({ zh: "金蝶", en: "Kingdee" }, { zh: "销售组织", en: "sales organisations" }),
  ],
  pullWindowMs: 30 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 2 * HOUR,
  callsPerSecond: 1,
};
