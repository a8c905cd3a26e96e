/** The store's face: rooms keep and read rows through it and through nothing else. */
export { claimStore } from "./claim.ts";
export { commit, commitUnflushed, type Tx } from "./commit.ts";
export {
  type EventPlace,
  eventsAfter,
  forgetEvents,
  isUnread,
  keepPlace,
  onCommit,
  placeBefore,
  placeNow,
  readerPlace,
  type StoredEvent,
  subjectsAfter,
} from "./events.ts";
export { type Jobs, startJobs } from "./jobs.ts";
export { locks } from "./locks.ts";
export { inPortions } from "./portions.ts";
export { takeNumbers } from "./sequence.ts";
export { keepSetting, settingHeld, settingOf } from "./settings.ts";
export { openStore, type Store } from "./store.ts";
