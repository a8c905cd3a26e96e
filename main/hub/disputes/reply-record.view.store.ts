import type { HeardWant } from "../contract/words.ts";
import type { Store, Tx } from "../store/index.ts";
import type { CaseStatus } from "./case.ts";
import type { CaseGround } from "./reply-facts.ts";

/** Below this the agent's class is a guess, and a reply that meets the buyer on a guess meets somebody else. */
const SURE = 0.6;

/** A case as a reply's record is built from it. */
export interface RecordRow extends Omit<CaseGround, "refundableFen"> {
  id: string;
  orderId: string | null;
  shopId: string;
  channel: string;
  /** Lines it is about, by the channel's ids. */
  lineIds: string[];
  /** States of the order's other cases. */
  otherStates: string[];
  revision: number;
  /** See {@link toldAbout}. */
  seen: number;
  status: CaseStatus;
  disputeClass: string | null;
  buyerWords: string;
  wants: HeardWant[];
  /** Photos and videos of the case, by their addresses. */
  evidence: string[];
  buyerNick: string;
  /** Last words, oldest first; times as JSON text. */
  messages: { author: string; text: string; at: string }[];
}

/** SQL: how many things channels, carriers and the seller's own systems told about the order that an expression names. */
export function toldAbout(orderId: string): string {
  return `(SELECT count(*)::int FROM timeline_event WHERE order_id = ${orderId} AND source IN ('channel', 'carrier', 'warehouse', 'books'))`;
}

/** See {@link toldAbout}, for one order. */
export async function seenAbout(tx: Tx, orderId: string | null): Promise<number> {
  const [row] = await tx.rows<{ seen: number }>(`SELECT ${toldAbout("$1")} AS seen`, [orderId]);
  return row?.seen ?? 0;
}

/** A case with its last twelve messages. */
export async function recordRow(store: Store, caseId: string): Promise<RecordRow | null> {
  const [row] = await store.rows<RecordRow>(
    `SELECT c.id, c.order_id AS "orderId", c.shop_id AS "shopId", c.channel, c.line_ids AS "lineIds", c.revision, ${toldAbout("c.order_id")} AS seen, c.status, c.kind, c.state, c.arbitration, c.amount_fen AS "amountFen",
       c.refunded_fen AS "refundedFen", c.reason, c.opened_at AS "openedAt", c.deadline_at AS "deadlineAt", c.default_outcome AS "defaultOutcome",
       c.return_waybill AS "returnWaybill", c.arrived_at AS "arrivedAt", c.inspected_at AS "inspectedAt", CASE WHEN c.class_by LIKE 'agent:%' AND c.class_confidence < ${SURE} THEN NULL ELSE c.dispute_class END AS "disputeClass",
       c.buyer_words AS "buyerWords", c.wants, c.evidence, coalesce(o.buyer_nick, c.buyer_nick) AS "buyerNick",
       ARRAY(SELECT other.state FROM case_file other WHERE other.order_id = c.order_id AND other.id <> c.id) AS "otherStates",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('author', m.author, 'text', m.text, 'at', m.at) ORDER BY m.at, m.id), '[]'::jsonb)
          FROM (SELECT * FROM case_message WHERE case_id = c.id ORDER BY at DESC, id DESC LIMIT 12) m) AS messages
     FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id WHERE c.id = $1`,
    [caseId],
  );
  return row ?? null;
}

/** Where a case stands; `null` when there is none. */
export async function standsAt(store: Store, caseId: string): Promise<{ revision: number; seen: number } | null> {
  const [row] = await store.rows<{ revision: number; seen: number }>(`SELECT c.revision, ${toldAbout("c.order_id")} AS seen FROM case_file c WHERE c.id = $1`, [
    caseId,
  ]);
  return row ?? null;
}
