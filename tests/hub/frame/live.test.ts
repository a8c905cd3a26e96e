import { describe, expect, test } from "vitest";
import type { LiveEvent } from "../../../main/hub/contract/index.ts";
import { liveEvents } from "../../../main/hub/frame/live.ts";

function source(): {
  subscribe: (listener: (event: LiveEvent) => void) => () => void;
  tell: (name: LiveEvent["name"], subjectId: string, note?: string) => void;
  listeners: number;
} {
  const listeners = new Set<(event: LiveEvent) => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (name, subjectId, note = "") => {
      for (const listener of [...listeners]) listener({ name, subjectId, at: new Date(0), data: { note } });
    },
    get listeners() {
      return listeners.size;
    },
  };
}

describe("the live stream", () => {
  test("tells what happens from now on, in order", async () => {
    const news = source();
    const stream = liveEvents(news.subscribe);
    news.tell("case.opened", "c1");
    news.tell("case.opened", "c2");
    expect((await stream.next()).value?.subjectId).toBe("c1");
    expect((await stream.next()).value?.subjectId).toBe("c2");
    const later = stream.next();
    news.tell("case.done", "c1");
    expect((await later).value?.name).toBe("case.done");
  });

  test("tells the same news about the same thing once, as it was last", async () => {
    const news = source();
    const stream = liveEvents(news.subscribe);
    for (const note of ["first", "second", "third"]) news.tell("case.changed", "c1", note);
    news.tell("case.changed", "c2");
    expect((await stream.next()).value?.data).toEqual({ note: "third" });
    expect((await stream.next()).value?.subjectId).toBe("c2");
  });

  test("ends for a listener that is hundreds of things behind, so that it asks for everything again", async () => {
    const news = source();
    const stream = liveEvents(news.subscribe);
    for (let index = 0; index <= 500; index += 1) news.tell("order.changed", `o${index}`);
    expect(news.listeners).toBe(0);
    expect((await stream.next()).done).toBe(true);
  });

  test("stops listening when the caller is done with it, even while it waits", async () => {
    const news = source();
    const stream = liveEvents(news.subscribe);
    const waiting = stream.next();
    await stream.return();
    expect((await waiting).done).toBe(true);
    expect(news.listeners).toBe(0);
  });

  test("stops listening when the caller is gone, and at once when it was gone before", async () => {
    const news = source();
    const gone = new AbortController();
    const stream = liveEvents(news.subscribe, gone.signal);
    const waiting = stream.next();
    gone.abort();
    expect((await waiting).done).toBe(true);
    expect(news.listeners).toBe(0);
    expect((await liveEvents(news.subscribe, gone.signal).next()).done).toBe(true);
    expect(news.listeners).toBe(0);
  });
});
