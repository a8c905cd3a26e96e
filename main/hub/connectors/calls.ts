/** What every call to a channel is given, brings and may come to, and which calls act upon it; part of the port. */
import type { ActionKind } from "../contract/words.ts";
import type { Json } from "../kernel/json.ts";
import type { Fen } from "../kernel/money.ts";
import type { Picture } from "../kernel/picture.ts";
import type { Post } from "../kernel/post.ts";
import type { Result } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import type { Clock } from "../kernel/time.ts";

/** What is kept before anything is understood. `dedupeKey` is unique within a shop. */
export interface RawItem {
  topic: string;
  dedupeKey: string;
  /**
   * Begins the keys of all that tells the same thing, one after the other: what a channel answers again after something else has been told of it is
   * news, as it is a return to how it was. Left out: a key that was kept once is a repeat for ever.
   */
  about?: string;
  /** Of what is sent unasked: topic under which such a return is kept, because it may only have come late. What it is about is then asked for. */
  askTopic?: string;
  /** Names this version of the thing, as {@link Listed.key} does; not given for pushes. */
  versionKey?: string;
  payload: string;
}

/** A thing as a list names it. */
export interface Listed {
  id: string;
  /** When it last changed, ms. */
  version: number;
  /** Names the version; the same as of the item that is fetched. */
  key: string;
  /** What its channel wants besides the id when it is asked for, as a reference has it. */
  extra?: Record<string, string>;
}

export type ConnectorProblem =
  | "THROTTLED"
  | "TIMED_OUT"
  | "UNAVAILABLE"
  | "AUTH_EXPIRED"
  | "REFUSED"
  | "STALE"
  | "NOT_FOUND"
  | "UNREADABLE"
  | "BAD_SIGNATURE"
  | "NOT_SUPPORTED";

export interface ConnectorContext {
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  clock: Clock;
  post: Post;
  /** Milliseconds after which a call counts as unanswered. */
  timeoutMs: number;
  /**
   * Of things a list names with their change time (ms), those we hold in that version: a pull need not fetch them again.
   * Not given = nothing is known.
   */
  known?: (what: "orders" | "cases", listed: readonly Listed[]) => Promise<ReadonlySet<string>>;
  /**
   * Keys of what we keep that begin so (`topic:id…`), the first kept first: for channels that give their after-sales no ids, so that what is told later
   * is put to the one it is about. Not given = nothing is held.
   */
  held?: (beginning: string) => Promise<readonly string[]>;
  /**
   * Ids at the channel of this shop's orders that may still change, the newest first and no more than can be asked about with each pull: those that have
   * not ended, and those with an after-sale under way. For channels without a list of changes. Not given = none are.
   */
  underWay?: () => Promise<readonly string[]>;
}

/** What an action needs to write about one after-sale. */
export interface CaseWrite {
  channelCaseId: string;
  channelOrderId: string;
  amountFen: Fen;
  writeToken: Record<string, string>;
  text?: string;
  /** Of a refusal: the channel's own reason, and the picture that proves it. */
  reason?: { id: string; text: string };
  proof?: Pick<Picture, "type" | "bytes">;
  /** What a message carries, where the manifest's `messagePictures` says that it may. */
  pictures?: readonly Pick<Picture, "type" | "bytes">[];
  /** What else was filled in, by the name of its field: a flag, a carrier, a waybill. */
  fields?: Readonly<Record<string, string>>;
}

/** A reason by which a channel lets a case be refused. */
export interface RefusalReason {
  id: string;
  text: string;
  /** Whether a picture must or may prove it. `elsewhere`: it must, and the channel takes it only on its own pages. */
  proof: "required" | "optional" | "elsewhere";
  /** What the channel wants to see in the proof, in its own words; left out where it does not say. */
  proofWanted?: string;
}
export interface WriteReceipt {
  channelAnswer: Json;
}

export interface ChannelActions {
  /**
   * Why the channel has no call for an action on a case with this write token, as a Chinese sentence that says where it is done instead;
   * `null` when there is one. Asked before anything is offered or held. Pure.
   */
  atPlatform?(kind: ActionKind, writeToken: Readonly<Record<string, string>>): Said | null;
  agreeRefund?(context: ConnectorContext, write: CaseWrite): Promise<Result<WriteReceipt, ConnectorProblem>>;
  agreeReturn?(context: ConnectorContext, write: CaseWrite): Promise<Result<WriteReceipt, ConnectorProblem>>;
  /** The reasons by which the channel lets this case be refused as it stands; none: it does not. */
  refusalReasons?(context: ConnectorContext, of: Pick<CaseWrite, "channelCaseId" | "writeToken">): Promise<Result<RefusalReason[], ConnectorProblem>>;
  /** Refuses what is asked for, for a reason of {@link refusalReasons}: money, or that goods come back. */
  refuseRefund?(context: ConnectorContext, write: CaseWrite): Promise<Result<WriteReceipt, ConnectorProblem>>;
  refuseReturn?(context: ConnectorContext, write: CaseWrite): Promise<Result<WriteReceipt, ConnectorProblem>>;
  sendMessage?(context: ConnectorContext, write: CaseWrite): Promise<Result<WriteReceipt, ConnectorProblem>>;
  /** Writes on the order for the seller's people: words (`text`), a flag (`fields.flag`), or both. Twice the same changes nothing. */
  addNote?(context: ConnectorContext, write: CaseWrite): Promise<Result<WriteReceipt, ConnectorProblem>>;
  /** Asks the carriers of the order's parcels, through the channel, to stop them and send them back. */
  intercept?(context: ConnectorContext, write: CaseWrite): Promise<Result<WriteReceipt, ConnectorProblem>>;
  /** Asks to be pushed about a waybill (trackers only). */
  subscribe?(
    context: ConnectorContext,
    parcel: { carrier: string; waybill: string; phoneTail: string; callbackUrl: string },
  ): Promise<Result<WriteReceipt, ConnectorProblem>>;
}
