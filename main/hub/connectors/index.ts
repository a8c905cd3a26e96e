/**
 * Face of the connectors: the list of channels and the port they fill (`port.ts`, which rooms import for its types).
 * `connectors` is what the core iterates; `connectorFor(id)` gives one by its manifest id, or `undefined`. `received` is how
 * what a seller's own systems send is kept, `ownTopics` under which topics, `ownManifest` what they tell of themselves.
 */

export { carrierCode as ownCarrierCode } from "./carrier-words.ts";
export { topics as ownTopics } from "./own/items.ts";
export { manifest as ownManifest } from "./own/manifest.ts";
export { eventKey as ownEventKey } from "./own/normalize-event.ts";
export { received } from "./own/receive.ts";
export { connectorFor, connectors, readerAmong } from "./registry.ts";
