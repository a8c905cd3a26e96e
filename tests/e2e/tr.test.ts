/** The four people's journeys in Debian's Chromium against a really running server. One server and one browser for all of them, in the order of a day. */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { agentJourney } from "./journeys/agent.ts";
import { trainerJourney } from "./journeys/trainer.ts";
import { CHROMIUM } from "./support/browser.ts";
import { houseDoor } from "./support/house.ts";

// Where the checks are kept it must be there; on a person's machine its absence is said and the rest goes on.
const missing = !existsSync(CHROMIUM) && !process.env.CI;

describe.skipIf(missing)(missing ? `the console in a browser (${CHROMIUM} is missing: install the package chromium)` : "the console in a browser", () => {
  const door = houseDoor();
  beforeAll(() => door.open(inject("clusterHome")), 240_000);
  afterAll(() => door.close(), 30_000);

  agentJourney(door);
  trainerJourney(door);

  it("no page complained, and the hub met no fault", () => {
    expect(door.at().desk.complaints).toEqual([]);
    expect(door.at().world.faults).toEqual([]);
  });
});
