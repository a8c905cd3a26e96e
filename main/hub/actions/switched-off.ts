/** Of what is due to be sent by itself: what a switch stops now. */
import { decisionsStopped } from "../decisions/index.ts";
import type { Said } from "../kernel/said.ts";
import type { Tx } from "../store/index.ts";
import type { ActionRow } from "./action.ts";
import { decisionsOfActions } from "./automation.view.store.ts";

/** Automatic actions that may not go out now, by id, each with why. The switches are held by the caller's write. */
export async function switchedOff(tx: Tx, actions: readonly ActionRow[]): Promise<ReadonlyMap<string, Said>> {
  const automatic = actions.filter(({ auto }) => auto);
  if (automatic.length === 0) return new Map();
  const decisions = await decisionsOfActions(
    tx,
    automatic.map(({ id }) => id),
  );
  const stopped = await decisionsStopped(
    tx,
    automatic.flatMap(({ id, shopId }) => {
      const decisionId = decisions.get(id);
      return decisionId === undefined ? [] : [{ decisionId, shopId }];
    }),
  );
  return new Map(
    automatic.flatMap(({ id }) => {
      const why = stopped.get(decisions.get(id) ?? "");
      return why ? [[id, why] as const] : [];
    }),
  );
}
