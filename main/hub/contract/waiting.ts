/** The unprocessed board: what waits too long, by which rules, who is on duty, and what becomes of it. */
import { z } from "zod";
import { entry } from "./base.ts";
import { alertLevels, alertProblems, alertStates, waitingKinds, waitingStates } from "./lists.ts";
import { Done, Reason, Said } from "./shapes.ts";

const Ids = (most: number) => z.array(z.string().min(1).max(100)).max(most);
const DayTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** A day in Beijing. */
const Day = z.iso.date();

/** What waits how long before whom it is told, and who is told next. */
export const RuleBody = z.object({
  name: z.string().trim().min(1).max(40),
  kind: z.enum(waitingKinds),
  on: z.boolean(),
  /** Its own clock: minutes after payment, before the promised time, before the platform's clock, or since the last scan. */
  minutes: z.int().min(1).max(20_160),
  /** None: every shop. */
  shops: Ids(300),
  level: z.enum(alertLevels),
  notifiers: Ids(20),
  /** Nobody acted for so long: the next one is told; `null`: nobody is. */
  actMinutes: z.int().min(1).max(1_440).nullable(),
  /** By which ways the next one is told; none: by the same. */
  nextNotifiers: Ids(20),
  /** Somebody has it: if it still waits after so long, it is told again. */
  holdMinutes: z.int().min(5).max(2_880),
  language: z.enum(["zh", "en"]),
  /** The message in the seller's own words, with {places}; empty: in the house's. */
  words: z.string().trim().max(400),
});
export type RuleBody = z.infer<typeof RuleBody>;

/** Somebody is on duty on these days of the week, from Monday (1), for these shops (none: all). */
const RosterLine = z.object({
  operatorId: z.string().min(1).max(64),
  shops: Ids(300),
  days: z.array(z.int().min(1).max(7)).max(7),
  from: DayTime,
  to: DayTime,
  /** Who stands in when he is away. */
  standInId: z.string().max(64).nullable(),
});
/** A day that is another than the calendar says: a holiday (0), or one on which it goes as on a Monday (1) … Sunday (7). */
const OtherDay = z.object({ day: Day, name: z.string().trim().max(30), as: z.int().min(0).max(7) });
/** One day of one person: off (and who comes for him), or on beside the week. */
const Exception = z.object({
  day: Day,
  operatorId: z.string().min(1).max(64),
  what: z.enum(["off", "on"]),
  standInId: z.string().max(64).nullable(),
  from: DayTime,
  to: DayTime,
});
export const Roster = z.object({
  lines: z.array(RosterLine).max(200),
  days: z.array(OtherDay).max(400),
  exceptions: z.array(Exception).max(400),
  /** Who is told when nobody acts, one after the other; the first also when nobody is on duty. */
  next: Ids(10),
  /** What is calm is not told in these hours; `holidays`: nor on holidays. */
  quiet: z.object({ on: z.boolean(), from: DayTime, to: DayTime, holidays: z.boolean() }),
});
export type Roster = z.infer<typeof Roster>;

/** What waits at one shop for one cause. */
const GroupView = z.object({
  id: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
  kind: z.enum(waitingKinds),
  level: z.enum(alertLevels),
  shopId: z.string(),
  shopName: z.string(),
  cause: Said,
  state: z.enum(waitingStates),
  count: z.int(),
  /** Since when, or until when, the oldest of them waits. */
  oldestAt: z.date(),
  openedAt: z.date(),
  /** When the next one is told if nobody acts. */
  actBy: z.date().nullable(),
  /** How often it was told. */
  turn: z.int(),
  told: z.array(z.string()),
  actorName: z.string().nullable(),
  actedAt: z.date().nullable(),
  snoozedUntil: z.date().nullable(),
  solvedAt: z.date().nullable(),
  /** Nobody could be told, and why; or nobody knows whether anybody was. */
  untold: z.enum(["nobody", "no_notifier", "no_way", "failed", "unknown"]).nullable(),
});

const Step = z.object({ at: z.date(), verb: z.string(), who: z.string(), zh: z.string(), en: z.string() });
const Told = z.object({
  at: z.date(),
  notifierName: z.string(),
  personName: z.string().nullable(),
  state: z.enum(alertStates),
  problem: z.object({ code: z.enum(alertProblems), zh: z.string(), en: z.string(), detail: z.string() }).nullable(),
});

export const waiting = {
  board: entry("waiting.work").output(
    z.object({
      groups: z.array(GroupView),
      /** Solved today (Beijing), the newest first, fifty at most. */
      solved: z.array(GroupView),
      lookedAt: z.date().nullable(),
      onDuty: z.array(z.object({ id: z.string(), name: z.string() })),
      rules: z.int(),
    }),
  ),
  /** A group with what waits in it, what was done, and whom it was told. */
  group: entry("waiting.work")
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(
      z.object({
        group: GroupView,
        items: z.array(z.object({ id: z.string(), number: z.string(), path: z.string(), at: z.date(), what: z.string() })),
        steps: z.array(Step),
        told: z.array(Told),
      }),
    ),
  acknowledge: entry("waiting.work")
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(Done),
  snooze: entry("waiting.work")
    .input(z.object({ id: z.string().min(1).max(64), minutes: z.int().min(5).max(10_080) }))
    .output(Done),
  /** What waits in it now counts no more for this rule: somebody says why. What comes later counts again. */
  settle: entry("waiting.work")
    .input(z.object({ id: z.string().min(1).max(64), reason: Reason }))
    .output(Done),
  /** Looks now and not at the next minute. */
  look: entry("waiting.work").output(Done),
  rules: entry("waiting.work").output(z.object({ rows: z.array(z.object({ id: z.string(), revision: z.int(), body: RuleBody })) })),
  saveRule: entry("waiting.edit")
    .input(z.object({ id: z.string().nullable(), revision: z.int(), body: RuleBody }))
    .output(z.object({ id: z.string() })),
  removeRule: entry("waiting.edit")
    .input(z.object({ id: z.string() }))
    .output(Done),
  /** What this rule would find now, and how many would have waited too long on each of the last seven days. */
  hits: entry("waiting.work")
    .input(z.object({ body: RuleBody }))
    .output(z.object({ now: z.int(), shops: z.int(), oldestAt: z.date().nullable(), days: z.array(z.object({ day: z.string(), count: z.int() })) })),
  roster: entry("waiting.work").output(
    z.object({
      roster: Roster,
      revision: z.int(),
      people: z.array(z.object({ id: z.string(), name: z.string(), ways: z.array(z.string()), away: z.boolean() })),
      onDuty: z.array(z.string()),
    }),
  ),
  saveRoster: entry("waiting.edit")
    .input(z.object({ roster: Roster, revision: z.int() }))
    .output(z.object({ revision: z.int() })),
};
