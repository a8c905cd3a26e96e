/** Risk: one account a buyer across channels, scored with reasons; the risk desk. */
export { accountsFor, accountsOfBuyers, accountsOfNew } from "./accounts-for.commands.ts";
export { askedBack } from "./asked-back.view.store.ts";
export { openCasesOf } from "./desk.view.store.ts";
export { eraseAccountKeys } from "./erase.store.ts";
export { endMarksDue } from "./marks.commands.ts";
export { standingMark } from "./marks.view.store.ts";
export { riskHandlers } from "./risk.handlers.ts";
export { accountBrief, scoreAccounts } from "./scoring.commands.ts";
