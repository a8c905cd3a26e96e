/**
 * What a channel's connector offers and what it hands over. Connectors are stateless: settings, secrets, clock
 * and fetch are handed in, and everything expected is returned as a {@link Result}, not thrown.
 */
import type { CaseKind, CaseState, DefaultOutcome, OrderFlag, OrderState, RefundGround, SignedBy, TraceState, WarehouseEventKind } from "../contract/words.ts";
import type { Json } from "../kernel/json.ts";
import type { Fen } from "../kernel/money.ts";
import type { Result } from "../kernel/result.ts";
import type { ChannelActions, ConnectorContext, ConnectorProblem, RawItem } from "./calls.ts";
import type { Listen } from "./listen.ts";
import type { BuyerDeed, ConnectorManifest } from "./manifest.ts";

export type { CaseWrite, ChannelActions, ConnectorContext, ConnectorProblem, Listed, RawItem, RefusalReason, WriteReceipt } from "./calls.ts";
export type { Heard, Listen } from "./listen.ts";
export type { BuyerDeed, ChannelOf, ConnectorManifest, MessageWindow, ReviewRules } from "./manifest.ts";
export { pulledKinds } from "./manifest.ts";
export type { CaseKind, OrderState, SignedBy, TraceState };
/** The common life of an after-sale at its channel. */
export type CaseChannelState = CaseState;

export interface ChannelOrderLine {
  channelLineId: string;
  /** Seller's own SKU code where the channel has it, else the channel's. */
  sku: string;
  title: string;
  spec: string;
  quantity: number;
  priceFen: Fen;
  /** This line's share of what the buyer paid, after all discounts, without freight; the line's full price share while only a deposit is paid. */
  paidFen: Fen;
  /** The channel marks it as given in addition. */
  gift?: boolean;
  /** What a bundle is packed as, for one piece of it, where the channel says so. */
  components?: { sku: string; quantity: number }[];
  channelStatus: string;
  /** Claim of this line's state; `null` when the status is in no table. */
  claimedState: OrderState | null;
  waybill: string | null;
  carrier: string | null;
}

export interface ChannelParcel {
  /** Kuaidi100's lower-case code where known, else the channel's own word. */
  carrier: string;
  waybill: string;
  shippedAt: Date | null;
}

export interface ChannelBuyer {
  /** The channel's stable id of the buyer, else the masked nick. */
  channelBuyerId: string;
  nick: string;
  /** As the channel shows it; masked or cipher text as it came. */
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  address: string;
  /** The channel does not say any more who receives it (after shipping): what it said before stays. */
  untold?: true;
}

/** Steps of an order that its channel dated ahead of the moment we were told, and how, ms. */
export type DatedAhead = { [step in "created" | "paid" | "shipped" | "finished" | "closed"]?: number };

export interface ChannelOrder {
  type: "order";
  channelOrderId: string;
  /**
   * The channel's own change time in ms: an older version never overwrites a newer one. Channels count in seconds, so two
   * changes can share a version: of equal versions with different content, the one read later counts.
   */
  version: number;
  channelStatus: string;
  /** Claim mapped to the common life; `null` = unknown at the channel. A claim of shipping proves nothing. */
  claimedState: OrderState | null;
  /** The channel says: must not ship now. */
  onHold: boolean;
  createdAt: Date;
  paidAt: Date | null;
  claimedShippedAt: Date | null;
  promisedShipAt: Date | null;
  /** When it was promised to be there, where that was promised. */
  promisedDelivery?: { from: Date | null; by: Date };
  finishedAt: Date | null;
  closedAt: Date | null;
  /** What the channel wrote of times that had not come when we were told, ms: then the time above is when we were told. */
  datedAhead?: DatedAhead;
  totalFen: Fen;
  /** Paid by the buyer, in full, whatever was given back later; of an unpaid order it does not count. */
  paidFen: Fen;
  /** Freight within what was paid; waived freight is 0. */
  freightFen: Fen;
  /** A presale's deposit (定金) that was paid; kept when the rest is paid, too. */
  deposit?: { fen: Fen; paidAt: Date | null };
  /** The buyer pays the carrier: shipped before it is paid, which contradicts nothing. */
  payOnDelivery?: boolean;
  /** After-sales that it tells within itself (money given back elsewhere), by their channel case ids: all there are of this version. Left out: it tells none so. */
  refundIds?: string[];
  /** What the channel's own figures for lines and freight add up to, where that is not what was paid; `paidFen` of the lines adds up all the same. */
  linesToldFen?: Fen;
  buyer: ChannelBuyer;
  buyerMessage: string;
  sellerNote: string;
  /** The flag that the seller put on it; left out where the channel has none. */
  sellerFlag?: OrderFlag | null;
  lines: ChannelOrderLine[];
  parcels: ChannelParcel[];
}

/** Goods that are sent instead, and by which parcel. */
export interface CaseReplacement {
  lines: { sku: string; spec: string; quantity: number }[];
  carrier: string | null;
  waybill: string | null;
}

export interface ChannelCase {
  type: "case";
  channelCaseId: string;
  /** The channel's own order id; a seller's own systems may name an order in any way that `orders` knows. */
  channelOrderId: string;
  /** Who asks, where the channel says so with the case. */
  buyerNick?: string;
  /** The channel's id of who asks, as its orders and {@link BuyerTalk} name him. */
  channelBuyerId?: string;
  /** Lines it is about (channel line ids); empty = the whole order. */
  channelLineIds: string[];
  /** Pieces of each line it is about, where the channel says so; a line that is not here is meant whole. */
  lineQuantities?: { [channelLineId: string]: number };
  /** What is sent instead of what comes back (exchange, resend), where the channel says so. */
  replacement?: CaseReplacement;
  /** As of an order: equal versions with different content happen, the one read later counts. */
  version: number;
  kind: CaseKind;
  channelStatus: string;
  state: CaseChannelState;
  /** Platform staff are in it; lies over the state. */
  arbitration: boolean;
  /** What the buyer asks for. */
  amountFen: Fen;
  /** What the channel says has gone back to the buyer for this after-sale, after deductions; `null` = it does not say. */
  refundedFen: Fen | null;
  /**
   * Which of several records of refunds the channel tells it in: what two of them tell of the same goods is the same money, and counts once.
   * Left out: the channel keeps one.
   */
  refundRecord?: string;
  /** By what that is known, where it is not the channel's own figure: it says that it paid, and the sum is what was asked for, or that less a deduction. */
  refundedBy?: Exclude<RefundGround, "told">;
  /** Of an end without money (exchange, resend, repair): the buyer got what was promised. False for withdrawn, refused, timed out. */
  endedWell: boolean;
  /** What a person must look at, as a Chinese sentence (the bank sent the money back); `null` = nothing. */
  problem: string | null;
  reason: string;
  buyerWords: string;
  goodsReceived: boolean | null;
  createdAt: Date;
  /** When it ended, where that is not the moment of its version. */
  endedAt?: Date;
  /** When the platform acts by itself, and what it then does. */
  deadlineAt: Date | null;
  defaultOutcome: DefaultOutcome;
  returnCarrier: string | null;
  returnWaybill: string | null;
  evidence: string[];
  /** What the channel needs back on writes (Taobao phase and version, Douyin update_time), kept as it came. */
  writeToken: Record<string, string>;
}

/** A case of which nothing is known but that it is there. No platform stands behind it: no deadline, no default, nothing at stake but trust. */
export function bareCase(of: { id: string; at: Date; orderRef: string }): ChannelCase {
  return {
    type: "case",
    channelCaseId: of.id,
    channelOrderId: of.orderRef,
    channelLineIds: [],
    version: of.at.getTime(),
    kind: "question",
    channelStatus: "open",
    state: "requested",
    arbitration: false,
    amountFen: 0,
    refundedFen: null,
    endedWell: false,
    problem: null,
    reason: "",
    buyerWords: "",
    goodsReceived: null,
    createdAt: of.at,
    deadlineAt: null,
    defaultOutcome: "none",
    returnCarrier: null,
    returnWaybill: null,
    evidence: [],
    writeToken: {},
  };
}

export interface TraceScan {
  at: Date;
  text: string;
  place: string;
  state: TraceState;
  /** Who signed in this scan, or whose hands it waits in; left out where the scan says nothing of it. */
  signedBy?: SignedBy | null;
  /** It is delivered once more, after a refusal or a wrong signature: a later "signed" is the buyer's. */
  redelivered?: boolean;
}

export interface ChannelTrace {
  type: "trace";
  carrier: string;
  waybill: string;
  state: TraceState;
  signedBy: SignedBy | null;
  /** Newest scan's time in ms; compare by it, never by arrival. */
  version: number;
  /** Carrier code the tracker corrected to, when the one given was wrong. */
  correctedCarrier: string | null;
  /** No more pushes will come (signed, or given up by the tracker). */
  ended: boolean;
  scans: TraceScan[];
}

export interface ChannelMessage {
  type: "message";
  channelMessageId: string;
  /** The channel's own case id; a seller's own systems may also name a case of their shop by our number or id. */
  channelCaseId: string;
  from: "buyer" | "seller" | "platform";
  text: string;
  /** Addresses of pictures and films that came with it. */
  pictures?: string[];
  at: Date;
}

/** What a buyer did in a conversation that is his and no after-sale's. */
export interface BuyerTalk {
  type: "talk";
  /** Told again it adds nothing, whichever case of his it was put into. */
  channelMessageId: string;
  /** As the shop's orders and cases name the buyer. */
  channelBuyerId: string;
  /** He wrote, or came in and said nothing yet: either may open a time in which he can be answered, see `messageWindow`. */
  did: BuyerDeed;
  text?: string;
  /** Addresses of pictures that came with it. */
  pictures?: string[];
  at: Date;
  /** What the channel needs to answer him where no after-sale says it. */
  writeToken: Record<string, string>;
}

/** What a seller's own warehouse (WMS) or books (ERP) say happened to an order. */
export interface WarehouseEvent {
  type: "warehouse";
  /** Names the event within its order: told again it adds nothing. */
  key: string;
  /** The order, in any way that `orders` knows; read from the sender's shop. */
  orderRef: string;
  kind: WarehouseEventKind;
  at: Date;
  data: { [key: string]: Json };
}

/** How many of an article lie in a warehouse. What is not told is not known: an article that is missing has not none. */
export interface StockLevel {
  type: "stock";
  /** The seller's own code of the article. */
  sku: string;
  title: string;
  /** As its system calls it; `""` where all warehouses are told together. */
  warehouse: string;
  /** Pieces that lie there, those set apart for orders among them; a system that lets more be sold than there is may tell less than none. */
  onHand: number;
  /** Of these, set apart for orders. */
  locked: number;
  /** On their way there: bought, or from another warehouse. */
  inTransit: number;
  /** The system's own time of the count, ms: an older one never overwrites a newer one; of equal ones the one read later counts. */
  version: number;
}

/** A push is a hint that something changed: it is fetched again by id. */
export interface ChannelRef {
  kind: "order" | "case" | "parcel";
  id: string;
  /** What the channel wants besides. Of a case `order` is the order it belongs to, where that is known. */
  extra?: Record<string, string>;
}
export interface ChannelHint {
  type: "changed";
  ref: ChannelRef;
}
/** Understood and of no interest (console tests, remarks). */
export interface ChannelNothing {
  type: "nothing";
  why: string;
}

export type ChannelFact = ChannelOrder | ChannelCase | ChannelTrace | ChannelMessage | BuyerTalk | WarehouseEvent | StockLevel | ChannelHint | ChannelNothing;

/** A payload to keep, with what its sender calls the thing; told again it is known by that. */
export interface ToldItem extends RawItem {
  /** Begins the key of everything told about the thing, in whatever version. */
  thing: string;
  /** Begins the key of everything told about this version of it. */
  version: string;
  /** Told again with other content: the later counts (things that change), or the first stands (things that happened). */
  again: "later" | "first";
}

export interface PullPage {
  items: RawItem[];
  /** Token of the next page, `null` at the end. Opaque to the caller; kept so that a pull can go on after a kill. */
  next: string | null;
}

export interface PullWindow {
  from: Date;
  to: Date;
}

export interface WebhookRequest {
  headers: Record<string, string | undefined>;
  /** Bytes as received, decoded as UTF-8 and not parsed: signatures are over these. */
  body: string;
  /** Path of the address as its sender wrote it: some sign it. */
  path?: string;
  /** What stood behind the `?` of the address, as it came; left out where nothing did. */
  query?: string;
  /** A GET, by which a channel checks that the address is ours; it has no body. */
  isCheck?: boolean;
  /** The body was over 5 MB: `body` is cut just behind that. It is counted and answered with the channel's own error. */
  oversized?: boolean;
}

export interface ChannelAnswer {
  status: number;
  contentType: string;
  body: string;
}

export interface Webhook {
  /** Checks the signature and splits the body into items; pure. Nothing is stored here: the caller stores, then answers. */
  open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem>;
  /** Answers a GET by which the channel checks the address; pure. Left out: it makes none. */
  check?(context: ConnectorContext, request: WebhookRequest): ChannelAnswer;
  /** Some of its pushes come as a GET, their fields in `query`: they are opened like the others. */
  takesGet?: true;
  /** What the channel expects when the items are stored. */
  accepted: ChannelAnswer;
  /** What the channel expects when they are not taken, by reason. */
  rejected(problem: ConnectorProblem): ChannelAnswer;
}

export interface Connector {
  manifest: ConnectorManifest;
  /** Topics it reads under whichever shop they were kept: a seller's own systems also write with the key of a platform's shop. */
  topics?: readonly string[];
  /** What its payloads mean is said by somebody for each shop (`main/hub/mappings`): alone it reads none. */
  byMapping?: true;
  /** Whether this shop is asked what changed; left out: every shop is that can be. Pure. */
  polls?(context: Pick<ConnectorContext, "settings">): boolean;
  /** One page of what changed in a window. `page` is `null` for the first call and a page's `next` afterwards. */
  pull?: (context: ConnectorContext, what: "orders" | "cases", window: PullWindow, page: string | null) => Promise<Result<PullPage, ConnectorProblem>>;
  /** One thing again, whole, by id. */
  fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Result<RawItem, ConnectorProblem>>;
  /** Pushes taken by asking (TMC): items, then `confirm` once they are stored. */
  stream?: {
    take(context: ConnectorContext): Promise<Result<{ items: RawItem[]; receipt: string[] }, ConnectorProblem>>;
    confirm(context: ConnectorContext, receipt: string[]): Promise<Result<null, ConnectorProblem>>;
  };
  /** Pushes over a connection that the hub keeps open: it stores, answers, and opens it again. */
  listen?: Listen;
  webhook?: Webhook;
  /** Pure: from a kept payload to facts. Unknown status is kept as it came, never guessed. */
  normalize(topic: string, payload: string): Result<ChannelFact[], "UNREADABLE">;
  /** Where a shop's holder allows it at the channel's own pages; without it, tokens are typed. */
  authorise?: {
    /** The page to send the holder to; it sends them back to `redirect` with a code and with `state` as it was. Pure. */
    address(context: ConnectorContext, back: { redirect: string; state: string }): Result<string, ConnectorProblem>;
    /** Secrets to keep for the code that came back (`accessTokenExpiresAt`: when the authorisation ends, unix ms, where that is known). */
    exchange(context: ConnectorContext, given: { code: string; redirect: string }): Promise<Result<Record<string, string>, ConnectorProblem>>;
  };
  /** True when the token should be renewed before the next call, though it still works: channels that renew none that has ended. Pure. */
  isRefreshDue?(context: ConnectorContext): boolean;
  /** New access token where the channel has refreshable ones; secrets to keep instead of the old. */
  refreshToken?(context: ConnectorContext): Promise<Result<Record<string, string>, ConnectorProblem>>;
  actions: ChannelActions;
}
