/** The work lists of agents: cases that want a dispute class (triage), cases that want a reply, and what came of it. */

import type { SuggestionView } from "../contract/index.ts";
import type { HeardWant } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import { seenAbout } from "./case-page.view.store.ts";
import { lockOrdersThenCases } from "./lock.store.ts";

/** A case that wants a dispute class. `text` is the buyer's newest words. */
export interface TriageWork {
  caseId: string;
  revision: number;
  text: string;
  reason: string;
  kind: string;
  /** The buyer's last words, newest first; the case's own words last where nothing else was said. */
  words: string[];
}

/** Looked at for what the buyer wants: what was said before the newest words explains a fragment ("那什么时候"). */
const LAST_WORDS = 3;

/** Cases that want triage, oldest first. */
export function wantedTriage(store: Store, limit: number): Promise<TriageWork[]> {
  return store.rows<TriageWork>(
    `SELECT c.id AS "caseId", c.revision, c.reason, c.kind,
       concat_ws(E'\\n', nullif(c.buyer_words, ''), (SELECT m.text FROM case_message m WHERE m.case_id = c.id AND m.author = 'buyer' ORDER BY m.at DESC, m.id DESC LIMIT 1)) AS text,
       ARRAY(SELECT said.text FROM (
         SELECT m.text, m.at, m.id FROM case_message m WHERE m.case_id = c.id AND m.author = 'buyer'
         UNION ALL SELECT c.buyer_words, c.opened_at, '' WHERE c.buyer_words <> ''
       ) said ORDER BY said.at DESC, said.id DESC LIMIT ${LAST_WORDS}) AS words
     FROM case_file c WHERE c.triage_state = 'wanted' ORDER BY c.opened_at, c.id LIMIT $1`,
    [limit],
  );
}

/** What an agent proposes for a case, with the revision it looked at. */
export interface TriageProposal {
  caseId: string;
  revision: number;
  label: string;
  confidence: number;
  wants: readonly HeardWant[];
}

/**
 * Takes proposals for cases that still want triage at that revision. A person's class stays, and so does what a person heard in these words. The revision grows only where the
 * class is another one. Gives what was taken, with whether it changed anything.
 */
export function takeProposals(tx: Tx, proposals: readonly TriageProposal[]): Promise<{ id: string; revision: number; label: string; status: string }[]> {
  return tx.rows(
    `WITH wanted AS (
       SELECT c.id, p.label, p.confidence, p.wants, c.class_by LIKE 'operator:%' AS by_person FROM jsonb_to_recordset($1::jsonb)
         AS p("caseId" text, revision int, label text, confidence float8, wants jsonb)
       JOIN case_file c ON c.id = p."caseId" AND c.revision = p.revision AND c.triage_state = 'wanted' ORDER BY c.id FOR UPDATE OF c
     )
     UPDATE case_file c SET triage_state = 'done', wants = CASE WHEN c.wants_by IS NULL THEN w.wants ELSE c.wants END,
       dispute_class = CASE WHEN w.by_person THEN c.dispute_class ELSE w.label END,
       class_confidence = CASE WHEN w.by_person THEN c.class_confidence ELSE w.confidence END,
       class_by = CASE WHEN w.by_person THEN c.class_by ELSE $2 END,
       revision = c.revision + CASE WHEN w.by_person IS NOT TRUE AND c.dispute_class IS DISTINCT FROM w.label THEN 1 ELSE 0 END
     FROM wanted w WHERE w.id = c.id RETURNING c.id, c.revision, c.dispute_class AS label, c.status`,
    [proposals, tx.actor],
  );
}

/** Cases that still want triage, of these. */
export async function stillWanted(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>("SELECT id FROM case_file WHERE id = ANY($1) AND triage_state = 'wanted'", [caseIds]);
  return rows.map((row) => row.id);
}

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
  return tx.count(
    "UPDATE case_file SET reply_state = 'wanted' WHERE id = ANY($1) AND status <> 'done' AND part_of IS NULL AND found_kind IS NULL AND reply_state <> 'wanted'",
    [caseIds],
  );
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
  suggestion: Omit<SuggestionView, "id" | "createdAt" | "outdated" | "reason"> & { caseId: string; seen: number; reason: string | null },
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
