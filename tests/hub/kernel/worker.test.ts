import { expect, test } from "vitest";
import { startWorker } from "../../../main/hub/kernel/worker.ts";

test("what fails again and again is not tried at every piece of news, and is asked at once by whoever waits for it", async () => {
  let rounds = 0;
  const worker = startWorker({
    round: async () => {
      rounds += 1;
      throw new Error("away");
    },
    everyMs: null,
    onFault: () => undefined,
  });
  worker.wake();
  await worker.idle();
  const before = rounds;
  for (let news = 0; news < 50; news += 1) {
    worker.wake();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(rounds).toBe(before);
  await worker.idle();
  expect(rounds).toBe(before + 1);
  await worker.stop();
});
