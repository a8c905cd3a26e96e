import type { QueryClient } from "@tanstack/react-query";
import { api } from "../client/rpc.ts";

/** A tab that is opened on a case fetches the case and the code that shows it while it asks who is there, not after. A stranger is refused, as he would be then. */
export function fetchAhead(queries: QueryClient, path: string): void {
  const caseId = /^\/cases\/([\w-]+)\/?$/.exec(path)?.[1];
  if (caseId === undefined) return;
  void import("../pages/case/index.tsx");
  void queries.prefetchQuery(api.cases.get.queryOptions({ input: { caseId } }));
}
