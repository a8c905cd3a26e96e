import type { ActionState } from "../contract/words.ts";
import { defineLifecycle } from "../kernel/lifecycle.ts";

export type { ActionState };

/**
 * The life of an effect. `sending` is written down before the call: a hub that dies in between leaves it, and it becomes
 * `unclear`. From there only the channel's own word leads on: it happened (`sent`, `confirmed`), it did not (`ready`), or it
 * can no longer (`undone`). A late answer to an earlier call may still find it `ready`. What had been called and then seemed impossible,
 * because its case was closed, is confirmed when the payment is read after all.
 */
const actionLife = defineLifecycle<ActionState>({
  name: "action",
  initial: "held",
  next: {
    held: ["ready", "sending", "undone", "confirmed", "failed"],
    ready: ["sending", "undone", "failed", "sent", "confirmed"],
    sending: ["sent", "ready", "unclear", "failed", "confirmed"],
    unclear: ["sent", "ready", "confirmed", "failed", "undone"],
    sent: ["confirmed", "failed"],
    confirmed: [],
    failed: ["confirmed"],
    undone: ["confirmed"],
  },
});

/** States from which every state of `to` may be reached: the WHERE of an update, so that no status is set by hand. */
export function statesBefore(to: ActionState): ActionState[] {
  return actionLife.states.filter((from) => from !== to && actionLife.allows(from, to));
}
