/** A small part of `npm run -s chaos -- payloads`: whatever comes is understood, known already, turned away, or set aside with a sentence. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawer } from "../../scripts/bench/figures.ts";
import { keptFixtures } from "../../scripts/chaos/fixtures.ts";
import { mutated } from "../../scripts/chaos/mutate.ts";
import { chaosPayloads } from "../../scripts/chaos/payloads.ts";
import { openWorld, type World } from "../../scripts/chaos/world.ts";
import { freshStore } from "../support/store.ts";

let world: World;
beforeAll(async () => {
  const store = await freshStore();
  await store.close();
  world = await openWorld(store.url);
});
afterAll(() => world.close());

describe("payloads as they should never come", () => {
  it("are the same for the same seed", () => {
    const [first] = keptFixtures();
    if (!first) throw new Error("there is no payload to begin with");
    const drawn = (seed: number): string[] => {
      const draw = drawer(seed);
      return Array.from({ length: 20 }, () => mutated(first.payload, [first.payload], draw));
    };
    expect(drawn(5)).toEqual(drawn(5));
    expect(drawn(5)).not.toEqual(drawn(6));
  });

  it("end nothing, are never stuck or lost, and what is set aside says in Chinese which field is wrong", async () => {
    const { wrong, ...report } = await chaosPayloads(world, { count: 300, seed: 7, onProgress: () => undefined });
    expect(wrong).toEqual([]);
    expect(report).toMatchObject({ payloads: 300, crashed: 0, stuck: 0, lost: 0, unnamed: 0 });
    for (const sort of ["normalised", "quarantined", "refused", "repeated"] as const) expect(report[sort], sort).toBeGreaterThan(0);
  });
});
