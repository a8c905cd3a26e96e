import type { Vault } from "../access/index.ts";
import type { Store, Tx } from "../store/index.ts";

/** A file of the desk that is on its way in. */
export interface Upload {
  name: string;
  bytes: number;
  byId: string;
}

/** Notes a file that begins to come; one that has begun goes on as it was. */
export function beginUpload(tx: Tx, of: Upload & { caseId: string; key: string }): void {
  tx.run(
    `INSERT INTO evidence_file (case_id, key, origin, bytes, problem, name, by_id, kept_at, looked_at) VALUES ($1, $2, 'desk', $3, 'unfinished', $4, $5, $6, $6)
     ON CONFLICT (case_id, key) DO UPDATE SET looked_at = excluded.looked_at`,
    [of.caseId, of.key, of.bytes, of.name, of.byId, tx.at],
  );
}

/** A file on its way; `null` when it never began, or is there already. */
export async function heldUpload(tx: Tx, of: { caseId: string; key: string }): Promise<Upload | null> {
  const [row] = await tx.rows<Upload>(
    `SELECT coalesce(name, '') AS name, bytes, coalesce(by_id, '') AS "byId" FROM evidence_file WHERE case_id = $1 AND key = $2 AND problem = 'unfinished' FOR UPDATE`,
    [of.caseId, of.key],
  );
  return row ?? null;
}

/** Places of the parts that are there. */
export async function partsThere(from: Pick<Tx, "rows">, of: { caseId: string; key: string }): Promise<number[]> {
  const rows = await from.rows<{ place: number }>("SELECT place FROM evidence_part WHERE case_id = $1 AND key = $2 ORDER BY place", [of.caseId, of.key]);
  return rows.map(({ place }) => place);
}

/** Keeps a part, sealed; the same again changes nothing. */
export function keepPart(tx: Tx, vault: Vault, of: { caseId: string; key: string; place: number; bytes: Uint8Array }): void {
  tx.run("INSERT INTO evidence_part (case_id, key, place, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", [
    of.caseId,
    of.key,
    of.place,
    Buffer.from(vault.seal(of.bytes)),
  ]);
}

/** All parts in their order, as one. */
export async function wholeUpload(tx: Tx, vault: Vault, of: { caseId: string; key: string }): Promise<Uint8Array> {
  const rows = await tx.rows<{ sealed: Uint8Array }>("SELECT sealed FROM evidence_part WHERE case_id = $1 AND key = $2 ORDER BY place", [of.caseId, of.key]);
  return Buffer.concat(rows.map(({ sealed }) => vault.openBytes(sealed)));
}

/** The file is there: named by its content, so that the same file is there once. @returns false when the case has it already. */
export async function keepAttachment(
  tx: Tx,
  vault: Vault,
  of: { caseId: string; upload: string; key: string; type: string; bytes: Uint8Array; about: Upload },
): Promise<boolean> {
  const { caseId, key, about } = of;
  const kept = await tx.count(
    `INSERT INTO evidence_file (case_id, key, origin, type, bytes, name, by_id, sealed, kept_at, looked_at) VALUES ($1, $2, 'desk', $3, $4, $5, $6, $7, $8, $8)
     ON CONFLICT (case_id, key) DO NOTHING`,
    [caseId, key, of.type, of.bytes.byteLength, about.name, about.byId, Buffer.from(vault.seal(of.bytes)), tx.at],
  );
  await dropUpload(tx, { caseId, key: of.upload });
  return kept > 0;
}

/** Forgets a file that was on its way. */
export async function dropUpload(tx: Tx, of: { caseId: string; key: string }): Promise<void> {
  tx.run("DELETE FROM evidence_part WHERE case_id = $1 AND key = $2", [of.caseId, of.key]);
  tx.run("DELETE FROM evidence_file WHERE case_id = $1 AND key = $2 AND problem = 'unfinished'", [of.caseId, of.key]);
}

/** Takes a file of the desk away. @returns whether it was there, and its own where a person is named. */
export async function removeAttachment(tx: Tx, of: { caseId: string; key: string; byId: string | null }): Promise<boolean> {
  return (
    (await tx.count("DELETE FROM evidence_file WHERE case_id = $1 AND key = $2 AND origin = 'desk' AND problem IS NULL AND ($3::text IS NULL OR by_id = $3)", [
      of.caseId,
      of.key,
      of.byId,
    ])) > 0
  );
}

/** How many files of the desk a case has, those on their way among them. */
export async function filesOfDesk(from: Pick<Store | Tx, "rows">, caseId: string): Promise<number> {
  const [row] = await from.rows<{ count: number }>("SELECT count(*)::int AS count FROM evidence_file WHERE case_id = $1 AND origin = 'desk'", [caseId]);
  return row?.count ?? 0;
}

/** Forgets what began to come and did not go on since. */
export async function dropStaleUploads(tx: Tx, before: Date): Promise<void> {
  tx.run(`DELETE FROM evidence_part p USING evidence_file f WHERE f.case_id = p.case_id AND f.key = p.key AND f.problem = 'unfinished' AND f.looked_at < $1`, [
    before,
  ]);
  tx.run("DELETE FROM evidence_file WHERE problem = 'unfinished' AND looked_at < $1", [before]);
}
