import { useQuery } from "@tanstack/react-query";
import { api } from "../client/rpc.ts";

const none: ReadonlySet<string> = new Set();

/** Cases about which one has words that were not sent. */
export function useUnsent(): ReadonlySet<string> {
  return useQuery(api.cases.unsent.queryOptions({ staleTime: 60_000, select: asSet })).data ?? none;
}

function asSet({ caseIds }: { caseIds: string[] }): ReadonlySet<string> {
  return new Set(caseIds);
}
