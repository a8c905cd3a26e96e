/** Cases that may be given to somebody, and those that may be taken back from whoever is gone. */
import type { Store, Tx } from "../store/index.ts";
import type { CaseToGive } from "./assignment.ts";
import type { PastCase } from "./assignment-past.ts";
import { OURS } from "./burning.view.store.ts";
import { standsAlone } from "./merge.store.ts";
import { RESTS } from "./snooze.store.ts";

/** More than a desk can have waiting at once. */
const MOST = 5_000;
/** Cases of the days before that a preview goes through. */
const MOST_BEFORE = 20_000;

const SELECTED = `c.id, c.shop_id AS "shopId", c.channel, c.queue, c.dispute_class AS "disputeClass"`;
/** Open, in front of people, listed by itself. */
const FOR_PEOPLE = `c.status = 'open' AND c.queue <> 'auto' AND NOT ${RESTS} AND ${standsAlone("c")}`;
const ORDERED = "c.deadline_at NULLS LAST, c.opened_at, c.id";

/** Open cases of the queue that nobody has, the nearest clock first. */
export function casesToGive(from: Pick<Tx, "rows">): Promise<CaseToGive[]> {
  return from.rows(`SELECT ${SELECTED} FROM case_file c WHERE c.assignee_id IS NULL AND ${FOR_PEOPLE} ORDER BY ${ORDERED} LIMIT ${MOST}`);
}

/** That whoever has the case has begun to answer it: he said something, is writing something, or wrote a note to it. */
const BEGUN = `(EXISTS (SELECT 1 FROM case_message m WHERE m.case_id = c.id AND m.author_id = c.assignee_id AND ${OURS("m")})
  OR EXISTS (SELECT 1 FROM unsent_words w WHERE w.case_id = c.id AND w.operator_id = c.assignee_id)
  OR EXISTS (SELECT 1 FROM case_note n WHERE n.case_id = c.id AND n.author_id = c.assignee_id))`;

/** Open cases that these people have; `begun`: also those they have begun to answer. */
export function casesOfGone(
  from: Pick<Tx, "rows">,
  of: { people: readonly string[]; begun: boolean },
): Promise<(CaseToGive & { assigneeId: string | null })[]> {
  return from.rows(
    `SELECT ${SELECTED}, c.assignee_id AS "assigneeId" FROM case_file c WHERE c.assignee_id = ANY($1) AND ($2 OR NOT ${BEGUN}) AND ${FOR_PEOPLE} ORDER BY ${ORDERED} LIMIT ${MOST}`,
    [of.people, of.begun],
  );
}

/** Cases that came since a time and were for people, in the order of coming. */
export async function casesForPeopleSince(store: Store, since: Date): Promise<PastCase[]> {
  const rows = await store.rows<CaseToGive & { cameAt: Date; doneAt: Date | null }>(
    `SELECT c.id, c.shop_id AS "shopId", c.channel, CASE c.queue WHEN 'auto' THEN 'agent' ELSE c.queue END AS queue, c.dispute_class AS "disputeClass",
       c.learnt_at AS "cameAt", c.done_at AS "doneAt"
     FROM case_file c WHERE c.learnt_at >= $1 AND (c.queue <> 'auto' OR c.assignee_id IS NOT NULL) ORDER BY c.learnt_at, c.id LIMIT ${MOST_BEFORE}`,
    [since],
  );
  return rows.map(({ cameAt, doneAt, ...row }) => ({ ...row, cameAt: cameAt.getTime(), doneAt: doneAt?.getTime() ?? null }));
}
