import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../client/rpc.ts";

/** Long enough to pass over the cases that somebody only goes by. */
const PAUSE_MS = 120;

/** Fetches a case while somebody looks at what comes before it, so that it opens at once; nothing without one. */
export function useFetchedAhead(caseId: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (caseId === undefined) return;
    const timer = setTimeout(() => void queries.prefetchQuery(api.cases.get.queryOptions({ input: { caseId } })), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [caseId, queries]);
}
