/**
 * AMap's web service: where an address lies, and how far one place is from another. Coordinates are GCJ-02, longitude first, and are kept nowhere.
 * Source: AMap's web service pages (geocoding, distance, error codes). All values come as text, a missing one as an empty list.
 */
import { createHash } from "node:crypto";
import type { MapProblem, PlaceTrust } from "../contract/lists.ts";
import { objectIn } from "../kernel/json.ts";
import { NOT_ALLOWED, type Post, TOO_LONG } from "../kernel/post.ts";
import { problemOfCode } from "./problems.ts";

/** Where and as whom AMap is asked. */
export interface AMapAccess {
  post: Post;
  baseUrl: string;
  key: string;
  /** Signs calls; empty where the key wants no signature. */
  signKey: string;
}

/** `lng,lat` as AMap writes it. */
export type Point = string;

/** What was answered, or why nothing was. `detail` is AMap's own number and word. */
export type Answered<Value> = { value: Value } | { problem: MapProblem; detail: string };

/** How far an address was found, AMap's word for it, and in which district. `point` is there only where it is good enough to measure from. */
interface Located {
  trust: Exclude<PlaceTrust, "hidden">;
  level: string;
  district: string;
  point: Point | null;
}

/** Metres, and seconds by road; `seconds` is `null` as the crow flies. */
interface Measured {
  metres: number;
  seconds: number | null;
}

const TIMEOUT_MS = 8_000;
/** AMap's words for what it found: to the door, or coarser than a parcel needs. What is coarser still is a region and no address. */
const DOOR: ReadonlySet<string> = new Set(["门牌号", "单元号", "兴趣点", "住宅区", "楼"]);
const COARSE: ReadonlySet<string> = new Set(["道路", "道路交叉路口", "热点商圈", "乡镇", "村庄", "开发区", "公交站台地铁站", "公交地铁站点"]);
const BY_ROAD = "1";
const STRAIGHT = "0";

/** Looks an address up; `city` is a hint. An address that AMap cannot make anything of is found nowhere, which is an answer. */
export async function locate(access: AMapAccess, { address, city }: { address: string; city: string }): Promise<Answered<Located>> {
  const asked = await ask(access, "/v3/geocode/geo", { address, ...(city === "" ? {} : { city }) });
  if ("problem" in asked) return asked.problem === "question" ? { value: { trust: "none", level: "", district: "", point: null } } : asked;
  const [first] = listIn(asked.value.geocodes);
  if (!first) return { value: { trust: "none", level: "", district: "", point: null } };
  const level = textIn(first.level);
  const trust = trustOf(level);
  const point = textIn(first.location);
  const district = [textIn(first.province), textIn(first.city), textIn(first.district)]
    .filter((part, at, all) => part !== "" && all.indexOf(part) === at)
    .join("");
  return { value: { trust, level, district, point: trust === "region" || !isPoint(point) ? null : point } };
}

/** How far two places are apart: by road, or straight where AMap finds no road between them. */
export async function measure(access: AMapAccess, { from, to }: { from: Point; to: Point }): Promise<Answered<Measured>> {
  const byRoad = await distance(access, { from, to, type: BY_ROAD });
  if (!("problem" in byRoad) || byRoad.problem !== "question") return byRoad;
  const straight = await distance(access, { from, to, type: STRAIGHT });
  return "problem" in straight ? straight : { value: { metres: straight.value.metres, seconds: null } };
}

async function distance(access: AMapAccess, { from, to, type }: { from: Point; to: Point; type: string }): Promise<Answered<Measured>> {
  const asked = await ask(access, "/v3/distance", { origins: from, destination: to, type });
  if ("problem" in asked) return asked;
  const [row] = listIn(asked.value.results);
  // A row that could not be computed says so by itself, though the call went well.
  const code = row ? textIn(row.code) : "";
  if (!row || code !== "") return { problem: code === "3" ? "abroad" : "question", detail: row ? `${code} ${textIn(row.info)}` : "results []" };
  const [metres, seconds] = [Number(textIn(row.distance)), Number(textIn(row.duration))];
  if (textIn(row.distance) === "" || !Number.isFinite(metres)) return { problem: "unreadable", detail: "distance" };
  return { value: { metres: Math.round(metres), seconds: Number.isFinite(seconds) ? Math.round(seconds) : null } };
}

/** MD5 over all parameters by name, not encoded, and the private key behind them. */
export function signature(parameters: Readonly<Record<string, string>>, signKey: string): string {
  const text = Object.keys(parameters)
    .toSorted()
    .map((name) => `${name}=${parameters[name]}`)
    .join("&");
  return createHash("md5")
    .update(text + signKey)
    .digest("hex");
}

async function ask(access: AMapAccess, path: string, question: Readonly<Record<string, string>>): Promise<Answered<Record<string, unknown>>> {
  const parameters: Record<string, string> = { ...question, key: access.key, output: "JSON" };
  if (access.signKey !== "") parameters.sig = signature(parameters, access.signKey);
  const url = `${access.baseUrl.replace(/\/+$/, "")}${path}?${new URLSearchParams(parameters)}`;
  let answer: { status: number; text: string };
  try {
    answer = await access.post({ url, method: "GET", headers: {}, body: "", timeoutMs: TIMEOUT_MS });
  } catch (fault) {
    return unanswered(fault);
  }
  const told = objectIn(answer.text);
  if (!told || typeof told.infocode !== "string")
    return { problem: answer.status >= 300 && answer.status < 500 ? "address" : "unreadable", detail: `HTTP ${answer.status}` };
  if (told.status === "1" && told.infocode === "10000") return { value: told };
  return { problem: problemOfCode(told.infocode), detail: `${told.infocode} ${textIn(told.info)}`.slice(0, 120) };
}

function unanswered(fault: unknown): { problem: MapProblem; detail: string } {
  const { code = "", name = "" } = fault as { code?: string; name?: string };
  if (code === NOT_ALLOWED) return { problem: "inner", detail: "" };
  if (code === TOO_LONG) return { problem: "unreadable", detail: code };
  return { problem: /timeout|ABORT/i.test(`${code} ${name}`) ? "timed_out" : "unreachable", detail: code || name };
}

function trustOf(level: string): "door" | "coarse" | "region" {
  if (DOOR.has(level)) return "door";
  return COARSE.has(level) ? "coarse" : "region";
}

const isPoint = (text: string): boolean => /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?$/.test(text);
const textIn = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
const listIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null && !Array.isArray(one)) : [];
