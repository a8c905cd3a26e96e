import type { MessageAuthor, MessageDelivery } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

/** A word said in a case, as it is kept. */
export interface MessageRow {
  id: string;
  caseId: string;
  author: MessageAuthor;
  authorId: string | null;
  text: string;
  at: Date;
  channelMessageId: string;
  delivery: MessageDelivery;
  suggestionId: string | null;
}

/** Keeps messages; those known by the channel's id stay as they are. Gives the ids of the new ones. */
export async function insertMessages(tx: Tx, rows: readonly MessageRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const kept = await tx.rows<{ id: string }>(
    `INSERT INTO case_message (id, case_id, author, author_id, text, at, channel_message_id, delivery, suggestion_id)
     SELECT id, "caseId", author, "authorId", text, at, "channelMessageId", delivery, "suggestionId" FROM jsonb_to_recordset($1::jsonb)
       AS r(id text, "caseId" text, author text, "authorId" text, text text, at timestamptz, "channelMessageId" text, delivery text, "suggestionId" text)
     ON CONFLICT (case_id, channel_message_id) DO NOTHING RETURNING id`,
    [rows],
  );
  return new Set(kept.map((row) => row.id));
}

/**
 * The buyer wrote: agents look again, at what is wanted now too (a person's class stays), and what was done is open again for a person to answer and
 * close. The channel's state stays, so nothing is decided or paid anew.
 */
export async function buyerWrote(tx: Tx, caseIds: readonly string[]): Promise<{ id: string; revision: number; reopened: boolean; orderId: string | null }[]> {
  return tx.rows(
    `WITH before AS (SELECT id, status FROM case_file WHERE id = ANY($1) ORDER BY id FOR UPDATE)
     UPDATE case_file c SET revision = c.revision + 1, reply_state = 'wanted',
       triage_state = 'wanted',
       status = CASE WHEN b.status = 'done' THEN 'open' ELSE c.status END, outcome = CASE WHEN b.status = 'done' THEN NULL ELSE c.outcome END,
       done_at = CASE WHEN b.status = 'done' THEN NULL ELSE c.done_at END, queue = CASE WHEN b.status = 'done' AND c.queue = 'auto' THEN 'agent' ELSE c.queue END
     FROM before b WHERE b.id = c.id
     RETURNING c.id, c.revision, c.order_id AS "orderId", b.status = 'done' AS reopened`,
    [caseIds],
  );
}

/** Under what id our own words are kept beside the channel's. */
export const ownKey = (actionId: string): string => `own:${actionId}`;

/** What a person of ours says to the buyer by an action. */
export interface OwnMessage {
  actionId: string;
  caseId: string;
  authorId: string;
  text: string;
  delivery: "sending" | "copied";
  suggestionId: string | null;
}

/** Keeps what an operator says to the buyer, and that the case was answered. */
export function keepOwnMessage(tx: Tx, said: OwnMessage): void {
  tx.run(
    `INSERT INTO case_message (id, case_id, author, author_id, text, at, channel_message_id, delivery, suggestion_id)
     VALUES ($1, $2, 'operator', $3, $4, $5, $6, $7, $8) ON CONFLICT (case_id, channel_message_id) DO NOTHING`,
    [newId(tx.at.getTime()), said.caseId, said.authorId, said.text, tx.at, ownKey(said.actionId), said.delivery, said.suggestionId],
  );
  tx.run("UPDATE case_file SET first_reply_at = coalesce(first_reply_at, $2), reply_state = 'none' WHERE id = $1", [said.caseId, tx.at]);
  if (!said.suggestionId) return;
  tx.run("UPDATE suggestion SET state = CASE WHEN text = $2 THEN 'used' ELSE 'edited' END WHERE id = $1 AND case_id = $3", [
    said.suggestionId,
    said.text,
    said.caseId,
  ]);
}

/** What became of the words of an action. @returns the words that were on their way. */
export function setDelivery(tx: Tx, actionId: string, delivery: "sent" | "failed"): Promise<{ caseId: string; text: string }[]> {
  return tx.rows(`UPDATE case_message SET delivery = $2 WHERE channel_message_id = $1 AND delivery = 'sending' RETURNING case_id AS "caseId", text`, [
    ownKey(actionId),
    delivery,
  ]);
}

/** Words taken back before they went: they were never said. */
export async function dropOwnMessage(tx: Tx, actionId: string): Promise<void> {
  tx.run("DELETE FROM case_message WHERE channel_message_id = $1 AND delivery = 'sending'", [ownKey(actionId)]);
}

/** A done case as an example would tell it; not masked yet. */
export interface SolvedCase {
  caseId: string;
  question: string;
  reply: string;
  label: string;
  channel: string;
  outcome: string | null;
}

/** Of these cases those a person answered; locked. */
export function solvedCases(tx: Tx, caseIds: readonly string[]): Promise<SolvedCase[]> {
  return tx.rows<SolvedCase>(
    `SELECT c.id AS "caseId", coalesce(nullif(c.buyer_words, ''), asked.text) AS question, answered.text AS reply, c.dispute_class AS label, c.channel, c.outcome
     FROM case_file c
     JOIN LATERAL (SELECT text FROM case_message WHERE case_id = c.id AND author = 'operator' AND delivery IN ('sent', 'copied') ORDER BY at DESC, id DESC LIMIT 1) answered ON true
     LEFT JOIN LATERAL (SELECT text FROM case_message WHERE case_id = c.id AND author = 'buyer' ORDER BY at, id LIMIT 1) asked ON true
     WHERE c.id = ANY($1) AND c.status = 'done' AND c.dispute_class <> 'none' AND coalesce(nullif(c.buyer_words, ''), asked.text) IS NOT NULL ORDER BY c.id`,
    [caseIds],
  );
}
