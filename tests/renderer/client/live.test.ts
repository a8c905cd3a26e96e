import { describe, expect, it, vi } from "vitest";
import { createLive, type LiveNews } from "../../../renderer/client/live.ts";

const news = (name: string): LiveNews => ({ name, subjectId: "1", data: {} });

async function* telling(...names: string[]): AsyncGenerator<LiveNews> {
  for (const name of names) yield news(name);
}

function untilAborted(signal: AbortSignal): AsyncIterable<LiveNews> {
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<LiveNews> {
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    },
  };
}

describe("the live stream", () => {
  it("tells news, says when it is lost, comes back and says that anything may have changed", async () => {
    vi.useFakeTimers();
    try {
      let opened = 0;
      const live = createLive(async (signal) => {
        opened += 1;
        if (opened === 1) return telling("case.opened");
        if (opened === 2) throw new Error("the hub is away");
        return untilAborted(signal);
      });
      const told: (string | null)[] = [];
      const states: string[] = [];
      live.watchNews((each) => told.push(each?.name ?? null));
      live.watchState(() => states.push(live.state()));
      const close = live.start();
      await vi.advanceTimersByTimeAsync(10);
      expect(told).toEqual(["case.opened"]);
      expect(states).toEqual(["live", "lost"]);
      await vi.advanceTimersByTimeAsync(490);
      expect(opened).toBe(2);
      await vi.advanceTimersByTimeAsync(999);
      expect(opened).toBe(2);
      await vi.advanceTimersByTimeAsync(1);
      expect(states).toEqual(["live", "lost", "live"]);
      expect(told).toEqual(["case.opened", null]);
      close();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(opened).toBe(3);
      expect(live.state()).toBe("live");
    } finally {
      vi.useRealTimers();
    }
  });

  it("stops when nobody is signed in any more, says so at once, and begins again when somebody is", async () => {
    let opened = 0;
    let isSignedIn = false;
    const live = createLive(async (signal) => {
      opened += 1;
      if (!isSignedIn) throw Object.assign(new Error("sign in first"), { code: "NOT_SIGNED_IN" });
      return untilAborted(signal);
    });
    const told: (string | null)[] = [];
    live.watchNews((each) => told.push(each?.name ?? null));
    live.start();
    await expect.poll(() => told).toEqual([null]);
    expect([opened, live.state()]).toEqual([1, "lost"]);
    isSignedIn = true;
    const close = live.start();
    await expect.poll(() => live.state()).toBe("live");
    expect(told).toEqual([null, null]);
    close();
  });
});
