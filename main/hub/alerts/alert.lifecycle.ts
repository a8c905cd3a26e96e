import type { AlertState } from "../contract/lists.ts";
import { defineLifecycle } from "../kernel/lifecycle.ts";

/** What becomes of an alert. What was cut short, or not answered, is `unknown`; only where it cannot arrive twice does it wait again. */
export const alertLifecycle = defineLifecycle<AlertState>({
  name: "alert",
  initial: "waiting",
  next: {
    waiting: ["sending", "dropped"],
    // A receipt may be there before the call that sent it has returned.
    sending: ["accepted", "delivered", "undelivered", "waiting", "failed", "unknown"],
    unknown: ["waiting", "accepted", "delivered", "undelivered"],
    accepted: ["delivered", "undelivered"],
    delivered: [],
    undelivered: ["delivered"],
    failed: [],
    dropped: [],
  },
});
