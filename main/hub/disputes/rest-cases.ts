import type { CaseKind } from "../connectors/port.ts";
import type { Tx } from "../store/index.ts";
import type { CaseFact } from "./case.change.ts";
import { ordersByRef, setNicks } from "./rest.store.ts";
import { linkCases, type TakenCases, takeCases } from "./take-cases.ts";

/** A case from a seller's own system (mini-program), as `POST /cases` takes it. */
export interface RestCaseFact {
  /** The shop of the API key. */
  shopId: string;
  channel: string;
  /** The sender's id: the same again changes nothing. */
  id: string;
  /** Unified number, order id, `channel:<shopId>:<channelOrderId>`, or the sender's own order id. */
  orderRef: string | null;
  kind: CaseKind;
  text: string;
  amountFen: number;
  at: Date;
  buyerNick: string;
}

/** Takes cases from a seller's own system. No platform stands behind them: no deadline, no default, nothing at stake but trust. */
export async function takeRestCases(tx: Tx, facts: readonly RestCaseFact[]): Promise<TakenCases> {
  const refs = facts.flatMap((fact) => (fact.orderRef === null ? [] : [{ shopId: fact.shopId, ref: fact.orderRef }]));
  const orders = new Map((refs.length > 0 ? await ordersByRef(tx, refs) : []).map((order) => [`${order.shopId}\n${order.ref}`, order]));
  const taken = await takeCases(
    tx,
    facts.map((fact) => factOf(fact, orders.get(`${fact.shopId}\n${fact.orderRef ?? ""}`)?.channelRef ?? fact.orderRef ?? "")),
  );
  if (taken.opened > 0) {
    const kept = await setNicks(
      tx,
      facts.map((fact) => ({ shopId: fact.shopId, channelCaseId: fact.id, nick: fact.buyerNick })),
    );
    await linkCases(tx, kept);
  }
  return taken;
}

function factOf(fact: RestCaseFact, channelOrderId: string): CaseFact {
  return {
    shopId: fact.shopId,
    channel: fact.channel,
    fact: {
      type: "case",
      channelCaseId: fact.id,
      channelOrderId,
      channelLineIds: [],
      version: fact.at.getTime(),
      kind: fact.kind,
      channelStatus: "open",
      state: "requested",
      arbitration: false,
      amountFen: fact.amountFen,
      reason: "",
      buyerWords: fact.text,
      goodsReceived: null,
      createdAt: fact.at,
      deadlineAt: null,
      defaultOutcome: "none",
      returnCarrier: null,
      returnWaybill: null,
      evidence: [],
      writeToken: {},
    },
  };
}
