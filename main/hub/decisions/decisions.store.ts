import type { Queue } from "../contract/words.ts";
import type { Tx } from "../store/index.ts";

export interface KeptDecision {
  id: string;
  caseId: string;
  revision: number;
  stage: string;
  policy: string;
  policyVersion: number;
  row: string | null;
  outcome: string;
  amountYuan: number | null;
  createdAt: Date;
}

export interface NewDecision {
  id: string;
  /** Later than the case's last one, also within one millisecond: the newest is the one that counts. */
  createdAt: Date;
  caseId: string;
  revision: number;
  stage: string;
  policy: string;
  policyVersion: number;
  row: string | null;
  facts: Record<string, unknown>;
  outcome: string;
  tier: Queue;
  reason: string;
  by: string;
}

/** Newest decision of each case. */
export async function latestDecisions(tx: Pick<Tx, "rows">, caseIds: readonly string[]): Promise<Map<string, KeptDecision>> {
  const found = await tx.rows<KeptDecision>(
    `SELECT DISTINCT ON (case_id) id, case_id AS "caseId", created_at AS "createdAt", revision, stage, policy, policy_version AS "policyVersion", "row", outcome,
       (facts->>'amountYuan')::float8 AS "amountYuan"
     FROM decision WHERE case_id = ANY($1) ORDER BY case_id, created_at DESC, id DESC`,
    [caseIds],
  );
  return new Map(found.map((row) => [row.caseId, row]));
}

/** What each of the cases was last decided by; those nobody decided about are left out. */
export function factsDecidedBy(from: Pick<Tx, "rows">, caseIds: readonly string[]): Promise<{ caseId: string; facts: unknown }[]> {
  return from.rows(`SELECT DISTINCT ON (case_id) case_id AS "caseId", facts FROM decision WHERE case_id = ANY($1) ORDER BY case_id, created_at DESC, id DESC`, [
    caseIds,
  ]);
}

/** Rows of policies whose reviewed automatic decisions are wrong too often, as `policy/row`; see {@link wrongTooOften}. */
export function reviewedRows(tx: Pick<Tx, "rows">): Promise<{ policy: string; policyVersion: number; row: string; reviewed: number; wrong: number }[]> {
  return tx.rows(
    `SELECT d.policy, d.policy_version AS "policyVersion", d."row", count(*)::int AS reviewed, count(*) FILTER (WHERE d.review = 'wrong')::int AS wrong
     FROM decision d JOIN policy_version v ON v.name = d.policy AND v.version = d.policy_version AND v.active
     WHERE d.tier = 'auto' AND d.review IS NOT NULL AND d."row" IS NOT NULL GROUP BY 1, 2, 3`,
  );
}

export async function insertDecisions(tx: Tx, decisions: readonly NewDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  tx.run(
    `INSERT INTO decision (id, case_id, revision, stage, policy, policy_version, "row", facts, outcome, tier, reason, by, created_at)
     SELECT id, "caseId", revision, stage, policy, "policyVersion", "row", facts, outcome, tier, reason, by, "createdAt" FROM jsonb_to_recordset($1::jsonb)
       AS d(id text, "caseId" text, revision int, stage text, policy text, "policyVersion" int, "row" text, "createdAt" timestamptz, facts jsonb, outcome text, tier text, reason text, by text)`,
    [decisions],
  );
}
