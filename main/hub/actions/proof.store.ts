import type { Vault } from "../access/index.ts";
import type { Picture, PictureType } from "../kernel/picture.ts";
import type { Store, Tx } from "../store/index.ts";

/** Keeps the picture that proves a refusal, sealed: a waybill in it names its receiver. */
export function keepProof(tx: Tx, vault: Vault, of: { actionId: string; picture: Pick<Picture, "type" | "bytes"> }): void {
  const { type, bytes } = of.picture;
  const sealed = vault.seal(Buffer.from(bytes).toString("base64"));
  tx.run("INSERT INTO action_proof (action_id, type, bytes, sealed, kept_at) VALUES ($1, $2, $3, $4, $5)", [
    of.actionId,
    type,
    bytes.byteLength,
    Buffer.from(sealed),
    tx.at,
  ]);
}

/** The picture that proves a refusal; `null` when there is none, or it was sealed with a key that is lost. */
export async function openProof(deps: { store: Pick<Store, "rows">; vault: Vault }, actionId: string): Promise<Pick<Picture, "type" | "bytes"> | null> {
  const [row] = await deps.store.rows<{ type: PictureType; sealed: Uint8Array }>("SELECT type, sealed FROM action_proof WHERE action_id = $1", [actionId]);
  if (!row) return null;
  try {
    return { type: row.type, bytes: Buffer.from(deps.vault.open(row.sealed), "base64") };
  } catch {
    return null;
  }
}

/** Forgets the pictures of actions about these cases. @returns how many. */
export function eraseProofs(tx: Tx, caseIds: readonly string[]): Promise<number> {
  return tx.count("DELETE FROM action_proof WHERE action_id IN (SELECT id FROM action WHERE case_id = ANY($1))", [caseIds]);
}
