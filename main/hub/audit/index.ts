/** How the journal is read: sealed into a hash chain, and checked. */
export { checkChain, sealJournal } from "./journal.ts";
