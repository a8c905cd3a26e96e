/** How the hub itself stands, asked of its probe: that answers also while nothing else can, and without a sign-in. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { PartName } from "../../main/hub/contract/condition.ts";

/** One part of the hub; `zh` and `en` say what is wrong with it, where something is. */
interface PartReading {
  part: PartName;
  ok: boolean;
  since: string | null;
  zh: string | null;
  en: string | null;
}

interface Reading {
  ready: boolean;
  parts: readonly PartReading[];
}

export interface Readiness {
  /** Whether everything works that people need to read and write. */
  isReady: boolean;
  /** Parts that keep it from that. */
  ill: readonly PartReading[];
  /** Since when the hub itself cannot be reached; `null` while it can. */
  lostSince: Date | null;
}

const READINESS = ["readyz"] as const;

const CALM_MS = 15_000;
const WATCHFUL_MS = 1_500;

/** Asks again and again, more often while something is wrong; when everything is there again, what is shown is asked for anew. */
export function useReadiness(): Readiness {
  const queries = useQueryClient();
  const reading = useQuery({
    queryKey: READINESS,
    queryFn: readProbe,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.ready === true && state.error === null ? CALM_MS : WATCHFUL_MS),
  });
  const { refetch } = reading;
  // What fails elsewhere is asked about at once, and not at the next look.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error" && event.query.queryKey[0] !== READINESS[0]) void refetch({ cancelRefetch: false });
      }),
    [queries, refetch],
  );
  const isReady = reading.data?.ready === true && reading.error === null;
  const was = useRef(true);
  const lost = useRef<Date | null>(null);
  if (reading.error === null) lost.current = null;
  else lost.current ??= new Date(reading.errorUpdatedAt);
  useEffect(() => {
    if (isReady && !was.current) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== READINESS[0] });
    was.current = isReady || reading.isPending;
  }, [isReady, reading.isPending, queries]);
  return {
    isReady: isReady || reading.isPending,
    ill: reading.data?.ready === false ? reading.data.parts.filter((part) => !part.ok) : [],
    lostSince: lost.current,
  };
}

/** Looks at once, where something says that the hub may be gone. */
export function askReadiness(queries: QueryClient): void {
  void queries.refetchQueries({ queryKey: READINESS }, { cancelRefetch: false });
}

async function readProbe({ signal }: { signal: AbortSignal }): Promise<Reading> {
  const answer = await fetch("/readyz", { signal, cache: "no-store" });
  if (answer.status !== 200 && answer.status !== 503) throw new Error(`readyz answered ${answer.status}`);
  return (await answer.json()) as Reading;
}
