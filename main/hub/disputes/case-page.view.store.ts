/** One case as its page shows it, and as the record that a reply may speak from. */
import type { CaseKind } from "../connectors/port.ts";
import { CARD } from "../contract/answers.ts";
import type { CasePage, CaseRow, SuggestionView } from "../contract/index.ts";
import { withheldTold } from "../contract/withheld.ts";
import type { HeardWant } from "../contract/words.ts";
import type { Store, Tx } from "../store/index.ts";
import type { CaseStatus } from "./case.ts";
import { evidenceKey } from "./evidence-key.ts";
import type { CaseGround } from "./reply-facts.ts";

type PageCase = CasePage["case"];

/** What the case page shows beyond the queue's row. */
export type PageDetail = Omit<PageCase, keyof CaseRow | "refundableFen"> & {
  orderId: string | null;
  accountId: string | null;
  kind: CaseKind;
};

/** The rest of one case; `null` when there is none. */
export async function pageDetail(store: Store, caseId: string): Promise<PageDetail | null> {
  const [row] = await store.rows<PageDetail>(
    `SELECT c.order_id AS "orderId", c.account_id AS "accountId", c.kind, c.revision, c.goods_received AS "goodsReceived", c.evidence, c.line_ids AS "lineIds", c.line_quantities AS "lineQuantities", c.replacement,
       c.refunded_fen AS "refundedFen",
       c.return_carrier AS "returnCarrier", c.return_waybill AS "returnWaybill", c.arrived_at AS "arrivedAt", c.inspected_at AS "inspectedAt", c.inspection,
       c.unknown_status AS "unknownStatus", c.problem, c.unclear_return AS "unclearReturn", c.bound_waybills AS "boundWaybills", c.wants, c.wants_by IS NOT NULL AS "wantsByPerson", c.triage_state AS "triageState", c.reply_state AS "replyState",
       (SELECT jsonb_build_object('id', h.id, 'number', h.number) FROM case_merge m JOIN case_file h ON h.id = m.into_id WHERE m.case_id = c.id) AS "mergedInto"
     FROM case_file c WHERE c.id = $1`,
    [caseId],
  );
  return row ? { ...row, evidence: row.evidence.map(evidenceKey) } : null;
}

/** What is claimed in cases that are worked together with one, oldest first. */
export async function mergedWith(store: Store, caseId: string): Promise<CasePage["merged"]> {
  const rows = await store.rows<CasePage["merged"][number]>(
    `SELECT c.id, c.number, c.kind, c.state, c.amount_fen AS "amountFen", c.deadline_at AS "deadlineAt", c.buyer_words AS "buyerWords", c.reason, c.evidence
     FROM case_merge m JOIN case_file c ON c.id = m.case_id WHERE m.into_id = $1 ORDER BY c.opened_at, c.id`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, evidence: row.evidence.map(evidenceKey) }));
}

/** What was said in a case, and in those that are worked together with it, oldest first. Whose words they are is known before the words are read: by alternatives every message there is would be. */
export async function messagesOf(store: Store, caseId: string): Promise<CasePage["messages"]> {
  const rows = await store.rows<CasePage["messages"][number] & { sentPictures: string[] }>(
    `SELECT m.id, m.case_id AS "caseId", m.author, CASE m.author WHEN 'buyer' THEN coalesce(nullif(o.buyer_nick, ''), nullif(c.buyer_nick, ''), '买家') WHEN 'platform' THEN '平台'
         WHEN 'agent' THEN '智能客服' ELSE coalesce(p.name, '客服') END AS "authorName", m.text, m.at, m.delivery, m.pictures, m.sent_pictures AS "sentPictures"
     FROM case_message m JOIN case_file c ON c.id = m.case_id LEFT JOIN "order" o ON o.id = c.order_id LEFT JOIN operator p ON p.id = m.author_id
     WHERE m.case_id = ANY (ARRAY(SELECT $1::text UNION ALL SELECT case_id FROM case_merge WHERE into_id = $1
       UNION ALL SELECT part_of FROM case_file WHERE id = $1 AND part_of IS NOT NULL)) ORDER BY m.at, m.id`,
    [caseId],
  );
  return rows.map(({ sentPictures, ...row }) => ({ ...row, pictures: [...row.pictures.map(evidenceKey), ...sentPictures] }));
}

/** The suggestion of a case that knew it best, and of those the newest: several may be written in one moment. */
export async function suggestionOf(store: Store, caseId: string): Promise<SuggestionView | null> {
  const [row] = await store.rows<Omit<SuggestionView, "reason"> & { reason: string | null }>(
    `SELECT s.id, s.text, s.sources, s.claims, s.sentences, s.took_ms AS "tookMs", s.composer, s.written, s.state, s.reason, s.created_at AS "createdAt", s.revision,
       (s.revision < c.revision OR s.seen < ${toldAbout("c.order_id")}
         OR EXISTS (SELECT 1 FROM service_terms t WHERE t.place IN ('house', c.shop_id) AND t.updated_at > s.created_at)) AS outdated
     FROM suggestion s JOIN case_file c ON c.id = s.case_id
     WHERE s.case_id = $1 ORDER BY s.revision DESC, s.seen DESC, s.created_at DESC, s.id DESC LIMIT 1`,
    [caseId],
  );
  if (!row) return null;
  return { ...row, sources: await changedSince(store, row.sources), reason: row.reason === null ? null : withheldTold(row.reason) };
}

/** Marks the cards that were changed since they spoke. */
async function changedSince(store: Store, sources: SuggestionView["sources"]): Promise<SuggestionView["sources"]> {
  const cards = sources.filter(({ version }) => version !== undefined);
  if (cards.length === 0) return sources;
  const newest = await store.rows<{ id: string; revision: number }>("SELECT id, revision FROM answer_card WHERE id = ANY($1)", [cards.map(({ id }) => id)]);
  const versions = new Map(newest.map(({ id, revision }) => [id, revision]));
  return sources.map((source) => (source.version === undefined ? source : { ...source, changed: versions.get(source.id) !== source.version }));
}

/** What the case's suggestion says by an answer card, sentence by sentence, while nothing has moved since it was written. */
export async function cardSentences(store: Store, caseId: string): Promise<string[]> {
  const suggestion = await suggestionOf(store, caseId);
  if (!suggestion || suggestion.outdated) return [];
  // What a model wrote beside a card's own words is read word by word.
  const isOwn = (support: string | null): boolean => (suggestion.composer === "built-in" ? support !== null : (support?.startsWith(CARD) ?? false));
  return suggestion.sentences.flatMap(({ text, support }) => (isOwn(support) ? [text] : []));
}

/** Below this the agent's class is a guess, and a reply that meets the buyer on a guess meets somebody else. */
const SURE = 0.6;

/** A case as a reply's record is built from it. */
export interface RecordRow extends Omit<CaseGround, "refundableFen"> {
  id: string;
  orderId: string | null;
  shopId: string;
  channel: string;
  /** Lines it is about, by the channel's ids. */
  lineIds: string[];
  /** States of the order's other cases. */
  otherStates: string[];
  revision: number;
  /** See {@link toldAbout}. */
  seen: number;
  status: CaseStatus;
  disputeClass: string | null;
  buyerWords: string;
  wants: HeardWant[];
  wantsByPerson: boolean;
  /** Photos and videos of the case, by their addresses. */
  evidence: string[];
  /** Some of what the buyer wrote came with pictures. */
  hasPictures: boolean;
  buyerNick: string;
  /** Last words, oldest first; times as JSON text. */
  messages: { author: string; text: string; at: string }[];
}

/** SQL: how many things channels, carriers and the seller's own systems told about the order that an expression names. */
function toldAbout(orderId: string): string {
  return `(SELECT count(*)::int FROM timeline_event WHERE order_id = ${orderId} AND source IN ('channel', 'carrier', 'warehouse', 'books'))`;
}

/** See {@link toldAbout}, for one order. */
export async function seenAbout(tx: Tx, orderId: string | null): Promise<number> {
  const [row] = await tx.rows<{ seen: number }>(`SELECT ${toldAbout("$1")} AS seen`, [orderId]);
  return row?.seen ?? 0;
}

/** A case with its last twelve messages. */
export async function recordRow(store: Store, caseId: string): Promise<RecordRow | null> {
  const [row] = await store.rows<RecordRow>(
    `SELECT c.id, c.order_id AS "orderId", c.shop_id AS "shopId", c.channel, c.line_ids AS "lineIds", c.revision, ${toldAbout("c.order_id")} AS seen, c.status, c.kind, c.state, c.arbitration, c.amount_fen AS "amountFen",
       c.refunded_fen AS "refundedFen", c.reason, c.opened_at AS "openedAt", c.deadline_at AS "deadlineAt", c.default_outcome AS "defaultOutcome",
       c.return_waybill AS "returnWaybill", c.arrived_at AS "arrivedAt", c.inspected_at AS "inspectedAt", c.inspection, CASE WHEN c.class_by LIKE 'agent:%' AND c.class_confidence < ${SURE} THEN NULL ELSE c.dispute_class END AS "disputeClass",
       c.buyer_words AS "buyerWords", c.wants, c.wants_by IS NOT NULL AS "wantsByPerson", c.evidence, coalesce(o.buyer_nick, c.buyer_nick) AS "buyerNick",
       EXISTS (SELECT 1 FROM case_message m WHERE m.case_id = c.id AND m.author = 'buyer' AND m.pictures <> '[]') AS "hasPictures",
       ARRAY(SELECT other.state FROM case_file other WHERE other.order_id = c.order_id AND other.id <> c.id) AS "otherStates",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('author', m.author, 'text', m.text, 'at', m.at) ORDER BY m.at, m.id), '[]'::jsonb)
          FROM (SELECT * FROM case_message WHERE case_id = c.id ORDER BY at DESC, id DESC LIMIT 12) m) AS messages
     FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id WHERE c.id = $1`,
    [caseId],
  );
  return row ?? null;
}

/** Where a case stands; `null` when there is none. */
export async function standsAt(store: Store, caseId: string): Promise<{ revision: number; seen: number } | null> {
  const [row] = await store.rows<{ revision: number; seen: number }>(`SELECT c.revision, ${toldAbout("c.order_id")} AS seen FROM case_file c WHERE c.id = $1`, [
    caseId,
  ]);
  return row ?? null;
}
