import type { CaseNow } from "./action.ts";
import type { Reader } from "./actions.store.ts";

/** Cases as they stand, by id, each with what its order shows. */
export async function casesNow(reader: Reader, caseIds: readonly string[]): Promise<Map<string, CaseNow>> {
  const found = await reader.rows<CaseNow>(
    `SELECT c.id, c.number, c.kind, c.state, c.status, c.channel, c.shop_id AS "shopId", c.order_id AS "orderId", c.channel_case_id AS "channelCaseId",
       c.channel_order_id AS "channelOrderId", c.version::float8 AS version, c.revision, c.arbitration, c.inspection, c.amount_fen AS "amountFen",
       c.refunded_fen AS "refundedFen", c.line_ids AS "lineIds", c.queue, c.assignee_id AS "assigneeId", (SELECT w.number FROM case_file w WHERE w.id = c.part_of) AS "partOf", c.found_kind IS NOT NULL AS "isFound", c.write_token AS "writeToken", c.replacement,
       CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('note', o.seller_note, 'flag', o.seller_flag, 'isSigned', o.signed_at IS NOT NULL,
         'isOut', o.outbound_at IS NOT NULL OR o.claimed_shipped_at IS NOT NULL, 'waybills', coalesce(p.waybills, '[]'), 'isComingBack', coalesce(p.back, false)) END AS "order"
     FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id
     LEFT JOIN LATERAL (SELECT jsonb_agg(w.waybill ORDER BY w.waybill) AS waybills, bool_or(w.direction = 'outbound' AND w.state = ANY($2)) AS back
       FROM parcel w WHERE w.order_id = c.order_id) p ON true
     WHERE c.id = ANY($1)`,
    [caseIds, comingBack],
  );
  return new Map(found.map((row) => [row.id, row]));
}

const comingBack = ["returning", "returned", "rejected"];
