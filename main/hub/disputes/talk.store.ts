/** Conversations of buyers: what they last did, and which cases are theirs. */
import type { Tx } from "../store/index.ts";

/** A buyer by the channel's id, in a shop. */
export interface Buyer {
  shopId: string;
  buyerId: string;
}

/** Keeps whose cases are; told again, or otherwise, the first stands. */
export async function linkBuyers(tx: Tx, of: readonly (Buyer & { channelCaseId: string })[]): Promise<void> {
  if (of.length === 0) return;
  tx.run(
    `INSERT INTO case_buyer (case_id, shop_id, buyer_id)
     SELECT DISTINCT ON (c.id) c.id, k."shopId", k."buyerId" FROM jsonb_to_recordset($1::jsonb) AS k("shopId" text, "channelCaseId" text, "buyerId" text)
     JOIN case_file c ON c.shop_id = k."shopId" AND c.channel_case_id = k."channelCaseId" ORDER BY c.id ON CONFLICT (case_id) DO NOTHING`,
    [of],
  );
}

/** What buyers did; what is told late takes nothing back. Ordered, so that two writers never wait for each other in a ring. */
export function noteDeeds(tx: Tx, deeds: readonly (Buyer & { wroteAt: Date | null; enteredAt: Date | null })[]): void {
  tx.run(
    `INSERT INTO buyer_talk (shop_id, buyer_id, wrote_at, entered_at)
     SELECT "shopId", "buyerId", max("wroteAt"), max("enteredAt")
     FROM jsonb_to_recordset($1::jsonb) AS d("shopId" text, "buyerId" text, "wroteAt" timestamptz, "enteredAt" timestamptz) GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (shop_id, buyer_id) DO UPDATE SET wrote_at = greatest(buyer_talk.wrote_at, excluded.wrote_at),
       entered_at = greatest(buyer_talk.entered_at, excluded.entered_at)`,
    [deeds],
  );
}

/** The channel said, to a call of `calledAt`, that nothing more goes to the buyer of a case until he does something again. */
export function shutTalk(tx: Tx, { caseId, calledAt }: { caseId: string; calledAt: Date }): void {
  tx.run(
    `UPDATE buyer_talk t SET shut_at = least(greatest(t.wrote_at, t.entered_at), $2) FROM case_buyer b
     WHERE b.case_id = $1 AND t.shop_id = b.shop_id AND t.buyer_id = b.buyer_id`,
    [caseId, calledAt],
  );
}

/** Holds the conversations of these cases' buyers: of two who send to one buyer, the other counts what the first sends. */
export async function lockTalks(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await tx.rows(
    `SELECT t.buyer_id FROM buyer_talk t WHERE EXISTS (SELECT 1 FROM case_buyer b WHERE b.case_id = ANY($1) AND b.shop_id = t.shop_id AND b.buyer_id = t.buyer_id)
     ORDER BY t.shop_id, t.buyer_id FOR UPDATE`,
    [caseIds],
  );
}

/** A case of a buyer. */
export interface CaseOfBuyer extends Buyer {
  caseId: string;
  isDone: boolean;
  /** It was opened by a conversation, and its channel knows nothing of it. */
  isTalk: boolean;
  doneAt: Date | null;
  /** When it was opened, or last spoken in. */
  lastAt: Date;
}

/** Cases of these buyers, the one with the newest words first. */
export function casesOfBuyers(tx: Tx, buyers: readonly Buyer[]): Promise<CaseOfBuyer[]> {
  return tx.rows(
    `SELECT c.id AS "caseId", b.shop_id AS "shopId", b.buyer_id AS "buyerId", c.status = 'done' AS "isDone", c.channel_case_id LIKE 'talk:%' AS "isTalk",
       c.done_at AS "doneAt", greatest(c.opened_at, (SELECT max(m.at) FROM case_message m WHERE m.case_id = c.id)) AS "lastAt"
     FROM jsonb_to_recordset($1::jsonb) AS k("shopId" text, "buyerId" text)
     JOIN case_buyer b ON b.shop_id = k."shopId" AND b.buyer_id = k."buyerId" JOIN case_file c ON c.id = b.case_id ORDER BY "lastAt" DESC, c.id DESC`,
    [buyers],
  );
}

/** Those of these messages that some case of their buyers has already. */
export function saidAlready(tx: Tx, said: readonly (Buyer & { messageId: string })[]): Promise<(Buyer & { messageId: string })[]> {
  return tx.rows(
    `SELECT k."shopId", k."buyerId", k."messageId" FROM jsonb_to_recordset($1::jsonb) AS k("shopId" text, "buyerId" text, "messageId" text)
     WHERE EXISTS (SELECT 1 FROM case_buyer b JOIN case_message m ON m.case_id = b.case_id AND m.channel_message_id = k."messageId"
       WHERE b.shop_id = k."shopId" AND b.buyer_id = k."buyerId")`,
    [said],
  );
}

/** Whose the cases without an order are, as far as it is known. */
export function nameAccounts(tx: Tx, of: readonly { caseId: string; accountId: string }[]): void {
  tx.run(
    `UPDATE case_file c SET account_id = k."accountId" FROM jsonb_to_recordset($1::jsonb) AS k("caseId" text, "accountId" text)
     WHERE c.id = k."caseId" AND c.account_id IS NULL`,
    [of],
  );
}
