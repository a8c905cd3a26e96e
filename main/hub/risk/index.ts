/** Risk: one account a buyer across channels, scored with reasons; the risk desk. */
export { accountsFor, type BuyerOfOrder } from "./accounts-for.ts";
export { riskHandlers } from "./risk.handlers.ts";
export type { Level, Reason } from "./score.ts";
export { accountBrief, type RiskFacts, riskFacts, scoreAccounts } from "./scoring.ts";
