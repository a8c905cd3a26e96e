/** One stream for all tabs of a browser: a browser has six connections to a hub, and a stream of each tab's own would leave none for its calls. */
import type { Live, LiveNews, LiveState } from "./live.ts";

/** A tab to the worker that holds the stream. */
export type FromTab = "join" | "leave";
/** The worker to each tab: how the stream stands, or news (`null` = anything may have changed). */
export type ToTab = { state: LiveState } | { news: LiveNews | null };

/** As much of a `MessagePort` as is needed. */
export interface Line<Sent, Heard> {
  postMessage(message: Sent): void;
  onmessage: ((event: { data: Heard }) => void) | null;
}

/** The worker's side: the stream is open as long as there is a tab that listens. @returns takes a tab's line. */
export function serveTabs(live: Live): (line: Line<ToTab, FromTab>) => void {
  const tabs = new Set<Line<ToTab, FromTab>>();
  let close: (() => void) | null = null;
  const tell = (message: ToTab): void => {
    for (const tab of tabs) tab.postMessage(message);
  };
  live.watchState(() => tell({ state: live.state() }));
  live.watchNews((news) => tell({ news }));
  return (line) => {
    line.onmessage = ({ data }) => {
      if (data === "join") {
        tabs.add(line);
        close ??= live.start();
        line.postMessage({ state: live.state() });
      } else {
        tabs.delete(line);
        if (tabs.size > 0) return;
        close?.();
        close = null;
      }
    };
  };
}

/** Tells of a page that goes and of one that comes back from where a browser keeps pages it has left. @returns stops telling. */
export function watchLeaving(page: Pick<Window, "addEventListener" | "removeEventListener">, told: { left(): void; back(): void }): () => void {
  const shown = (event: PageTransitionEvent): void => {
    if (event.persisted) told.back();
  };
  page.addEventListener("pagehide", told.left);
  page.addEventListener("pageshow", shown);
  return () => {
    page.removeEventListener("pagehide", told.left);
    page.removeEventListener("pageshow", shown);
  };
}

/** The tab's side of the shared stream. `connect` opens a line to the worker and tells when there is none. */
export function liveOverTabs(connect: (failed: () => void) => Line<FromTab, ToTab>, own: Live): Live {
  let state: LiveState = "connecting";
  let isOwn = false;
  const states = new Set<() => void>();
  const listeners = new Set<(news: LiveNews | null) => void>();
  const become = (next: LiveState): void => {
    if (next === state) return;
    state = next;
    for (const listener of states) listener();
  };
  const tell = (news: LiveNews | null): void => {
    for (const listener of listeners) listener(news);
  };
  own.watchState(() => isOwn && become(own.state()));
  own.watchNews((news) => isOwn && tell(news));

  const start = (): (() => void) => {
    let closeOwn: (() => void) | null = null;
    const line = connect(() => {
      // A worker that cannot be had (an old browser, a file that is gone since an update): a stream of this tab's own.
      isOwn = true;
      closeOwn ??= own.start();
    });
    line.onmessage = ({ data }) => ("state" in data ? become(data.state) : tell(data.news));
    line.postMessage("join");
    const unwatch = watchLeaving(window, {
      left: () => line.postMessage("leave"),
      back: () => {
        line.postMessage("join");
        tell(null);
      },
    });
    return () => {
      unwatch();
      line.postMessage("leave");
      closeOwn?.();
    };
  };
  return {
    state: () => state,
    watchState: (listener) => {
      states.add(listener);
      return () => states.delete(listener);
    },
    watchNews: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
  };
}
