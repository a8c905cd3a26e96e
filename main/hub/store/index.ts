/** The store's face: rooms keep and read rows through it and through nothing else. */
export { claimStore } from "./claim.ts";
export { commit, type Emitted, type Tx, type Written } from "./commit.ts";
export { type EventPlace, eventsAfter, eventsEnd, keepPlace, onCommit, readerPlace, type StoredEvent } from "./events.ts";
export { StoreFault } from "./fault.ts";
export { type Jobs, startJobs } from "./jobs.ts";
export { locks } from "./locks.ts";
export { takeNumbers } from "./sequence.ts";
export { openStore, type Store, type StoreOptions } from "./store.ts";
