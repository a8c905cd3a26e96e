/** Lets a demonstration live through the days before it, behind the day that is flowing: chapter by chapter, each alone and whole, and on from where it stood when it was stopped. */
import { setTimeout as pause } from "node:timers/promises";
import { openReplyAgent } from "../agents/reply/agent.ts";
import { openTriageAgent } from "../agents/triage/agent.ts";
import type { Composed } from "./compose.ts";
import { type Doing, doDeed } from "./compose-past-deeds.ts";
import { doAtDesk } from "./compose-past-desk.ts";
import { type Demo, type PastNews, parcelChannel } from "./demo/index.ts";
import { demonstrationPeople, type Principal, principalOf } from "./hub/access/index.ts";
import type { ChannelRef } from "./hub/connectors/port.ts";
import { demoPastSetting, type PastProgress } from "./hub/contract/demonstration.ts";
import { inProcessClient } from "./hub/frame/carrier.ts";
import type { PastHouse } from "./hub/frame/past.ts";
import { faultLine, settingOf } from "./hub/store/index.ts";

/** How many days the past has, and what is in them. */
export interface PastWish {
  days: number;
  orders: number;
  cases: number;
}

/** What stands behind the demonstration that everybody sees first. */
export const pastOfDemonstration: PastWish = { days: 90, orders: 2_400, cases: 240 };

/** When a shop began that has so many days behind it: before anything of the first of them was bought. */
export function beganBefore(now: number, { days }: PastWish): number {
  return now - (days + 12) * 86_400_000;
}

/** The past of a demonstration, while it is told. */
export interface TellingPast {
  /** Resolves when all of it was told, or it was stopped. */
  told: Promise<void>;
  stop(): Promise<void>;
}

const SHOP_OF = (channel: string): string => `demo-${channel}`;
const TRACKER = SHOP_OF(parcelChannel);
const WAREHOUSE: Principal = { kind: "key", id: "demo-past", shopId: "demo-own", scopes: ["read", "orders", "cases", "warehouse"], everyShop: true };
/** Facts told in one call. */
const FACTS_AT_ONCE = 500;
/** The day that is flowing gets so much of the time that the past takes: little while nobody looks, more while somebody has the console open. */
const REST = { alone: 0.1, watched: 0.8 };
const LONGEST_REST_MS = 4_000;
/** A turn in which nobody looks begins no further chapter after this. */
const TURN_MS = 2_000;
/** Today comes in first. */
const FIRST_REST_MS = 15_000;

/** Begins to tell the past, or goes on with it; what was told stays told. `rests`: leaves time to the present in between. */
export function tellPast(composed: Composed, demo: Demo, of: { wish: PastWish; rests: boolean }): TellingPast {
  const leaving = new AbortController();
  const told = tell(composed, demo, { ...of, leave: leaving.signal }).catch((fault: Error) => {
    if (!leaving.signal.aborted) composed.hub.platform.log("error", `the past of the demonstration: ${faultLine(fault)}`);
  });
  return {
    told,
    stop: async () => {
      leaving.abort();
      await told;
    },
  };
}

async function tell({ hub }: Composed, demo: Demo, of: { wish: PastWish; rests: boolean; leave: AbortSignal }): Promise<void> {
  const rest = async (ms: number): Promise<unknown> => (of.rests ? pause(ms, null, { signal: of.leave }) : null);
  const kept = await settingOf<PastProgress>(hub.store, demoPastSetting);
  const begun = kept ?? { ...of.wish, untilMs: hub.store.clock.now(), done: 0, of: 0 };
  if (begun.of > 0 && begun.done >= begun.of) return;
  // What was begun is told to its end first: nobody works before that.
  if (!begun.begun) await rest(FIRST_REST_MS);
  const outline = await demo.past.begin(begun);
  const answersAt = new Map([
    [demo.taobaoUrl, outline.taobaoUrl],
    [demo.douyinUrl, outline.douyinUrl],
    [demo.kuaidi100Url, outline.kuaidi100Url],
  ]);
  const route = (url: string): string => {
    const [now, then] = [...answersAt].find(([address]) => url.startsWith(address)) ?? ["", ""];
    return then + url.slice(now.length);
  };
  const house = hub.past({ until: new Date(begun.untilMs), route });
  const teller = openTeller(house, demo);
  const tellOne = async (done: number): Promise<void> => {
    await house.keep(demoPastSetting, { ...begun, of: outline.chapters, done, begun: true });
    await teller(done);
    await house.catchUp();
    await house.keep(demoPastSetting, { ...begun, of: outline.chapters, done: done + 1, begun: false });
  };
  for (let done = begun.done; done < outline.chapters && !of.leave.aborted; ) {
    const isWatched = hub.streams.people().size > 0;
    let took = 0;
    await house.alone(async () => {
      const started = performance.now();
      // Short chapters come several in a turn: each turn waits for whatever is under way at the present.
      do {
        await tellOne(done);
        done += 1;
        took = performance.now() - started;
      } while (took < TURN_MS && !isWatched && done < outline.chapters && !of.leave.aborted);
    });
    await rest(Math.min(LONGEST_REST_MS, took * (isWatched ? REST.watched : REST.alone)));
  }
  if (!of.leave.aborted) await house.learn();
}

/** Tells one chapter: what the channels say of it is asked for and understood, people do what they did, and what they held goes out. */
function openTeller(house: PastHouse, demo: Demo): (chapter: number) => Promise<void> {
  const naming = inProcessClient(house.carried, { kind: "agent", name: "triage" });
  const triage = openTriageAgent(naming);
  const reply = openReplyAgent(inProcessClient(house.carried, { kind: "agent", name: "reply" }));
  const warehouse = inProcessClient(house.carried, WAREHOUSE);
  const people: Doing["people"] = new Map(demonstrationPeople.map((person) => [person.id, inProcessClient(house.carried, principalOf(person))]));
  const agents = async (): Promise<void> => {
    while (await triage.round());
    while (await reply.round());
  };
  const take = async (news: PastNews): Promise<void> => {
    for (const shopId of new Set([...news.orders, ...news.claims].map(({ channel }) => SHOP_OF(channel)))) {
      const named = (kind: "order" | "case", things: PastNews["orders"]): ChannelRef[] =>
        things.filter(({ channel }) => SHOP_OF(channel) === shopId).map(({ id }) => ({ kind, id, ...(kind === "case" ? { extra: { talk: "1" } } : {}) }));
      await house.ask(shopId, [...named("order", news.orders), ...named("case", news.claims)]);
    }
    await house.ask(
      TRACKER,
      news.parcels.map(({ waybill, carrier, phoneTail }) => ({ kind: "parcel", id: waybill, extra: { carrier, phoneTail } })),
    );
    const facts = news.facts.map(({ channel, orderId, event }) => ({ ...event, orderRef: `channel:${SHOP_OF(channel)}:${orderId}` }));
    if (news.own.orders.length > 0) await warehouse.rest.putOrders({ orders: [...news.own.orders] });
    if (news.own.cases.length > 0) await warehouse.rest.putCases({ cases: [...news.own.cases] });
    for (let from = 0; from < facts.length; from += FACTS_AT_ONCE) await warehouse.rest.putOrderEvents({ events: facts.slice(from, from + FACTS_AT_ONCE) });
  };
  return async (chapter) => {
    let now = (await demo.past.open(chapter)).begins;
    for (let over = false; !over; ) {
      const due = await house.nextDue();
      // What did not go out when it was due waits for something else.
      const news = await demo.past.step(due !== null && due > now ? due : null);
      now = news.now;
      over = news.over;
      house.moveTo(news.now);
      await take(news);
      const isNews = [news.orders, news.claims, news.parcels, news.facts, news.own.orders].some((told) => told.length > 0);
      if (isNews || over || (due !== null && due <= now)) await house.settle(agents);
      for (const deed of news.desk) await doAtDesk({ now, people, triage: naming }, deed);
      // A trained classifier names what comes after.
      if (news.desk.includes("train")) triage.reload();
      const touched = new Set<string>();
      for (const deed of news.deeds) {
        // What is said goes out before the same person goes on with the same case.
        if (touched.has(deed.claimId)) await house.settle(agents);
        touched.add(deed.claimId);
        await doDeed({ house, people }, deed);
      }
      if (news.desk.length + news.deeds.length > 0) await house.settle(agents);
    }
    await house.pass();
    await house.settle(agents);
    await demo.past.end();
  };
}
