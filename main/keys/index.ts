/** Where the installation's key lies: for both hosts and for the programs beside them. */
export { KeyFault, keyGone, sealedElsewhere } from "./fault.ts";
export { KEY_FILE, keyInFile, marksIn, setSealedAside, writtenKey } from "./files.ts";
export { copyOfKey, type KeyStore, settleKeyPlace } from "./settle.ts";
