/** Disputes: cases with their life, clock and money at stake; queue, triage and replies. */

export { agentHandlers } from "./agents.handlers.ts";
export { answerGaps, heldAnswers } from "./answers.view.store.ts";
export type { CaseFact } from "./case.change.ts";
export { caseHandlers } from "./case.handlers.ts";
export { casesAbout, findCase } from "./case.store.ts";
export { kindWords } from "./case.words.ts";
export { caseRowsOf, casesAfter, casesAmong, type Holds } from "./case-lists.view.store.ts";
export { cardSentences } from "./case-page.view.store.ts";
export { mayNotClose } from "./close-case.commands.ts";
export { moveCaseAccounts, noteFindings, setCaseAccounts, setQueues, toPerson } from "./desk.store.ts";
export { type Drafts, openDrafts } from "./drafts.ts";
export { watchPromises } from "./keep-promises.commands.ts";
export { lockFreeCases, lockOrdersThenCases } from "./lock.store.ts";
export { modelProblem } from "./model-problem.commands.ts";
export type { ModelUse } from "./model-use.handlers.ts";
export { moneyOut } from "./money-out.ts";
export { type Granted, moneyOf } from "./order-side.view.store.ts";
export { ownMessageEnded, takeOwnMessage } from "./own-messages.commands.ts";
export { promiseFigures } from "./promise.store.ts";
export { everyPromise } from "./promises.ts";
export { forgetAnswers, noteAnswers, proposeExamples } from "./propose-examples.commands.ts";
export { nothingRefundable, type OrderMoney, type Refundable, refundableFor, refundableIn } from "./refundable.ts";
export { replyRecord } from "./reply-record.ts";
export { linkOrders, rebook, takeCases } from "./take-cases.commands.ts";
export { takeMessages } from "./take-messages.commands.ts";
export { type ReturnFact, takeReturnFacts, takeReturnTraces } from "./take-returns.commands.ts";
export { wantReply } from "./work.store.ts";
