/** Taking a buyer's words out of cases: what was asked, decided and paid stays. Doing it again changes nothing. */
import { ERASED, maskText } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";

interface ErasedWords {
  cases: number;
  messages: number;
  suggestions: number;
  answers: number;
}

/** Empties words, evidence, messages, suggestions, what answers were written from, and what people began to write. */
export async function eraseWords(tx: Tx, caseIds: readonly string[]): Promise<ErasedWords> {
  const told = await tx.rows<{ id: string; reason: string }>("SELECT id, reason FROM case_file WHERE id = ANY($1)", [caseIds]);
  const cases = await tx.count(
    `UPDATE case_file SET buyer_words = $2, evidence = '[]', buyer_nick = $2, reason = said.reason, reply_state = 'none',
       triage_state = CASE triage_state WHEN 'wanted' THEN 'done' ELSE triage_state END
     FROM unnest($3::text[], $4::text[]) AS said(id, reason) WHERE case_file.id = said.id AND case_file.id = ANY($1) AND (buyer_words <> $2 OR evidence <> '[]')`,
    [caseIds, ERASED, told.map(({ id }) => id), told.map(({ reason }) => maskText(reason))],
  );
  const messages = await tx.count(
    "UPDATE case_message SET text = $2, pictures = '[]', sent_pictures = '[]' WHERE case_id = ANY($1) AND (text <> $2 OR pictures <> '[]' OR sent_pictures <> '[]')",
    [caseIds, ERASED],
  );
  const suggestions = await tx.count(
    `UPDATE suggestion SET text = $2, sources = '[]', claims = '[]', sentences = '[]', reason = NULL WHERE case_id = ANY($1) AND text <> $2`,
    [caseIds, ERASED],
  );
  const answers = await tx.count("DELETE FROM case_answer WHERE case_id = ANY($1)", [caseIds]);
  tx.run("UPDATE case_note SET text = $2 WHERE case_id = ANY($1)", [caseIds, ERASED]);
  tx.run("UPDATE case_call SET text = $2 WHERE case_id = ANY($1) AND kind = 'mention'", [caseIds, ERASED]);
  tx.run("UPDATE case_snooze SET why = $2 WHERE case_id = ANY($1) AND why <> ''", [caseIds, ERASED]);
  tx.run("UPDATE case_link SET why = $2 WHERE one_id = ANY($1) OR other_id = ANY($1)", [caseIds, ERASED]);
  tx.run("DELETE FROM unsent_words WHERE case_id = ANY($1)", [caseIds]);
  tx.run("DELETE FROM buyer_talk t USING case_buyer b WHERE b.case_id = ANY($1) AND t.shop_id = b.shop_id AND t.buyer_id = b.buyer_id", [caseIds]);
  tx.run("DELETE FROM case_buyer WHERE case_id = ANY($1)", [caseIds]);
  tx.run("UPDATE case_promise SET text = $2 WHERE case_id = ANY($1)", [caseIds, ERASED]);
  return { cases, messages, suggestions, answers };
}

/** Cases about these orders, and by what names senders call them. */
export function namesOfCases(tx: Pick<Tx, "rows">, orderIds: readonly string[]): Promise<{ id: string; shopId: string; names: string[] }[]> {
  return tx.rows(`SELECT id, shop_id AS "shopId", ARRAY[channel_case_id, number, id] AS names FROM case_file WHERE order_id = ANY($1)`, [orderIds]);
}
