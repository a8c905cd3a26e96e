/** What is kept of people: sealed anew, shown to who may ask, erased on request. */

export { runErasures } from "./erase.commands.ts";
export { knowErasures } from "./erase-again.commands.ts";
export { bringErased, erasedLines } from "./erased-list.ts";
export { forgetOld } from "./keep.commands.ts";
export { privacyHandlers, type Resealing } from "./privacy.handlers.ts";
export { resealAll } from "./reseal.commands.ts";
export { dropErased } from "./told-later.commands.ts";
