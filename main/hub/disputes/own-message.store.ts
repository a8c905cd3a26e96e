import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

/** Under what id our own words are kept beside the channel's. */
const keyOf = (actionId: string): string => `own:${actionId}`;

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
export async function keepOwnMessage(tx: Tx, said: OwnMessage): Promise<void> {
  tx.run(
    `INSERT INTO case_message (id, case_id, author, author_id, text, at, channel_message_id, delivery, suggestion_id)
     VALUES ($1, $2, 'operator', $3, $4, $5, $6, $7, $8) ON CONFLICT (case_id, channel_message_id) DO NOTHING`,
    [newId(tx.at.getTime()), said.caseId, said.authorId, said.text, tx.at, keyOf(said.actionId), said.delivery, said.suggestionId],
  );
  tx.run("UPDATE case_file SET first_reply_at = coalesce(first_reply_at, $2), reply_state = 'none' WHERE id = $1", [said.caseId, tx.at]);
  if (!said.suggestionId) return;
  tx.run("UPDATE suggestion SET state = CASE WHEN text = $2 THEN 'used' ELSE 'edited' END WHERE id = $1 AND case_id = $3", [
    said.suggestionId,
    said.text,
    said.caseId,
  ]);
}

/** What became of the words of an action. */
export async function setDelivery(tx: Tx, actionId: string, delivery: "sent" | "failed"): Promise<void> {
  tx.run("UPDATE case_message SET delivery = $2 WHERE channel_message_id = $1 AND delivery = 'sending'", [keyOf(actionId), delivery]);
}

/** Words taken back before they went: they were never said. */
export async function dropOwnMessage(tx: Tx, actionId: string): Promise<void> {
  tx.run("DELETE FROM case_message WHERE channel_message_id = $1 AND delivery = 'sending'", [keyOf(actionId)]);
}
