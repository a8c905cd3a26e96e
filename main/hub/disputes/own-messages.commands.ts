/** What people of ours say to buyers by actions: kept while it is on its way, taken back, or really said. */
import type { Tx } from "../store/index.ts";
import { weSaid } from "./keep-promises.commands.ts";
import { dropOwnMessage, keepOwnMessage, type OwnMessage, ownKey, setDelivery } from "./message.store.ts";
import { dropUnsent } from "./unsent.store.ts";

/** Keeps what an operator says to the buyer, and that the case was answered; what was copied is said at once. */
export async function takeOwnMessage(tx: Tx, said: OwnMessage): Promise<void> {
  keepOwnMessage(tx, said);
  const { caseId, authorId: operatorId } = said;
  if ((await dropUnsent(tx, { caseId, operatorId, said: said.text })) > 0) tx.emit({ name: "case.unsent", subjectId: caseId, data: { operatorId } });
  if (said.delivery === "copied") await weSaid(tx, { caseId: said.caseId, messageKey: ownKey(said.actionId), text: said.text, at: tx.at });
}

/** What became of the words of an action: what the channel took is said from then on. */
export async function ownMessageEnded(tx: Tx, actionId: string, how: "sent" | "failed" | "undone"): Promise<void> {
  if (how === "undone") return dropOwnMessage(tx, actionId);
  for (const { caseId, text } of await setDelivery(tx, actionId, how))
    if (how === "sent") await weSaid(tx, { caseId, messageKey: ownKey(actionId), text, at: tx.at });
}
