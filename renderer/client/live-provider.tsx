import { type Query, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Live, LiveNews, LiveState } from "./live.ts";
import { openLive } from "./live-here.ts";
import { askReadiness } from "./readiness.ts";
import { useSession } from "./session.tsx";
import { isOthers, namedIds, shownIds, stalePaths } from "./stale.ts";

const LiveContext = createContext<Live | null>(null);
/** A busy minute brings hundreds of changes; screens ask again at most this often. */
const GATHER_MS = 1_200;

/** Keeps what is shown up to date; `ended` is told why when the session is over. */
export function LiveProvider({ ended, children }: { ended: (why: string) => void; children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const { me } = useSession();
  const [live] = useState(openLive);
  useEffect(() => {
    const paths = new Set<string>();
    const ids = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const touched = (query: Query): boolean => {
      const path = pathOf(query);
      if ([...paths].some((prefix) => path === prefix || path.startsWith(`${prefix}.`))) return true;
      return shownIds(path, query.state.data).some((id) => ids.has(id));
    };
    // A tab that nobody sees asks when somebody looks: thirty of them would ask thirty times for the same.
    const flush = (): void => {
      timer = null;
      if (document.hidden || (paths.size === 0 && ids.size === 0)) return;
      void queries.invalidateQueries({ predicate: touched });
      paths.clear();
      ids.clear();
    };
    const unwatch = live.watchNews((news) => {
      if (!news) return void queries.invalidateQueries();
      if (news.name === "session.ended") return ended(String(news.data.why));
      // Words that are being written change nothing that is kept; who shows them listens by itself.
      if (news.name === "suggestion.draft" || news.name === "presence.changed" || isOthers(news, me.id)) return;
      for (const path of stalePaths(news)) paths.add(path);
      for (const id of namedIds(news)) ids.add(id);
      timer ??= setTimeout(flush, GATHER_MS);
    });
    const unsee = live.watchState(() => live.state() === "lost" && askReadiness(queries));
    const close = live.start();
    document.addEventListener("visibilitychange", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      unwatch();
      unsee();
      close();
      if (timer) clearTimeout(timer);
    };
  }, [live, queries, ended, me.id]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

function pathOf(query: Query): string {
  const head = query.queryKey[0];
  return Array.isArray(head) ? head.join(".") : "";
}

/** Whether the stream stands. */
export function useLiveState(): LiveState {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live?.watchState ?? noWatch, live?.state ?? (() => "connecting"));
}

/** Calls for each piece of news of this name about this thing. */
export function useNews(name: string, subjectId: string, listener: () => void): void {
  const live = useContext(LiveContext);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(
    () =>
      live?.watchNews((news) => {
        if (news === null || (news.name === name && news.subjectId === subjectId)) latest.current();
      }),
    [live, name, subjectId],
  );
}

/** Calls for all news; `null` means that anything may have changed. */
export function useAllNews(listener: (news: LiveNews | null) => void): void {
  const live = useContext(LiveContext);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => live?.watchNews((news) => latest.current(news)), [live]);
}

function noWatch(): () => void {
  return () => undefined;
}
