import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTicker } from "../../../renderer/ui/now.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the window's clock", () => {
  it("needs one timer for any number of countdowns and none when nobody looks", () => {
    const ticker = createTicker(1_000, () => Date.now());
    const start = ticker.now();
    const ticks = [0, 0];
    const stops = ticks.map((_, at) => ticker.watch(() => ticks.splice(at, 1, (ticks[at] ?? 0) + 1)));
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(3_000);
    expect(ticks).toEqual([3, 3]);
    expect(ticker.now() - start).toBe(3_000);
    for (const stop of stops) stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
