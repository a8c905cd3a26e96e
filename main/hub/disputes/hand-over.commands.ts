import type { Store, Tx } from "../store/index.ts";
import { countAssigned, moveCases } from "./desk.store.ts";

/** Gives every case that is not done, waiting ones included, from one person to another or back to the queue (`null`); how many there were. */
export async function handOverCasesOf(tx: Tx, from: string, to: string | null): Promise<number> {
  const ids = await moveCases(tx, from, to);
  for (const id of ids) {
    tx.emit({ name: "case.assigned", subjectId: id, data: { assigneeId: to } });
    tx.journal({ verb: "case.assigned", subject: "case", subjectId: id, data: { operatorId: to, from } });
  }
  return ids.length;
}

/** How many cases that are not done each person has, by the person's id. */
export async function casesByPerson(store: Store): Promise<Map<string, number>> {
  return new Map((await countAssigned(store)).map(({ operatorId, cases }) => [operatorId ?? "", cases]));
}
