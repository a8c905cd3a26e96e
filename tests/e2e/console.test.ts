/** The four people's journeys in Debian's Chromium against a really running server. One server and one browser for all of them, in the order of a day. */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { accountsJourney } from "./journeys/accounts.ts";
import { agentJourney } from "./journeys/agent.ts";
import { bulkJourney } from "./journeys/bulk.ts";
import { colleaguesJourney } from "./journeys/colleagues.ts";
import { connectJourney } from "./journeys/connect.ts";
import { englishJourney } from "./journeys/english.ts";
import { everyoneJourney } from "./journeys/everyone.ts";
import { importsJourney } from "./journeys/imports.ts";
import { insightsJourney } from "./journeys/insights.ts";
import { keysJourney } from "./journeys/keys.ts";
import { learningJourney } from "./journeys/learning.ts";
import { macrosJourney } from "./journeys/macros.ts";
import { mapJourney } from "./journeys/map.ts";
import { modelsJourney } from "./journeys/models.ts";
import { onceJourney } from "./journeys/once.ts";
import { ownJourney } from "./journeys/own.ts";
import { pagesJourney } from "./journeys/pages.ts";
import { picturesJourney } from "./journeys/pictures.ts";
import { reachedJourney } from "./journeys/reached.ts";
import { riskJourney } from "./journeys/risk.ts";
import { saidJourney } from "./journeys/said.ts";
import { standingJourney } from "./journeys/standing.ts";
import { statusJourney } from "./journeys/status.ts";
import { supervisorJourney } from "./journeys/supervisor.ts";
import { tabsJourney } from "./journeys/tabs.ts";
import { termsJourney } from "./journeys/terms.ts";
import { togetherJourney } from "./journeys/together.ts";
import { trainerJourney } from "./journeys/trainer.ts";
import { versionsJourney } from "./journeys/versions.ts";
import { CHROMIUM } from "./support/browser.ts";
import { type HouseDoor, houseDoor } from "./support/house.ts";

/** In the order of a day. */
const day: readonly ((door: HouseDoor) => void)[] = [
  agentJourney,
  // Pays the very case that the agent may not pay: later its clock may have run out.
  riskJourney,
  supervisorJourney,
  trainerJourney,
  saidJourney,
  statusJourney,
  insightsJourney,
  importsJourney,
  termsJourney,
  togetherJourney,
  colleaguesJourney,
  onceJourney,
  bulkJourney,
  macrosJourney,
  learningJourney,
  keysJourney,
  accountsJourney,
  modelsJourney,
  mapJourney,
  tabsJourney,
  englishJourney,
  everyoneJourney,
  ownJourney,
  reachedJourney,
  picturesJourney,
  versionsJourney,
  pagesJourney,
  standingJourney,
  // Another shop's orders come in: nobody after it counts on there being two.
  connectJourney,
];

// Where the checks are kept it must be there; on a person's machine its absence is said and the rest goes on.
const missing = !existsSync(CHROMIUM) && !process.env.CI;

describe.skipIf(missing)(missing ? `the console in a browser (${CHROMIUM} is missing: install the package chromium)` : "the console in a browser", () => {
  const door = houseDoor();
  beforeAll(() => door.open(inject("clusterHome")));
  afterAll(() => door.close());

  for (const journey of day)
    describe(journey.name.replace("Journey", ""), () => {
      journey(door);
      // A window that nobody looks at any more goes on drawing its countdowns.
      afterAll(() => door.at().desk.leave());
    });

  it("no page complained, and the hub met no fault", () => {
    expect(door.at().desk.complaints).toEqual([]);
    expect(door.at().world.faults).toEqual([]);
  });
});
