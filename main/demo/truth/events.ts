import type { PushAbout } from "../engine/faults.ts";
import type { FactData, FactKind, SellChannel, SimClaim, SimLine, SimOrder, SimParcel, SimScan } from "./types.ts";

/** Everything that can happen in the world, as plain data: a stopped world is written down with what is still to come. */
export type SimEvent =
  | { at: number; type: "order"; order: SimOrder }
  | { at: number; type: "deposit" | "pay" | "ready" | "cancel" | "finish" | "touch" | "sign"; orderId: string }
  | { at: number; type: "address"; orderId: string; district: string; house: number }
  | { at: number; type: "edit"; orderId: string; lines: SimLine[] }
  | { at: number; type: "ship"; orderId: string; shipment: Shipment }
  | { at: number; type: "scan"; waybill: string; scan: SimScan }
  | { at: number; type: "fact"; orderId: string; kind: FactKind; happened: number; data: FactData }
  | { at: number; type: "claim"; claim: SimClaim }
  | {
      at: number;
      type: "withdraw" | "refund-done" | "word-goes-on" | "reship" | "exchange-done" | "arbitrate" | "arbitrated" | "agreed-before" | "retell" | "reapply";
      claimId: string;
    }
  | { at: number; type: "say"; claimId: string; text: string; pictures?: number; by?: "seller" }
  | { at: number; type: "send-back"; claimId: string }
  | { at: number; type: "question"; channel: SellChannel; orderId: string; text: string }
  | { at: number; type: "deadline"; claimId: string; version: number }
  | { at: number; type: "check"; subscription: string }
  | { at: number; type: "push"; push: Push }
  | { at: number; type: "live-order" | "live-claim" }
  | { at: number; type: "peak-order" | "peak-claim"; peak: number };

/** A message on its way to the hub. */
export interface Push {
  service: "douyin" | "kuaidi100" | "seller" | "questions" | "tmc";
  /** Names the message for the faults; a repeated one keeps its id. */
  id: string;
  /** Messages with the same key are sent one after another. */
  key: string;
  payload: string;
  attempt: number;
  /** What it tells of, where that is one thing. */
  about?: PushAbout;
  /** True once faults have had their say. */
  decided?: boolean;
}

/** How a parcel will travel once the seller marks the order as shipped; times count from that moment. */
export interface Shipment {
  parcel: SimParcel;
  /** `null` = it never leaves the warehouse. */
  outboundAfter: number | null;
  route: { after: number; scan: Omit<SimScan, "at"> }[];
  /** 0 = it does not arrive. */
  signedAfter: number;
  finishedAfter: number;
}
