/** How the journal is read: sealed into a hash chain, and checked. */
export { checkChain, checkWholeChain, type JournalState, journalState, sealJournal } from "./journal.ts";
