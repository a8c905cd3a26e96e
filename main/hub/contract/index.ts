/** The contract: every command, query and event that leaves the hub, declared once. Pure: types and schemas only. */

import { accountCases } from "./account-cases.ts";
import { actions } from "./actions.ts";
import { agents } from "./agents.ts";
import { alerts } from "./alerts.ts";
import { cards } from "./answers.ts";
import { assignment } from "./assignment.ts";
import { assistant } from "./assistant.ts";
import { audit } from "./audit.ts";
import { automation, type StopOf } from "./automation.ts";
import { training } from "./batches.ts";
import { bulk } from "./bulk.ts";
import { buyers } from "./buyers.ts";
import { capture } from "./capture.ts";
import { caseLinks } from "./case-links.ts";
import { caseMarks } from "./case-marks.ts";
import { cases } from "./cases.ts";
import { comparisons } from "./comparisons.ts";
import { demonstration } from "./demonstration.ts";
import { examples, labelModel } from "./desk.ts";
import { duty } from "./duty.ts";
import { evidence } from "./evidence.ts";
import { foundCases } from "./found-cases.ts";
import { live, shops, status } from "./house.ts";
import { imports } from "./imports.ts";
import { insights } from "./insights.ts";
import { macros } from "./macros.ts";
import { mappings } from "./mappings.ts";
import { maps } from "./maps.ts";
import { models } from "./models.ts";
import { notes } from "./notes.ts";
import { orderList } from "./order-list.ts";
import { orders } from "./orders.ts";
import { account, people, session } from "./people.ts";
import { policies } from "./policies.ts";
import { presence } from "./presence.ts";
import { privacy } from "./privacy.ts";
import { quarantine } from "./quarantine.ts";
import { rest } from "./rest/index.ts";
import { decisions } from "./review.ts";
import { risk } from "./risk.ts";
import { search } from "./search.ts";
import { searchModels } from "./search-models.ts";
import { settings } from "./settings.ts";
import { standing } from "./standing.ts";
import { stock } from "./stock.ts";
import { terms } from "./terms.ts";
import { views } from "./views.ts";
import { waiting } from "./waiting.ts";

export type { ActionView } from "./action-view.ts";
export type { RefusalForm } from "./actions.ts";
export { newestWords, type ReplyRecord } from "./agents.ts";
export type { Meta, Permission } from "./base.ts";
export type {
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
export type { ExampleView } from "./desk.ts";
export { bothOf, type RefusalCode, refusals } from "./errors.ts";
export type { Slots } from "./given.ts";
export { slotInEnglish } from "./given.ts";
export type { LiveEvent } from "./house.ts";
export type { CallBegin, CallEnd, DraftView, EndpointBody, EndpointView, UsableEndpoint } from "./models.ts";
export type { FindingView, OrderView, TimelineEntry } from "./orders.ts";
export { type ErrorRate, MARKS_TO_TELL, type Stopped } from "./review.ts";
export type { Found } from "./search.ts";
export { type Counts, HubNews, type KeyPlace, KeyWord, type ShellBridge, ShellRequest } from "./shell.ts";
export { type KeptTerms, TermsBody, type TermsFault, type TermsField } from "./terms.ts";
export { defaultDisputeClasses, roles } from "./words.ts";
export type { StopOf };

/** The whole contract by room. */
export const contract = {
  session,
  account,
  settings,
  people,
  assistant,
  cases,
  caseMarks,
  caseLinks,
  bulk,
  duty,
  foundCases,
  notes,
  presence,
  evidence,
  imports,
  mappings,
  buyers,
  actions,
  accountCases,
  orders,
  search,
  orderList,
  stock,
  views,
  insights,
  audit,
  decisions,
  automation,
  policies,
  terms,
  examples,
  cards,
  macros,
  labelModel,
  training,
  maps,
  models,
  comparisons,
  searchModels,
  standing,
  assignment,
  alerts,
  waiting,
  privacy,
  risk,
  capture,
  quarantine,
  status,
  shops,
  demonstration,
  live,
  ...agents,
  rest,
};
export type Contract = typeof contract;
