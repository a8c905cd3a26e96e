/** What an action is, and what every kind of it must say about itself. */
import type { CaseChannelState, ChannelActions, ChannelRef, ConnectorContext, ConnectorManifest, ConnectorProblem, WriteReceipt } from "../connectors/port.ts";
import type { Permission, RefusalCode } from "../contract/index.ts";
import type { MacroPutIn } from "../contract/macros.ts";
import type { ActionGroup, ActionKind, ActionState, CaseKind, CaseStatus, OrderFlag } from "../contract/words.ts";
import type { AnyFact, Seen } from "../decisions/index.ts";
import type { Refundable } from "../disputes/index.ts";
import type { DeskPicture } from "../evidence/index.ts";
import type { Fen } from "../kernel/money.ts";
import type { Picture } from "../kernel/picture.ts";
import type { Result } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import type { Tx } from "../store/index.ts";
import type { Field, FieldValues } from "./fields.ts";

export type { ActionKind };

/** A case as it stands now, under lock where something is done about it. */
export interface CaseNow {
  id: string;
  number: string;
  kind: CaseKind;
  state: CaseChannelState;
  status: CaseStatus;
  channel: string;
  shopId: string;
  orderId: string | null;
  channelCaseId: string;
  channelOrderId: string | null;
  version: number;
  revision: number;
  arbitration: boolean;
  inspection: "passed" | "failed" | null;
  amountFen: Fen;
  /** Known to be out for it, whatever its status became since. */
  refundedFen: Fen;
  lineIds: string[];
  queue: string;
  assigneeId: string | null;
  /** Number of the case it was split off from: the channel knows that one alone. */
  partOf: string | null;
  /** The house opened it itself for a finding: its channel knows nothing of it. */
  isFound: boolean;
  writeToken: Record<string, string>;
  /** What is sent instead, as the channel tells it. */
  replacement: { waybill: string | null } | null;
  /** What its order shows; `null` while it is not here. */
  order: OrderShown | null;
}

/** What of an order the effects of actions are seen by. */
interface OrderShown {
  note: string;
  flag: OrderFlag | null;
  /** The channel says that it was shipped, or it left our door. */
  isOut: boolean;
  isSigned: boolean;
  /** A parcel of it to the buyer is on its way back, or refused. */
  isComingBack: boolean;
  /** Of all its parcels. */
  waybills: string[];
}

/** Money of the case's order: what may still be granted for it, and what other cases take. */
export type MoneyNow = Refundable;

/** By which its channel is asked for a case: some know one by its order alone. */
export function caseRef({ channelCaseId: id, channelOrderId: order }: Pick<CaseNow, "channelCaseId" | "channelOrderId">): ChannelRef {
  return order === null ? { kind: "case", id } : { kind: "case", id, extra: { order } };
}

/** What is wanted. `auto` = by a policy, with nobody looking. */
export interface Wanted {
  amountFen: Fen;
  text: string;
  auto: boolean;
  /** Of a refusal: the channel's own reason. */
  reason?: { id: string; text: string };
  /** What was filled in of the fields it asks for. */
  fields?: FieldValues;
  /** What goes with a message. */
  pictures?: readonly DeskPicture[];
}

/** Why a second person must agree: the order's whole payout, and the amount above which the house wants two, fen. */
export interface Second {
  sumFen: Fen;
  aboveFen: Fen;
}

/** What is kept of an action beside its columns. */
export interface ActionParams {
  text?: string;
  requestKey?: string;
  suggestionId?: string | null;
  /** The macro its words began as, and what follows once they were said. */
  macro?: MacroPutIn;
  copied?: boolean;
  /** A person did it on the channel's own pages: nothing is sent, and the channel's word is waited for. */
  byHand?: boolean;
  /** The channel's own reason of a refusal. */
  reason?: { id: string; text: string };
  fields?: FieldValues;
  /** Keys of the case's own pictures that go with a message. */
  pictures?: readonly string[];
  /** Of what no channel shows: who said that he saw it on the channel's own pages. */
  seenBy?: string;
  /** A picture proves it; it lies by itself. */
  hasProof?: boolean;
  /** Where an escalation sends the case. */
  to?: "risk" | "supervisor";
  /** Channel version of the case when the call was made: unchanged afterwards means that nothing happened. */
  sentVersion?: number;
  /** How often the channel was asked about an unclear call, and how often it was made again after such asking. */
  asks?: number;
  resends?: number;
  /** When (ms) the channel was last asked whether anything is newer than what we know, because our knowledge was old. */
  askedAt?: number;
  /** Keys of what it then told that was new: it is understood before anything is sent. */
  awaits?: string[];
  /** How often in a row it could not be asked. */
  blind?: number;
  /** What was not any more as it was when this was decided, old → new: it was taken back for it. */
  moved?: string[];
  movedEnglish?: string[];
  /** The row's problem in English; left out in what was kept before it was told so. */
  problemEnglish?: string | null;
  /** A second person must agree: what the order would cost in all, and the house's amount as it then was (fen). */
  second?: Second;
  /** It was taken back because who stood behind it was disabled or may no longer. */
  unbacked?: boolean;
  /** It had been called when its case ended otherwise, as far as the channel told then: a payment that is read later still confirms it. */
  gone?: boolean;
}

export interface ActionRow {
  id: string;
  caseId: string;
  orderId: string | null;
  shopId: string;
  kind: ActionKind;
  state: ActionState;
  amountFen: Fen;
  params: ActionParams;
  /** What it was decided by; `null` where nothing is compared. */
  seen: Seen | null;
  auto: boolean;
  attempts: number;
  by: string;
  /** The second person, as the journal names him; `null` while nobody agreed or nobody need. */
  agreedBy: string | null;
  holdUntil: Date;
  dueAt: Date;
  /** Id of what was asked for, where it follows from one thing. */
  trace: string | null;
}

/** What the channel's present state, and the money known to be out, say about an effect of ours. */
export type Happened = "yes" | "not_yet" | "gone" | "unknown";
/** What that is read from. */
export type Shown = Pick<CaseNow, "state" | "refundedFen" | "arbitration" | "replacement" | "order">;

/** One kind of action; one small file each. Whatever differs between kinds is said here and asked nowhere else. */
export interface ActionSpec {
  kind: ActionKind;
  /** What people call it, on a button. */
  label: Said;
  /**
   * What a person is asked for before. A `message` is written in the conversation, a `note` (or a reason) beside the button;
   * `hint` stands in the empty field. `reason`: one of the channel's own, with the proof it wants; its words are what the buyer reads.
   * `fields`: what else is chosen or written; `optional`: the words may stay empty.
   */
  asks: { amount: boolean; text: "message" | "note" | null; hint?: Said; reason?: true; fields?: readonly Field[]; optional?: true };
  /** Beside which others it stands in the menu; what answers the case stands before it. */
  group: ActionGroup;
  /**
   * How it answers what the case asks for: it is granted, refused, or (`null`) neither. While one answer lives no other is begun, whichever
   * its kind and whoever asks: nobody can agree to what somebody else is refusing. A buyer may ask anew after a no, and be answered anew.
   */
  answers: "yes" | "no" | null;
  /** Whether the step is one for a case like this at its stage; left out: for every case. What does not fit is not shown. */
  fits?(now: CaseNow): boolean;
  /** What is kept with every one of this kind: where an escalation sends the case. */
  params?: Pick<ActionParams, "to">;
  /**
   * Whether it pays. `claim`: what the case claims, which the channel then reports as refunded. `beside`: something of its own
   * besides (a coupon, a compensation). Both count against what was paid for the order. `null`: it pays nothing.
   */
  takes: "claim" | "beside" | null;
  /**
   * What the channel's connector must be able to do; `desk`: no channel is known to have a call for it, a person does it on its own pages;
   * `null` for what stays in the house and is done at once.
   */
  ability: ConnectorManifest["abilities"][number] | "desk" | null;
  /** Where the channel has no call for it, a person does it on the channel's own pages, and it is kept and followed here. `copies`: what is taken along. */
  byHand?: { copies(now: CaseNow, wanted: Wanted): string };
  /** The case's evidence is taken along to the channel's pages, as a file. */
  takesEvidence?: boolean;
  /** The buyer reads the words that are written for it. */
  says?: true;
  /** Words of its own where nobody writes any: what a buyer reads, in Chinese. */
  composes?(now: CaseNow, wanted: Pick<Wanted, "amountFen" | "fields">): string;
  /** What the buyer is then waited for, as long as its field `until` says: whatever answer, or the request changed to the amount offered. */
  waits?: "answer" | "amount";
  permission: Permission;
  /** Seconds in which a person can take back what they just asked for. */
  personHoldSeconds: number;
  /** Why it can never be taken back once it has gone; shown before it is done. */
  noUndo: Said;
  /** Facts it rests on: when one of them moved before it left, it is not sent but decided anew. */
  materials: readonly AnyFact[];
  /** While one about a case lives, no second one is begun. */
  oneAtATime: boolean;
  /** Of what is once at a time: when one was confirmed, another may follow. Whoever had not seen that one is told first. */
  repeats?: true;
  /** It may be done to many cases at once: it asks for nothing that differs from case to case. */
  inBulk?: boolean;
  /** Whether it may be done to the case as it stands, whoever asks. */
  check(now: CaseNow, money: MoneyNow, wanted: Wanted): Result<null, RefusalCode>;
  /** What will happen, for the person who is about to do it. */
  preview(now: CaseNow, wanted: Wanted): Said;
  /** What it is, for lists and the timeline. */
  describe(action: Pick<ActionRow, "amountFen" | "params">): string;
  /** What follows in the house as it is begun, in the same write. */
  begun?(tx: Tx, action: Pick<ActionRow, "id" | "caseId" | "by" | "params">): Promise<void>;
  /** What follows in the house when it ended: it went out, it did not, or a person took it back before. Told more than once, as it is sent and confirmed. */
  ended?(tx: Tx, actionId: string, how: "sent" | "failed" | "undone"): Promise<void>;
  /** What the channel shows of the effect; `null` when its cases do not show it. */
  happened: ((shown: Shown, action: Pick<ActionRow, "params">) => Happened) | null;
  /** Where the effect is seen if not on the case: on its order, or by what the carrier tells of its parcels (which nobody can be asked about). */
  shownBy?: "order" | "parcel";
  /** Called twice it does what it does once: where the channel does not show it, it may simply be called again. */
  repeatable?: true;
  /** The connector's call; `undefined` when this connector has none. */
  call(actions: ChannelActions): ((context: ConnectorContext, write: ChannelWrite) => Promise<Result<WriteReceipt, ConnectorProblem>>) | undefined;
}

/** Whether a person may do it on the channel's own pages and have it followed up here: what says so, and an answer that pays nothing and that the channel then shows. */
export function mayBeByHand({ answers, takes, happened, byHand }: ActionSpec): boolean {
  return byHand !== undefined || (answers !== null && takes === null && happened !== null);
}

/** Whether a confirmed one is over, so that another may follow: a no the buyer may answer by asking anew, and what may be done again. */
export function isOverOnceConfirmed({ answers, repeats }: ActionSpec): boolean {
  return answers === "no" || repeats === true;
}

/**
 * Key under which an action can exist once. `ended` counts earlier ones of this kind about the case that were undone or failed: so a
 * second grant collides with a living first one, whoever asks; what may be done often is told apart by the request.
 */
export function keyOf(spec: ActionSpec, of: { caseId: string; ended: number; requestKey: string }): string {
  return `${spec.kind}:${of.caseId}:${spec.oneAtATime ? of.ended : of.requestKey}`;
}

interface ChannelWrite {
  channelCaseId: string;
  channelOrderId: string;
  amountFen: Fen;
  writeToken: Record<string, string>;
  text?: string;
  reason?: { id: string; text: string };
  proof?: Pick<Picture, "type" | "bytes">;
  pictures?: readonly Pick<Picture, "type" | "bytes">[];
  fields?: FieldValues;
}

/** Words at most so many letters long, for a line. */
export function short(text: string | undefined, most = 120): string {
  const letters = [...(text ?? "").trim()];
  return letters.length > most ? `${letters.slice(0, most).join("")}…` : letters.join("");
}
