/** What is kept of people: sealed anew, shown to who may ask, erased on request. */
export { privacyHandlers, type Resealing } from "./privacy.handlers.ts";
export { resealAll } from "./reseal.commands.ts";
