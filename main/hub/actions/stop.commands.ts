/** What a judgement of an automatic decision does to the effect it held; handed to the room of decisions. */
import type { Stopped } from "../contract/index.ts";
import type { ActionState } from "../contract/words.ts";
import type { Stopping } from "../decisions/index.ts";
import type { ActionRow } from "./action.ts";
import { actionById, type Reader } from "./actions.store.ts";
import { actionsOfDecisions } from "./decided.store.ts";
import { actionList } from "./list.ts";
import { undoWaiting } from "./person.commands.ts";

/** How far it had come when nothing could be stopped any more. `ready` after a call: it is tried again, and may have been heard. */
const tooLate: Readonly<Record<ActionState, Stopped>> = {
  awaiting: "going",
  held: "going",
  ready: "going",
  sending: "going",
  unclear: "going",
  sent: "gone",
  confirmed: "gone",
  failed: "failed",
  undone: "nothing",
};

/** Whoever may judge the policy may stop what it held: it was nobody's but the policy's. */
export const stopping: Stopping = {
  stop: async (tx, decisionId) => {
    const action = await heldBy(tx, decisionId);
    if (!action) return "nothing";
    return (await undoWaiting(tx, action)) ? "stopped" : tooLate[action.state];
  },
  paidBy: async (tx, decisionId) => {
    const action = await heldBy(tx, decisionId);
    const isOut = action && (action.state === "sent" || action.state === "confirmed") && actionList[action.kind].takes !== null;
    return isOut ? action.amountFen : 0;
  },
};

async function heldBy(reader: Reader, decisionId: string): Promise<ActionRow | null> {
  const id = (await actionsOfDecisions(reader, [decisionId])).get(decisionId);
  return id === undefined ? null : actionById(reader, id);
}
