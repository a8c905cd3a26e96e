/** Reads what facts are computed from; under a lock where something is decided. */
import { askedBack, standingMark } from "../risk/index.ts";
import type { Tx } from "../store/index.ts";
import type { CaseMaterial } from "./facts.ts";

export type Reader = Pick<Tx, "rows">;

/** What a case names and what its buyer said, beside its facts. */
export interface SaidAndNamed {
  lineIds: string[];
  buyerWords: string;
  /** How many messages of the buyer are kept. */
  buyerMessages: number;
}

/** Material of cases, by id. `now` bounds the 30 days in which return requests are counted. */
export function materialOf(reader: Reader, caseIds: readonly string[], now: Date): Promise<(CaseMaterial & SaidAndNamed)[]> {
  return reader.rows(
    `SELECT c.id, c.kind, c.state, c.channel, c.shop_id AS "shopId", c.order_id AS "orderId", c.status, c.version::float8 AS version, c.revision, c.arbitration,
       c.unknown_status AS "unknownStatus", c.amount_fen AS "amountFen", c.goods_received AS "goodsReceived", c.inspection, c.deadline_at AS "deadlineAt",
       c.dispute_class AS "disputeClass", c.class_confidence AS "classConfidence", c.line_ids AS "lineIds", c.buyer_words AS "buyerWords",
       (SELECT count(*) FROM case_message m WHERE m.case_id = c.id AND m.author = 'buyer')::int AS "buyerMessages", o.state AS "orderState", o.paid_fen AS "paidFen",
       o.claimed_shipped_at AS "claimedShippedAt", o.outbound_at AS "outboundAt", o.signed_at AS "signedAt", o.receiver->>'province' AS province,
       w.region AS "warehouseRegion", f.kinds AS findings,
       a.level AS "accountLevel", a.status AS "accountStatus", ${standingMark({ account: "a.id", now: "$2" })} AS "accountMark",
       ${askedBack({ account: "a.id", now: "$2", days: 30 })} AS "returnRequests30d"
     FROM case_file c
     LEFT JOIN "order" o ON o.id = c.order_id
     LEFT JOIN account a ON a.id = coalesce(c.account_id, o.account_id)
     LEFT JOIN LATERAL (SELECT coalesce(array_agg(kind ORDER BY kind), '{}') AS kinds
       FROM finding WHERE order_id = c.order_id AND resolved_at IS NULL) f ON true
     LEFT JOIN LATERAL (SELECT data->>'region' AS region FROM timeline_event WHERE order_id = c.order_id AND source = 'warehouse'
       AND data ? 'region' ORDER BY at DESC LIMIT 1) w ON c.kind IN ('exchange', 'resend')
     WHERE c.id = ANY($1) ORDER BY c.id`,
    [caseIds, now],
  );
}
