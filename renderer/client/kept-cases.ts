/** What stays of cases that nobody looks at any more: somebody opens hundreds a day in one window. Lists, settings and what is open are left to their own time. */
import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** So many cases one goes back and forth among, with what comes next and was fetched ahead. */
const MOST_KEPT = 20;

/** The case that an answer is about; `null` for what is no case's alone. */
export function caseOfKey([path, asked]: QueryKey): string | null {
  // Pictures go by an address of their own.
  if (path === "evidence") return typeof asked === "string" ? asked : null;
  const input = typeof asked === "object" && asked !== null && "input" in asked ? asked.input : null;
  return typeof input === "object" && input !== null && "caseId" in input && typeof input.caseId === "string" ? input.caseId : null;
}

/** Lets go of everything about the cases that were left first, whenever one more comes and more than `most` would be kept beside those that are open. @returns stops. */
export function keepFewCases(queries: QueryClient, most = MOST_KEPT): () => void {
  const cache = queries.getQueryCache();
  /** The one that was left, or fetched ahead, last is the last. */
  const inOrder = new Set<string>();
  const letGo = (): void => {
    const open = new Set(cache.findAll({ type: "active" }).map(({ queryKey }) => caseOfKey(queryKey)));
    const closed = [...inOrder].filter((id) => !open.has(id));
    const gone = new Set<string | null>(closed.slice(0, Math.max(0, closed.length - most)));
    for (const query of cache.findAll({ predicate: ({ queryKey }) => gone.has(caseOfKey(queryKey)) })) cache.remove(query);
    for (const id of gone) if (id !== null) inOrder.delete(id);
  };
  return cache.subscribe(({ type, query }) => {
    if (type !== "added" && type !== "observerRemoved") return;
    const caseId = caseOfKey(query.queryKey);
    if (caseId === null) return;
    const isNew = !inOrder.delete(caseId);
    inOrder.add(caseId);
    if (isNew && inOrder.size > most) letGo();
  });
}
