import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";

/** How agents ask models: the same for each, answered by the room of models. */
export type ModelUse = Pick<
  HandlersOf<Contract["reply"], Principal>,
  "endpoints" | "callBegins" | "callEnds" | "steps" | "keepStep" | "keepWrites" | "dropSteps"
>;

/** How models are compared: answered by the same room. */
export type Comparing = Pick<HandlersOf<Contract["trial"], Principal>, "nextCompared" | "keepCompared" | "haltComparison">;
