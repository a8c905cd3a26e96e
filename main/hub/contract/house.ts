/** Status, shops, the live stream. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { entry } from "./base.ts";
import { eventNames } from "./events.ts";
import { apiKeys } from "./keys.ts";
import { Done, Page, Reason, Said } from "./shapes.ts";
import { keyPlaces } from "./shell.ts";
import { Awaited, ChannelGroup } from "./words.ts";

const ShopView = z.object({
  id: z.string(),
  channel: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  enabled: z.boolean(),
  demo: z.boolean(),
  settings: z.record(z.string(), z.string()),
  secretsSet: z.array(z.string()),
  lastPullAt: z.date().nullable(),
  lastPushAt: z.date().nullable(),
  pausedUntil: z.date().nullable(),
  /** Since when it is paused: by its channel or its network (`pausedUntil`), or by a person, who says why. */
  pausedSince: z.date().nullable(),
  pausedBy: z.string().nullable(),
  pausedWhy: z.string().nullable(),
  lagSeconds: z.int().nullable(),
  /** Of a shop that is asked and was never asked to the end: since when its changes are fetched, and which part of the time until now is held, 0 to 1. */
  firstPull: z.object({ begins: z.date(), share: z.number().min(0).max(1) }).nullable(),
  problem: z.string().nullable(),
  raw24h: z.int(),
  quarantined: z.int(),
  /** Pushes that were turned away: nobody known had signed them, or they were too large to tell. */
  refusedPushes24h: z.int(),
  webhookPath: z.string().nullable(),
  /** Of a channel whose shops are authorised at its own page, or whose token's end is known; `null` elsewhere. */
  authorisation: z.object({ byPage: z.boolean(), given: z.boolean(), endsAt: z.date().nullable() }).nullable(),
});
/** The journal's chain: `brokenAt` is the id of the first line that does not fit. */
const Journal = z.object({ lines: z.int(), sealed: z.int(), intact: z.boolean(), brokenAt: z.string().nullable() });
export const status = {
  get: entry("status.read").output(
    z.object({
      shops: z.array(ShopView),
      pending: z.int(),
      oldestPendingSeconds: z.int(),
      quarantined: z.int(),
      refetch: z.int(),
      actions: z.object({ held: z.int(), unclear: z.int(), failed: z.int() }),
      /** What was promised to buyers in the last 30 days; kept late counts as broken. */
      promises: z.object({ made: z.int(), kept: z.int(), broken: z.int(), running: z.int() }),
      ai: z.object({ configured: z.boolean(), model: z.string().nullable(), problem: z.string().nullable(), embedder: z.string() }),
      database: z.object({ kind: z.enum(["embedded", "external"]), version: z.string(), sizeBytes: z.number() }),
      perHour: z.array(z.object({ hour: z.date(), received: z.int(), quarantined: z.int() })),
      /** Payloads as they came: bytes, bytes as they are stored, since when, and for how many days. */
      payloads: z.object({ plainBytes: z.number(), storedBytes: z.number(), since: z.date().nullable(), keepDays: z.int() }),
      journal: Journal,
      /** Of a demonstration, while the days before it are still being told: chapters told, and how many there are. */
      past: z.object({ done: z.int(), of: z.int() }).nullable(),
      /** Where the installation's key lies. */
      keyPlace: z.enum(["file", ...keyPlaces]),
    }),
  ),
  /**
   * What channels say they have of the last 14 days (Beijing, oldest first) against what was held when it was compared, and what is missing still.
   * `filled` was fetched again since; `worstSeconds` is the longest from a change to our holding it.
   */
  completeness: entry("status.read").output(
    z.object({
      days: z.array(
        z.object({
          shopId: z.string(),
          day: z.string(),
          listed: z.int(),
          held: z.int(),
          filled: z.int(),
          open: z.int(),
          worstSeconds: z.int(),
          checkedTo: z.date(),
        }),
      ),
      gaps: z.array(z.object({ shopId: z.string(), what: z.enum(["orders", "cases"]), refId: z.string(), changedAt: z.date(), foundAt: z.date() })),
    }),
  ),
  /** Daily backups that are there, newest first, and how many are kept; 0 = none is made. */
  backups: entry("status.read").output(z.object({ keep: z.int(), rows: z.array(z.object({ name: z.string(), bytes: z.number(), at: z.date() })) })),
  keepBackups: entry("shop.edit")
    .input(z.object({ keep: z.int().min(0).max(365) }))
    .output(z.object({ keep: z.int() })),
  /** The time on the wall is right: what stopped because it jumped goes on. */
  confirmClock: entry("shop.edit").output(Done),
  /**
   * What was told about things that nobody knows yet, oldest first: the trace of a waybill that no order names, a fact of an order that never came.
   * It is understood as soon as its thing is known; after three days it is in the quarantine, too.
   */
  awaited: entry("status.read")
    .input(z.object({ what: Awaited.optional(), ...Page }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            what: Awaited,
            /** The waybill, or the reference, as it is compared. */
            ref: z.string(),
            shopName: z.string(),
            channel: z.string(),
            payloads: z.int(),
            firstAt: z.date(),
            lastAt: z.date(),
            reason: z.string(),
          }),
        ),
        total: z.int(),
        counts: z.record(Awaited, z.int()),
      }),
    ),
  /** Walks the journal's whole chain now; otherwise it is walked a part a day. */
  checkJournal: entry("shop.edit").output(Journal),
  /** After how many days payloads are forgotten; keys and hashes stay. */
  keepPayloads: entry("shop.edit")
    .input(z.object({ days: z.int().min(1).max(3_650) }))
    .output(z.object({ keepDays: z.int() })),
};

/** A channel as people know it: its name, and the one character on its colour by which it is marked; `hasCases` where it has after-sales, `messageBytes` the longest message it takes (bytes of UTF-8). */
const ChannelView = z.object({
  id: z.string(),
  name: Said,
  mark: z.object({ glyph: z.string(), colour: z.string() }),
  hasCases: z.boolean(),
  messageBytes: z.int().nullable(),
  /** Pictures that a message may carry; `null`: none. */
  messagePictures: z.object({ most: z.int(), mostBytes: z.int(), types: z.array(z.string()) }).nullable(),
});

export const shops = {
  /** The channels there are, for whoever reads cases. */
  marks: entry("case.read").output(z.object({ channels: z.array(ChannelView) })),
  channels: entry("shop.edit").output(
    z.object({
      channels: z.array(
        z.object({
          id: z.string(),
          name: Said,
          group: ChannelGroup,
          /** Pinyin of its Chinese names, a blank between syllables. */
          spelled: z.array(z.string()),
          abilities: z.array(z.string()),
          defaultBaseUrl: z.string(),
          /** A shop is authorised at the channel's own page, once key and secret are saved. */
          byPage: z.boolean(),
          /** What its payloads mean is said by a mapping. */
          byMapping: z.boolean(),
          /** In a demonstration: a simulated shop of it that can be connected, with what has to be typed by the name of its field. */
          offered: z.object({ name: z.string(), baseUrl: z.string(), values: z.record(z.string(), z.string()) }).nullable(),
          settings: z.array(
            z.object({
              key: z.string(),
              label: Said,
              secret: z.boolean(),
              required: z.boolean(),
              placeholder: z.string(),
              /** All there is to choose from, what holds where nothing is chosen first; `null`: it is typed. */
              choices: z.array(z.object({ value: z.string(), label: Said })).nullable(),
              /** It is a whole number from the first to the second. */
              whole: z.tuple([z.int(), z.int()]).nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
  /** Shops that cannot be asked just now, and since when they could be last; for whoever can mend it. */
  broken: entry("shop.edit").output(
    z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), problem: z.string(), reachedAt: z.date().nullable() })) }),
  ),
  save: entry("shop.edit")
    .input(
      z.object({
        id: z.string().nullable(),
        channel: z.string(),
        name: z.string().min(1).max(60),
        baseUrl: z.url(),
        enabled: z.boolean(),
        settings: z.record(z.string(), z.string()),
        secrets: z.record(z.string(), z.string()),
      }),
    )
    .output(z.object({ shop: ShopView })),
  /** The platform's page on which a shop's holder allows it; it sends the browser back to the console at this origin. */
  authorise: entry("shop.edit")
    .input(z.object({ id: z.string(), origin: z.url() }))
    .output(z.object({ address: z.url() })),
  /** What the platform sent the browser back with; an empty code: it was not allowed there. Good once, within ten minutes, by who began it. */
  authorised: entry("shop.edit")
    .input(z.object({ state: z.string().max(200), code: z.string().max(2_000) }))
    .output(z.object({ id: z.string(), name: z.string() })),
  /** Neither asked nor heard, and nothing is sent to its channel, until it goes on: then it is caught up with from where it stopped. */
  pause: entry("shop.edit")
    .input(z.object({ id: z.string(), reason: Reason }))
    .output(Done),
  /** It goes on; one that waits by itself is tried at once. */
  resume: entry("shop.edit")
    .input(z.object({ id: z.string() }))
    .output(Done),
  /** One real call with these credentials. */
  test: entry("shop.edit")
    .input(z.object({ id: z.string() }))
    .output(z.object({ working: z.boolean(), sentence: z.string() })),
  ...apiKeys,
};

/**
 * What the live stream tells: a name and which thing, so that screens ask again for what they show. `session.ended` is the last that a stream
 * tells: why it is over (`data.why`), when the caller's session is.
 */
export const LiveEvent = z.object({
  name: z.enum([...eventNames, "session.ended"]),
  subjectId: z.string(),
  at: z.date(),
  data: z.record(z.string(), z.unknown()),
});
export type LiveEvent = z.infer<typeof LiveEvent>;
export const live = { events: entry("signed_in").output(eventIterator(LiveEvent)) };
