/** A kept payload on its way from "stored" to "understood". */
import type { ChannelFact, Connector, RawItem } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { storableText } from "../kernel/json.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { beginning } from "../kernel/text.ts";
import { asToldBy } from "./dated-ahead.ts";
import { oddIn } from "./limits.ts";

/** `rest` was told by a key for its own shop, `rest_all` by one that may speak about orders of every shop, `file` by a table that somebody brought. */
export type Via = "push" | "pull" | "stream" | "refetch" | "rest" | "rest_all" | "file";

/** A payload to keep; with a reason it goes to the quarantine at once. */
export interface RawRow extends RawItem {
  shopId: string;
  via: Via;
  reason?: string;
  /** The way to the field it broke at. */
  field?: string;
}

/** A kept payload that is due to be understood. */
export interface PendingItem {
  id: string;
  shopId: string;
  channel: string;
  topic: string;
  via: Via;
  payload: string;
  /** Its page does not open: it was changed where it lies. */
  broken?: true;
  receivedAt: Date;
}

/** Longest body a push may have (issue: bad input). */
export const MAX_PUSH_BYTES = 5 * 1024 * 1024;
/** What waits longer than this for the thing it is about is shown to a person. */
export const GIVE_UP_MS = 3 * 24 * 3_600_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30 * 60_000;
/** PostgreSQL's index rows are limited; longer keys are replaced by their hash. */
const MAX_KEY = 500;

/** The key a payload is kept under. */
export function keptKey(row: Pick<RawItem, "dedupeKey">): string {
  return row.dedupeKey.length > MAX_KEY ? `sha256:${sha256(row.dedupeKey)}` : storableText(row.dedupeKey);
}

/** The key of what a payload says, without when it was said once more. */
export function contentKey(key: string): string {
  return key.replace(/~\d+$/, "");
}

/** First of all keys behind those that begin with this; keys are ordered by their bytes. */
export function keyEnd(beginning: string): string {
  return `${beginning.slice(0, -1)}${String.fromCharCode(beginning.charCodeAt(beginning.length - 1) + 1)}`;
}

/** How long to wait before looking again: 5 s, doubled each time, at most half an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20));
}

/**
 * Facts of a kept payload by its channel's connector, none dated after we were told, or a Chinese reason for the quarantine.
 * A connector that throws is at fault, but one bad payload must not stop the others.
 */
export function readItem(
  connector: Connector | undefined,
  item: Pick<PendingItem, "topic" | "payload" | "receivedAt" | "broken">,
): Result<ChannelFact[], "UNREADABLE"> {
  if (item.broken) return refuse("UNREADABLE", "封存的报文打不开，可能在数据库里被改动过。请核对数据库，或让平台重新推送。");
  if (!connector) return refuse("UNREADABLE", `没有能读懂“${item.topic}”的平台接口`);
  try {
    const facts = connector.normalize(item.topic, item.payload);
    if (!facts.ok) return facts;
    const odd = facts.value.map(oddIn).find((reason) => reason !== null);
    return odd ? refuse("UNREADABLE", odd) : ok(facts.value.map((fact) => asToldBy(fact, item.receivedAt)));
  } catch (fault) {
    return refuse("UNREADABLE", `解析时出错：${beginning((fault as Error).message, 200)}`);
  }
}
