/** How the journal is read: sealed into a hash chain, and checked. */
export { auditHandlers } from "./audit.handlers.ts";
export { checkChain, checkWholeChain, type JournalState, journalState, sealJournal } from "./journal.ts";
