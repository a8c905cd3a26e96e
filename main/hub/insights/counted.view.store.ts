/** What figures count, as pieces of SQL that charts and the lists behind them share: what is counted is what is listed. `$1` from, `$2` until. */
import { OURS } from "../disputes/index.ts";

/** Claims whose payment left; `alone`: a policy decided it and nobody else had to. */
export const PAID = `SELECT a.id, a.case_id, a.sent_at AS at, a.amount_fen AS fen, NULL::float8 AS ms, NULL::text AS who, a.auto AND a.agreed_by IS NULL AS alone
  FROM action a WHERE a.sent_at >= $1 AND a.sent_at < $2 AND a.state IN ('sent', 'confirmed') AND a.takes = 'claim'`;

/** Our words that ended a wait of the buyer, and how long he had waited: since his first words that nobody had answered. */
export const ANSWERS = `SELECT m.id, m.case_id, m.at, NULL::int AS fen, (extract(epoch FROM m.at - waited.since) * 1000)::float8 AS ms, m.author_id AS who, false AS alone
  FROM case_message m JOIN LATERAL (SELECT min(asked.at) AS since FROM case_message asked WHERE asked.case_id = m.case_id AND asked.author = 'buyer' AND asked.at < m.at
    AND asked.at > coalesce((SELECT max(said.at) FROM case_message said WHERE said.case_id = m.case_id AND ${OURS("said")} AND said.at < m.at), '-infinity')) waited
    ON waited.since IS NOT NULL
  WHERE ${OURS("m")} AND m.at >= $1 AND m.at < $2`;

/** Cases of which money went back: once, by when it was first known, with all that went back of it so far. `twice`: those whose money counts with another case. */
export const REFUNDS = (
  twice: string,
): string => `SELECT r.id, r.id AS case_id, r.refunded_at AS at, r.refunded_fen AS fen, NULL::float8 AS ms, NULL::text AS who, false AS alone
  FROM case_file r WHERE r.refunded_at >= $1 AND r.refunded_at < $2 AND r.refunded_fen > 0 AND r.id <> ALL(${twice}::text[])`;

/** Cases in which somebody of ours said something, once a person, by the last words. */
export const ANSWERED = `SELECT max(m.id) AS id, m.case_id, max(m.at) AS at, NULL::int AS fen, NULL::float8 AS ms, m.author_id AS who, false AS alone
  FROM case_message m WHERE ${OURS("m")} AND m.at >= $1 AND m.at < $2 AND m.author_id IS NOT NULL GROUP BY m.case_id, m.author_id`;

/** Cases that were done, by their last end; those that the house opened itself nobody asked for. */
export const CLOSED = `SELECT e.id, e.id AS case_id, e.done_at AS at, NULL::int AS fen, (extract(epoch FROM e.done_at - e.opened_at) * 1000)::float8 AS ms, e.assignee_id AS who, false AS alone
  FROM case_file e WHERE e.done_at >= $1 AND e.done_at < $2 AND e.status = 'done' AND e.found_kind IS NULL`;

/** SQL: that a line `l` of its order is meant by case `c`: those it names, else all that were not taken out. */
export const IS_MEANT = `CASE WHEN c.line_ids = '[]'::jsonb THEN NOT l.taken_out
  ELSE c.line_ids ? l.channel_line_id OR c.line_ids ? regexp_replace(l.channel_line_id, '##\\d+$', '') END`;

/**
 * Refunds by line: a case over several lines takes from each in proportion to what was paid for it, to the fen, and what does not divide falls to the later ones;
 * one whose lines nobody knows stays whole under no SKU. The shares of a case are its sum.
 */
export const SHARES = (twice: string): string => `SELECT w.id, w.at, w.shop_id, w.reason, w.sku, w.title,
    (floor(w.fen * w.upto / w.whole) - floor(w.fen * (w.upto - w.weight) / w.whole))::bigint AS fen
  FROM (SELECT p.*, sum(p.weight) OVER (PARTITION BY p.id ORDER BY p.line) AS upto, sum(p.weight) OVER (PARTITION BY p.id) AS whole
    FROM (SELECT f.id, f.at, f.fen::numeric AS fen, c.shop_id, coalesce(c.dispute_class, 'none') AS reason, coalesce(l.sku, '') AS sku, coalesce(l.title, '') AS title,
        coalesce(l.id, '') AS line, (CASE WHEN max(l.paid_fen) OVER (PARTITION BY f.id) > 0 THEN l.paid_fen ELSE 1 END)::numeric AS weight
      FROM (${REFUNDS(twice)}) f JOIN case_file c ON c.id = f.case_id LEFT JOIN order_line l ON l.order_id = c.order_id AND ${IS_MEANT}) p) w`;

/** SQL: the hour of the day in Beijing. */
export const HOUR_OF = (at: string): string => `extract(hour FROM ${at} AT TIME ZONE 'Asia/Shanghai')::int`;
/** SQL: the day in Beijing, counted from 1970. */
export const DAY_OF = (at: string): string => `((${at} AT TIME ZONE 'Asia/Shanghai')::date - DATE '1970-01-01')`;
