/** The risk desk: accounts with their reasons, what a reviewer says of them for a time, and what a buyer says against it. Money in fen. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { entry } from "./base.ts";
import { AccountBrief, CaseRow } from "./cases.ts";
import { ExportFormat, ExportPart } from "./exports.ts";
import { Done, Page, Reason } from "./shapes.ts";
import { MarkKind, RiskLevel } from "./words.ts";

/** What is said of an account for a time is looked at again after so many days at the latest. */
export const LONGEST_MARK_DAYS = 365;

/** Which accounts a reviewer looks at. */
export const AccountView = z.enum(["all", "new", "watched", "blocked", "trusted", "appeal"]);
export type AccountView = z.infer<typeof AccountView>;

const Mark = z.object({
  id: z.string(),
  kind: MarkKind,
  reason: z.string(),
  byName: z.string(),
  at: z.date(),
  until: z.date(),
  endedAt: z.date().nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
});

/** How much an account asked back, in 30 and in 90 days. */
const Counts = {
  returns90d: z.int(),
  cases30d: z.int(),
  cases90d: z.int(),
  refunded30dFen: z.int(),
  refunded90dFen: z.int(),
};

const AccountLine = AccountBrief.extend({
  ...Counts,
  nick: z.string(),
  channels: z.array(z.string()),
  openCases: z.int(),
  lastSeenAt: z.date().nullable(),
  /** Since when it stands here: its mark's time, else when its status became this; `null`: since before that was kept. */
  since: z.date().nullable(),
  mark: Mark.nullable(),
  appeals: z.int(),
});

const Appeal = z.object({
  id: z.string(),
  words: z.string(),
  status: z.enum(["open", "upheld", "rejected"]),
  byName: z.string(),
  at: z.date(),
  result: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.date().nullable(),
});

/** Accounts that a person put together or took apart. */
const Change = z.object({
  id: z.string(),
  kind: z.enum(["merge", "split"]),
  accountId: z.string(),
  otherId: z.string(),
  reason: z.string(),
  byName: z.string(),
  at: z.date(),
  orders: z.int(),
  undoneAt: z.date().nullable(),
  undoneBy: z.string().nullable(),
});

/** A buyer as a channel names them: what of an account can go its own way. */
const ChannelAccount = z.object({ channel: z.string().max(40), nick: z.string().max(200) });

const Of = z.object({ accountId: z.string() });

/**
 * What a mark would do now, counted by deciding the open cases as if it stood: which go to a person or to the risk desk, which a policy grants then, what is
 * held and would be taken back; and how much policies granted this buyer by themselves in 30 days, which is what stops.
 */
const MarkEffect = z.object({
  open: z.int(),
  toPeople: z.int(),
  toRisk: z.int(),
  toAutomatic: z.int(),
  automaticFen: z.int(),
  heldBack: z.int(),
  heldFen: z.int(),
  granted30d: z.int(),
  granted30dFen: z.int(),
});

export const risk = {
  accounts: entry("risk.review")
    .input(
      z.object({
        view: AccountView.default("all"),
        level: RiskLevel.optional(),
        status: z.enum(["none", "escalated", "cleared", "confirmed"]).optional(),
        ...Page,
      }),
    )
    .output(z.object({ rows: z.array(AccountLine), total: z.int(), counts: z.record(AccountView, z.int()) })),
  account: entry("risk.review")
    .input(Of)
    .output(
      z.object({
        account: AccountLine.extend({ note: z.string(), reviewedBy: z.string().nullable(), reviewedAt: z.date().nullable() }),
        cases: z.array(CaseRow),
        identities: z.array(z.object({ kind: z.string(), shown: z.string() })),
        months: z.array(z.object({ month: z.string(), orders: z.int(), returns: z.int(), refundedFen: z.int() })),
        marks: z.array(Mark),
        appeals: z.array(Appeal),
        changes: z.array(Change),
        channelAccounts: z.array(ChannelAccount.extend({ orders: z.int(), paidFen: z.int(), refundedFen: z.int(), phone: z.string(), city: z.string() })),
      }),
    ),
  decide: entry("risk.review")
    .input(z.object({ accountId: z.string(), verdict: z.enum(["cleared", "confirmed"]), note: z.string().max(500) }))
    .output(Done),
  previewMark: entry("risk.review")
    .input(Of.extend({ kind: MarkKind.nullable() }))
    .output(MarkEffect),
  /** `saw`: the mark that stood where the reviewer looked, `null` for none; when a colleague was quicker it is refused. */
  mark: entry("risk.review")
    .input(Of.extend({ kind: MarkKind, reason: Reason, until: z.date(), saw: z.string().nullable() }))
    .output(z.object({ id: z.string() })),
  endMark: entry("risk.review")
    .input(Of.extend({ reason: Reason, saw: z.string() }))
    .output(Done),
  /** What the buyer says against how they are treated; kept without what names them. */
  recordAppeal: entry("risk.review")
    .input(Of.extend({ words: z.string().trim().min(4).max(1_000) }))
    .output(z.object({ id: z.string() })),
  /** Upheld: the account is cleared, and what watches or blocks it ends. */
  closeAppeal: entry("risk.review")
    .input(z.object({ appealId: z.string(), upheld: z.boolean(), result: Reason }))
    .output(Done),
  /** Other accounts at the same addresses and phones, by fingerprints; of each what it asked back. */
  joined: entry("risk.review")
    .input(Of)
    .output(
      z.object({
        joins: z.array(z.object({ kind: z.enum(["address", "phone"]), mark: z.string(), shown: z.string(), accountIds: z.array(z.string()) })),
        accounts: z.array(AccountLine),
      }),
    ),
  /** Puts the other account into this one; it can be taken back. */
  merge: entry("risk.review")
    .input(Of.extend({ otherId: z.string(), reason: Reason }))
    .output(z.object({ changeId: z.string(), otherId: z.string() })),
  /** Takes these buyers of channels out into an account of their own; it can be taken back. */
  split: entry("risk.review")
    .input(Of.extend({ identities: z.array(ChannelAccount).min(1).max(50), reason: Reason }))
    .output(z.object({ changeId: z.string(), otherId: z.string() })),
  undoChange: entry("risk.review")
    .input(z.object({ changeId: z.string() }))
    .output(Done),
  /** What a platform's staff or a colleague needs to judge the account, as one page that stands by itself. */
  evidencePack: entry("risk.review")
    .input(Of)
    .output(z.object({ name: z.string(), html: z.string() })),
  /** The list as a file, piece by piece, as it is filtered. */
  export: entry("risk.review")
    .input(z.object({ view: AccountView, format: ExportFormat, language: z.enum(["zh", "en"]).default("zh") }))
    .output(eventIterator(ExportPart)),
};
