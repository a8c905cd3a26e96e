/**
 * Ingest: what channels and a seller's own systems say is kept first, acknowledged then, understood later.
 * Every doc line stands at the definition.
 */
export type { IngestDeps } from "./deps.ts";
export { type Pace, pacer } from "./pace.ts";
export { type Pulled, pullDue } from "./pull.commands.ts";
export { type PushReceiver, pushReceiver, receivePush } from "./push.commands.ts";
export { keepRaw, pendingBatch, type Settlement, settle, wakeWaiting } from "./raw.store.ts";
export { MAX_PUSH_BYTES, type PendingItem, readItem, type Via } from "./raw.ts";
export { type Refetched, refetchDue } from "./refetch.commands.ts";
export { type Hint, wantRefetch } from "./refetch.store.ts";
export { type RestTopic, restItem } from "./rest.ts";
export { type ShopWrite, shopsById, writeShop } from "./shop.store.ts";
export { contextOf, OWN_CHANNEL, sealSecrets } from "./shop.ts";
export { type ShopDeps, shopHandlers } from "./shops.commands.ts";
export { type StatusDeps, statusHandlers } from "./status.queries.ts";
export { streamDue } from "./stream.commands.ts";
export { subscribeParcels, type WatchedParcel } from "./subscribe.commands.ts";
