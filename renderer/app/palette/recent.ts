/** What somebody opened last on this machine: numbers and goods, no words and no name of a buyer. */
import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { matchPath, useLocation } from "react-router";
import { api } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { keep, kept } from "../../ui/kept.ts";

export interface Visited {
  to: string;
  label: string;
  title: string;
}
const MOST = 8;

/** Newest first; what is kept and cannot be read is nothing. */
export function readVisited(text: string | null): Visited[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list)
      ? list.filter((one): one is Visited => ["to", "label", "title"].every((key) => typeof one?.[key] === "string")).slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

/** The list with one more before all others. */
export function withVisited(list: readonly Visited[], one: Visited): Visited[] {
  return [one, ...list.filter(({ to }) => to !== one.to)].slice(0, MOST);
}

const nameFor = (personId: string): string => `recent.${personId}`;

export function recentOf(personId: string): Visited[] {
  return readVisited(kept(nameFor(personId)));
}

function visitedAt(queries: QueryClient, pathname: string): Visited | null {
  const { caseId } = matchPath("/cases/:caseId", pathname)?.params ?? {};
  const page = caseId === undefined ? undefined : queries.getQueryData(api.cases.get.queryKey({ input: { caseId } }));
  if (page) return { to: pathname, label: page.case.number, title: page.case.title };
  const { ref } = matchPath("/orders/:ref", pathname)?.params ?? {};
  const order = ref === undefined ? undefined : queries.getQueryData(api.orders.timeline.queryKey({ input: { ref } }))?.order;
  return order ? { to: pathname, label: order.number, title: order.lines[0]?.title ?? "" } : null;
}

/** Remembers each case and order that was left, by what its page said of it. */
export function useVisits(): void {
  const queries = useQueryClient();
  const { me } = useSession();
  const { pathname } = useLocation();
  useEffect(
    () => () => {
      const visited = visitedAt(queries, pathname);
      if (visited) keep(nameFor(me.id), JSON.stringify(withVisited(recentOf(me.id), visited)));
    },
    [queries, me.id, pathname],
  );
}
