/** What is kept of files is kept for a time: while they are read, and while somebody may still look at what was refused. */
import { commit, type Tx } from "../store/index.ts";
import { dropChunks, dropEndedChunks } from "./chunk.store.ts";
import type { ImportDeps } from "./deps.ts";
import { changeImport, dropParts, importsAtRest } from "./import.store.ts";

const DAY_MS = 86_400_000;
/** A file that nobody went on with, and how long a plan is shown after its end. */
const GIVEN_UP_MS = DAY_MS;
const SHOWN_MS = 30 * DAY_MS;

/** Forgets files nobody went on with for a day, and plans of what ended a month ago. */
export async function forgetImports({ store }: Pick<ImportDeps, "store">): Promise<void> {
  await commit(store, "system", async (tx) => {
    const since = (ms: number): Date => new Date(store.clock.now() - ms);
    for (const id of await importsAtRest(tx, { states: ["sending", "looked", "planned"], before: since(GIVEN_UP_MS) })) {
      dropParts(tx, id);
      dropChunks(tx, id);
      changeImport(tx, id, { state: "cancelled" });
    }
    for (const id of await importsAtRest(tx, { states: ["failed"], before: since(GIVEN_UP_MS) })) dropParts(tx, id);
    for (const id of await importsAtRest(tx, { states: ["done", "undone", "cancelled", "failed"], before: since(SHOWN_MS) })) dropChunks(tx, id);
  });
}

/** Forgets the plans of everything that has ended, refused rows with them: they may name somebody who is erased. @returns how many chunks */
export function forgetEnded(tx: Tx): Promise<number> {
  return dropEndedChunks(tx);
}
