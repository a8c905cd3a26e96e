import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

/** A warehouse, shop or bookkeeping system that nobody here knows: it posts JSON, or is polled, and its fields are mapped in the console. */
export const manifest: ConnectorManifest = {
  id: "anyrest",
  name: { zh: "通用 REST / WMS（字段映射）", en: "Any REST / WMS (field mapping)" },
  spelled: ["tong yong", "zi duan ying she"],
  group: "systems",
  mark: { glyph: "通", colour: "#5b5f97" },
  hasPlatform: false,
  review,
  abilities: ["orders", "cases", "push"],
  defaultBaseUrl: "https://localhost",
  settings: [
    { key: "pushSecret", label: { zh: "推送密钥（对方推给我们时用）", en: "Secret of pushes (sent to us)" }, secret: true, required: false },
    {
      key: "pushAuth",
      label: { zh: "推送怎样验证", en: "How pushes prove themselves" },
      secret: false,
      required: false,
      choices: [
        { value: "hmac", label: { zh: "HMAC-SHA256 签名", en: "HMAC-SHA256 signature" } },
        { value: "bearer", label: { zh: "Bearer 密钥", en: "Bearer secret" } },
      ],
    },
    {
      key: "pullPaths",
      label: { zh: "轮询的地址（接在接口地址后，多个用空格分开）", en: "Addresses to poll (below the base address, with blanks between)" },
      secret: false,
      required: false,
      placeholder: "/api/outbound/list",
    },
    {
      key: "pullMethod",
      label: { zh: "请求方法", en: "Method" },
      secret: false,
      required: false,
      choices: [
        { value: "GET", label: { zh: "GET", en: "GET" } },
        { value: "POST", label: { zh: "POST", en: "POST" } },
      ],
    },
    {
      key: "pullHeaders",
      label: { zh: "请求头（多个用分号分开，{key} 代入密钥）", en: "Headers (with semicolons between, {key} is the secret)" },
      secret: false,
      required: false,
      placeholder: "Authorization: Bearer {key}",
    },
    { key: "pullKey", label: { zh: "轮询密钥", en: "Secret of polling" }, secret: true, required: false },
    {
      key: "pullParams",
      label: {
        zh: "参数，可用 {from} {to} {page} {size} {cursor}；以 { 开头的按 JSON 发送",
        en: "Parameters, with {from} {to} {page} {size} {cursor}; what begins with { is sent as JSON",
      },
      secret: false,
      required: false,
      placeholder: "start={from}&end={to}&page={page}&size={size}",
    },
    {
      key: "pullTime",
      label: { zh: "{from}、{to} 写成什么样", en: "How {from} and {to} are written" },
      secret: false,
      required: false,
      choices: [
        { value: "text", label: { zh: "北京时间 2026-01-31 08:00:00", en: "Beijing time 2026-01-31 08:00:00" } },
        { value: "utc", label: { zh: "UTC 时间 2026-01-31 00:00:00", en: "UTC 2026-01-31 00:00:00" } },
        { value: "iso", label: { zh: "ISO 格式 2026-01-31T00:00:00.000Z", en: "ISO 2026-01-31T00:00:00.000Z" } },
        { value: "seconds", label: { zh: "秒时间戳", en: "Seconds since 1970" } },
        { value: "ms", label: { zh: "毫秒时间戳", en: "Milliseconds since 1970" } },
      ],
    },
    { key: "pullFirst", label: { zh: "第一页的页码", en: "Number of the first page" }, secret: false, required: false, placeholder: "1", whole: [0, 1] },
    { key: "pullSize", label: { zh: "每页条数", en: "Records of a page" }, secret: false, required: false, placeholder: "100", whole: [1, 1_000] },
    { key: "pullRows", label: { zh: "回答里列表的位置", en: "Where the list stands in an answer" }, secret: false, required: false, placeholder: "data.list" },
    {
      key: "pullId",
      label: { zh: "每条记录的编号字段", en: "Field with a record's number" },
      secret: false,
      required: false,
      placeholder: "id",
    },
    {
      key: "pullNext",
      label: { zh: "下一页游标的位置（用 {cursor} 时）", en: "Where the next cursor stands (with {cursor})" },
      secret: false,
      required: false,
      placeholder: "data.next",
    },
    { key: "pullOk", label: { zh: "成功的标志", en: "What says that it went well" }, secret: false, required: false, placeholder: "code=0" },
  ],
  pullWindowMs: 3_600_000,
  overlapMs: 600_000,
  longestWindowMs: 24 * 3_600_000,
  callsPerSecond: 2,
};
