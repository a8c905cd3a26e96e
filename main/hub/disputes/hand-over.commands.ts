import { maskText } from "../masking/index.ts";
import { addEvents } from "../orders/index.ts";
import type { Store, Tx } from "../store/index.ts";
import { tellAssigned } from "./desk.commands.ts";
import { casesOf, countAssigned, giveCases } from "./desk.store.ts";
import { handedOver } from "./hand-over.view.store.ts";
import { keepHanded } from "./handed.store.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { callAgain } from "./notes.store.ts";
import { moveUnsent } from "./unsent.store.ts";

/** Who leaves, who takes over (`null`: back to the queue), and cases beside his own in which he left something undone. */
interface Leaving {
  from: string;
  to: string | null;
  beside: readonly string[];
  /** What he says to it. */
  note?: string;
}

/**
 * Gives every case that is not done, waiting ones included, from one person to another or back to the queue, with what he began to write; each
 * order's timeline tells it. Promises to buyers go on with their clocks: they are the case's. @returns how many cases there were.
 */
export async function handOverCasesOf(tx: Tx, { from, to, beside, note = "" }: Leaving): Promise<number> {
  const caseIds = [...new Set([...(await casesOf(tx, from)), ...beside])];
  await lockOrdersThenCases(tx, { caseIds });
  const ids = await giveCases(tx, caseIds, { from, to });
  await moveUnsent(tx, from, to);
  keepHanded(tx, ids, { from, to, note: maskText(note) });
  for (const id of ids) {
    tellAssigned(tx, id, { to, more: { from } });
    if (to !== null) callAgain(tx, { caseId: id, operatorIds: [to], kind: "assigned", by: from });
  }
  const told = await handedOver(tx, { caseIds: ids, from, to });
  addEvents(
    tx,
    told.map(({ caseId, orderId, number, fromName, toName }) => ({
      orderId,
      parcelId: null,
      caseId,
      source: "intervention",
      kind: "case_handed_over",
      at: tx.at,
      toldBy: tx.actor,
      text: toName === null ? `工单 ${number} 由${fromName}退回队列` : `工单 ${number} 由${fromName}移交${toName}`,
      data: { from, to, number, fromName, toName },
      dedupeKey: `handed_over:${caseId}:${tx.at.getTime()}`,
    })),
  );
  return ids.length;
}

/** How many cases that are not done each person has, by the person's id. */
export async function casesByPerson(store: Store): Promise<Map<string, number>> {
  return new Map((await countAssigned(store)).map(({ operatorId, cases }) => [operatorId ?? "", cases]));
}
