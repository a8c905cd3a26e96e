/** The model that hears wants, made once of what ships and kept so that no later start makes it again. */
import type { Store, Tx } from "../store/index.ts";

/** The model made of the utterances of this key; `null` when none was. */
export async function wantModel(store: Store, key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await store.rows<{ body: Buffer }>("SELECT body FROM want_model WHERE key = $1", [key]);
  return row ? new Uint8Array(row.body) : null;
}

/** Keeps a model; those of other keys are dropped, for nobody asks for them again. */
export function keepWantModel(tx: Tx, { key, body }: { key: string; body: Uint8Array }): void {
  tx.run("DELETE FROM want_model WHERE key <> $1", [key]);
  tx.run("INSERT INTO want_model (key, made_at, body) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET made_at = excluded.made_at, body = excluded.body", [
    key,
    tx.at,
    Buffer.from(body),
  ]);
  tx.journal({ verb: "wants.learnt", subject: "want_model", subjectId: key, data: { bytes: body.length } });
}
