/** Who is given a case: of those who fit the one with the least load, of equal ones who waited longest. Pure; worker, floor and preview ask the same. */
import { queuesOfRoles } from "../access/index.ts";
import type { AssignLine, AssignRules } from "../contract/assignment.ts";
import type { NobodyReason } from "../contract/lists.ts";
import type { Standing } from "../contract/standing.ts";
import type { Role } from "../contract/words.ts";

/** A case, as far as it matters who takes it. */
export interface CaseToGive {
  id: string;
  shopId: string;
  channel: string;
  queue: string;
  disputeClass: string | null;
}

/** Somebody who may be given cases, as he stands now. */
export interface Taker {
  id: string;
  queues: readonly string[];
  line: Omit<AssignLine, "most" | "operatorId"> & { most: number };
  state: Standing["state"];
  /** Outside of his working hours. */
  off: boolean;
  /** Open cases he has. */
  load: number;
  /** When he was given one last, ms; 0: never. */
  givenAt: number;
}

/** Who takes it, out of how many who fit, and how many of these had as few; or for which reason nobody does. */
export type Choice = { taker: Taker; fitting: number; equal: number } | { why: NobodyReason };

/** What holds until a supervisor says otherwise. */
export const firstRules: AssignRules = { on: false, most: 20, takeBack: "unbegun", awayMinutes: 120, people: [] };

/** What a person takes: his line, or where he has none all of it if answering buyers or judging risk is his role. */
export function lineFor(rules: AssignRules, person: { id: string; roles: readonly Role[] }): AssignLine {
  const takes = person.roles.includes("agent") || person.roles.includes("risk");
  return rules.people.find(({ operatorId }) => operatorId === person.id) ?? { operatorId: person.id, takes, channels: [], shops: [], classes: [], most: null };
}

/** The same with what holds for everybody put in, and the queues his roles take from. */
export function takerOf(rules: AssignRules, person: { id: string; roles: readonly Role[] }, now: Pick<Taker, "state" | "off" | "load" | "givenAt">): Taker {
  const { operatorId: id, ...line } = lineFor(rules, person);
  return { id, queues: queuesOfRoles(person.roles), line: { ...line, most: line.most ?? rules.most }, ...now };
}

type Fits = (taker: Taker, of: CaseToGive) => boolean;
const among = (list: readonly string[], one: string | null): boolean => list.length === 0 || (one !== null && list.includes(one));

/** In this order people drop out; the step at which the last one does is the reason that is told. */
const steps: readonly (readonly [NobodyReason, Fits])[] = [
  ["role", ({ line, queues }, { queue }) => line.takes && queues.includes(queue)],
  [
    "shop",
    ({ line }, of) => (line.channels.length === 0 && among(line.shops, of.shopId)) || line.channels.includes(of.channel) || line.shops.includes(of.shopId),
  ],
  ["class", ({ line }, { disputeClass }) => among(line.classes, disputeClass)],
  ["away", ({ state }) => state !== "away"],
  ["hours", ({ off }) => !off],
  ["busy", ({ state }) => state === "here"],
  ["full", ({ load, line }) => load < line.most],
];

/** Who is given this case as things stand. */
export function chooseFor(of: CaseToGive, takers: readonly Taker[]): Choice {
  let left = takers;
  for (const [why, fits] of steps) {
    left = left.filter((taker) => fits(taker, of));
    if (left.length === 0) return { why };
  }
  const least = Math.min(...left.map(({ load }) => load));
  const equal = left.filter(({ load }) => load === least);
  const [taker] = equal.toSorted((one, other) => one.givenAt - other.givenAt || (one.id < other.id ? -1 : 1));
  return taker ? { taker, fitting: left.length, equal: equal.length } : { why: "role" };
}

/** Cases one after the other, each with what the earlier ones left; loads and turns of the takers move along. */
export function chooseForAll(cases: readonly CaseToGive[], takers: readonly Taker[], now: number): { of: CaseToGive; choice: Choice; load: number }[] {
  return cases.map((of, place) => {
    const choice = chooseFor(of, takers);
    if ("why" in choice) return { of, choice, load: 0 };
    const { load } = choice.taker;
    choice.taker.load += 1;
    // Of several in one moment, too, the next is the next one's turn.
    choice.taker.givenAt = now + place / (cases.length + 1);
    return { of, choice, load };
  });
}

/** How many were not given, by reason. */
export function reasonsOf(choices: readonly Choice[]): { why: NobodyReason; cases: number }[] {
  const byReason = Map.groupBy(
    choices.flatMap((choice) => ("why" in choice ? [choice.why] : [])),
    (why) => why,
  );
  return steps.flatMap(([why]) => (byReason.has(why) ? [{ why, cases: byReason.get(why)?.length ?? 0 }] : []));
}
