/** Which answers a piece of news makes stale. Kept apart from the stream so that it can be tested. */
import type { EventName } from "../../main/hub/contract/events.ts";
import type { LiveNews } from "./live.ts";

const ofCases = ["cases.list", "cases.counts", "insights.floor", "decisions.automatic", "risk.accounts", "foundCases.of"] as const;
const ofActions = ["insights.floor", "actions.held", "actions.secondWaits", "decisions.automatic", "cases.list", "cases.counts", "status.get"] as const;

/** Paths (`cases.list`) or whole parts (`status`) of the contract; pages of one thing go by its id instead. */
const stale: Readonly<Record<EventName, readonly string[]>> = {
  "case.opened": ofCases,
  "case.changed": ofCases,
  "case.inspected": ofCases,
  "case.outdated": ofCases,
  "case.attached": ["evidence.list"],
  "case.merged": [...ofCases, "buyers.beside"],
  "case.tied": ofCases,
  "case.message": ofCases,
  "case.reopened": ofCases,
  "case.reheard": ofCases,
  "case.triaged": ofCases,
  "case.assigned": [...ofCases, "cases.unsent", "duty.handed"],
  "case.noted": ["notes"],
  "case.called": ["notes.calls"],
  "case.marked": ["cases.list", "cases.counts", "caseMarks"],
  "case.unsent": ["cases.unsent"],
  "case.done": ofCases,
  "decision.made": ["decisions.automatic", "cases.list", "cases.counts"],
  "decision.wrong": ["decisions.automatic"],
  "decision.reviewed": ["decisions.automatic", "decisions.recoveries"],
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
  "promise.due": ["cases.list", "cases.counts", "insights.floor"],
  "promise.broken": ["cases.list", "cases.counts", "status.get", "insights.floor"],
  "promise.kept": ["cases.list", "cases.counts", "status.get", "insights.floor"],
  "presence.changed": [],
  "suggestion.made": [],
  "suggestion.draft": [],
  "suggestion.stopped": [],
  "order.taken": ["orders.findings"],
  "order.changed": ["orders.findings"],
  "order.finding": ["orders.findings"],
  "parcel.known": [],
  "account.scored": ["risk"],
  "account.marked": ["risk", "accountCases"],
  "account.changed": ["risk"],
  "automation.stopped": ["automation", "decisions.automatic", "actions.held"],
  "automation.resumed": ["automation"],
  "policy.published": ["policies", "examples"],
  "terms.changed": ["terms", "examples"],
  "card.changed": ["cards", "examples"],
  "macro.changed": ["macros"],
  "batch.changed": ["training"],
  "example.changed": ["examples", "labelModel", "training"],
  "classes.changed": ["examples", "labelModel"],
  "model.trained": ["labelModel"],
  "model.checked": ["status", "models"],
  "map.changed": ["maps"],
  "endpoint.changed": ["status", "models"],
  "comparison.changed": ["comparisons"],
  "shop.changed": ["status", "shops", "capture.board"],
  "shop.mapped": ["mappings.get"],
  "import.moved": ["imports"],
  "raw.quarantined": ["status", "quarantine"],
  "standing.changed": ["standing", "insights.floor", "assignment.waiting"],
  "assignment.changed": ["assignment"],
  "found_rules.changed": ["foundCases.rules"],
  "waiting.changed": ["waiting.board", "waiting.group"],
  "roster.changed": ["waiting.roster", "waiting.rules", "waiting.board", "alerts.ways"],
  "notifier.changed": ["alerts.notifiers"],
  "alert.changed": ["alerts.notifiers", "alerts.sent", "waiting.group", "waiting.board"],
  "settings.changed": ["settings", "session"],
  "person.changed": ["people", "session", "account", "assistant", "actions.secondWaits", "actions.secondPerson"],
};

/** News that changes something for one person only. */
const personal: readonly string[] = ["case.called", "case.unsent", "settings.changed"] satisfies EventName[];

/** Whether news is somebody else's alone: fifty consoles do not ask because one person writes. */
export function isOthers(news: Pick<LiveNews, "name" | "data">, meId: string): boolean {
  return personal.includes(news.name) && news.data.operatorId !== meId;
}

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
