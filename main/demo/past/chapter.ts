/** One chapter of the past as it is lived: a world of its own with its own clock, which moves only when it is told to. */
import { KEYS } from "../config.ts";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { seeded } from "../engine/rng.ts";
import { Schedule } from "../engine/schedule.ts";
import { Kuaidi100 } from "../kuaidi100/service.ts";
import type { Show } from "../show.ts";
import { TmcQueue } from "../taobao/tmc.ts";
import type { SimEvent } from "../truth/events.ts";
import { happen } from "../truth/happen.ts";
import { Ids } from "../truth/ids.ts";
import type { SimFact } from "../truth/types.ts";
import { World } from "../truth/world.ts";
import type { DeskDeed } from "./desk.ts";
import { type Neighbours, neighboursOf } from "./neighbours.ts";
import type { ChapterPlan } from "./outline.ts";
import { type Deed, type PeopleAt, peopleAt } from "./people.ts";
import { planChapter } from "./plan.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How much is told together: of what the shop has to answer to, and of all that only goes its way. */
const TOGETHER = { answered: 15 * MINUTE, quiet: 48 * HOUR };
/** What the shop's people begin their day with. */
const MORNING = 8.5 * HOUR;
/** What the shop answers to; all else is told with the next of these, or after two days. */
const ANSWERED: ReadonlySet<SimEvent["type"]> = new Set(["claim", "withdraw", "say", "arbitrate", "reapply"]);

/** What is new since the last step, for whoever asks the channels about it. */
export interface PastNews {
  now: number;
  over: boolean;
  orders: { channel: string; id: string }[];
  claims: { channel: string; id: string }[];
  parcels: { waybill: string; carrier: string; phoneTail: string }[];
  facts: { channel: string; orderId: string; event: { id: string; kind: string; at: string; data: object } }[];
  deeds: Deed[];
  /** What is done beside the cases. */
  desk: readonly DeskDeed[];
  /** What the seller's own mini-program tells. */
  own: Neighbours;
}

/** A chapter under way. */
export interface Chapter {
  gates: Show["gates"];
  world: World;
  /** Where it begins, ms. */
  begins: number;
  /** Goes on to what comes next, but not beyond `notAfter`. */
  step(notAfter: number | null): PastNews;
  /** What is still to come when the past ends. */
  left(): SimEvent[];
}

/** Opens a chapter of the past of a show; the same chapter is always told the same way, as long as the shop does the same. */
export function openChapter(show: Show, plan: ChapterPlan, untilMs: number): Chapter {
  const clock = handClock();
  const schedule = new Schedule<SimEvent>();
  const seed = `${show.config.seed}:past:${plan.number}`;
  // Seconds before the show was made, one a chapter: no number is given twice.
  const ids = new Ids({ second: Math.floor(untilMs / 1_000) - 1 - plan.number, next: 0 });
  // Buyers are the show's own, whoever tells of them.
  const world = new World({ clock, schedule, ids, seed: show.config.seed, pace: 1 });
  const planned = planChapter({ rng: seeded(seed), ids, seed: show.config.seed, pace: 1 }, plan, untilMs);
  for (const event of planned.events) {
    // Corrections of a carrier are told in pushes, and nobody is pushed to.
    if (event.type === "ship") event.shipment.parcel.trueCarrier = event.shipment.parcel.carrier;
    schedule.add(event);
  }
  clock.set(Math.min(plan.dayMs, schedule.nextAt() ?? plan.dayMs));
  const news = noting(world);
  const people = planned.claims.map((claim) => peopleAt(world, claim));
  let desk = plan.desk.length > 0 && plan.dayMs + MORNING < untilMs ? plan.dayMs + MORNING : null;
  const gates = gatesOf(show, world, clock);
  const { service } = gates.kuaidi100;
  return {
    gates,
    world,
    begins: clock.now(),
    step: (notAfter) => {
      const to = nextStop({ schedule, people, desk }, { now: clock.now(), untilMs, notAfter });
      if (to !== null) clock.set(to);
      const now = clock.now();
      // Whoever asked at one step may ask again at the next: it is another day.
      service.lastAsked.clear();
      for (let event = schedule.takeDue(now); event; event = schedule.takeDue(now)) if (!isBesideThePoint(world, event)) happen(world, event);
      const deeds = people.flatMap((each) => each.due(now));
      const isMorning = desk !== null && desk <= now;
      if (isMorning) desk = null;
      return {
        now,
        over: to === null,
        ...news(),
        deeds,
        desk: isMorning ? plan.desk : [],
        own: isMorning && plan.desk.includes("neighbours") ? neighboursOf(show.config.seed, now) : NOBODY,
      };
    },
    left: () => schedule.items(),
  };
}

const NOBODY: Neighbours = { orders: [], cases: [] };

/** Nobody asks how it goes on when it is over. */
function isBesideThePoint(world: World, event: SimEvent): boolean {
  if (event.type !== "say") return false;
  const claim = world.claims.get(event.claimId);
  return claim === undefined || ["success", "refunding", "closed", "exchanged"].includes(claim.status);
}

interface Coming {
  schedule: Schedule<SimEvent>;
  people: readonly PeopleAt[];
  desk: number | null;
}

/** Where the clock goes next; `null` at the end. */
function nextStop({ schedule, people, desk }: Coming, at: { now: number; untilMs: number; notAfter: number | null }): number | null {
  const first = schedule.nextAt();
  const theirs = people.map((each) => each.nextAt()).filter((time) => time !== null);
  if (first === null && theirs.length === 0 && desk === null) return ended(at);
  const answered = schedule.earliest(isAnswered);
  // A day begins with its mail; who answers works through what came together.
  const stops = [...theirs, ...(desk === null ? [] : [desk]), ...(answered === null ? [] : [answered + TOGETHER.answered])];
  const next = Math.max(at.now, Math.min(...stops, (first ?? Number.POSITIVE_INFINITY) + TOGETHER.quiet));
  if (Math.min(first ?? next, next) > at.untilMs) return ended(at);
  return Math.min(at.untilMs, next, at.notAfter ?? Number.POSITIVE_INFINITY);
}

/** What is held may go out after the last that happens. */
function ended({ untilMs, notAfter }: { untilMs: number; notAfter: number | null }): number | null {
  return notAfter !== null && notAfter <= untilMs ? notAfter : null;
}

/** What is inspected is paid back by somebody, too. */
function isAnswered(event: SimEvent): boolean {
  return ANSWERED.has(event.type) || (event.type === "fact" && event.kind === "return_inspected");
}

/** A clock that goes where it is told, for a chapter begins where the one before it may not have ended. */
function handClock(): SimClock {
  let now = 0;
  return {
    now: () => now,
    set: (to) => {
      now = Math.max(now, to);
    },
    span: () => HOUR,
    previous: () => now,
  };
}

/** Hears of every change, and tells what changed since it was last asked. */
function noting(world: World): () => Omit<PastNews, "now" | "over" | "deeds" | "desk" | "own"> {
  const orders = new Map<string, PastNews["orders"][number]>();
  const claims = new Map<string, PastNews["claims"][number]>();
  const parcels = new Map<string, PastNews["parcels"][number]>();
  let facts: SimFact[] = [];
  world.hooks = {
    order: ({ channel, id }) => void orders.set(id, { channel, id }),
    claim: ({ channel, id }) => void claims.set(id, { channel, id }),
    parcel: ({ waybill, carrier, phoneTail }) => void parcels.set(waybill, { waybill, carrier, phoneTail }),
    fact: (fact) => void facts.push(fact),
    question: () => undefined,
  };
  return () => {
    const news = { orders: [...orders.values()], claims: [...claims.values()], parcels: [...parcels.values()], facts: facts.map(factOf) };
    for (const fact of facts) fact.delivered = true;
    for (const told of [orders, claims, parcels]) told.clear();
    facts = [];
    return news;
  };
}

function factOf({ channel, orderId, id, kind, at, data }: SimFact): PastNews["facts"][number] {
  return { channel, orderId, event: { id, kind, at: new Date(at).toISOString(), data } };
}

/** Gates as those of the show, before a world of their own: nothing goes wrong at them, and nobody counts their calls. */
function gatesOf(show: Show, world: World, clock: SimClock): Show["gates"] {
  const faults = new FaultBox({ clock, seed: "past", faults: presetFaults("none", 0) });
  const allow = (): boolean => true;
  const service = new Kuaidi100(world, { emit: () => undefined, rhythm: { first: HOUR, every: HOUR } });
  const { taobao, douyin, kuaidi100 } = show.gates;
  const { access, refresh } = { access: KEYS.douyin.accessToken, refresh: KEYS.douyin.refreshToken };
  const tokens = { ...douyin.tokens, access: douyin.tokens.access || access, refresh: douyin.tokens.refresh || refresh, accessUntil: Number.MAX_SAFE_INTEGER };
  return {
    taobao: { ...taobao, shop: { ...taobao.shop, world, queue: new TmcQueue() }, faults, allow },
    douyin: { ...douyin, shop: { ...douyin.shop, world }, faults, allow, tokens },
    kuaidi100: { ...kuaidi100, world, service, faults, allow },
  };
}
