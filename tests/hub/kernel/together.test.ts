import { expect, it } from "vitest";
import { together } from "../../../main/hub/kernel/together.ts";

it("takes calls that come together as one, in their order, and what comes meanwhile as the next", async () => {
  const runs: number[][] = [];
  let entered: () => void = () => undefined;
  const inRun = new Promise<void>((resolve) => {
    entered = resolve;
  });
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const double = together({
    run: async (items: readonly number[]) => {
      runs.push([...items]);
      entered();
      await held;
      return items.map((item) => item * 2);
    },
    most: 3,
  });
  const first = [1, 2].map(double);
  await inRun;
  const later = [3, 4, 5, 6].map(double);
  release();
  expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10, 12]);
  expect(runs).toEqual([[1, 2], [3, 4, 5], [6]]);
});

it("refuses those of a run that threw, and goes on", async () => {
  const take = together({
    run: async (items: readonly string[]) => {
      if (items.includes("bad")) throw new Error("no");
      return items;
    },
    most: 1,
  });
  const answers = await Promise.allSettled(["good", "bad", "fine"].map(take));
  expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await take("again")).toBe("again");
});
