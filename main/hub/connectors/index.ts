/**
 * Face of the connectors: the list of channels and the port they fill (`port.ts`, which rooms import for its types).
 * `connectors` is what the core iterates; `connectorFor(id)` gives one by its manifest id, or `undefined`. `ownManifest` is what a seller's
 * own systems tell of themselves.
 */
export { manifest as ownManifest } from "./own/manifest.ts";
export { connectorFor, connectors } from "./registry.ts";
