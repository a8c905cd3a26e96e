import type { Json } from "../kernel/json.ts";
import type { Tx } from "../store/index.ts";

/** A line of an order's life that a case writes. `dedupeKey` is unique within the order. */
export interface CaseLine {
  orderId: string;
  caseId: string;
  source: "aftersale" | "message" | "intervention";
  kind: string;
  at: Date;
  toldBy: string;
  text: string;
  data: { [key: string]: Json };
  dedupeKey: string;
}

/** Adds lines to orders' timelines; a line that is there stays as it is. */
export async function addLines(tx: Tx, lines: readonly CaseLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.run(
    `INSERT INTO timeline_event (order_id, case_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key)
     SELECT "orderId", "caseId", source, kind, at, $2, "toldBy", text, data, "dedupeKey" FROM jsonb_to_recordset($1::jsonb)
       AS r("orderId" text, "caseId" text, source text, kind text, at timestamptz, "toldBy" text, text text, data jsonb, "dedupeKey" text)
     ON CONFLICT (order_id, dedupe_key) DO NOTHING`,
    [JSON.stringify(lines), tx.at],
  );
}
