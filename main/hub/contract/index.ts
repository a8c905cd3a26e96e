/** The contract: every command, query and event that leaves the hub, declared once. Pure: types and schemas only. */

import { actions } from "./actions.ts";
import { agents } from "./agents.ts";
import { cards } from "./answers.ts";
import { assistant } from "./assistant.ts";
import { training } from "./batches.ts";
import { cases } from "./cases.ts";
import { comparisons } from "./comparisons.ts";
import { decisions, examples, labelModel, policies, risk } from "./desk.ts";
import { live, shops, status } from "./house.ts";
import { models } from "./models.ts";
import { orders } from "./orders.ts";
import { account, people, session } from "./people.ts";
import { privacy } from "./privacy.ts";
import { rest } from "./rest/index.ts";
import { searchModels } from "./search-models.ts";
import { terms } from "./terms.ts";

export { newestWords, type ReplyRecord } from "./agents.ts";
export type { Meta, Permission } from "./base.ts";
export type {
  ActionView,
  CasePage,
  CaseRow,
  CheckedWords,
  DecisionView,
  Handover,
  HandoverLine,
  SuggestionClaim,
  SuggestionSentence,
  SuggestionView,
} from "./cases.ts";
export { ASKED_ALIKE } from "./cases.ts";
export type { ExampleView } from "./desk.ts";
export { PolicyBody } from "./desk.ts";
export { type RefusalCode, refusals } from "./errors.ts";
export type { Slots } from "./given.ts";
export type { LiveEvent } from "./house.ts";
export type { CallBegin, CallEnd, DraftView, EndpointBody, EndpointView, UsableEndpoint } from "./models.ts";
export type { FindingView, OrderView, TimelineEntry } from "./orders.ts";
export { HubNews, type ShellBridge, ShellRequest } from "./shell.ts";
export { type KeptTerms, promisedDeeds, TermsBody, type TermsFault, type TermsField, termsFields } from "./terms.ts";
export { defaultDisputeClasses, roles } from "./words.ts";

/** The whole contract by room. */
export const contract = {
  session,
  account,
  people,
  assistant,
  cases,
  actions,
  orders,
  decisions,
  policies,
  terms,
  examples,
  cards,
  labelModel,
  training,
  models,
  comparisons,
  searchModels,
  privacy,
  risk,
  status,
  shops,
  live,
  ...agents,
  rest,
};
export type Contract = typeof contract;
