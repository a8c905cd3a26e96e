/**
 * Face of the connectors: the list of channels and the port they fill (`port.ts`, which rooms import for its types).
 * `connectors` is what the core iterates; `connectorFor(id)` gives one by its manifest id, or `undefined`.
 */
export { connectorFor, connectors } from "./registry.ts";
