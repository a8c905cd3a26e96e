/** Who may do what, and what is never written in plain. */
export { maskAddress, maskName, maskPhone, maskText } from "./mask.ts";
export { actorName, grantLimitFen, may, nobody, type Principal, permissionsOf } from "./principal.ts";
export { openVault, type Vault } from "./vault.ts";
