/** The journal as people look through it, newest first; what is read here is written by others. */
import type { Store } from "../store/index.ts";

/** So many lines are looked at for one answer: whatever is asked for, nobody reads the whole journal at once. */
const MOST_LOOKED = 20_000;
/** Ids and times go together but for writes that took long: so far beside the first id of a day its lines are looked for. */
const BESIDE = 10_000;

/** A line as it is kept, with what people call the thing it is about. */
export interface JournalRow {
  id: string;
  at: Date;
  actor: string;
  verb: string;
  subject: string;
  subjectId: string;
  data: { [name: string]: unknown };
  about: string;
  sealed: boolean;
}
/** What is asked for; `null` = whatever there is. */
export interface JournalAsked {
  actor: string | null;
  people: boolean;
  verbs: readonly string[] | null;
  caseId: string | null;
  from: Date | null;
  until: Date | null;
  text: string | null;
}

/** SQL: lines in front of a place that are looked at: `$1` place, `$2` actor, `$3` case, `$4` from, `$5` until. */
const LOOKED = `SELECT j.id, j.at, j.actor, j.verb, j.subject, j.subject_id, j.data FROM journal_line j
  WHERE ($1::bigint IS NULL OR j.id < $1) AND ($2::text IS NULL OR j.actor = $2) AND ($3::text IS NULL OR (j.subject = 'case' AND j.subject_id = $3))
    AND ($4::timestamptz IS NULL OR (j.at >= $4 AND j.id >= coalesce((SELECT b.id FROM journal_line b WHERE b.at >= $4 ORDER BY b.at, b.id LIMIT 1), 0) - ${BESIDE}))
    AND ($5::timestamptz IS NULL OR (j.at < $5 AND j.id <= coalesce((SELECT e.id FROM journal_line e WHERE e.at < $5 ORDER BY e.at DESC, e.id DESC LIMIT 1), 0) + ${BESIDE}))
  ORDER BY j.id DESC LIMIT ${MOST_LOOKED}`;

const FITS = `(NOT $6::boolean OR l.actor LIKE 'operator:%') AND ($7::text[] IS NULL OR l.verb = ANY($7)) AND ($8::text IS NULL OR l.data::text ILIKE $8 OR l.subject_id ILIKE $8)`;

/** What people call the thing of a line. */
const ABOUT = `CASE l.subject WHEN 'case' THEN (SELECT c.number FROM case_file c WHERE c.id = l.subject_id) WHEN 'order' THEN (SELECT o.number FROM "order" o WHERE o.id = l.subject_id)
  WHEN 'operator' THEN (SELECT p.name FROM operator p WHERE p.id = l.subject_id) WHEN 'shop' THEN (SELECT s.name FROM shop s WHERE s.id = l.subject_id)
  WHEN 'policy' THEN l.subject_id END`;

function paramsOf(before: string | null, asked: JournalAsked): unknown[] {
  const like = asked.text === null ? null : `%${asked.text.replace(/[\\%_]/g, "\\$&")}%`;
  return [before, asked.actor, asked.caseId, asked.from, asked.until, asked.people, asked.verbs, like];
}

/** Lines in front of a place that fit, of those that are looked at. */
export function journalBefore(store: Store, asked: JournalAsked, page: { before: string | null; limit: number }): Promise<JournalRow[]> {
  return store.rows<JournalRow>(
    `SELECT l.id::text, l.at, l.actor, l.verb, l.subject, l.subject_id AS "subjectId", l.data, coalesce(${ABOUT}, '') AS about,
       EXISTS (SELECT 1 FROM journal_seal seal WHERE seal.line_id = l.id) AS sealed
     FROM (${LOOKED}) l WHERE ${FITS} ORDER BY l.id DESC LIMIT $9`,
    [...paramsOf(page.before, asked), page.limit],
  );
}

/** The last line that was looked at, where so many were looked at that there may be more behind; `null` when all were. */
export async function lookedTo(store: Store, asked: JournalAsked, before: string | null): Promise<{ id: string; at: Date } | null> {
  const [row] = await store.rows<{ id: string | null; at: Date | null; lines: number }>(
    `SELECT min(l.id)::text AS id, min(l.at) AS at, count(*)::int AS lines FROM (${LOOKED}) l`,
    paramsOf(before, asked).slice(0, 5),
  );
  return row?.id && row.at && row.lines >= MOST_LOOKED ? { id: row.id, at: row.at } : null;
}

/** When the chain was last walked to its end, and to which place. */
export async function lastWalk(store: Store): Promise<{ at: Date; place: number } | null> {
  const [row] = await store.rows<{ at: Date; place: number }>("SELECT at, place::float8 AS place FROM journal_check WHERE walk = 'since'");
  return row ?? null;
}
