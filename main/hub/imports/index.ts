/** Imports: tables that people bring. Every doc line stands at the definition. */
export { importHandlers } from "./imports.handlers.ts";
export { readOnly } from "./read-only.ts";
export { forgetImports } from "./undo.commands.ts";
export { importDue } from "./work.ts";
