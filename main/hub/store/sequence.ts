import type { Tx } from "./commit.ts";

/**
 * Next `count` sequence numbers of a Beijing day, as a block. Taken inside the transaction that uses them,
 * so that a number is never given twice; a rolled-back transaction gives its block back.
 * @returns the first number of the block.
 */
export async function takeNumbers(tx: Tx, wanted: { day: string; kind: "order" | "case"; count: number }): Promise<number> {
  const [row] = await tx.rows<{ last: number }>(
    `INSERT INTO day_sequence (day, kind, last) VALUES ($1, $2, $3)
     ON CONFLICT (day, kind) DO UPDATE SET last = day_sequence.last + $3 RETURNING last`,
    [wanted.day, wanted.kind, wanted.count],
  );
  if (!row) throw new Error("day_sequence gave no row");
  return row.last - wanted.count + 1;
}
