import { isPassing } from "../store/index.ts";
import type { ImportDeps } from "./deps.ts";
import { importUnderWay } from "./import.store.ts";
import { planOn } from "./plan.commands.ts";
import { failRun, runOn } from "./run.commands.ts";
import { undoOn } from "./undo.commands.ts";

/**
 * Does a portion of the oldest import that is under way; after a kill it goes on where it stood. What fails by itself, and not because the database is away, ends
 * as failed instead of being tried for ever. @returns how much was done
 */
export async function importDue(deps: ImportDeps): Promise<number> {
  const held = await importUnderWay(deps.store);
  if (!held) return 0;
  try {
    if (held.state === "planning") await planOn(deps, held);
    else if (held.state === "running") await runOn(deps, held);
    else await undoOn(deps, held);
  } catch (fault) {
    if (!isPassing(fault) && held.state !== "undoing") await failRun(deps, held.id);
    throw fault;
  }
  return 1;
}
