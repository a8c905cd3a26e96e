/** Thousands of payloads as they should never come, each by the way its kind comes, and what became of them. */

import { setTimeout as pause } from "node:timers/promises";
import { eventsAfter, readerPlace } from "../../main/hub/store/index.ts";
import { drawer } from "../bench/figures.ts";
import { type Fed, feedKept, feedRest } from "./feed.ts";
import { keptFixtures, restFixtures } from "./fixtures.ts";
import { type Judgement, judge } from "./judge.ts";
import { type Draw, mutated, pick } from "./mutate.ts";
import type { World } from "./world.ts";

export interface ChaosReport extends Judgement {
  payloads: number;
  /** Turned away at the door with a sentence to the sender. */
  refused: number;
  repeated: number;
  crashed: number;
  seconds: number;
}

export interface ChaosOptions {
  count: number;
  seed: number;
  onProgress(share: number): void;
}

/** Payloads that come at the same time. */
const TOGETHER = 200;
const HOUR_MS = 3_600_000;

/** Sends `count` payloads through the product. The same seed sends the same ones. */
export async function chaosPayloads(world: World, { count, seed, onProgress }: ChaosOptions): Promise<ChaosReport> {
  const begun = performance.now();
  const draw = drawer(seed);
  const crashes: string[] = [];
  const note = (fault: Error): null => {
    crashes.push(fault.stack ?? fault.message);
    return null;
  };
  const doors = { refused: 0, repeated: 0, taken: 0, unnamed: [] as string[] };
  for (let sent = 0; sent < count; sent += TOGETHER) {
    const batch = Array.from({ length: Math.min(TOGETHER, count - sent) }, () => next(draw));
    const fed: (Fed | null)[] = [];
    // One after the other where counts are taken around a push; the product itself gathers what comes together.
    for (const send of batch) fed.push(await send(world).catch(note));
    for (const one of fed) {
      if (!one) continue;
      doors.taken += one.taken;
      if (one.outcome === "repeated") doors.repeated += 1;
      if (one.outcome === "refused") doors.refused += 1;
      if (one.outcome === "refused" && !/[一-龥]/.test(one.sentence ?? "")) doors.unnamed.push(one.sentence ?? "");
    }
    await world.understand().catch(note);
    onProgress((sent + batch.length) / count);
  }
  await comeToRest(world, note);
  crashes.push(...world.faults);
  const judged = await judge(world);
  const kept = judged.normalised + judged.quarantined + judged.stuck;
  return {
    payloads: count,
    normalised: judged.normalised,
    repeated: doors.repeated,
    quarantined: judged.quarantined,
    refused: doors.refused,
    crashed: crashes.length,
    stuck: judged.stuck + (await eventsUnread(world)),
    lost: judged.lost + Math.max(0, doors.taken - kept),
    unnamed: judged.unnamed + doors.unnamed.length,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    wrong: [...crashes, ...judged.wrong, ...doors.unnamed].slice(0, 40),
  };
}

const kept = keptFixtures();
const rest = restFixtures();

/** The next payload: what it is and how it comes is drawn before anything waits, so that nothing but the seed decides. */
function next(draw: Draw): (world: World) => Promise<Fed> {
  const asItCame = draw(25) === 0;
  if (draw(6) === 0) {
    const { operation, payload } = pick(rest, draw);
    const text = asItCame
      ? JSON.stringify(payload)
      : mutated(
          payload,
          rest.map((one) => one.payload),
          draw,
        );
    return (world) => feedRest(world, operation, text);
  }
  const fixture = pick(kept, draw);
  const others = kept.filter((one) => one.topic === fixture.topic).map((one) => one.payload);
  const text = asItCame ? JSON.stringify(fixture.payload) : mutated(fixture.payload, others, draw);
  // A payload as it came is told again under its own name.
  const nth = asItCame ? 0 : draw(1_000_000_000);
  return (world) => feedKept(world, fixture, { text, nth });
}

/** Days go by, so that what waits for something that never comes is given up; then the rest of the product follows what happened. */
async function comeToRest(world: World, note: (fault: Error) => null): Promise<void> {
  for (let look = 0; look < 6; look += 1) {
    world.goOn(20 * HOUR_MS);
    await world.understand().catch(note);
  }
  await world.composed.runUntilIdle("decisions").catch(note);
}

/** What happened and is not followed: one event that cannot be read would hold up all later ones. Those of writes under way elsewhere on the server come later. */
async function eventsUnread({ store, composed }: World): Promise<number> {
  for (let look = 1; ; look += 1) {
    const left = (await eventsAfter(store, await readerPlace(store, "flow"), 1_000)).length;
    if (left === 0 || look > LOOKS) return left;
    await pause(LOOK_MS);
    await composed.runUntilIdle("decisions", 1);
  }
}
const LOOKS = 20;
const LOOK_MS = 250;
