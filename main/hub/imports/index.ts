/** Imports: tables that people bring. Every doc line stands at the definition. */

export { plainName } from "./columns.ts";
export { forgetEnded, forgetImports } from "./forget.commands.ts";
export { importHandlers } from "./imports.handlers.ts";
export { kinds as importedKinds } from "./kinds/list.ts";
export { readOnly } from "./read-only.ts";
export { readCount, readId, readMoney, readText, readTime } from "./values.ts";
export { importDue } from "./work.ts";
