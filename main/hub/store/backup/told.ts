import { basename } from "node:path";
import { Client } from "pg";
import type { Made } from "./make.ts";

/**
 * Writes a backup that a person made at the machine into the journal, as the daily one is: all that left is told. By a line of its own, not by
 * opening the store: a backup before an upgrade must not apply it.
 */
export async function tellBackup(url: string, made: Made, at: Date): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("INSERT INTO journal_line (at, actor, verb, subject, subject_id, data) VALUES ($1, 'system', 'backup.made', 'backup', $2, $3::jsonb)", [
      at,
      basename(made.file),
      { bytes: made.bytes, rows: made.rows, byHand: true },
    ]);
  } finally {
    await client.end().catch(() => undefined);
  }
}
