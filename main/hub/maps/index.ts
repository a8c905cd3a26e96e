/** The map: where addresses lie, how far they are. Every doc line stands at the definition. */

export { forgetQuestions } from "./forget.commands.ts";
export { mapsHandlers } from "./maps.handlers.ts";
export { placeDue } from "./place-due.ts";
export { forgetMapKeys } from "./service.store.ts";
