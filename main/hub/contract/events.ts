/**
 * Every event of the house: its name, what its subject is, and what is told with it. An event announces what has happened and was
 * committed; what follows from it is said in `frame/flow.ts` and nowhere else. `data` holds ids and small facts, never secrets or a
 * buyer's words. Money in fen.
 */
import type { ComparisonState } from "./comparisons.ts";
import type { ImportState } from "./imports.ts";
import type { AlertState, WaitingState } from "./lists.ts";
import type { Present } from "./presence.ts";
import type { StandingWord } from "./standing.ts";
import type { ActionKind, CaseState, CaseStatus, Direction, FindingKind, MarkKind, OrderState, PromiseKind, Queue, RiskLevel } from "./words.ts";

/** What an event is about; its `subjectId` is the id of such a thing. */
type Subject =
  | "order"
  | "parcel"
  | "case"
  | "suggestion"
  | "decision"
  | "action"
  | "account"
  | "policy"
  | "terms"
  | "example"
  | "answer_card"
  | "macro"
  | "training_batch"
  | "setting"
  | "label_model"
  | "shop"
  | "model_endpoint"
  | "map_service"
  | "model_comparison"
  | "raw_item"
  | "operator"
  | "automation_stop"
  | "import"
  | "waiting_group"
  | "notifier"
  | "alert";

interface Told<Data> {
  readonly subject: Subject;
  /** Only for the compiler: the shape of `data`. */
  readonly data?: Data;
}
const about =
  <Data>() =>
  (subject: Subject): Told<Data> => ({ subject });

/** Where a case stands after what happened. */
interface CaseNow {
  state: CaseState;
  status: CaseStatus;
  revision: number;
  orderId: string | null;
}
/** A promise to a buyer; `dueAt` in ISO 8601. */
interface PromiseNow {
  promiseId: string;
  kind: PromiseKind;
  dueAt: string;
}
interface ActionNow {
  caseId: string;
  kind: ActionKind;
  amountFen: number;
  auto: boolean;
}

const events = {
  /** An order came for the first time and has its number. */
  "order.taken": about<{ number: string; shopId: string; channelOrderId: string }>()("order"),
  /** Something new was told about an order, whether or not its state moved. */
  "order.changed": about<{ state: OrderState }>()("order"),
  /** A finding opened or ended. */
  "order.finding": about<{ kind: FindingKind; resolved: boolean }>()("order"),
  /** A parcel of an order became known by its waybill. */
  "parcel.known": about<{ waybill: string; direction: Direction; orderId: string }>()("parcel"),

  /** A case came for the first time and has its number. */
  "case.opened": about<CaseNow & { number: string; channelCaseId: string }>()("case"),
  /** The channel, the order or the goods coming back moved the case on. */
  "case.changed": about<CaseNow>()("case"),
  /** The inspector said what the goods that came back are like. */
  "case.inspected": about<CaseNow & { inspection: string | null }>()("case"),
  /** A finding about its order opened or ended: whoever looked at the case saw less. */
  "case.outdated": about<{ revision: number; orderId: string }>()("case"),
  /** The desk added a file to the case, or took one away. */
  "case.attached": about<{ key: string }>()("case"),
  /** A case is worked together with another from now on, or no longer; told of both. */
  "case.merged": about<{ intoId: string }>()("case"),
  /** A case was linked with another, split off from it, or no longer; or the other is done. Told of both. */
  "case.tied": about<{ otherId: string }>()("case"),
  /** The buyer wrote. */
  "case.message": about<{ revision: number; orderId: string | null }>()("case"),
  /** The buyer wrote about a case that was done: it is open again. */
  "case.reopened": about<{ revision: number; orderId: string | null }>()("case"),
  /** A person corrected what the buyer's newest words were heard to want. */
  "case.reheard": about<{ revision: number }>()("case"),
  /** The dispute has its name, by the triage agent or by a person. */
  "case.triaged": about<{ disputeClass: string; revision: number; byPerson: boolean }>()("case"),
  /** A person took the case, was given it, or gave it back. */
  "case.assigned": about<{ assigneeId: string | null }>()("case"),
  /** Who is at a case just now, or writes there; told as it happens and not kept. */
  "presence.changed": about<{ people: readonly Present[] }>()("case"),
  /** A colleague wrote a note about the case. */
  "case.noted": about<{ noteId: string }>()("case"),
  /** Somebody is called to the case, or has seen what called him. */
  "case.called": about<{ operatorId: string }>()("case"),
  /** Tags, priority or rest of the case were changed, or it is back from its rest. */
  "case.marked": about<{ what: "tag" | "priority" | "snooze" }>()("case"),
  /** Somebody began to write about the case, or has sent or dropped what he wrote. */
  "case.unsent": about<{ operatorId: string }>()("case"),
  /** Nothing is left to do about the case. */
  "case.done": about<{ outcome: string | null; orderId: string | null }>()("case"),

  /** Something was promised to a buyer by a time, in words that were really said. */
  "promise.made": about<PromiseNow>()("case"),
  /** The time of a promise comes near, and it is not kept. */
  "promise.due": about<PromiseNow>()("case"),
  /** The time of a promise is over, and it is not kept. */
  "promise.broken": about<PromiseNow>()("case"),
  /** A promise was kept, in time or `late`. */
  "promise.kept": about<PromiseNow & { late: boolean }>()("case"),

  /** A reply was written, or withheld. */
  "suggestion.made": about<{ caseId: string; withheld: boolean; composer: string }>()("suggestion"),
  /** Words of a reply that a model is writing came or went; told as it happens and not kept. The subject is its case. */
  "suggestion.draft": about<{ writing: boolean }>()("case"),
  /** A person stopped the model that wrote a reply to this case. */
  "suggestion.stopped": about<{ byPerson: true }>()("case"),
  /** A case was decided under the policy. */
  "decision.made": about<{ caseId: string; tier: Queue; outcome: string }>()("decision"),
  /** A supervisor reviewed an automatic decision and found it wrong: its row may be trusted no longer. */
  "decision.wrong": about<{ caseId: string }>()("decision"),
  /** A person judged an automatic decision, took the judgement back, or followed up what it had paid. */
  "decision.reviewed": about<{ caseId: string }>()("decision"),
  /** An action waits for the word of a second person: it pays more than the house lets one alone. */
  "action.awaiting": about<ActionNow>()("action"),
  /** An action waits for its hold to end; also when a person ended the hold early. */
  "action.held": about<ActionNow>()("action"),
  "action.ready": about<ActionNow>()("action"),
  "action.sending": about<ActionNow>()("action"),
  /** The channel did not answer: whether it happened is being found out. */
  "action.unclear": about<ActionNow>()("action"),
  "action.sent": about<ActionNow>()("action"),
  /** The channel's own word shows the effect. */
  "action.confirmed": about<ActionNow>()("action"),
  "action.failed": about<ActionNow>()("action"),
  "action.undone": about<ActionNow>()("action"),

  /** An account's score, level or standing changed. */
  "account.scored": about<{ status: string; score?: number; level?: RiskLevel; signals?: string[] }>()("account"),
  /** What a reviewer said of an account for a time began, was changed or ended; `none`: nothing holds now. */
  "account.marked": about<{ mark: MarkKind | "none" }>()("account"),
  /** An appeal was recorded or closed, or accounts were put together or taken apart. */
  "account.changed": about<{ what: "appeal" | "merge" | "split" | "undone" }>()("account"),
  /** What a shop, or the house (`shopId` is null), set about its service was changed; the subject is the shop or `house`. */
  "terms.changed": about<{ shopId: string | null; revision: number; fields: string[] }>()("terms"),
  /** Somebody stopped what policies do by themselves, or let them go on; the subject is the stop. */
  "automation.stopped": about<{ scope: "all" | "shop" | "row" }>()("automation_stop"),
  "automation.resumed": about<Record<string, never>>()("automation_stop"),
  "policy.published": about<{ version: number }>()("policy"),
  /** An answer card was written, changed, retired or brought back. */
  "card.changed": about<{ want: string; state: string; version: number }>()("answer_card"),
  /** What people keep to say was written, changed, shared or removed. */
  "macro.changed": about<{ shared: boolean }>()("macro"),
  /** A batch of examples was put together, is being measured, went live or was taken back. */
  "batch.changed": about<{ state: string }>()("training_batch"),
  "example.changed": about<{ state: string; label: string }>()("example"),
  /** The closed list of dispute classes was edited. */
  "classes.changed": about<{ classes: number }>()("setting"),
  "model.trained": about<{ rows: number; classes: number; accuracy: number | null; seconds: number; bytes: number }>()("label_model"),
  /** The model endpoint stopped working, or works again (`problem` is null). */
  "model.checked": about<{ model: string; problem: string | null }>()("setting"),
  /** The map that is asked was set, changed or taken away. */
  "map.changed": about<Record<string, never>>()("map_service"),
  /** An endpoint was connected, edited, moved or removed, or the budget changed (the subject is then `budget`). */
  "endpoint.changed": about<{ name: string }>()("model_endpoint"),
  /** A comparison of two models began, came on, came to a halt, ended or was given up. */
  "comparison.changed": about<{ state: ComparisonState }>()("model_comparison"),
  /** A person or an invitation was made, changed, accepted or closed; the subject is a person or an invitation. */
  "person.changed": about<Record<string, never>>()("operator"),
  /** Who is given cases by themselves was changed, or switched on or off. */
  "assignment.changed": about<{ on: boolean }>()("setting"),
  /** Which findings open a case by themselves was changed. */
  "found_rules.changed": about<{ kind: FindingKind | "all" }>()("setting"),
  /** Something waits too long, somebody acted on it, or nothing waits any more. */
  "waiting.changed": about<{ state: WaitingState }>()("waiting_group"),
  /** Who is on duty, how somebody is reached, or a rule of what may not wait was changed; the subject is a setting, a person or a rule. */
  "roster.changed": about<Record<string, never>>()("setting"),
  /** A way by which people are told was connected, changed or removed. */
  "notifier.changed": about<{ name: string }>()("notifier"),
  /** What was to be told went out, arrived, came to nothing, or nobody knows. */
  "alert.changed": about<{ state: AlertState; notifierId: string }>()("alert"),
  /** A person said that he is here, busy or away. */
  "standing.changed": about<{ state: StandingWord }>()("operator"),
  /** A person changed how he wants the console, or saw what had reached him: his other windows follow. */
  "settings.changed": about<{ operatorId: string }>()("operator"),
  /** A shop was connected or edited, or calls to it began or ceased to fail. */
  "shop.changed": about<{ name?: string; problem?: string | null }>()("shop"),
  /** Somebody said, or said anew, what the payloads of a system mean. */
  "shop.mapped": about<{ version: number }>()("shop"),
  /** A file of rows came on: it was read, planned, taken or withdrawn, some of it or all. */
  "import.moved": about<{ state?: ImportState }>()("import"),
  /** A kept payload cannot be understood; `reason` says why, in Chinese. */
  "raw.quarantined": about<{ reason: string; shopId?: string }>()("raw_item"),
} as const;

export type EventName = keyof typeof events;
/** Every event's name. */
export const eventNames = Object.keys(events) as EventName[];
/** What is told with an event of this name. */
type EventData<Name extends EventName> = NonNullable<(typeof events)[Name]["data"]>;
/** Something that happened, as it is announced. */
export type HouseEvent = { [Name in EventName]: { name: Name; subjectId: string; data: EventData<Name> } }[EventName];
