/** Disputes: cases with their life, clock and money at stake; queue, triage and replies. */

export type { CaseFact } from "./case.change.ts";
export { caseHandlers } from "./case.handlers.ts";
export { caseLife } from "./case.lifecycle.ts";
export type { PageDeps } from "./case-page.ts";
export { caseRowsOf } from "./case-rows.store.ts";
export { findCase } from "./find-case.store.ts";
export { type TakenMessages, takeMessages, takeRestMessages } from "./messages.ts";
export type { OrderStory, ReadOrder } from "./order-timeline.ts";
export { type ReplyDeps, replyHandlers, type SimilarCase } from "./reply.handlers.ts";
export { wantReply } from "./reply.store.ts";
export { type RestCaseFact, takeRestCases } from "./rest-cases.ts";
export { type ReturnFact, type ReturnParcel, takeReturnFacts, takeReturnTraces } from "./returns.ts";
export { linkOrders, type TakenCases, takeCases } from "./take-cases.ts";
export { triageHandlers } from "./triage.handlers.ts";
