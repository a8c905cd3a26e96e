/** Cases: the queue, the case page and what a person may do there. */

import { z } from "zod";
import { ActionView } from "./action-view.ts";
import { entry } from "./base.ts";
import { CasePart, LinkedCase, WholeCase } from "./case-links.ts";
import { Priority, Snooze } from "./case-marks.ts";
import { HowGiven, MergedClaim, MessageView, PromiseView } from "./case-parts.ts";
import { MOST_PICTURES_KEPT, MOST_TRIED, MOST_WRITTEN } from "./limits.ts";
import { MacroPutIn } from "./macros.ts";
import { DraftView } from "./models.ts";
import { FindingSchema, OrderView, TimelineEntry } from "./orders.ts";
import { Done, Page, Said } from "./shapes.ts";
import {
  ActionKind,
  actionKinds,
  Burning,
  CaseKind,
  CaseState,
  CaseStatus,
  ClaimKind,
  DecisionStage,
  DefaultOutcome,
  FindingKind,
  HeardWant,
  Inspection,
  MOST_WANTS,
  ModelProblem,
  PromiseKind,
  Queue,
  ReplyAct,
  RiskLevel,
} from "./words.ts";

/** Words that were not sent, and what they began as. */
const UnsentView = z.object({
  id: z.string(),
  text: z.string(),
  suggestionId: z.string().nullable(),
  macro: MacroPutIn.nullable(),
  /** Keys of the case's own pictures that were put to it. */
  pictures: z.array(z.string()),
  at: z.date(),
  mine: z.boolean(),
  byName: z.string(),
});

/** What was concluded about a case and why: the policy version and row that matched (`null`: none did), the facts it saw, a sentence for people. */
export const DecisionView = z.object({
  id: z.string(),
  stage: DecisionStage,
  policy: z.string(),
  policyVersion: z.int(),
  row: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  outcome: z.string(),
  tier: Queue,
  reason: z.string(),
  by: z.string(),
  createdAt: z.date(),
  review: z.enum(["right", "wrong"]).nullable(),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** Where a sentence of a suggestion comes from: an example, an order fact or a policy line. */
export const SuggestionSource = z.object({
  kind: z.enum(["card", "example", "fact", "policy"]),
  id: z.string(),
  label: z.string(),
  text: z.string(),
  score: z.number().nullable(),
  /** Of an answer card: the version it spoke by. */
  version: z.int().optional(),
});
/** A sentence of a suggestion: what it does, and what it rests on (`null` = nothing needed: it states nothing). */
export const SuggestionSentence = z.object({ act: ReplyAct, text: z.string(), support: z.string().nullable() });
export type SuggestionSentence = z.infer<typeof SuggestionSentence>;
/** How a suggestion came to be: the model's prompt and its version (`null` = no model), and why the model that should have written did not. */
export const SuggestionWritten = z.object({ prompt: z.string().nullable(), problem: ModelProblem.nullable() });
export type SuggestionWritten = z.infer<typeof SuggestionWritten>;
/** A checkable statement in a reply and the record that supports it. */
export const SuggestionClaim = z.object({
  kind: ClaimKind,
  text: z.string(),
  support: z.string().nullable(),
});
export type SuggestionClaim = z.infer<typeof SuggestionClaim>;
/**
 * A reply an agent proposes, with its sources and checked claims; bound to the case `revision` it looked at, and `outdated` when the case
 * has moved on, more was told about its order or the seller changed the terms since. `withheld` says in `reason` why.
 */
export const SuggestionView = z.object({
  id: z.string(),
  text: z.string(),
  /** `changed`: the card was changed since it spoke. */
  sources: z.array(SuggestionSource.extend({ changed: z.boolean().optional() })),
  claims: z.array(SuggestionClaim),
  sentences: z.array(SuggestionSentence),
  /** From reading the record to having written it, ms. */
  tookMs: z.int(),
  composer: z.string(),
  written: SuggestionWritten,
  state: z.enum(["shown", "withheld", "used", "edited"]),
  reason: Said.nullable(),
  createdAt: z.date(),
  revision: z.int(),
  outdated: z.boolean(),
});
export type SuggestionView = z.infer<typeof SuggestionView>;

/** What a person is about to send, by sentences: whether the record supports each, and what it does not support. */
export const CheckedWords = z.object({
  sentences: z.array(z.object({ text: z.string(), ok: z.boolean(), faults: z.array(Said) })),
  /** Why it cannot be sent at all; `null` where the person decides. */
  stop: Said.nullable(),
});
export type CheckedWords = z.infer<typeof CheckedWords>;

/** A case as the queue shows it: amounts in fen, `deadlineAt` is the platform's own clock (UTC) and `defaultOutcome` what it does when nobody acts. */
export const CaseRow = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  shopName: z.string(),
  demo: z.boolean(),
  orderNumber: z.string().nullable(),
  kind: CaseKind,
  state: CaseState,
  channelStatus: z.string(),
  arbitration: z.boolean(),
  disputeClass: z.string().nullable(),
  classConfidence: z.number().nullable(),
  amountFen: z.int(),
  stakeFen: z.int(),
  deadlineAt: z.date().nullable(),
  defaultOutcome: DefaultOutcome,
  queue: Queue,
  status: CaseStatus,
  outcome: z.string().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  buyerNick: z.string(),
  buyerWords: z.string(),
  reason: z.string(),
  openedAt: z.date(),
  doneAt: z.date().nullable(),
  findings: z.array(FindingKind),
  /** The finding for which the house opened it itself; its channel knows nothing of such a case. */
  foundKind: FindingKind.nullable(),
  title: z.string(),
  /** The next time by which a buyer was promised something that is not kept yet (UTC), and what. */
  promiseDueAt: z.date().nullable(),
  promiseKind: PromiseKind.nullable(),
  hold: z.object({ actionId: z.string(), kind: ActionKind, amountFen: z.int(), holdUntil: z.date() }).nullable(),
  /** What the desk marked on it. */
  priority: Priority,
  tags: z.array(z.string()),
  snooze: Snooze.nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const AccountBrief = z.object({
  id: z.string(),
  level: RiskLevel,
  score: z.int(),
  orders: z.int(),
  returns30d: z.int(),
  reasons: z.array(z.object({ signal: z.string(), text: z.string(), en: z.string(), points: z.int() })),
  status: z.string(),
});

/** Everything the case page shows, in one answer. */
export const CasePage = z.object({
  case: CaseRow.extend({
    revision: z.int(),
    goodsReceived: z.boolean().nullable(),
    /** Pictures and films of the claim itself, by what `evidence.look` is asked for. */
    evidence: z.array(z.string()),
    lineIds: z.array(z.string()),
    /** Pieces of each line, where it is not about the whole line. */
    lineQuantities: z.record(z.string(), z.int()),
    /** What is sent instead. */
    replacement: z
      .object({
        lines: z.array(z.object({ sku: z.string(), spec: z.string(), quantity: z.int() })),
        carrier: z.string().nullable(),
        waybill: z.string().nullable(),
      })
      .nullable(),
    refundedFen: z.int(),
    refundableFen: z.int(),
    returnCarrier: z.string().nullable(),
    returnWaybill: z.string().nullable(),
    arrivedAt: z.date().nullable(),
    inspectedAt: z.date().nullable(),
    inspection: Inspection.nullable(),
    unknownStatus: z.boolean(),
    /** What a person must look at at the platform, in Chinese. */
    problem: z.string().nullable(),
    /** Waybill under which the warehouse has goods that may be this return; a person says by `bindReturn`. */
    unclearReturn: z.string().nullable(),
    /** Waybills that a person said to be this return's, beside the one it names. */
    boundWaybills: z.array(z.string()),
    /** What the buyer's newest words want, surest first. */
    wants: z.array(HeardWant),
    /** A person said so; agents hear again with the buyer's next words. */
    wantsByPerson: z.boolean(),
    triageState: z.string(),
    replyState: z.string(),
    /** The case this one is worked together with, where that one is the one that is listed. */
    mergedInto: z.object({ id: z.string(), number: z.string() }).nullable(),
  }),
  /** Cases of the same order that are worked together with this one, oldest first: what is claimed in them. */
  merged: z.array(MergedClaim),
  /** Cases that somebody linked with it, the newest link first. */
  links: z.array(LinkedCase),
  /** Parts that were split off it, and the case that it is a part of. */
  parts: z.array(CasePart),
  partOf: WholeCase.nullable(),
  /** How it came to whoever has it. */
  given: HowGiven.nullable(),
  order: OrderView.nullable(),
  timeline: z.array(TimelineEntry),
  findings: z.array(FindingSchema),
  messages: z.array(MessageView),
  suggestion: SuggestionView.nullable(),
  promises: z.array(PromiseView),
  /** What was written about it and not sent, that you may go on with: your own, and what a colleague left you. */
  unsent: z.array(UnsentView),
  decisions: z.array(DecisionView),
  actions: z.array(ActionView),
  account: AccountBrief.nullable(),
  /** What this person may do now, each with why not when it is greyed. */
  offers: z.array(
    z.object({
      kind: z.enum([...actionKinds, "copy_message", "close"]),
      allowed: z.boolean(),
      why: z.string().nullable(),
      /** The step is one for a case like this at its stage; what does not fit is not shown. */
      fits: z.boolean(),
      maxFen: z.int().nullable(),
      /** The channel has no call for it: a person does it on its own pages, and it is followed here. */
      byHand: z.boolean(),
      preview: z.string(),
      en: z.object({ why: z.string().nullable(), preview: z.string() }),
    }),
  ),
  /** Where the buyer can be answered for a time only: how many messages still go out, of how many, until when; `null`: there is no such limit. */
  answering: z.object({ left: z.int(), most: z.int(), until: z.date().nullable() }).nullable(),
  /** The platform's own rules and reasons for this channel and kind (审核模板); `desk`: where a seller does by hand what it has no call for. */
  template: z.object({ title: Said, points: z.array(Said), desk: z.string().nullable() }),
});
export type CasePage = z.infer<typeof CasePage>;

/** What a hand-over's sentence was read from. */
const handoverSources = ["case", "order", "finding", "decision", "action", "message", "promise", "suggestion"] as const;
const handoverParts = ["happened", "said", "open"] as const;

/** One sentence for the next person; `id` is that of its source on the case page. */
const HandoverLine = z.object({
  zh: z.string(),
  en: z.string(),
  at: z.date().nullable(),
  source: z.object({ kind: z.enum(handoverSources), id: z.string() }),
});
export type HandoverLine = z.infer<typeof HandoverLine>;
/** A case as it is handed over: what happened, what was said, what is open, each in the order of time. Nothing in it is without a source. */
export const Handover = z.object({
  parts: z.array(z.object({ part: z.enum(handoverParts), lines: z.array(HandoverLine) })),
});
export type Handover = z.infer<typeof Handover>;

const QueueCounts = z.object({
  open: z.int(),
  mine: z.int(),
  unassigned: z.int(),
  dueSoon: z.int(),
  /** Cases with a promise whose time comes near or is over. */
  promisesDue: z.int(),
  auto: z.int(),
  agent: z.int(),
  supervisor: z.int(),
  risk: z.int(),
  held: z.int(),
  /** Cases that rest until a time; they are in none of the others. */
  resting: z.int(),
  doneToday: z.int(),
  stakeFen: z.int(),
});
const CaseId = z.object({ caseId: z.string() });

/** Which cases of the queue are meant, and in which order they stand. */
export const CaseFilter = z.object({
  queue: Queue.optional(),
  status: CaseStatus.optional(),
  mine: z.boolean().optional(),
  channel: z.string().optional(),
  disputeClass: z.string().optional(),
  kind: CaseKind.optional(),
  finding: FindingKind.optional(),
  text: z.string().max(100).optional(),
  /** Only those with a promise whose time comes near or is over. */
  promiseDue: z.boolean().optional(),
  /** Only those that rest; otherwise what rests is not among the open ones. */
  resting: z.boolean().optional(),
  tag: z.string().max(40).optional(),
  priority: Priority.optional(),
  /** Only those this person has; `nobody`: those that nobody has and no policy works on. */
  who: z.string().max(100).optional(),
  /** Only those that this person handed over, and that are still with whom they were handed to. */
  handed: z.string().max(64).optional(),
  /** Only those that burn so. */
  only: Burning.optional(),
  sort: z.enum(["deadline", "stake", "newest", "oldest", "priority"]).default("deadline"),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

export const cases = {
  list: entry("case.read")
    .input(CaseFilter.extend(Page))
    .output(z.object({ rows: z.array(CaseRow), total: z.int() })),
  counts: entry("case.read").output(QueueCounts),
  /** `caseId`: id or number. */
  get: entry("case.read").input(CaseId).output(CasePage),
  /** The case written for whoever takes it over; `caseId`: id or number. */
  handover: entry("case.read").input(CaseId).output(Handover),
  /** What is put before a platform's staff, as one page that stands by itself: facts, what the order went through, what was said. In Chinese. */
  evidencePack: entry("case.work")
    .input(CaseId)
    .output(z.object({ name: z.string(), html: z.string() })),
  assign: entry("case.work")
    .input(CaseId.extend({ operatorId: z.string().nullable() }))
    .output(Done),
  /** A person says that goods which the warehouse has under a number the case does not name are this return. */
  bindReturn: entry("return.bind")
    .input(CaseId.extend({ waybill: z.string().min(1).max(64), revision: z.int() }))
    .output(Done),
  /** Takes the most urgent unassigned case of the caller's queue. */
  takeNext: entry("case.work").output(z.object({ caseId: z.string().nullable() })),
  setClass: entry("case.work")
    .input(CaseId.extend({ disputeClass: z.string() }))
    .output(Done),
  /** A person says what the buyer's newest words want, what is to be answered first before the rest; a suggestion is made anew. */
  setWants: entry("case.work")
    .input(
      CaseId.extend({
        wants: z
          .array(HeardWant.omit({ confidence: true }))
          .min(1)
          .max(MOST_WANTS),
        revision: z.int(),
      }),
    )
    .output(Done),
  close: entry("case.work")
    .input(CaseId.extend({ outcome: z.string().max(40), revision: z.int() }))
    .output(Done),
  /** A person says that a promise was kept where no system sees it. */
  keepPromise: entry("case.work")
    .input(CaseId.extend({ promiseId: z.string() }))
    .output(Done),
  /**
   * Keeps what you are writing, so that it outlives the page, the browser and you; `from`: the kept text it goes on with. Where that stands no more, another
   * window of yours has written meanwhile and both texts are kept. `key` marks this telling; `tried`: keys of earlier ones of the same text that were not answered,
   * so that it is not known whether they were heard. Empty text without a picture drops what it goes on with, or all of yours.
   */
  keepWords: entry("case.work")
    .input(
      CaseId.extend({
        text: z.string().max(MOST_WRITTEN),
        suggestionId: z.string().nullable(),
        macro: MacroPutIn.nullable().default(null),
        /** Keys of the case's own pictures that were put to it. */
        pictures: z.array(z.string().max(200)).max(MOST_PICTURES_KEPT).default([]),
        from: z.string().max(64).nullable().default(null),
        key: z.string().max(64).optional(),
        tried: z.array(z.string().max(64)).max(MOST_TRIED).optional(),
      }),
    )
    .output(z.object({ id: z.string().nullable() })),
  /** Cases about which you have words that were not sent. */
  unsent: entry("case.read").output(z.object({ caseIds: z.array(z.string()) })),
  /** Asks the reply agent for a (new) suggestion. */
  wantSuggestion: entry("case.work").input(CaseId).output(Done),
  /** The reply that a model is writing for this case just now: only what is `allowed` may be said; `null` when none is. */
  draft: entry("case.read")
    .input(CaseId)
    .output(z.object({ draft: DraftView.nullable() })),
  /** The model stops writing; the answer cards answer instead. */
  stopWriting: entry("case.work").input(CaseId).output(Done),
};
