import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, hub } from "../../client/rpc.ts";

/** Whoever opens a case has seen what called him there. */
export function useCallsSeen(caseId: string): void {
  const { data } = useQuery(api.notes.calls.queryOptions({ staleTime: 60_000 }));
  const isCalled = data?.rows.some((call) => call.caseId === caseId && call.seenAt === null) ?? false;
  useEffect(() => {
    if (isCalled) hub.notes.seen({ caseId }).catch(() => undefined);
  }, [caseId, isCalled]);
}
