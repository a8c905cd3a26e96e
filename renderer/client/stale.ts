/** Which answers a piece of news makes stale. Kept apart from the stream so that it can be tested. */
import type { EventName } from "../../main/hub/contract/events.ts";
import type { LiveNews } from "./live.ts";

const ofCases = ["cases.list", "cases.counts", "decisions.automatic", "risk.accounts"] as const;
const ofActions = ["actions.held", "actions.secondWaits", "decisions.automatic", "cases.list", "cases.counts", "status.get"] as const;

/** Paths (`cases.list`) or whole parts (`status`) of the contract; pages of one thing go by its id instead. */
const stale: Readonly<Record<EventName, readonly string[]>> = {
  "case.opened": ofCases,
  "case.changed": ofCases,
  "case.inspected": ofCases,
  "case.outdated": ofCases,
  "case.message": ofCases,
  "case.reopened": ofCases,
  "case.reheard": ofCases,
  "case.triaged": ofCases,
  "case.assigned": ofCases,
  "case.done": ofCases,
  "decision.made": ["decisions.automatic", "cases.list", "cases.counts"],
  "decision.wrong": ["decisions.automatic"],
  "action.awaiting": ofActions,
  "action.held": ofActions,
  "action.ready": ofActions,
  "action.sending": ofActions,
  "action.unclear": ofActions,
  "action.sent": ofActions,
  "action.confirmed": ofActions,
  "action.failed": ofActions,
  "action.undone": ofActions,
  "promise.made": ["cases.list", "cases.counts"],
  "promise.due": ["cases.list", "cases.counts"],
  "promise.broken": ["cases.list", "cases.counts", "status.get"],
  "promise.kept": ["cases.list", "cases.counts", "status.get"],
  "suggestion.made": [],
  "suggestion.draft": [],
  "suggestion.stopped": [],
  "order.taken": ["orders.findings"],
  "order.changed": ["orders.findings"],
  "order.finding": ["orders.findings"],
  "parcel.known": [],
  "account.scored": ["risk"],
  "policy.published": ["policies", "examples"],
  "terms.changed": ["terms", "examples"],
  "card.changed": ["cards", "examples"],
  "batch.changed": ["training"],
  "example.changed": ["examples", "labelModel", "training"],
  "classes.changed": ["examples", "labelModel"],
  "model.trained": ["labelModel"],
  "model.checked": ["status", "models"],
  "endpoint.changed": ["status", "models"],
  "comparison.changed": ["comparisons"],
  "shop.changed": ["status", "shops"],
  "raw.quarantined": ["status"],
  "person.changed": ["people", "session", "account", "assistant", "actions.secondWaits", "actions.secondPerson"],
};

/** What should be asked again; nothing for news that a newer hub tells and this page does not know. */
export function stalePaths(news: { name: string }): readonly string[] {
  return Object.hasOwn(stale, news.name) ? stale[news.name as EventName] : [];
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
