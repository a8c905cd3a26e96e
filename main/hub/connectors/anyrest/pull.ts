/** Polling addresses that a seller named: one after the other, page by page, each record kept as it came. */
import { sha256 } from "../../kernel/ids.ts";
import { canonicalJson, type Json, tryParseJson } from "../../kernel/json.ts";
import { stepsOf, unfolded, valuesAt } from "../../kernel/json-path.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { shapeOfValue } from "../../kernel/shape.ts";
import type { ConnectorContext, ConnectorProblem, PullPage, PullWindow, RawItem } from "../port.ts";
import { callChannel, textOf } from "../wire.ts";
import { asksFor, callOf, type Place, pathsOf, settingOf, sizeOf } from "./request.ts";

/** Where a walk over all addresses stands; `seen` is the page before, by its content. */
interface Walk extends Place {
  list: number;
  seen: string;
}

/** One page of one address; every address is walked to its end before the next begins. */
export async function pull(context: ConnectorContext, window: PullWindow, page: string | null): Promise<Result<PullPage, ConnectorProblem>> {
  const paths = pathsOf(context);
  const walk = page === null ? begun(context, 0) : readWalk(page);
  if (walk === null) return refuse("STALE", "翻页位置读不懂，从头再翻");
  const path = paths[walk.list];
  if (path === undefined) return ok({ items: [], next: null });
  const call = callOf(context, path, { window, place: walk });
  if (!call.ok) return call;
  const answer = await callChannel(context, call.value);
  if (!answer.ok) return answer;
  const rows = rowsOf(context, answer.value);
  if (!rows.ok) return rows;
  const seen = sha256(canonicalJson(answer.value)).slice(0, 16);
  const place = nextPlace(context, walk, { answer: answer.value, rows: rows.value.length });
  // Somebody who always answers the same page would be asked for ever.
  if (place !== null && seen === walk.seen) return refuse("UNREADABLE", "对方把同一页又给了一次，翻页参数可能没有起作用", { setting: "pullParams" });
  const next: Walk | null = place !== null ? { ...place, list: walk.list, seen } : walk.list + 1 < paths.length ? begun(context, walk.list + 1) : null;
  return ok({ items: rows.value.map((row) => itemOf(context, path, row)), next: next && JSON.stringify(next) });
}

function begun(context: ConnectorContext, list: number): Walk {
  const first = Number(settingOf(context, "pullFirst", "1"));
  return { list, page: Number.isInteger(first) && first >= 0 ? first : 1, cursor: "", seen: "" };
}

function readWalk(page: string): Walk | null {
  const read = tryParseJson(page);
  if (read === null || typeof read !== "object" || Array.isArray(read)) return null;
  const { list, page: number, cursor, seen } = read as { [key: string]: Json };
  if (typeof list !== "number" || typeof number !== "number" || typeof cursor !== "string" || typeof seen !== "string") return null;
  return { list, page: number, cursor, seen };
}

/** The records of an answer; without a place for the list the answer itself is the one record. */
function rowsOf(context: ConnectorContext, answer: Json): Result<Json[], ConnectorProblem> {
  const [path = "", wanted = ""] = settingOf(context, "pullOk").split(/\s*=\s*/);
  if (path !== "") {
    const told = textOf(valuesAt(answer, stepsOf(path))[0]);
    if (told !== wanted) return refuse("REFUSED", `对方回答 ${path}=${told === "" ? "（没有）" : shapeOfValue(told)}，应为 ${wanted}`, { setting: "pullOk" });
  }
  const place = settingOf(context, "pullRows");
  if (place === "") return ok(Array.isArray(answer) ? answer : [answer]);
  const [found] = valuesAt(answer, stepsOf(place)).map(unfolded);
  if (Array.isArray(found)) return ok(found);
  // Some leave an empty list out.
  if (found === null || (found === undefined && isObject(answer))) return ok([]);
  return refuse("UNREADABLE", `对方的回答里“${place}”不是列表`, { setting: "pullRows" });
}

const isObject = (value: Json): boolean => value !== null && typeof value === "object" && !Array.isArray(value);

function nextPlace(context: ConnectorContext, { page, cursor }: Walk, of: { answer: Json; rows: number }): Place | null {
  if (asksFor(context, "cursor")) {
    const told = textOf(valuesAt(of.answer, stepsOf(settingOf(context, "pullNext")))[0]);
    return told === "" || told === cursor || of.rows === 0 ? null : { page: page + 1, cursor: told };
  }
  return asksFor(context, "page") && of.rows >= sizeOf(context) ? { page: page + 1, cursor: "" } : null;
}

/** A record as it is kept: known by its content, and by its number where there is one, so that a return to how it was is news. */
function itemOf(context: ConnectorContext, path: string, row: Json): RawItem {
  const topic = `pull:${path}`.slice(0, 200);
  const payload = canonicalJson(row);
  const place = settingOf(context, "pullId");
  const id = place === "" ? "" : textOf(valuesAt(row, stepsOf(place))[0]);
  const about = `${topic}:${id === "" ? "" : sha256(id).slice(0, 24)}:`;
  return { topic, dedupeKey: about + sha256(payload).slice(0, 32), ...(id === "" ? {} : { about }), payload };
}
