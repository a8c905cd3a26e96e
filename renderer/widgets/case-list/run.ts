/** The cases one works through, one after the other: the list one came from, in the order it had then. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { CaseRow } from "../../../main/hub/contract/index.ts";
import { api } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { type Filter, readFilter, toInput } from "./filter.ts";
import { steady } from "./steady.ts";

export interface Run {
  filter: Filter;
  /** In the order of when one began, with what they say now. */
  rows: readonly CaseRow[];
  /** Those that are no longer in the list: done, handed over, moved elsewhere. */
  left: ReadonlySet<string>;
  /** How many came to the list since one began. */
  news: number;
  /** `null` while nobody has told. */
  total: number | null;
  previous: CaseRow | undefined;
  next: CaseRow | undefined;
  /** Address of a case within this list, or of the list itself. */
  href: (caseId: string | null) => string;
  /** Takes the list as it is now. */
  renew: () => void;
  /** Why there is no list; `null` where there is, or is about to be, one. */
  fault: unknown;
  askAgain: () => void;
}

/** What lies before and behind a case in an order that was kept; what has left the list is passed over. Pure, so that it can be tested. */
export function neighbours<Row extends { id: string }>(rows: readonly Row[], left: ReadonlySet<string>, caseId: string): { previous?: Row; next?: Row } {
  const at = rows.findIndex((row) => row.id === caseId);
  const isThere = (row: Row): boolean => !left.has(row.id);
  return { previous: at < 0 ? undefined : rows.slice(0, at).findLast(isThere), next: rows.slice(at + 1).find((row) => isThere(row) && row.id !== caseId) };
}

export function useRun(caseId: string): Run {
  const { me } = useSession();
  const [params] = useSearchParams();
  const filter = readFilter(params, me.roles);
  const list = useQuery(api.cases.list.queryOptions({ input: toInput(filter), placeholderData: keepPreviousData }));
  const of = JSON.stringify(toInput(filter));
  const fresh = list.isPlaceholderData ? undefined : list.data?.rows;
  const [kept, setKept] = useState<{ of: string; rows: readonly CaseRow[] }>({ of: "", rows: [] });
  if (fresh && (kept.of !== of || kept.rows.length === 0) && (kept.rows !== fresh || kept.of !== of)) setKept({ of, rows: fresh });
  const rows = kept.of === of && fresh ? steady(kept.rows, fresh) : kept.rows;
  const there = new Set((fresh ?? kept.rows).map(({ id }) => id));
  const left = new Set(rows.map(({ id }) => id).filter((id) => !there.has(id)));
  const known = new Set(rows.map(({ id }) => id));
  const around = neighbours(rows, left, caseId);
  const search = params.toString();
  return {
    filter,
    rows,
    left,
    news: [...there].filter((id) => !known.has(id)).length,
    total: list.data?.total ?? (rows.length > 0 ? rows.length : null),
    previous: around.previous,
    next: around.next,
    href: (id) => `${id === null ? "/queue" : `/cases/${id}`}${search === "" ? "" : `?${search}`}`,
    renew: () => fresh && setKept({ of, rows: fresh }),
    fault: list.data ? null : list.error,
    askAgain: () => void list.refetch(),
  };
}
