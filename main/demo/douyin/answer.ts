import type { Wire } from "../engine/big-json.ts";

/** What a method answers: data, or a code with its words. */
export type DouyinAnswer = { data: Wire; partial?: boolean } | { code: number; msg: string; subCode: string; subMsg: string };

export function failure(code: number, subCode: string, subMsg: string): DouyinAnswer {
  const words: Record<number, string> = {
    20000: "服务错误",
    30001: "权限不足",
    40001: "缺少参数",
    40003: "参数校验失败",
    40004: "业务参数不合法",
    50002: "业务处理失败",
    60000: "请求过于频繁",
  };
  return { code, msg: words[code] ?? "失败", subCode, subMsg };
}

/** Parameters as they came in `param_json`; big integers are strings. */
export type Body = { [key: string]: unknown };

export function numberOf(body: Body, key: string): number | null {
  const value = body[key];
  if (value === undefined || value === null || value === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

export function textOf(body: Body, key: string): string {
  const value = body[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
