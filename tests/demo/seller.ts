import { type DemoConfig, KEYS, readConfig } from "../../main/demo/config.ts";
import { douyinHandler } from "../../main/demo/douyin/server.ts";
import { douyinSign } from "../../main/demo/douyin/sign.ts";
import type { Call, Reply } from "../../main/demo/engine/http.ts";
import { kuaidi100Handler } from "../../main/demo/kuaidi100/server.ts";
import { querySign } from "../../main/demo/kuaidi100/service.ts";
import { openShow } from "../../main/demo/play.ts";
import { buildShow, type Show } from "../../main/demo/show.ts";
import { taobaoHandler } from "../../main/demo/taobao/server.ts";
import { topSign } from "../../main/demo/taobao/sign.ts";
import { canonicalJson, type Json, parseJson } from "../../main/hub/kernel/json.ts";
import { toBeijing } from "../../main/hub/kernel/time.ts";

export const START = Date.UTC(2026, 10, 24, 1, 0, 0);
export const HOUR = 3_600_000;

export type Row = Record<string, Json>;

/** A small world at nine o'clock, with no hub. */
export function smallShow(wish: Partial<DemoConfig> = {}): Show {
  const show = buildShow(readConfig(JSON.stringify({ seed: "t", orders: 120, cases: 40, startMs: START, ...wish }), START));
  openShow(show);
  return show;
}

function call(path: string, parts: Partial<Call>): Call {
  return { method: "POST", path, query: new URLSearchParams(), headers: {}, body: "", ...parts };
}

function read(reply: Reply): Row {
  if (reply === "hang") return { hang: true };
  return parseJson(reply.body) as Row;
}

/** Calls Taobao as a seller would, with room for spoiling the call. */
export function taobao(show: Show, params: Record<string, string>, spoil: (signed: Record<string, string>) => void = () => undefined): Row {
  return read(taobaoRaw(show, params, spoil));
}

export function taobaoRaw(show: Show, params: Record<string, string>, spoil: (signed: Record<string, string>) => void = () => undefined): Reply {
  const all: Record<string, string> = {
    app_key: KEYS.taobao.appKey,
    session: KEYS.taobao.session,
    timestamp: toBeijing(new Date(show.clock.now())),
    format: "json",
    v: "2.0",
    sign_method: "md5",
    ...params,
  };
  all.sign = topSign(all, { secret: KEYS.taobao.appSecret, method: all.sign_method ?? "md5" });
  spoil(all);
  return taobaoHandler(show.gates.taobao)(call("/router/rest", { body: new URLSearchParams(all).toString() }));
}

/** Calls Douyin as a seller would. */
export function douyin(show: Show, wish: { method: string; body: Json; spoil?: (query: URLSearchParams) => string | undefined }): Row {
  const { method, body } = wish;
  const text = canonicalJson(body);
  const timestamp = String(Math.floor(show.clock.now() / 1_000));
  const sign = douyinSign(
    { appKey: KEYS.douyin.appKey, method, paramJson: text, timestamp, version: "2" },
    { secret: KEYS.douyin.appSecret, method: "hmac-sha256" },
  );
  const query = new URLSearchParams({
    app_key: KEYS.douyin.appKey,
    method,
    access_token: KEYS.douyin.accessToken,
    timestamp,
    v: "2",
    sign,
    sign_method: "hmac-sha256",
  });
  const changed = wish.spoil?.(query);
  return read(douyinHandler(show.gates.douyin)(call(`/${method.replaceAll(".", "/")}`, { query, body: changed ?? text })));
}

/** Asks Kuaidi100 for a trace, or to watch a parcel. */
export function kuaidi100(show: Show, path: "/poll/query.do" | "/poll", param: Json): Row {
  const text = JSON.stringify(param);
  const { customer, key } = KEYS.kuaidi100;
  const form: Record<string, string> = path === "/poll" ? { schema: "json", param: text } : { customer, sign: querySign(text, { key, customer }), param: text };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return read(kuaidi100Handler(show.gates.kuaidi100)(call(path, { headers, body: new URLSearchParams(form).toString() })));
}

/** Follows a path through an answer. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let here: Json | undefined = value;
  for (const key of path) {
    if (here === null || typeof here !== "object") return undefined;
    here = Array.isArray(here) ? here[Number(key)] : here[String(key)];
  }
  return here;
}

/** A list that may have been turned into its only row. */
export function rows(value: Json | undefined): Row[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as Row[];
}
