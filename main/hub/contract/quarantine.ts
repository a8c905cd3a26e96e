/** What came in and could not be read: by cause, with what was done about it. */
import { z } from "zod";
import { entry } from "./base.ts";
import { asideStates, replayOutcomes } from "./lists.ts";
import { Reason } from "./shapes.ts";

const ItemId = z.string().regex(/^\d{1,18}$/);
const Cause = z.string().regex(/^[0-9a-f]{32}$/);
/** Behind which row a page begins, and how many it has at most. */
const Pages = { cursor: ItemId.optional(), size: z.int().min(1).max(100).default(30) };
/** Single payloads, or all of a cause. */
const Picked = z.union([z.object({ ids: z.array(ItemId).min(1).max(500) }), z.object({ cause: Cause })]);

/** Payloads of one shop and topic that cannot be read for one reason. */
const CauseView = z.object({
  cause: Cause,
  shopId: z.string(),
  shopName: z.string(),
  channel: z.string(),
  topic: z.string(),
  /** The field it breaks at, without places in lists; empty where nobody can say. */
  field: z.string(),
  /** The sentence of the newest of them. */
  reason: z.string(),
  count: z.int(),
  firstAt: z.date(),
  lastAt: z.date(),
});

export const quarantine = {
  /** Causes, that of the newest payload first; `shops` are those that have any, whatever is asked for. */
  causes: entry("status.read")
    .input(
      z.object({
        state: z.enum(asideStates).default("quarantined"),
        shopId: z.string().max(100).optional(),
        channel: z.string().max(60).optional(),
        topic: z.string().max(100).optional(),
        ...Pages,
      }),
    )
    .output(
      z.object({
        rows: z.array(CauseView),
        next: ItemId.nullable(),
        counts: z.record(z.enum(asideStates), z.int()),
        shops: z.array(z.object({ id: z.string(), name: z.string(), channel: z.string() })),
        topics: z.array(z.string()),
      }),
    ),
  /** Payloads of a cause, newest first; with the cause as it stands now. */
  payloads: entry("status.read")
    .input(z.object({ cause: Cause, ...Pages }))
    .output(
      z.object({
        cause: CauseView,
        state: z.enum(asideStates),
        rows: z.array(z.object({ id: ItemId, receivedAt: z.date(), via: z.string(), reason: z.string() })),
        next: ItemId.nullable(),
      }),
    ),
  /** One payload, masked: its shape in lines, and at which it broke. */
  one: entry("status.read")
    .input(z.object({ id: ItemId }))
    .output(
      z.object({
        id: ItemId,
        state: z.enum(asideStates),
        shopName: z.string(),
        channel: z.string(),
        topic: z.string(),
        via: z.string(),
        receivedAt: z.date(),
        asideAt: z.date(),
        reason: z.string(),
        field: z.string(),
        /** `broke`: here is what could not be read; `missing`: here is what should be and is not. */
        lines: z.array(z.object({ text: z.string(), mark: z.enum(["broke", "missing"]).nullable() })),
        /** It is longer than what is shown. */
        isCut: z.boolean(),
        /** Its page in the database does not open any more. */
        isBroken: z.boolean(),
        discarded: z.object({ at: z.date(), by: z.string(), why: z.string(), until: z.date() }).nullable(),
      }),
    ),
  /** The payload as it came, for a reason that is written down; its beginning where it is very long. */
  reveal: entry("personal.reveal")
    .input(z.object({ id: ItemId, reason: Reason }))
    .output(z.object({ payload: z.string() })),
  /** Tries payloads again, after a fix; of a very large cause the oldest ten thousand. */
  replay: entry("shop.edit")
    .input(Picked)
    .output(z.object({ id: z.string().nullable(), count: z.int() })),
  /** What was tried again lately, newest first: by people, and by the program after an update. */
  replays: entry("status.read").output(
    z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          at: z.date(),
          /** `null`: by itself. */
          by: z.string().nullable(),
          reason: z.string(),
          counts: z.record(z.enum(replayOutcomes), z.int()),
        }),
      ),
    }),
  ),
  /** What became of each payload of a replay: those that are not understood first, two hundred at most. */
  replayed: entry("status.read")
    .input(z.object({ id: z.string().max(64) }))
    .output(z.object({ rows: z.array(z.object({ id: ItemId, outcome: z.enum(replayOutcomes), reason: z.string() })) })),
  /** Nobody will read these; can be taken back for as long as payloads are kept. */
  discard: entry("shop.edit")
    .input(z.object({ of: Picked, reason: Reason }))
    .output(z.object({ count: z.int() })),
  /** Back into the quarantine. */
  takeBack: entry("shop.edit")
    .input(Picked)
    .output(z.object({ count: z.int() })),
  /** A cause with the shapes of some of its payloads, for whoever maintains the connector: as a file of JSON, nothing personal in it. */
  export: entry("shop.edit")
    .input(z.object({ cause: Cause }))
    .output(z.object({ file: z.string() })),
};
