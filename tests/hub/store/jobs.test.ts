import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newTrace, traced, traceNow } from "../../../main/hub/kernel/trace.ts";
import { faultLine, type Jobs, type Store, startJobs } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

describe("background work", () => {
  let store: Store;
  let jobs: Jobs;
  const faults: Error[] = [];
  beforeAll(async () => {
    store = await freshStore();
    const earlier = new PgBoss({ connectionString: store.url, max: 1 });
    await earlier.start();
    await earlier.createQueue("learn", { policy: "standard" });
    await earlier.stop();
    jobs = await startJobs(store, (fault) => void faults.push(fault));
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
    await expect.poll(() => begun.length).toBe(1);
    letGo();
    const waiting = () => store.rows<{ n: number }>("SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'learn' AND state < 'completed'");
    await expect.poll(waiting).toEqual([{ n: 0 }]);
    expect(begun).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it("bears the id of what it follows from, and tells when it fails", async () => {
    const trace = newTrace();
    const seen: (string | undefined)[] = [];
    await jobs.work("fail", async () => {
      seen.push(traceNow());
      throw new Error("the disk is full");
    });
    await traced(trace, () => jobs.ask("fail"));
    await expect.poll(() => faults.map(({ message }) => message)).toContain("fail: the disk is full");
    expect(seen[0]).toBe(trace);
  });
});

it("what a library hands on in an object of its own is a line like any other", () => {
  expect(faultLine({ message: "terminating connection\nby somebody", code: "57P01" })).toBe("passing: terminating connection");
  expect(faultLine({ message: "odd", queue: "retrain" })).toBe("odd");
});
