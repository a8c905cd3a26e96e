/** Disputes: cases with their life, clock and money at stake; queue, triage and replies. */

export { moveCaseAccounts, setCaseAccounts } from "./accounts.store.ts";
export type { CaseFact } from "./case.change.ts";
export { caseHandlers } from "./case.handlers.ts";
export { caseRowsOf, type Holds } from "./case-rows.view.store.ts";
export { casesAbout } from "./cases-about.store.ts";
export { casesAfter, casesAmong } from "./changed-cases.view.store.ts";
export { mayNotClose } from "./close.ts";
export { findCase } from "./find-case.store.ts";
export { lockFreeCases, lockOrdersThenCases } from "./lock.store.ts";
export { takeMessages } from "./messages.ts";
export { modelProblem } from "./model-problem.ts";
export { type Granted, moneyOf } from "./money.view.store.ts";
export { noteFindings } from "./note-findings.store.ts";
export { dropOwnMessage, keepOwnMessage, setDelivery } from "./own-message.store.ts";
export { setQueues, toPerson } from "./queue.store.ts";
export { nothingRefundable, type OrderMoney, type Refundable, refundableFor } from "./refundable.ts";
export { replyHandlers } from "./reply.handlers.ts";
export { wantReply } from "./reply.store.ts";
export { type ReturnFact, takeReturnFacts, takeReturnTraces } from "./returns.ts";
export { offerSolved } from "./solved.ts";
export { linkOrders, takeCases } from "./take-cases.ts";
export { triageHandlers } from "./triage.handlers.ts";
