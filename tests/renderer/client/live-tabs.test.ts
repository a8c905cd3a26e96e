import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Live, LiveNews, LiveState } from "../../../renderer/client/live.ts";
import { type FromTab, type Line, liveOverTabs, serveTabs, type ToTab } from "../../../renderer/client/live-tabs.ts";

/** A stream that a test speaks for. */
function spoken(): Live & { opened: number; closed: number; say(news: LiveNews | null): void; become(state: LiveState): void } {
  const states = new Set<() => void>();
  const listeners = new Set<(news: LiveNews | null) => void>();
  let state: LiveState = "connecting";
  const live = {
    opened: 0,
    closed: 0,
    state: () => state,
    watchState: (listener: () => void) => {
      states.add(listener);
      return () => void states.delete(listener);
    },
    watchNews: (listener: (news: LiveNews | null) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => {
      live.opened += 1;
      return () => {
        live.closed += 1;
      };
    },
    say: (news: LiveNews | null) => {
      for (const listener of listeners) listener(news);
    },
    become: (next: LiveState) => {
      state = next;
      for (const listener of states) listener();
    },
  };
  return live;
}

/** Two ends of a line, as a browser's message channel has them, without its waiting. */
function joined(): { tab: Line<FromTab, ToTab>; worker: Line<ToTab, FromTab> } {
  const tab: Line<FromTab, ToTab> = { onmessage: null, postMessage: (data) => worker.onmessage?.({ data }) };
  const worker: Line<ToTab, FromTab> = { onmessage: null, postMessage: (data) => tab.onmessage?.({ data }) };
  return { tab, worker };
}

const page = new EventTarget();
const leave = (): boolean => page.dispatchEvent(new Event("pagehide"));
const comeBack = (): boolean => page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
beforeEach(() => vi.stubGlobal("window", page));
afterEach(() => vi.unstubAllGlobals());

describe("tabs of one browser", () => {
  it("share one stream, each hears everything, and it closes with the last of them", () => {
    const shared = spoken();
    const take = serveTabs(shared);
    const told: string[] = [];
    const tabs = ["a", "b", "c"].map((name) => {
      const live = liveOverTabs(() => {
        const { tab, worker } = joined();
        take(worker);
        return tab;
      }, spoken());
      live.watchNews((news) => told.push(`${name} ${news?.name ?? "anything"}`));
      return { live, close: live.start() };
    });
    shared.become("live");
    expect(tabs.map(({ live }) => live.state())).toEqual(["live", "live", "live"]);
    shared.say({ name: "case.opened", subjectId: "1", data: {} });
    expect(told).toEqual(["a case.opened", "b case.opened", "c case.opened"]);
    tabs[0]?.close();
    tabs[1]?.close();
    expect([shared.opened, shared.closed]).toEqual([1, 0]);
    tabs[2]?.close();
    expect([shared.opened, shared.closed]).toEqual([1, 1]);
  });

  it("that are left behind hold nothing, and ask for everything when they come back", () => {
    const shared = spoken();
    const take = serveTabs(shared);
    const live = liveOverTabs(() => {
      const { tab, worker } = joined();
      take(worker);
      return tab;
    }, spoken());
    const told: (string | null)[] = [];
    live.watchNews((news) => told.push(news?.name ?? null));
    live.start();
    leave();
    expect([shared.opened, shared.closed]).toEqual([1, 1]);
    comeBack();
    expect([shared.opened, shared.closed]).toEqual([2, 1]);
    expect(told).toEqual([null]);
  });

  it("have a stream of their own where the browser cannot share", () => {
    const own = spoken();
    let fail: () => void = () => undefined;
    const live = liveOverTabs((failed) => {
      fail = failed;
      return joined().tab;
    }, own);
    const told: (string | null)[] = [];
    live.watchNews((news) => told.push(news?.name ?? null));
    const close = live.start();
    expect(own.opened).toBe(0);
    fail();
    own.become("live");
    own.say({ name: "case.done", subjectId: "1", data: {} });
    expect([live.state(), told]).toEqual(["live", ["case.done"]]);
    close();
    expect(own.closed).toBe(1);
  });
});
