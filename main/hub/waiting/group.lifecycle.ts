import type { WaitingState } from "../contract/lists.ts";
import { defineLifecycle } from "../kernel/lifecycle.ts";

/** What becomes of things that wait. `solved` comes by itself when nothing waits any more, and is the end: what waits later is another. */
export const groupLifecycle = defineLifecycle<WaitingState>({
  name: "waiting group",
  initial: "open",
  next: {
    open: ["escalated", "acknowledged", "snoozed", "solved"],
    escalated: ["acknowledged", "snoozed", "solved"],
    // Somebody has it; if it still waits when his time is over, it goes on to the next.
    acknowledged: ["escalated", "snoozed", "solved"],
    snoozed: ["open", "acknowledged", "solved"],
    solved: [],
  },
});
