/** What is held and what became of effects, for earlier rooms: they know no actions and are handed this. */
import type { ActionKind } from "../contract/words.ts";
import type { PriorActions } from "../decisions/index.ts";
import type { Reader } from "./actions.store.ts";
import { answeringKinds, refusingKinds } from "./list.ts";

/** What was done about cases before, by case; those nothing was done about are left out. */
export async function priorActions(reader: Reader, caseIds: readonly string[]): Promise<Map<string, PriorActions>> {
  const found = await reader.rows<Omit<PriorActions, "escalatedTo"> & { caseId: string; risk: boolean; supervisor: boolean }>(
    `SELECT case_id AS "caseId", coalesce(bool_or(auto AND undone_by LIKE 'operator:%'), false) AS undid,
       coalesce(bool_or(NOT auto AND kind = ANY($2) AND state IN ('awaiting', 'held', 'ready', 'sending', 'unclear', 'sent')), false) AS granted,
       coalesce(bool_or(kind = ANY($3) AND state = 'confirmed'), false) AS refused,
       coalesce(array_agg(decision_id) FILTER (WHERE auto AND state = 'undone' AND params ? 'moved'), '{}') AS "takenBack",
       coalesce(bool_or(auto AND state IN ('awaiting', 'held', 'ready')), false) AS held,
       coalesce(jsonb_object_agg(kind, seen->>'said' ORDER BY created_at, id) FILTER (WHERE auto AND seen ? 'said'), '{}') AS "saidWhenGranted",
       coalesce(bool_or(state = 'confirmed' AND params->>'to' = 'risk'), false) AS risk,
       coalesce(bool_or(state = 'confirmed' AND params->>'to' = 'supervisor'), false) AS supervisor
     FROM action WHERE case_id = ANY($1) GROUP BY case_id`,
    [caseIds, answeringKinds, refusingKinds],
  );
  return new Map(found.map(({ caseId, risk, supervisor, ...did }) => [caseId, { ...did, escalatedTo: risk ? "risk" : supervisor ? "supervisor" : null }]));
}

/** The newest action of each decision that has one. */
export async function actionsOfDecisions(reader: Reader, decisionIds: readonly string[]): Promise<Map<string, string>> {
  const found = await reader.rows<{ id: string; decisionId: string }>(
    `SELECT DISTINCT ON (decision_id) id, decision_id AS "decisionId" FROM action WHERE decision_id = ANY($1) ORDER BY decision_id, created_at DESC, id DESC`,
    [decisionIds],
  );
  return new Map(found.map((row) => [row.decisionId, row.id]));
}

/** What policies held since a time: money that stands (fen), effects not yet sent, effects taken back. */
export async function automaticSince(reader: Reader, since: Date): Promise<{ grantedFen: number; held: number; undone: number }> {
  const [row] = await reader.rows<{ grantedFen: number; held: number; undone: number }>(
    `SELECT coalesce(sum(amount_fen) FILTER (WHERE state NOT IN ('undone', 'failed')), 0)::float8 AS "grantedFen",
       count(*) FILTER (WHERE state IN ('awaiting', 'held', 'ready'))::int AS held, count(*) FILTER (WHERE state = 'undone')::int AS undone
     FROM action WHERE auto AND created_at >= $1`,
    [since],
  );
  return row ?? { grantedFen: 0, held: 0, undone: 0 };
}

/** What is held of each case and goes first. */
export async function firstHeld(reader: Reader, caseIds: readonly string[]): Promise<Map<string, Held>> {
  const found = await reader.rows<Held & { caseId: string }>(
    `SELECT DISTINCT ON (case_id) case_id AS "caseId", id AS "actionId", kind, amount_fen AS "amountFen", hold_until AS "holdUntil"
     FROM action WHERE case_id = ANY($1) AND state = 'held' ORDER BY case_id, hold_until, id`,
    [caseIds],
  );
  return new Map(found.map(({ caseId, ...held }) => [caseId, held]));
}

interface Held {
  actionId: string;
  kind: ActionKind;
  amountFen: number;
  holdUntil: Date;
}

/** How many effects are held. */
export async function countHeld(reader: Reader): Promise<number> {
  const [row] = await reader.rows<{ held: number }>("SELECT count(*)::int AS held FROM action WHERE state = 'held'");
  return row?.held ?? 0;
}
