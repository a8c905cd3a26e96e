import type { SuggestionView } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { seenAbout } from "./reply-record.view.store.ts";

/**
 * Cases that want a reply, by their clock. Those that want triage first are left out: the class shapes the reply.
 */
export async function wantedReplies(store: Store, limit: number): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    "SELECT id FROM case_file WHERE reply_state = 'wanted' AND triage_state <> 'wanted' AND status <> 'done' ORDER BY deadline_at NULLS LAST, opened_at, id LIMIT $1",
    [limit],
  );
  return rows.map((row) => row.id);
}

/** Puts cases on the reply agent's list; cases that are done get no new suggestion. Gives how many were put there. */
export async function wantReply(tx: Tx, caseIds: readonly string[]): Promise<number> {
  await lockOrdersThenCases(tx, { caseIds });
  return tx.count("UPDATE case_file SET reply_state = 'wanted' WHERE id = ANY($1) AND status <> 'done' AND reply_state <> 'wanted'", [caseIds]);
}

/** Where a case stands, to compare with where the agent looked; locked. */
export async function lockForReply(tx: Tx, caseId: string): Promise<{ revision: number; seen: number } | null> {
  const [row] = await tx.rows<{ revision: number; orderId: string | null }>('SELECT revision, order_id AS "orderId" FROM case_file WHERE id = $1 FOR UPDATE', [
    caseId,
  ]);
  return row ? { revision: row.revision, seen: await seenAbout(tx, row.orderId) } : null;
}

/** Keeps a suggestion and takes its case off the work list. */
export async function keepSuggestion(
  tx: Tx,
  suggestion: Omit<SuggestionView, "id" | "createdAt" | "outdated"> & { caseId: string; seen: number },
): Promise<string> {
  const id = newId(tx.at.getTime());
  tx.run(
    `INSERT INTO suggestion (id, case_id, revision, seen, text, sources, claims, sentences, composer, state, reason, created_at, took_ms, written)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8::jsonb, $9, $10, $11, $12, $13, $14::jsonb)`,
    [
      id,
      suggestion.caseId,
      suggestion.revision,
      suggestion.seen,
      suggestion.text,
      suggestion.sources,
      suggestion.claims,
      suggestion.sentences,
      suggestion.composer,
      suggestion.state,
      suggestion.reason,
      tx.at,
      suggestion.tookMs,
      suggestion.written,
    ],
  );
  tx.run("UPDATE case_file SET reply_state = 'done' WHERE id = $1", [suggestion.caseId]);
  return id;
}
