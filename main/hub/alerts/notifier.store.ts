/** Notifiers that are connected, with their sealed secrets. */
import type { AlertProblem } from "../contract/lists.ts";
import type { Store, Tx } from "../store/index.ts";

/** A notifier as it is kept. */
export interface NotifierRow {
  id: string;
  kind: string;
  name: string;
  enabled: boolean;
  settings: Record<string, string>;
  secrets: Uint8Array | null;
  kept: string[];
  door: string;
  revision: number;
  problem: AlertProblem | null;
  detail: string;
  problemAt: Date | null;
  pausedUntil: Date | null;
  sentAt: Date | null;
}

type Reader = Pick<Store | Tx, "rows">;
const COLUMNS = `id, kind, name, enabled, settings, secrets, kept, door, revision, problem, detail, problem_at AS "problemAt",
  paused_until AS "pausedUntil", sent_at AS "sentAt"`;

/** All notifiers, by name. */
export function allNotifiers(from: Reader): Promise<NotifierRow[]> {
  return from.rows<NotifierRow>(`SELECT ${COLUMNS} FROM notifier ORDER BY name, id`);
}

/** One notifier, held by this write until it ends; `null` where there is none. */
export async function notifierHeld(tx: Tx, id: string): Promise<NotifierRow | null> {
  const [row] = await tx.rows<NotifierRow>(`SELECT ${COLUMNS} FROM notifier WHERE id = $1 FOR UPDATE`, [id]);
  return row ?? null;
}

/** Keeps a notifier; what was wrong with it as it was is forgotten. */
export function keepNotifier(tx: Tx, of: Pick<NotifierRow, "id" | "kind" | "name" | "enabled" | "settings" | "secrets" | "kept" | "door" | "revision">): void {
  tx.run(
    `INSERT INTO notifier (id, kind, name, enabled, settings, secrets, kept, door, revision, updated_at, updated_by)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, enabled = excluded.enabled, settings = excluded.settings, secrets = excluded.secrets, kept = excluded.kept,
       revision = excluded.revision, problem = NULL, detail = '', problem_at = NULL, paused_until = NULL, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [of.id, of.kind, of.name, of.enabled, of.settings, of.secrets, of.kept, of.door, of.revision, tx.at, tx.actor],
  );
}

/** Takes a notifier away, with what was sent by it. */
export async function dropNotifier(tx: Tx, id: string): Promise<boolean> {
  return (await tx.count("DELETE FROM notifier WHERE id = $1", [id])) > 0;
}

/** Keeps what its newest message came to; `null`: it went well. */
export function noteNotifier(tx: Tx, of: { id: string; problem: AlertProblem | null; detail: string; pausedUntil: Date | null; sent: boolean }): void {
  tx.run(
    `UPDATE notifier SET problem = $2, detail = $3, problem_at = CASE WHEN $2::text IS NULL THEN NULL ELSE $4::timestamptz END, paused_until = $5,
       sent_at = CASE WHEN $6 THEN $4::timestamptz ELSE sent_at END WHERE id = $1`,
    [of.id, of.problem, of.detail, tx.at, of.pausedUntil, of.sent],
  );
}

/** Forgets secrets and ways that nobody can read any more; what they belong to stays. @returns how many there were. */
export async function forgetAlertSecrets(tx: Tx): Promise<number> {
  const secrets = await tx.count("UPDATE notifier SET secrets = NULL, kept = '{}', revision = revision + 1, problem = 'key' WHERE secrets IS NOT NULL");
  return secrets + (await tx.count("DELETE FROM contact_ways"));
}
