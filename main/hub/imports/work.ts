import type { ImportDeps } from "./deps.ts";
import { importUnderWay } from "./import.store.ts";
import { planOn } from "./plan.commands.ts";
import { runOn } from "./run.commands.ts";
import { undoOn } from "./undo.commands.ts";

/** Does a portion of the oldest import that is under way; after a kill it goes on where it stood. @returns how much was done */
export async function importDue(deps: ImportDeps): Promise<number> {
  const held = await importUnderWay(deps.store);
  if (!held) return 0;
  if (held.state === "planning") await planOn(deps, held);
  else if (held.state === "running") await runOn(deps, held);
  else await undoOn(deps, held);
  return 1;
}
