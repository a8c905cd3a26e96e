/** Face of models: endpoints, what was sent to them, what it cost. Every doc line stands at the definition. */
export { comparingHandlers } from "./comparing.handlers.ts";
export { comparisonHandlers } from "./comparisons.handlers.ts";
export { forgetKeys } from "./endpoint.store.ts";
export { eraseCalls } from "./erase.store.ts";
export { forgetCalls, KEEP_CALLS } from "./forget-calls.commands.ts";
export { type ModelPort, modelHandlers } from "./models.handlers.ts";
export { usableEndpoints } from "./usable.queries.ts";
export { modelUseHandlers } from "./use.handlers.ts";
