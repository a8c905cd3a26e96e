/** What left this machine, of every kind, newest first: calls of models, what was sent to channels, backups, lists taken as files, addresses a map was asked for. */
import type { Store } from "../store/index.ts";

export interface LeftRow {
  id: string;
  at: Date;
  kind: "model" | "action" | "backup" | "export" | "map";
  /** Which action, which task of a model, which list. */
  what: string;
  shopId: string | null;
  shopName: string | null;
  caseId: string | null;
  caseNumber: string | null;
  /** To whom: a channel, a model with its endpoint, a file. */
  to: string;
  by: string;
  amountFen: number;
  /** Words that were sent to a channel; a model's are read one by one. */
  text: string;
  state: string;
  /** Keys of the pictures that went along. */
  pictures: string[];
}

export interface LeftAsked {
  from: Date | null;
  until: Date | null;
  kind: string | null;
  shopId: string | null;
  by: string | null;
  /** Time and id of the last row seen. */
  before: { at: Date; id: string } | null;
  limit: number;
}

const ROWS = `SELECT c.id, c.at, 'model' AS kind, c.task AS what, f.shop_id AS "shopId", c.case_id AS "caseId", f.number AS "caseNumber", c.endpoint_name || ' · ' || c.model AS "to",
    'agent:' || c.task AS by, 0 AS "amountFen", '' AS text, c.state, '[]'::jsonb AS pictures FROM model_call c LEFT JOIN case_file f ON f.id = c.case_id
  UNION ALL SELECT a.id, a.sent_at, 'action', a.kind, a.shop_id, a.case_id, f.number, s.channel, a.by, a.amount_fen, coalesce(a.params->>'text', ''), a.state, coalesce(a.params->'pictures', '[]')
    FROM action a JOIN case_file f ON f.id = a.case_id JOIN shop s ON s.id = a.shop_id WHERE a.sent_at IS NOT NULL AND NOT coalesce(a.params->>'copied', 'false')::boolean
  UNION ALL SELECT lpad(j.id::text, 20, '0'), j.at, 'backup', '', NULL, NULL, NULL, j.subject_id, j.actor, 0, '', 'done', '[]' FROM journal_line j WHERE j.subject = 'backup'
  UNION ALL SELECT lpad(j.id::text, 20, '0'), j.at, 'export', j.data->>'list', NULL, NULL, NULL, upper(j.data->>'format'), j.actor, 0,
    coalesce((SELECT e.data->>'rows' FROM journal_line e WHERE e.subject = 'export' AND e.subject_id = j.subject_id AND e.verb = 'list.export_ended'), ''), 'done', '[]'
    FROM journal_line j WHERE j.subject = 'export' AND j.verb = 'list.exported'
  UNION ALL SELECT lpad(q.id::text, 20, '0'), q.at, 'map', q.service, o.shop_id, NULL, NULL, 'AMap 高德', q.actor, 0, coalesce(o.number, ''), q.came, '[]'
    FROM map_question q LEFT JOIN "order" o ON o.id = q.order_id`;

/** A page of it. */
export function leftRows(store: Store, asked: LeftAsked): Promise<LeftRow[]> {
  return store.rows<LeftRow>(
    `SELECT l.id, l.at, l.kind, l.what, l."shopId", shop.name AS "shopName", l."caseId", l."caseNumber", l."to", l.by, l."amountFen", l.text, l.state, l.pictures
     FROM (${ROWS}) l LEFT JOIN shop ON shop.id = l."shopId"
     WHERE ($1::timestamptz IS NULL OR l.at >= $1) AND ($2::timestamptz IS NULL OR l.at < $2) AND ($3::text IS NULL OR l.kind = $3) AND ($4::text IS NULL OR l."shopId" = $4)
       AND ($5::text IS NULL OR l.by = $5) AND ($6::timestamptz IS NULL OR (l.at, l.id) < ($6, $7::text)) ORDER BY l.at DESC, l.id DESC LIMIT $8`,
    [asked.from, asked.until, asked.kind, asked.shopId, asked.by, asked.before?.at ?? null, asked.before?.id ?? null, asked.limit],
  );
}

/** Who looked at receivers in plain, newest first; `before` = id of the last one seen. */
export function revealRows(
  store: Store,
  asked: { before: string | null; limit: number },
): Promise<{ id: string; at: Date; by: string; orderId: string; orderNumber: string | null; reason: string; refused: boolean }[]> {
  return store.rows(
    `SELECT r.id::text, r.at, r.actor AS by, r.order_id AS "orderId", o.number AS "orderNumber", r.reason, r.refused
     FROM reveal r LEFT JOIN "order" o ON o.id = r.order_id WHERE $1::bigint IS NULL OR r.id < $1 ORDER BY r.id DESC LIMIT $2`,
    [asked.before, asked.limit],
  );
}
