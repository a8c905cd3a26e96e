import { maskName, maskText } from "../access/index.ts";
import type { ReplyRecord } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { ReadOrder } from "./order-timeline.ts";
import { promisesFor } from "./promises.ts";
import { caseFacts, orderFacts } from "./reply-facts.ts";
import { type RecordRow, recordRow } from "./reply-record.store.ts";

const beforeShipping = new Set(["created", "paid", "audited", "allocated", "packed"]);
const underWay = new Set(["outbound", "in_transit", "out_for_delivery"]);

/** Builds what a reply may speak from: the buyer's words masked, every fact of case and order, and the promises allowed now. */
export async function replyRecord(from: { store: Store; readOrder: ReadOrder }, caseId: string): Promise<ReplyRecord | null> {
  const row = await recordRow(from.store, caseId);
  if (!row) return null;
  const told = row.orderId ? await from.readOrder(row.orderId) : null;
  const state = told?.order.state ?? "";
  return {
    caseId: row.id,
    revision: row.revision,
    seen: row.seen,
    channel: row.channel,
    kind: row.kind,
    state: row.state,
    disputeClass: row.disputeClass,
    buyerWords: maskText(row.buyerWords),
    buyerNick: maskName(row.buyerNick),
    conversation: row.messages.map((message) => ({ author: message.author, text: maskText(message.text), at: new Date(message.at) })),
    facts: [...caseFacts(groundOf(row)), ...(told ? orderFacts(told) : [])],
    promises: promisesFor({
      kind: row.kind,
      state: row.state,
      status: row.status,
      arbitration: row.arbitration,
      notShipped: beforeShipping.has(state),
      underWay: underWay.has(state),
    }),
    whereabouts: told?.order.whereabouts ?? "",
  };
}

function groundOf(row: RecordRow): Parameters<typeof caseFacts>[0] {
  return { ...row, refundableFen: Math.max(0, Math.min(row.amountFen, (row.paidFen ?? row.amountFen) - (row.orderRefundedFen ?? 0))) };
}
