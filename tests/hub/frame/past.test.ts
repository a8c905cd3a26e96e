/** What a kill leaves of the past: half a chapter is nobody's work until it is told anew. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoPastSetting, type PastProgress } from "../../../main/hub/contract/demonstration.ts";
import { waitForChapter } from "../../../main/hub/frame/past.ts";
import { openTurns, type Turns } from "../../../main/hub/frame/turns.ts";
import { commit, keepSetting, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
let turns: Turns;
let worked: string[];

beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());
beforeEach(() => {
  turns = openTurns();
  worked = [];
});

const keep = (begun: boolean): Promise<void> => {
  const progress: PastProgress = { untilMs: 0, days: 90, orders: 2_400, cases: 240, done: 7, of: 92, begun };
  return commit(store, "system", (tx) => keepSetting(tx, demoPastSetting, { ...progress }));
};
const work = (name: string): Promise<void> =>
  turns.beside(async () => {
    worked.push(name);
  });

describe("a hub that is opened again", () => {
  test("works at once where no chapter of a past was under way", async () => {
    await waitForChapter(store, turns);
    await work("none was ever told");
    await keep(false);
    await waitForChapter(store, turns);
    await work("between two chapters");
    expect(worked).toEqual(["none was ever told", "between two chapters"]);
  });

  test("leaves what a chapter held alone until that chapter was told anew", async () => {
    await keep(true);
    const goOn = await waitForChapter(store, turns);
    const waiting = work("of now");
    const told = turns.alone(async () => {
      worked.push("the chapter");
    });
    expect(worked).toEqual([]);
    goOn();
    await Promise.all([told, waiting]);
    expect(worked).toEqual(["the chapter", "of now"]);
  });
});
