import type { CaseNow } from "./action.ts";
import type { Reader } from "./actions.store.ts";

/** Cases as they stand, by id. */
export async function casesNow(reader: Reader, caseIds: readonly string[]): Promise<Map<string, CaseNow>> {
  const found = await reader.rows<CaseNow>(
    `SELECT id, number, kind, state, status, channel, shop_id AS "shopId", order_id AS "orderId", channel_case_id AS "channelCaseId",
       channel_order_id AS "channelOrderId", version::float8 AS version, revision, arbitration, inspection, amount_fen AS "amountFen", refunded_fen AS "refundedFen", line_ids AS "lineIds",
       queue, write_token AS "writeToken" FROM case_file WHERE id = ANY($1)`,
    [caseIds],
  );
  return new Map(found.map((row) => [row.id, row]));
}
