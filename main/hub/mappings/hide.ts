/** A payload as somebody sees it who maps it: every field and its form, with what names a person or leads to one hidden. */
import type { Json } from "../kernel/json.ts";
import { tryParseJson } from "../kernel/json.ts";
import { unfolded } from "../kernel/json-path.ts";
import { maskAddress, maskName, maskPhone, maskText } from "../masking/index.ts";

const PHONE = /phone|mobile|tel(?:ephone|_?no|$)|手机|电话/i;
const ADDRESS = /addr|street|地址|门牌/i;
const NAME =
  /(?:receiver|receive|consignee|contact|buyer|member|customer|user|recipient|sender|real|packer|operator|checker)[_.]?(?:name|nick|id)?$|nick|收货人|收件人|姓名|买家|会员|联系人|打包员|操作员/i;
const SECRET = /token|secret|password|sign(?:ature)?$|身份证|id_?card|wechat|weixin|open_?id|union_?id|qq/i;
/** Amounts, counts, times and numbers of orders: no phone's and no person's papers. */
const FIGURES = /^[\d\s.,:/TZ+-]{1,40}$/;
const CODE = /^[A-Z]{1,8}[-_]?\d[\dA-Z_-]{0,40}$/;
const PAPERS = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
const DEEPEST = 40;

/** The payload without what is personal; of what is no JSON only that it is none. */
export function hidden(payload: string): string {
  const json = tryParseJson(payload);
  return json === undefined ? maskText(payload.slice(0, 2_000)) : JSON.stringify(veiled(json, { name: "", depth: 0 }), null, 2);
}

function veiled(given: Json, { name, depth }: { name: string; depth: number }): Json {
  const value = depth < DEEPEST ? unfolded(given) : "…";
  if (Array.isArray(value)) return value.map((one) => veiled(one, { name, depth: depth + 1 }));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, veiled(part, { name: /^name$/i.test(key) ? `${name}_${key}` : key, depth: depth + 1 })]),
    );
  if (typeof value === "boolean" || value === null || value === "") return value;
  return masked(String(value), name) ?? value;
}

/** What stands instead of a value; `null`: it is nobody's. */
function masked(text: string, name: string): string | null {
  if (SECRET.test(name)) return "***";
  if (PHONE.test(name) || /^1[3-9]\d{9}$/.test(text)) return maskPhone(text) || "***";
  if (ADDRESS.test(name)) return maskAddress(text) || "***";
  if (NAME.test(name)) return maskName(text) || "***";
  if (!PAPERS.test(text) && (FIGURES.test(text) || CODE.test(text))) return null;
  const without = maskText(text);
  return without === text ? null : without;
}
