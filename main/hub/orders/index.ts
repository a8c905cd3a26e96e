/**
 * Orders: one number, one life, one timeline per order, and what it proves.
 * Every doc line stands at the definition.
 */

export { moveOrderAccounts, setOrderAccounts } from "./accounts.store.ts";
export { ordersByHour } from "./by-hour.store.ts";
export { carrierInEnglish, carrierName } from "./carriers.ts";
export { ordersAfter, ordersAmong } from "./changed-orders.store.ts";
export { eraseReceivers, namesOfOrders, toldOfSteps } from "./erase.store.ts";
export { findingEnds, findingFacts, findingSentence } from "./findings/find.ts";
export { watchHubs } from "./hubs.store.ts";
export { ordersKnown, ordersUnderWay, orderVersions } from "./known.store.ts";
export { learnLanes } from "./lanes.store.ts";
export { lockFreeOrders, lockOrders, lockOrdersNamed, waitForOrder } from "./lock.store.ts";
export { nameParcels } from "./name-parcels.commands.ts";
export { advance, orderLifecycle } from "./order.lifecycle.ts";
export { elsewhere, type OrderRef, ordersMeant, refKey } from "./order-refs.store.ts";
export { orderHandlers } from "./orders.handlers.ts";
export { searchOrders } from "./orders.view.store.ts";
export { isUnpaid, toldLineId } from "./paid.ts";
export type { NamedParcel } from "./parcel.store.ts";
export { addressesToPlace, addressHash, addressOf, placeOrder } from "./places.commands.ts";
export { foundPlace, placesFound } from "./places.store.ts";
export { forgetEndedReceivers, forgetReceivers, nameReceivers, openReceiver, receiversByKey, resealReceivers } from "./receiver.store.ts";
export { type AddressPlace, nameHash, searchedHash } from "./receiver.ts";
export { type ReturningParcel, recheckOrders, recheckShared, sweepFindings } from "./refresh.commands.ts";
export { bookRefunds } from "./refunds.store.ts";
export { forgetReveals } from "./reveal.store.ts";
export { watchShortages } from "./shortages.store.ts";
export { stockHandlers } from "./stock.handlers.ts";
export { type GivenStock, takeStock, withdrawStock } from "./stock.store.ts";
export { type TakenFacts, takeFacts } from "./take-facts.commands.ts";
export type { AccountsOf, GivenOrder } from "./take-orders.commands.ts";
export type { GivenEvent } from "./take-warehouse.commands.ts";
export { type OrderTimeline, orderTimeline } from "./timeline.queries.ts";
export { addEvents, type NewEvent } from "./timeline.store.ts";
export { askSoon, clampAsks, parcelsAnswered, parcelsLeft, parcelsToWatch, parcelsWatched } from "./watch.store.ts";
export { waybillKey } from "./waybill.ts";
export { learnWeights } from "./weights.store.ts";
export { withdrawOrders } from "./withdraw.store.ts";
export { sentKey, withdrawSent } from "./withdraw-sent.commands.ts";
