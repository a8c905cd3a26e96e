import type { Vault } from "../access/index.ts";
import type { Store, Tx } from "../store/index.ts";
import type { EvidenceProblem } from "./problems.ts";

/** What is known of a file by which it is shown, or not. */
export interface KeptFile {
  type: string | null;
  /** What the desk called it. */
  name: string | null;
  problem: EvidenceProblem | null;
  sealed: Uint8Array | null;
  keptAt: Date;
  lookedAt: Date;
}

/** A file of a case; `null` when it was never fetched. */
export async function keptFile(store: Store, of: { caseId: string; key: string }): Promise<KeptFile | null> {
  const [row] = await store.rows<KeptFile>(
    `SELECT type, name, problem, sealed, kept_at AS "keptAt", looked_at AS "lookedAt" FROM evidence_file
     WHERE case_id = $1 AND key = $2 AND problem IS DISTINCT FROM 'unfinished'`,
    [of.caseId, of.key],
  );
  return row ?? null;
}

/** Keeps what a buyer's address led to: the file sealed, or why it cannot be shown. */
export function keepFetched(
  tx: Tx,
  vault: Vault,
  of: { caseId: string; key: string; got: { type: string; bytes: Uint8Array } | { problem: EvidenceProblem } },
): void {
  const { caseId, key, got } = of;
  const file = "bytes" in got ? { type: got.type, bytes: got.bytes.byteLength, sealed: Buffer.from(vault.seal(got.bytes)), problem: null } : null;
  tx.run(
    `INSERT INTO evidence_file (case_id, key, origin, type, bytes, problem, sealed, kept_at, looked_at) VALUES ($1, $2, 'buyer', $3, $4, $5, $6, $7, $7)
     ON CONFLICT (case_id, key) DO UPDATE SET type = excluded.type, bytes = excluded.bytes, problem = excluded.problem, sealed = excluded.sealed, kept_at = excluded.kept_at`,
    [caseId, key, file?.type ?? null, file?.bytes ?? 0, "problem" in got ? got.problem : null, file?.sealed ?? null, tx.at],
  );
}

/** Notes that somebody looked at it. */
export function touchFile(tx: Tx, of: { caseId: string; key: string }): void {
  tx.run("UPDATE evidence_file SET looked_at = $3 WHERE case_id = $1 AND key = $2", [of.caseId, of.key, tx.at]);
}

/** Forgets fetched files, those not looked at for longest first, until the rest takes no more than so many bytes; they are fetched again when asked for. @returns how many. */
export function dropBeyond(tx: Tx, mostBytes: number): Promise<number> {
  return tx.count(
    `DELETE FROM evidence_file f USING (
       SELECT case_id, key, sum(bytes) OVER (ORDER BY looked_at DESC, case_id, key) AS upto FROM evidence_file WHERE origin = 'buyer') s
     WHERE f.case_id = s.case_id AND f.key = s.key AND s.upto > $1`,
    [mostBytes],
  );
}

/** Forgets all that lies by cases, and what is on its way. @returns how many. */
export function eraseFiles(tx: Tx, caseIds: readonly string[]): Promise<number> {
  tx.run("DELETE FROM evidence_part WHERE case_id = ANY($1)", [caseIds]);
  return tx.count("DELETE FROM evidence_file WHERE case_id = ANY($1)", [caseIds]);
}
