/** From a channel's fact to the case as it should be kept, and what of the difference matters. Pure. */
import type { ChannelCase } from "../connectors/port.ts";
import { canonicalJson, type Json } from "../kernel/json.ts";
import { isNewer } from "../kernel/newer.ts";
import { caseLife } from "./case.lifecycle.ts";
import type { CaseKey, CaseRecord } from "./case.store.ts";
import { outcomeOf, stateOf, statusOf } from "./case.ts";
import { betterKnown, earlier, type MoneyOut, moneyOut, outAt, toldOut } from "./money-out.ts";
import { leftUnclear } from "./unclear-return.ts";

/** A case as a channel tells it, with whose it is. */
export interface CaseFact {
  shopId: string;
  channel: string;
  fact: ChannelCase;
  /** It is taken for orders of its own shop alone. */
  ownShopOnly?: boolean;
  /** When it was read, see `kernel/newer.ts`; left out where nothing else tells the same version. */
  reading?: number;
}

/** What several facts of one case say together: the one that counts, and what they know of money that is out. */
export interface CaseNews extends CaseFact {
  reading: number;
  out: MoneyOut;
  /** The earliest time by which money of it was told to be out. */
  outAt: Date | null;
}

/** A case's key as one text, for looking it up among others. */
export function caseKeyText({ shopId, channelCaseId }: CaseKey): string {
  return `${shopId}\n${channelCaseId}`;
}

/** Facts about cases as one piece of news a case, by shop and the channel's id; the order they stand in does not matter. */
export function newsOf(facts: readonly CaseFact[]): Map<string, CaseNews> {
  const news = new Map<string, CaseNews>();
  for (const told of facts) {
    const key = caseKeyText({ shopId: told.shopId, channelCaseId: told.fact.channelCaseId });
    const one = { ...told, reading: told.reading ?? 0, out: moneyOut(told.fact), outAt: outAt(told.fact) };
    const other = news.get(key);
    const best = !other || isNewer(versionOf(one), versionOf(other)) ? one : other;
    news.set(key, { ...best, out: other ? betterKnown(other.out, one.out) : one.out, outAt: earlier(other?.outAt ?? null, one.outAt) });
  }
  return news;
}

function versionOf(told: CaseNews): { version: number; reading: number } {
  return { version: told.fact.version, reading: told.reading };
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
export function newCase(told: CaseNews, given: Given): CaseChange {
  const { at, ...rest } = given;
  const blank = {
    ...rest,
    revision: 1,
    buyerNick: told.fact.buyerNick ?? "",
    arrivedAt: null,
    inspectedAt: null,
    inspection: null,
    boundWaybills: [],
    evidence: [],
    unclearReturn: null,
    classBy: null,
    triageState: "wanted",
    learntAt: at,
    refundedFen: 0,
    refundGround: "asked" as const,
    refundedAt: null,
  };
  const after = withFact({ ...blank, shopId: told.shopId, channel: told.channel, channelCaseId: told.fact.channelCaseId, doneAt: null }, told);
  return { before: null, after, matters: true, contradiction: false };
}

/** The order that news of a case name, as far as it is known. */
interface Named {
  id: string;
  accountId: string | null;
}

/** Its sender names another order than before (a seller's own systems correct themselves): it is that one's, with its money; or waits for it. */
function ofOrder(after: CaseRecord, of: { before: CaseRecord; named: Named | undefined }): CaseRecord {
  const { before, named } = of;
  if (after.channelOrderId === before.channelOrderId || !after.channelOrderId || named?.id === before.orderId) return after;
  return { ...after, orderId: named?.id ?? null, accountId: named?.accountId ?? null };
}

/**
 * A kept case and news about it; `null` when they change nothing. Money known to be out stays booked, whatever the channel's words
 * become, and an older fact that knew of more still counts for that.
 */
export function changedCase(before: CaseRecord, told: CaseNews, named: Named | undefined): CaseChange | null {
  const after = isNewer(versionOf(told), before) ? ofOrder(withNews(before, told), { before, named }) : withMoney(before, told);
  if (sameContent(before, after)) return null;
  const matters = whatMatters(before) !== whatMatters(after);
  if (matters) after.revision = before.revision + 1;
  return { before, after, matters, contradiction: !caseLife.allows(before.state, after.state) };
}

function withNews(before: CaseRecord, told: CaseNews): CaseRecord {
  const after = withFact(before, told);
  if (heldByPeople(before, after)) Object.assign(after, { status: before.status, outcome: before.outcome, doneAt: before.doneAt });
  // Heard anew, also where a person named the case: the name stays.
  const newWords = after.buyerWords !== before.buyerWords && after.buyerWords !== "";
  if (newWords) after.triageState = "wanted";
  return after;
}

function withMoney(before: CaseRecord, told: Out): CaseRecord {
  const money = booked(before, told);
  const ended = money.refundedFen > 0 && (before.outcome === "closed" || before.outcome === "refused");
  return { ...before, ...money, outcome: ended ? "refunded" : before.outcome };
}

type Out = Pick<CaseNews, "out" | "outAt">;
type Money = Pick<CaseRecord, "refundedFen" | "refundGround" | "refundedAt">;

function booked(kept: Money, told: Out): Money {
  const { fen, ground } = betterKnown({ fen: kept.refundedFen, ground: kept.refundGround }, told.out);
  return { refundedFen: fen, refundGround: ground, refundedAt: earlier(kept.refundedAt, told.outAt) };
}

/** What a buyer shows; channels take fewer than ten at a time. */
const MOST_EVIDENCE = 60;

type Kept = Omit<CaseRecord, Exclude<keyof ReturnType<typeof told>, "evidence"> | "status" | "outcome" | "reading">;

function told(fact: ChannelCase) {
  return {
    channelOrderId: fact.channelOrderId as string | null,
    kind: fact.kind,
    state: fact.state,
    channelStatus: fact.channelStatus,
    unknownStatus: fact.state === "unknown",
    arbitration: fact.arbitration,
    problem: fact.problem,
    version: fact.version,
    amountFen: fact.amountFen,
    toldOut: toldOut(fact),
    refundRecord: fact.refundRecord ?? null,
    reason: fact.reason,
    buyerWords: fact.buyerWords,
    goodsReceived: fact.goodsReceived,
    lineIds: [...fact.channelLineIds],
    lineQuantities: fact.lineQuantities ?? {},
    replacement: fact.replacement ?? null,
    evidence: [...fact.evidence],
    writeToken: fact.writeToken,
    deadlineAt: fact.deadlineAt,
    defaultOutcome: fact.defaultOutcome,
    returnCarrier: fact.returnCarrier,
    returnWaybill: fact.returnWaybill,
    openedAt: fact.createdAt,
  };
}

function withFact(kept: Kept, news: CaseNews): CaseRecord {
  const { fact, reading } = news;
  const state = stateOf(fact.kind, fact.state, kept);
  const money = booked(kept, news);
  const { refundedFen } = money;
  // The buyer corrected the number: now it is clear whose parcel it was.
  const unclearReturn = leftUnclear({ ...kept, returnWaybill: fact.returnWaybill });
  const status = statusOf({ state, arbitration: fact.arbitration, deadlineAt: fact.deadlineAt, problem: fact.problem, unclearReturn });
  const outcome = outcomeOf({ kind: fact.kind, state, status, endedWell: fact.endedWell, refundedFen });
  const doneAt = status === "done" ? (kept.doneAt ?? fact.endedAt ?? new Date(fact.version)) : null;
  // Lists leave pictures out that a detail names, and a buyer who takes one back has shown it all the same.
  const evidence = [...new Set([...kept.evidence, ...fact.evidence])].slice(0, MOST_EVIDENCE);
  return { ...kept, ...told(fact), evidence, state, status, outcome, doneAt, ...money, reading, unclearReturn };
}

/** People made something else of its status (closed it, or the buyer wrote again) and the channel has nothing new to say about its state. */
function heldByPeople(before: CaseRecord, after: CaseRecord): boolean {
  return before.status !== statusOf(before) && before.state === after.state && before.arbitration === after.arbitration;
}

function whatMatters(record: CaseRecord): string {
  const { version, reading, revision, writeToken, channelStatus, doneAt, triageState, learntAt, refundGround, refundedAt, ...rest } = record;
  return contentOf(rest);
}

/** Told again in the very same words by the same reading: nothing to write. Read later, it is the later word, also when it says the same. */
function sameContent(left: CaseRecord, right: CaseRecord): boolean {
  return left.version === right.version && contentOf(left) === contentOf(right);
}

/** The same whatever order names stand in: the database gives those within a field in an order of its own. */
function contentOf(record: object): string {
  return canonicalJson(JSON.parse(JSON.stringify(record)) as Json);
}
