/** Face of what waits too long: `lookForWaiting` finds it and tells whoever is on duty; the handlers are the board, its rules and the roster. */
export { forgetGroups } from "./group.store.ts";
export { lookForWaiting, type WaitingDeps } from "./look.commands.ts";
export { waitingHandlers } from "./waiting.handlers.ts";
