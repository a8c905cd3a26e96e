import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const manifest: ConnectorManifest = {
  id: "suning",
  name: { zh: "苏宁易购", en: "Suning" },
  spelled: ["su ning yi gou"],
  group: "platform",
  mark: { glyph: "苏", colour: "#a65a00" },
  hasPlatform: true,
  review,
  desk: "https://mpassport.suning.com/ids/login",
  abilities: ["orders", "cases", "agree_refund", "agree_return", "refuse_refund", "refuse_return", "message"],
  defaultBaseUrl: "https://open.suning.com/api/http/sopRequest",
  settings: [
    { key: "appKey", label: { zh: "App Key", en: "App key" }, secret: false, required: true },
    { key: "appSecret", label: { zh: "App Secret", en: "App secret" }, secret: true, required: true },
    {
      key: "accessToken",
      label: { zh: "店铺授权（access_token，只有第三方应用需要）", en: "Access token (apps of third parties only)" },
      secret: true,
      required: false,
    },
    {
      key: "returnAddressId",
      label: { zh: "退货地址编号（invAddrId，同意退货时要写明）", en: "Return address id (invAddrId, named when a return is agreed to)" },
      secret: false,
      required: false,
    },
    {
      key: "orderMethod",
      label: { zh: "按修改时间查订单的接口", en: "Call for orders by change" },
      secret: false,
      required: false,
      choices: [
        { value: "ordmodtime", label: { zh: "ordmodtime", en: "ordmodtime" } },
        { value: "ord", label: { zh: "ord", en: "ord" } },
      ],
    },
    {
      key: "lineStatuses",
      label: { zh: "查订单时逐个指定的行状态（逗号分隔，不填为全部）", en: "Line statuses asked for one by one (by comma; empty: all)" },
      secret: false,
      required: false,
    },
    {
      key: "afterSales",
      label: { zh: "读哪套退货单", en: "Which after-sales are read" },
      secret: false,
      required: false,
      choices: [
        { value: "both", label: { zh: "两套都读", en: "Both" } },
        { value: "new", label: { zh: "只读新的", en: "New ones" } },
        { value: "old", label: { zh: "只读旧的", en: "Old ones" } },
      ],
    },
    {
      key: "refundWindowHours",
      label: { zh: "新退货单一次查询的最长时间（小时，1–24）", en: "Longest window of new after-sales (hours, 1–24)" },
      secret: false,
      required: false,
      placeholder: "24",
    },
    {
      key: "throttleCodes",
      label: { zh: "表示调用过于频繁的错误码（逗号分隔）", en: "Error codes that mean too many calls (by comma)" },
      secret: false,
      required: false,
      placeholder: "sys.check.access-frequency:limit",
    },
  ],
  pullWindowMs: 30 * MINUTE,
  overlapMs: 5 * MINUTE,
  longestWindowMs: 12 * HOUR,
  callsPerSecond: 5,
};
