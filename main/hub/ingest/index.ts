/**
 * Ingest: what channels and a seller's own systems say is kept first, acknowledged then, understood later.
 * Every doc line stands at the definition.
 */

export { renew } from "./call.commands.ts";
export { captureHandlers, settleHours } from "./capture.handlers.ts";
export { clampIngest } from "./clamp.store.ts";
export { compareDue, noteCompared } from "./completeness.commands.ts";
export { captureDays } from "./completeness.store.ts";
export type { IngestDeps } from "./deps.ts";
export { becameOf, type Freshness, fetchFresh, isBehind } from "./fresh.commands.ts";
export { givenAnswer, keepAnswer } from "./given-answers.store.ts";
export { type KeepTold, keepTold } from "./keep-told.commands.ts";
export { keptAmong, keptPayload, requeueOf, waitingOf } from "./kept.store.ts";
export { openListening } from "./listen.commands.ts";
export { pacer } from "./pace.ts";
export { forgetPayloads, KEEP_DAYS as KEEP_PAYLOADS, keepDays } from "./payload.commands.ts";
export { forgetSealedPages, pagesByKey, resealPages } from "./payload.store.ts";
export { pullDue } from "./pull.commands.ts";
export { pushReceiver, receivePush } from "./push.commands.ts";
export { quarantineHandlers } from "./quarantine.handlers.ts";
export { closeBatch, forgetQueued, wakeWaiting } from "./queue.store.ts";
export { isIngestDue, keepRaw, pendingBatch } from "./raw.store.ts";
export { MAX_PUSH_BYTES, type PendingItem, type Via } from "./raw.ts";
export { openReadAhead } from "./read-ahead.ts";
export { openRecentlyKept, SAME_SECOND_MS } from "./recently-kept.ts";
export { refetchDue } from "./refetch.commands.ts";
export { type Hint, wantRefetch } from "./refetch.store.ts";
export { allShops, forgetSecrets, shopsById, writeShop } from "./shop.store.ts";
export { contextOf, type ShopRow, sealSecrets } from "./shop.ts";
export { type OfferedShop, shopHandlers } from "./shops.handlers.ts";
export { statusHandlers } from "./status.handlers.ts";
export { streamDue } from "./stream.commands.ts";
export { subscribeParcels } from "./subscribe.commands.ts";
export { type TakeUpDeps, takeUpAgain } from "./take-up.commands.ts";
export { unfetchedSince, unreadSince } from "./unread.store.ts";
export { aboutAny, findAbout, type Needle, wipePayloads } from "./wipe.store.ts";
