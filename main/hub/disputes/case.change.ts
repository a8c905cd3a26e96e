/** From a channel's fact to the case as it should be kept, and what of the difference matters. Pure. */
import type { ChannelCase } from "../connectors/port.ts";
import { caseLife } from "./case.lifecycle.ts";
import type { CaseRecord } from "./case.store.ts";
import { outcomeOf, stateOf, statusOf } from "./case.ts";

/** A case as a channel tells it, with whose it is. */
export interface CaseFact {
  shopId: string;
  channel: string;
  fact: ChannelCase;
}

/** What a new case is given by us. */
export interface Given {
  id: string;
  number: string;
  orderId: string | null;
  accountId: string | null;
  at: Date;
}

/** A change of a kept (or new) case. */
export interface CaseChange {
  before: CaseRecord | null;
  after: CaseRecord;
  /** Something a person or an agent would decide by is different. A new version alone, or a new write token, is not. */
  matters: boolean;
  /** The channel took a step its own life does not have: believed, and shown. */
  contradiction: boolean;
}

/** A case that was not there. */
export function newCase(told: CaseFact, given: Given): CaseChange {
  const { at, ...rest } = given;
  const blank = {
    ...rest,
    revision: 1,
    buyerNick: told.fact.buyerNick ?? "",
    arrivedAt: null,
    inspectedAt: null,
    inspection: null,
    classBy: null,
    triageState: "wanted",
    learntAt: at,
  };
  const after = withFact({ ...blank, shopId: told.shopId, channel: told.channel, channelCaseId: told.fact.channelCaseId, doneAt: null }, told);
  return { before: null, after, matters: true, contradiction: false };
}

/** A kept case and a newer fact about it; `null` when the fact is not newer. */
export function changedCase(before: CaseRecord, told: CaseFact): CaseChange | null {
  if (told.fact.version <= before.version) return null;
  const after = withFact(before, told);
  if (heldByPeople(before, after)) Object.assign(after, { status: before.status, outcome: before.outcome, doneAt: before.doneAt });
  const matters = whatMatters(before) !== whatMatters(after);
  const newWords = after.buyerWords !== before.buyerWords && after.buyerWords !== "" && !byPerson(before.classBy);
  if (matters) after.revision = before.revision + 1;
  if (newWords) after.triageState = "wanted";
  return { before, after, matters, contradiction: !caseLife.allows(before.state, after.state) };
}

/** True when a person at the console said so; an agent never overwrites it. */
function byPerson(classBy: string | null): boolean {
  return classBy?.startsWith("operator:") ?? false;
}

type Kept = Omit<CaseRecord, keyof ReturnType<typeof told>> & { doneAt: Date | null };

function told(fact: ChannelCase) {
  return {
    channelOrderId: fact.channelOrderId as string | null,
    kind: fact.kind,
    channelStatus: fact.channelStatus,
    unknownStatus: fact.state === "unknown",
    arbitration: fact.arbitration,
    version: fact.version,
    amountFen: fact.amountFen,
    reason: fact.reason,
    buyerWords: fact.buyerWords,
    goodsReceived: fact.goodsReceived,
    lineIds: [...fact.channelLineIds],
    evidence: [...fact.evidence],
    writeToken: fact.writeToken,
    deadlineAt: fact.deadlineAt,
    defaultOutcome: fact.defaultOutcome,
    returnCarrier: fact.returnCarrier,
    returnWaybill: fact.returnWaybill,
    openedAt: fact.createdAt,
    ...stateSide(fact),
  };
}

function stateSide(fact: ChannelCase): Pick<CaseRecord, "state" | "status" | "outcome" | "refundedFen"> {
  return { state: fact.state, status: "open", outcome: null, refundedFen: fact.state === "refunded" ? fact.amountFen : 0 };
}

function withFact(kept: Kept, { channel, fact }: CaseFact): CaseRecord {
  const state = stateOf(fact.kind, fact.state, kept);
  const status = statusOf({ state, arbitration: fact.arbitration, deadlineAt: fact.deadlineAt });
  const outcome = outcomeOf({ kind: fact.kind, state, status, channel, channelStatus: fact.channelStatus });
  const doneAt = status === "done" ? (kept.doneAt ?? new Date(fact.version)) : null;
  return { ...kept, ...told(fact), state, status, outcome, doneAt };
}

/** People made something else of its status (closed it, or the buyer wrote again) and the channel has nothing new to say about its state. */
function heldByPeople(before: CaseRecord, after: CaseRecord): boolean {
  return before.status !== statusOf(before) && before.state === after.state && before.arbitration === after.arbitration;
}

function whatMatters(record: CaseRecord): string {
  const { version, revision, writeToken, channelStatus, doneAt, triageState, learntAt, ...rest } = record;
  return JSON.stringify(Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1)));
}
