/** How the journal is read: sealed into a hash chain, and checked. */
export { type ChainState, checkChain, sealJournal } from "./journal.ts";
