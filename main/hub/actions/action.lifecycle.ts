import type { ActionState } from "../contract/words.ts";
import { defineLifecycle } from "../kernel/lifecycle.ts";

export type { ActionState };

/**
 * The life of an effect. What pays more than the house lets one person alone begins as `awaiting` and is held once a second one agreed; it
 * falls back there when the house's amount was lowered before it was first called. `sending` is written down before the call: a hub that dies in between leaves it, and it becomes
 * `unclear`. From there only the channel's own word leads on: it happened (`sent`, `confirmed`), it did not (`ready`), or it
 * can no longer (`undone`). What a person does on the channel's own pages goes from `held` to `sent` without a call. A late answer to an earlier call may still find it `ready`. What had been called and then seemed impossible,
 * because its case was closed, is confirmed when the payment is read after all.
 */
const actionLife = defineLifecycle<ActionState>({
  name: "action",
  initial: "held",
  next: {
    awaiting: ["held", "undone"],
    held: ["awaiting", "ready", "sending", "sent", "undone", "confirmed", "failed"],
    ready: ["awaiting", "sending", "undone", "failed", "sent", "confirmed"],
    sending: ["sent", "ready", "unclear", "failed", "confirmed"],
    unclear: ["sent", "ready", "confirmed", "failed", "undone"],
    sent: ["confirmed", "failed"],
    confirmed: [],
    failed: ["confirmed"],
    undone: ["confirmed"],
  },
});

/** It may still happen: begun, and neither ended nor taken back. */
export const livingStates = ["awaiting", "held", "ready", "sending", "unclear", "sent"] as const satisfies readonly ActionState[];
/** Nothing of it has gone out, as far as is known. */
export const waitingStates = ["awaiting", "held", "ready"] as const satisfies readonly ActionState[];

/** States from which every state of `to` may be reached: the WHERE of an update, so that no status is set by hand. */
export function statesBefore(to: ActionState): ActionState[] {
  return actionLife.states.filter((from) => from !== to && actionLife.allows(from, to));
}
