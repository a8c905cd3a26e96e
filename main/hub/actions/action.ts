/** What an action is, and what every kind of it must say about itself. */
import type { CaseChannelState, ChannelActions, ConnectorContext, ConnectorManifest, ConnectorProblem, WriteReceipt } from "../connectors/port.ts";
import type { Permission, RefusalCode } from "../contract/index.ts";
import type { ActionKind } from "../contract/words.ts";
import type { Fen } from "../kernel/money.ts";
import type { Result } from "../kernel/result.ts";
import type { ActionState } from "./action.lifecycle.ts";

export type { ActionKind };

/** A case as it stands now, under lock where something is done about it. */
export interface CaseNow {
  id: string;
  number: string;
  kind: string;
  state: CaseChannelState;
  status: "open" | "waiting" | "done";
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
  lineIds: string[];
  queue: string;
  writeToken: Record<string, string>;
}

/** Money of the case's order: what may still be granted for it, and what other cases take. */
export interface MoneyNow {
  refundableFen: Fen;
  othersFen: Fen;
}

/** What is wanted. `auto` = by a policy, with nobody looking. */
export interface Wanted {
  amountFen: Fen;
  text: string;
  auto: boolean;
}

/** What is kept of an action beside its columns. */
export interface ActionParams {
  text?: string;
  requestKey?: string;
  suggestionId?: string | null;
  copied?: boolean;
  /** Where an escalation sends the case. */
  to?: "risk" | "supervisor";
  /** Channel version of the case when the call was made: unchanged afterwards means that nothing happened. */
  sentVersion?: number;
  /** How often the channel was asked about an unclear call, and how often it was made again after such asking. */
  asks?: number;
  resends?: number;
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
  auto: boolean;
  attempts: number;
  by: string;
  holdUntil: Date;
  dueAt: Date;
}

/** What the channel's present state says about an effect of ours. */
export type Happened = "yes" | "not_yet" | "gone" | "unknown";

/** One kind of action; one small file each. */
export interface ActionSpec {
  kind: ActionKind;
  /** What the channel's connector must be able to do; `null` for what stays in the house. */
  ability: ConnectorManifest["abilities"][number] | null;
  permission: Permission;
  /** Seconds in which a person can take back what they just asked for. */
  personHoldSeconds: number;
  /** Why it can never be taken back once it has gone; shown before it is done. */
  noUndo: string;
  /**
   * Key under which it can exist once. `ended` counts earlier ones of this kind about the case that were undone or
   * failed: so a second grant collides with a living first one, whoever asks.
   */
  key(of: { caseId: string; ended: number; requestKey: string }): string;
  /** Whether it may be done to the case as it stands, whoever asks. */
  check(now: CaseNow, money: MoneyNow, wanted: Wanted): Result<null, RefusalCode>;
  /** What will happen, for the person who is about to do it. */
  preview(now: CaseNow, wanted: Wanted): string;
  /** What the channel's state says about the effect; `null` when its cases do not show it. */
  happened: ((state: CaseChannelState) => Happened) | null;
  /** The connector's call; `undefined` when this connector has none. */
  call(actions: ChannelActions): ((context: ConnectorContext, write: ChannelWrite) => Promise<Result<WriteReceipt, ConnectorProblem>>) | undefined;
}

interface ChannelWrite {
  channelCaseId: string;
  channelOrderId: string;
  amountFen: Fen;
  writeToken: Record<string, string>;
  text?: string;
}
