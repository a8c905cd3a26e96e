/** One step of an action's life and what belongs to it: the state, what its kind has to follow in the house, and the telling. */
import type { Tx } from "../store/index.ts";
import type { ActionRow } from "./action.ts";
import { moveAction, type StateChange } from "./actions.store.ts";
import { actionList } from "./list.ts";
import { recordMoves } from "./moved.commands.ts";

/** Moves an action on, if its life allows and nobody was quicker; what is the `problem` is told with it. Gives the row as it is then, `null` when it was not moved. */
export async function step(tx: Tx, action: ActionRow, change: StateChange): Promise<ActionRow | null> {
  const row = await moveAction(tx, action, change);
  if (!row) return null;
  const how = endOf(row, change);
  if (how) await actionList[row.kind].ended?.(tx, row.id, how);
  await recordMoves(tx, [row], change.problem ?? undefined);
  return row;
}

/** How it ended; `null` while it goes on. What was not taken back by a person, and did not go out, did not succeed. */
function endOf({ state }: ActionRow, { undoneBy }: StateChange): "sent" | "failed" | "undone" | null {
  if (state === "sent" || state === "confirmed") return "sent";
  if (state === "failed") return "failed";
  if (state !== "undone") return null;
  return undoneBy?.startsWith("operator:") ? "undone" : "failed";
}
