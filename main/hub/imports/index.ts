/** Imports: tables that people bring. Every doc line stands at the definition. */

export { forgetEnded, forgetImports } from "./forget.commands.ts";
export { importHandlers } from "./imports.handlers.ts";
export { readOnly } from "./read-only.ts";
export { importDue } from "./work.ts";
