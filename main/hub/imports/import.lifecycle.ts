import type { ImportState } from "../contract/imports.ts";
import { defineLifecycle } from "../kernel/lifecycle.ts";

/** Where an import goes. What was broken off while rows were taken can be undone; what cannot be read is looked at once more in another way. */
export const importLifecycle = defineLifecycle<ImportState>({
  name: "import",
  initial: "sending",
  next: {
    sending: ["looked", "failed", "cancelled"],
    looked: ["planning", "failed", "cancelled"],
    planning: ["planned", "failed", "cancelled"],
    planned: ["looked", "planning", "running", "cancelled"],
    running: ["done", "failed", "cancelled"],
    done: ["undoing"],
    undoing: ["undone"],
    undone: [],
    cancelled: ["undoing"],
    failed: ["looked", "undoing", "cancelled"],
  },
});
