/** What is said in a case: messages, and what held for the case when a person answered. */

import type { ReplyRecord } from "../contract/index.ts";
import type { MessageAuthor, MessageDelivery } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";

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
  /** Addresses of what came with it. */
  pictures: readonly string[];
}

/** Words of ours that a channel tells again in this time are those we sent there, ours already. */
const TOLD_AGAIN = "1 hour";

/** Keeps messages; those known by the channel's id stay as they are, and our own words are not kept once more when the channel tells them. Gives the ids of the new ones. */
export async function insertMessages(tx: Tx, rows: readonly MessageRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const kept = await tx.rows<{ id: string }>(
    `INSERT INTO case_message (id, case_id, author, author_id, text, at, channel_message_id, delivery, suggestion_id, pictures)
     SELECT id, "caseId", author, "authorId", text, at, "channelMessageId", delivery, "suggestionId", pictures FROM jsonb_to_recordset($1::jsonb)
       AS r(id text, "caseId" text, author text, "authorId" text, text text, at timestamptz, "channelMessageId" text, delivery text, "suggestionId" text, pictures jsonb)
     WHERE author <> 'operator' OR NOT EXISTS (SELECT 1 FROM case_message own WHERE own.case_id = "caseId" AND own.channel_message_id LIKE 'own:%'
       AND own.text = r.text AND own.at BETWEEN r.at - interval '${TOLD_AGAIN}' AND r.at + interval '${TOLD_AGAIN}')
     ON CONFLICT (case_id, channel_message_id) DO NOTHING RETURNING id`,
    [rows],
  );
  return new Set(kept.map((row) => row.id));
}

/**
 * The buyer wrote: agents look again, at what is wanted now too (a person's class stays), and what was done is open again for a person to answer and
 * close. The channel's state stays, so nothing is decided or paid anew.
 */
export async function buyerWrote(
  tx: Tx,
  caseIds: readonly string[],
): Promise<{ id: string; revision: number; reopened: boolean; orderId: string | null; assigneeId: string | null }[]> {
  return tx.rows(
    `WITH before AS (SELECT id, status FROM case_file WHERE id = ANY($1) ORDER BY id FOR UPDATE)
     UPDATE case_file c SET revision = c.revision + 1, reply_state = 'wanted',
       triage_state = 'wanted', wants_by = NULL,
       status = CASE WHEN b.status = 'done' THEN 'open' ELSE c.status END, outcome = CASE WHEN b.status = 'done' THEN NULL ELSE c.outcome END,
       done_at = CASE WHEN b.status = 'done' THEN NULL ELSE c.done_at END, queue = CASE WHEN b.status = 'done' AND c.queue = 'auto' THEN 'agent' ELSE c.queue END
     FROM before b WHERE b.id = c.id
     RETURNING c.id, c.revision, c.order_id AS "orderId", c.assignee_id AS "assigneeId", b.status = 'done' AS reopened`,
    [caseIds],
  );
}

/** A person opens a case that was done again: for people, as when its buyer writes. `undefined`: it was not done. */
export async function openAgain(tx: Tx, caseId: string): Promise<{ revision: number; orderId: string | null } | undefined> {
  const [row] = await tx.rows<{ revision: number; orderId: string | null }>(
    `UPDATE case_file SET status = 'open', outcome = NULL, done_at = NULL, queue = CASE WHEN queue = 'auto' THEN 'agent' ELSE queue END, revision = revision + 1
     WHERE id = $1 AND status = 'done' RETURNING revision, order_id AS "orderId"`,
    [caseId],
  );
  return row;
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
  /** Keys of the desk's pictures that go with it. */
  pictures: readonly string[];
}

/** Keeps what an operator says to the buyer, and that the case was answered. */
export function keepOwnMessage(tx: Tx, said: OwnMessage): void {
  tx.run(
    `INSERT INTO case_message (id, case_id, author, author_id, text, at, channel_message_id, delivery, suggestion_id, sent_pictures)
     VALUES ($1, $2, 'operator', $3, $4, $5, $6, $7, $8, $9::jsonb) ON CONFLICT (case_id, channel_message_id) DO NOTHING`,
    [newId(tx.at.getTime()), said.caseId, said.authorId, said.text, tx.at, ownKey(said.actionId), said.delivery, said.suggestionId, said.pictures],
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

/** What became of the suggestion when a person answered: there was none to use, it was not used, it was changed, it went as it was. */
export type AnsweredHow = "uncarded" | "own" | "edited" | "used";

/** An answer that went out. */
export interface Answered {
  id: string;
  caseId: string;
  at: Date;
  text: string;
  how: string;
  misheard: boolean;
}

/** What went out longer ago was noted then, and may have been forgotten since: what holds now is not what held. */
const NOTED_WITHIN_MS = 7 * 86_400_000;

/** Answers of these cases that went out and were not noted yet, with whether a person had to say what was wanted. */
export function unnotedAnswers(store: Store, caseIds: readonly string[]): Promise<Answered[]> {
  return store.rows<Answered>(
    `SELECT m.id, m.case_id AS "caseId", m.at, m.text,
       CASE WHEN s.state = 'edited' THEN 'edited' WHEN s.state = 'used' THEN 'used' WHEN before.state = 'withheld' THEN 'uncarded' ELSE 'own' END AS how,
       c.wants_by IS NOT NULL AS misheard
     FROM case_message m JOIN case_file c ON c.id = m.case_id
     LEFT JOIN suggestion s ON s.id = m.suggestion_id
     LEFT JOIN LATERAL (SELECT state FROM suggestion WHERE case_id = m.case_id AND created_at <= m.at ORDER BY created_at DESC, id DESC LIMIT 1) before ON true
     WHERE m.case_id = ANY($1) AND m.author = 'operator' AND m.delivery IN ('sent', 'copied')
       AND m.at > $2 AND NOT EXISTS (SELECT 1 FROM case_answer a WHERE a.id = m.id) ORDER BY m.at, m.id`,
    [caseIds, new Date(store.clock.now() - NOTED_WITHIN_MS)],
  );
}

/** Keeps answers with what held for their cases; those noted already stay. */
export function keepAnswered(tx: Tx, answers: readonly (Answered & { record: ReplyRecord })[]): void {
  tx.run(
    `INSERT INTO case_answer (id, case_id, at, text, how, misheard, record) SELECT id, "caseId", at, text, how, misheard, record FROM jsonb_to_recordset($1::jsonb)
       AS r(id text, "caseId" text, at timestamptz, text text, how text, misheard boolean, record jsonb) ON CONFLICT (id) DO NOTHING`,
    [answers],
  );
}

/** Forgets what was noted before, of cases that are done. An open case's may still be offered. */
export function forgetAnswersBefore(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM case_answer a USING case_file c WHERE c.id = a.case_id AND c.status = 'done' AND a.at < $1", [before]);
}

/** An answer that may teach something, with how its case is named by now. */
export interface Telling {
  caseId: string;
  text: string;
  how: string;
  record: unknown;
  label: string;
  channel: string;
  outcome: string | null;
  /** A person named the case, not the agent. */
  named: boolean;
  /** A person said what the buyer wants, not the agent. */
  misheard: boolean;
}

/** Noted answers of these cases that tell a trainer something: of cases that are done all, of others where anything was not as suggested. The most telling first. */
export function tellingAnswers(tx: Tx, caseIds: readonly string[]): Promise<Telling[]> {
  return tx.rows<Telling>(
    `SELECT c.id AS "caseId", a.text, a.how, a.misheard, a.record, coalesce(c.dispute_class, 'none') AS label, c.channel, c.outcome, coalesce(c.class_by LIKE 'operator:%', false) AS named
     FROM case_answer a JOIN case_file c ON c.id = a.case_id WHERE c.id = ANY($1) AND (c.status = 'done' OR a.how <> 'used' OR a.misheard)
     ORDER BY c.id, (a.how = 'uncarded') DESC, a.misheard DESC, array_position(ARRAY['uncarded', 'own', 'edited', 'used'], a.how), a.at, a.id`,
    [caseIds],
  );
}

/** Those of the cases that were answered by a person. */
export async function answeredAmong(store: Store, caseIds: readonly string[]): Promise<string[]> {
  const rows = await store.rows<{ caseId: string }>('SELECT DISTINCT case_id AS "caseId" FROM case_answer WHERE case_id = ANY($1)', [caseIds]);
  return rows.map(({ caseId }) => caseId);
}
