/** The store's face: rooms keep and read rows through it and through nothing else. */
export { readManifest } from "./backup/file.ts";
export { makeBackup } from "./backup/make.ts";
export { backupName, backupsIn, dropOldest } from "./backup/names.ts";
export { exchange, verifyBackup } from "./backup/place.ts";
export { tellBackup } from "./backup/told.ts";
export { claimStore, holdStore } from "./claim.ts";
export { startCluster } from "./cluster.ts";
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
export { faultLine, isPassing, StoreFault } from "./fault.ts";
export { handedOver } from "./handed-over.ts";
export { holderOf, takeHome } from "./home-lock.ts";
export { type Jobs, startJobs } from "./jobs.ts";
export { locks } from "./locks.ts";
export { inPortions } from "./portions.ts";
export { openedOrNull, SealBroken, type Sealer } from "./sealing.ts";
export { takeNumbers } from "./sequence.ts";
export { keepSetting, settingHeld, settingOf } from "./settings.ts";
export { openStore, type Store } from "./store.ts";
