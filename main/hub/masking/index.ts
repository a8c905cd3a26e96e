/** What in a text names a person or leads to one, and how it is hidden. */
export { ERASED, isPlain, maskAddress, maskName, maskPhone, maskText } from "./mask.ts";
export { type KnownValue, openVeil, type Veil } from "./veil.ts";
