/** Cases that findings opened, and which finding stands in which case. */
import type { FindingKind } from "../contract/words.ts";
import type { Tx } from "../store/index.ts";
import { type CaseRecord, insertCases } from "./case.store.ts";
import type { KeptFoundRule } from "./kept-found-rules.ts";

/** Keeps a case that a finding opens; `false` where somebody was quicker with the same cause. */
export async function keepFound(tx: Tx, of: { record: CaseRecord; kind: FindingKind; rule: KeptFoundRule }): Promise<boolean> {
  const { record, kind, rule } = of;
  const kept = await insertCases(tx, [record]);
  if (!kept.has(record.id)) return false;
  tx.run(
    `UPDATE case_file SET found_kind = $2, queue = $3, priority = $4, dispute_class = $5, class_confidence = CASE WHEN $5::text IS NULL THEN NULL ELSE 1 END, class_by = CASE WHEN $5::text IS NULL THEN NULL ELSE $6 END WHERE id = $1`,
    [record.id, kind, rule.queue, rule.priority, rule.disputeClass, tx.actor],
  );
  return true;
}

/** A finding of an order and the case it stands in. */
export interface FindingInCase {
  orderId: string;
  kind: FindingKind;
  caseId: string;
  shopId: string;
  opened: boolean;
}

/** Says in which cases findings stand from now on. */
export function placeFindings(tx: Tx, rows: readonly FindingInCase[]): void {
  if (rows.length === 0) return;
  tx.run(
    `INSERT INTO finding_case (order_id, kind, case_id, shop_id, opened, at)
     SELECT "orderId", kind, "caseId", "shopId", opened, $1 FROM jsonb_to_recordset($2::jsonb) AS f("orderId" text, kind text, "caseId" text, "shopId" text, opened boolean)
     ON CONFLICT (order_id, kind) DO UPDATE SET case_id = excluded.case_id, shop_id = excluded.shop_id, opened = excluded.opened, at = excluded.at, ended_at = NULL`,
    [tx.at, rows],
  );
}

/** These findings hold no more. */
export function endFindings(tx: Tx, rows: readonly { orderId: string; kind: FindingKind }[]): void {
  if (rows.length === 0) return;
  tx.run(
    `UPDATE finding_case k SET ended_at = $1 FROM jsonb_to_recordset($2::jsonb) AS g("orderId" text, kind text) WHERE k.order_id = g."orderId" AND k.kind = g.kind AND k.ended_at IS NULL`,
    [tx.at, rows],
  );
}

/** Ends a case of which nothing that was found holds any more. @returns its order and revision; `null` when it is done already. */
export async function endFound(tx: Tx, caseId: string): Promise<{ orderId: string | null } | null> {
  const [row] = await tx.rows<{ orderId: string | null }>(
    `UPDATE case_file SET status = 'done', outcome = 'found_ended', done_at = $2, reply_state = 'none', revision = revision + 1
     WHERE id = $1 AND status <> 'done' AND found_kind IS NOT NULL RETURNING order_id AS "orderId"`,
    [caseId, tx.at],
  );
  return row ?? null;
}
