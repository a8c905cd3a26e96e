import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Jobs, type Store, startJobs } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

describe("background work", () => {
  let store: Store;
  let jobs: Jobs;
  beforeAll(async () => {
    store = await freshStore();
    const earlier = new PgBoss({ connectionString: store.url, max: 1 });
    await earlier.start();
    await earlier.createQueue("learn", { policy: "standard" });
    await earlier.stop();
    jobs = await startJobs(store, (fault) => {
      throw fault;
    });
  });
  afterAll(async () => {
    await jobs.stop();
    await store.close();
  });

  it("is done again when it is asked for after it began, though in the same second, and once for all who ask while it waits", async () => {
    const begun: number[] = [];
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await jobs.work("learn", async () => {
      begun.push(begun.length);
      if (begun.length > 1) return;
      // What was changed after this one read is asked for before it ends.
      await jobs.ask("learn");
      await jobs.ask("learn");
      await held;
    });
    await jobs.ask("learn");
    await expect.poll(() => begun.length, { timeout: 10_000 }).toBe(1);
    letGo();
    const waiting = () => store.rows<{ n: number }>("SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'learn' AND state < 'completed'");
    await expect.poll(waiting, { timeout: 15_000 }).toEqual([{ n: 0 }]);
    expect(begun).toHaveLength(2);
  }, 30_000);
});
