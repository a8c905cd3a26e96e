/** Which answers a piece of news makes stale. Kept apart from the stream so that it can be tested. */
import type { LiveNews } from "./live.ts";

const rooms: readonly (readonly [prefix: string, stale: readonly string[]])[] = [
  ["case.", ["cases.list", "cases.counts", "decisions.automatic", "risk.accounts"]],
  ["decision.", ["decisions.automatic", "cases.list", "cases.counts"]],
  ["action.", ["actions.held", "decisions.automatic", "cases.list", "cases.counts", "status.get"]],
  ["suggestion.", []],
  ["order.", ["orders.findings"]],
  ["parcel.", []],
  ["account.", ["risk"]],
  ["policy.", ["policies"]],
  ["example.", ["examples", "labelModel"]],
  ["model.", ["labelModel"]],
  ["shop.", ["status", "shops"]],
  ["raw.", ["status"]],
];

/** Paths (`cases.list`) or whole parts (`status`) that should be asked again. */
export function stalePaths(news: Pick<LiveNews, "name">): readonly string[] {
  return rooms.find(([prefix]) => news.name.startsWith(prefix))?.[1] ?? [];
}

/** Every id the news names; an open case or order page asks again when one of them is on it. */
export function namedIds(news: Pick<LiveNews, "subjectId" | "data">): readonly string[] {
  const { caseId, orderId } = news.data;
  return [news.subjectId, caseId, orderId].filter((id): id is string => typeof id === "string" && id !== "");
}

/** Ids shown by a cached case or order page. */
export function shownIds(path: string, data: unknown): readonly string[] {
  if (typeof data !== "object" || data === null) return [];
  const page = data as { case?: { id?: string }; order?: { id?: string } | null; actions?: readonly { id: string }[]; account?: { id?: string } | null };
  if (path === "cases.get") return [page.case?.id, page.order?.id, page.account?.id, ...(page.actions ?? []).map((action) => action.id)].filter(isText);
  return path === "orders.timeline" ? [page.order?.id].filter(isText) : [];
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
