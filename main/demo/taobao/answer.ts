import type { Wire } from "../engine/big-json.ts";

/** TOP's refusal, as it stands in `error_response`. */
export interface TopFault {
  code: number;
  msg: string;
  sub_code?: string;
  sub_msg?: string;
}

export type TopAnswer = { value: { [key: string]: Wire } } | { fault: TopFault };

/** Parameters of a call, with readers that refuse as the gateway does. */
export type Params = Record<string, string>;

export function fault(code: number, msg: string, sub?: { code: string; msg: string }): { fault: TopFault } {
  return { fault: sub ? { code, msg, sub_code: sub.code, sub_msg: sub.msg } : { code, msg } };
}

/** A refusal by the shop's side of the rules (`isv.*`): calling again does not help. */
export function refusal(code: string, msg: string): { fault: TopFault } {
  return fault(15, "Remote service error", { code, msg });
}

export function missing(name: string): { fault: TopFault } {
  return fault(40, `Missing Required Arguments:${name}`, { code: `isv.missing-parameter:${name}`, msg: `${name} is required` });
}

export function invalid(name: string): { fault: TopFault } {
  return fault(41, `Invalid Arguments:${name}`, { code: `isv.invalid-parameter:${name}`, msg: `${name} is invalid` });
}

/** Only the fields that were asked for come back. */
export function chosen(row: { [key: string]: Wire }, fields: string): { [key: string]: Wire } {
  const wanted = new Set(fields.split(",").map((field) => field.trim().split(".")[0] ?? ""));
  return Object.fromEntries(Object.entries(row).filter(([key, value]) => wanted.has(key) && value !== undefined));
}
