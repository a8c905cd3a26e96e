/** Notifiers: by which ways people are told outside of the console, what was sent by them, and how a person is reached. */
import { z } from "zod";
import { entry } from "./base.ts";
import { alertLevels, alertProblems, alertStates, contactWays } from "./lists.ts";
import { Done, Page, Said } from "./shapes.ts";

const Filled = z.record(z.string().max(40), z.string().max(2_000));

/** What a kind of notifier tells of itself; its form is drawn from it. */
const NotifierKind = z.object({
  id: z.string(),
  name: Said,
  mark: z.object({ glyph: z.string(), colour: z.string() }),
  /** What a person must know before he connects it, in one sentence. */
  about: Said,
  /** A message goes to a group of people, or to one person by his own way. */
  to: z.enum(["group", "person"]),
  way: z.enum(contactWays).nullable(),
  /** What is ever known of a message: that the service took it, or that it arrived. */
  known: z.enum(["accepted", "delivered"]),
  perMinute: z.int(),
  fields: z.array(
    z.object({ key: z.string(), label: Said, hint: Said.nullable(), secret: z.boolean(), required: z.boolean(), placeholder: z.string(), usual: z.string() }),
  ),
});

const Problem = z.object({ code: z.enum(alertProblems), zh: z.string(), en: z.string(), detail: z.string() });

/** A notifier as screens see it, without its secrets. */
const NotifierView = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  settings: Filled,
  /** Which secrets are kept. */
  kept: z.array(z.string()),
  revision: z.int(),
  /** What went wrong with its newest message; `null`: nothing. */
  problem: Problem.nullable(),
  problemAt: z.date().nullable(),
  sentAt: z.date().nullable(),
  pausedUntil: z.date().nullable(),
  /** Messages of the last 24 hours that it took, and that came to nothing or of which nobody knows. */
  took: z.int(),
  failed: z.int(),
  /** Where the service tells of receipts, when it has such; to be entered there. */
  receiptUrl: z.string().nullable(),
});

export const NotifierBody = z.object({
  kind: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(40),
  enabled: z.boolean(),
  settings: Filled,
  /** An empty secret leaves the kept one. */
  secrets: Filled,
});
export type NotifierBody = z.infer<typeof NotifierBody>;

/** A message that went out, or is to. */
const AlertRow = z.object({
  id: z.string(),
  number: z.string(),
  at: z.date(),
  notifierName: z.string(),
  kind: z.string(),
  personName: z.string().nullable(),
  title: z.string(),
  level: z.enum(alertLevels),
  state: z.enum(alertStates),
  attempts: z.int(),
  notBefore: z.date(),
  sentAt: z.date().nullable(),
  problem: Problem.nullable(),
});

/** How a person is reached; an empty text: not by this way. */
export const Ways = z.object({
  mobile: z.union([z.literal(""), z.string().regex(/^1[3-9]\d{9}$/)]),
  mail: z.union([z.literal(""), z.email().max(200)]),
  /** The person's id in WeCom's address book. */
  wecom: z.union([z.literal(""), z.string().regex(/^[\w.@-]{1,64}$/)]),
  /** The person's open id at Feishu. */
  feishu: z.union([z.literal(""), z.string().regex(/^[\w.@-]{1,64}$/)]),
});
export type Ways = z.infer<typeof Ways>;

export const alerts = {
  kinds: entry("waiting.work").output(z.object({ kinds: z.array(NotifierKind) })),
  notifiers: entry("waiting.work").output(z.object({ rows: z.array(NotifierView) })),
  /** Refused: a field that is missing, an address that may not be called, what somebody saved meanwhile. */
  save: entry("waiting.edit")
    .input(z.object({ id: z.string().nullable(), revision: z.int(), body: NotifierBody }))
    .output(z.object({ id: z.string() })),
  remove: entry("waiting.edit")
    .input(z.object({ id: z.string() }))
    .output(Done),
  /** One real message with what is typed in the form, also before it is kept; to whoever tries, where it goes to a person. */
  test: entry("waiting.edit")
    .input(z.object({ id: z.string().nullable(), body: NotifierBody }))
    .output(z.object({ working: z.boolean(), zh: z.string(), en: z.string(), detail: z.string() })),
  /** What was sent, newest first. */
  sent: entry("waiting.work")
    .input(z.object({ ...Page }))
    .output(z.object({ rows: z.array(AlertRow), total: z.int() })),
  /** One's own ways. */
  ways: entry("signed_in").output(Ways),
  setWays: entry("signed_in").input(Ways).output(Done),
};
