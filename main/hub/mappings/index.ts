/** Mappings: what payloads of systems mean that nobody here knows. Every doc line stands at the definition. */

export { mappingHandlers } from "./mappings.handlers.ts";
export { openMappedReaders } from "./read.ts";
