import type { Fen } from "../../hub/kernel/money.ts";

/** The two selling channels of the demonstration shop. */
export type SellChannel = "taobao" | "douyin";

type OrderStatus = "unpaid" | "paid" | "shipped" | "finished" | "closed" | "cancelled";

/** What became of a shipment; the world knows, the seller has to find out. */
export type Fate = "normal" | "ghost" | "stalled" | "wrong_item";

/** Orders that go another way than most; never told, only for the ledger. */
export type UnusualOrder = "presale" | "edited" | "reused_waybill" | "refused_then_delivered" | "signed_by_mistake";
/** Claims that end another way than most: less is paid than was asked for, or the status word goes on after the money moved. */
export type UnusualClaim = "deducted" | "word_goes_on";

export interface SimLine {
  id: string;
  sku: string;
  quantity: number;
  /** Price of one piece, fen. */
  price: Fen;
  /** What the buyer paid for the whole line after discounts, without freight, fen. */
  paid: Fen;
}

export interface SimOrder {
  channel: SellChannel;
  id: string;
  /** Index into the world's buyers. */
  buyer: number;
  status: OrderStatus;
  createdAt: number;
  /** 0 = has not happened, as for all times below. */
  paidAt: number;
  /** Until then the channel shows "paid, being checked" (Douyin 105). */
  readyAt: number;
  shippedAt: number;
  signedAt: number;
  endedAt: number;
  modified: number;
  /** When the change became visible in the channel's modified index (it may be late). */
  arrived: number;
  lines: SimLine[];
  /** What the buyer paid in all, freight included, fen. */
  paid: Fen;
  /** Of a presale, what is paid ahead, fen; 0 = no presale. */
  deposit: Fen;
  depositAt: number;
  discount: Fen;
  postFee: Fen;
  city: string;
  district: string;
  house: number;
  addressChanges: number;
  buyerWords: string;
  memo: string;
  flag: number;
  carrier: string;
  waybill: string;
  warehouse: string;
  fate: Fate;
  unusual: UnusualOrder | "";
  /** How many versions the channel has shown. */
  versions: number;
}

export type ClaimKind = "refund_unshipped" | "refund_shipped" | "return" | "exchange";

type ClaimStatus = "applied" | "wait_return" | "returning" | "refunding" | "success" | "refused" | "closed" | "reshipped" | "exchanged";

interface SimMessage {
  id: string;
  by: "buyer" | "seller" | "platform";
  text: string;
  at: number;
  /** Places of the claim's pictures that came with it. */
  pictures?: number[];
  /** What the seller sent with it. */
  sent?: SentPicture;
}

/** A picture of the seller's, by its content's digest (SHA-256). */
export interface SentPicture {
  digest: string;
  bytes: number;
}

export interface SimClaim {
  channel: SellChannel;
  id: string;
  orderId: string;
  lineId: string;
  kind: ClaimKind;
  status: ClaimStatus;
  /** Asked for, fen. */
  amount: Fen;
  /** What the channel keeps of it when it pays, fen. */
  deduction: Fen;
  /** The status word that the channel says after the refund succeeded, instead of "success". */
  after: "" | "51" | "53" | "28";
  unusual: UnusualClaim | "";
  reason: string;
  /** The demonstration's own label of the words; never sent. */
  disputeClass: string;
  words: string;
  createdAt: number;
  modified: number;
  deadline: number;
  /** After the buyer got the goods (`aftersale`) or before (`onsale`). */
  phase: "onsale" | "aftersale";
  received: boolean;
  returnCarrier: string;
  returnWaybill: string;
  returnedAt: number;
  /** The channel's own staff: not asked, at work, or done. */
  arbitration: "none" | "open" | "ended";
  messages: SimMessage[];
  /** Pictures the buyer has shown so far; each has its place. */
  pictures: number;
  versions: number;
}

/** Handed over to who was to get it; a signature before it was a mistake; back with its sender; of another parcel that had the number before. */
type ScanTruth = "delivered" | "undone" | "home" | "another";

export interface SimScan {
  at: number;
  context: string;
  /** Kuaidi100 advanced code, `103`, `1002`, `501`, … */
  code: string;
  city: string;
  /** What it is in truth; never told. */
  truth?: ScanTruth;
}

export interface SimParcel {
  waybill: string;
  carrier: string;
  /** What the carrier really is, when the seller typed another one. */
  trueCarrier: string;
  orderId: string;
  from: string;
  to: string;
  phoneTail: string;
  scans: SimScan[];
}

export type FactKind = "audited" | "allocated" | "packed" | "outbound" | "return_arrived" | "return_inspected" | "books_posted";

export interface FactData {
  skus?: { sku: string; quantity: number }[];
  carrier?: string;
  waybill?: string;
  result?: "passed" | "failed";
  place?: string;
}

/** What a seller's own warehouse reports. */
export interface SimFact {
  id: string;
  channel: SellChannel;
  orderId: string;
  kind: FactKind;
  at: number;
  data: FactData;
  delivered: boolean;
}

export interface SimQuestion {
  id: string;
  channel: SellChannel;
  orderId: string;
  text: string;
  at: number;
  delivered: boolean;
}
