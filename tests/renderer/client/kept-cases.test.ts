import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, it } from "vitest";
import { caseOfKey, keepFewCases } from "../../../renderer/client/kept-cases.ts";
import { api } from "../../../renderer/client/rpc.ts";

const clients: QueryClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.clear();
});

function openKept(most: number): QueryClient {
  const queries = new QueryClient();
  clients.push(queries);
  keepFewCases(queries, most);
  return queries;
}

const keyOf = (caseId: string) => api.cases.get.queryKey({ input: { caseId } });
const notesOf = (caseId: string) => api.notes.list.queryKey({ input: { caseId } });
const fetched = (queries: QueryClient, queryKey: readonly unknown[]): Promise<unknown> => queries.prefetchQuery({ queryKey, queryFn: () => "answer" });
const watched = (queries: QueryClient, queryKey: readonly unknown[]): (() => void) =>
  new QueryObserver(queries, { queryKey, queryFn: () => "answer", staleTime: Number.POSITIVE_INFINITY }).subscribe(() => undefined);
const kept = (queries: QueryClient): (string | null)[] => [
  ...new Set(
    queries
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => caseOfKey(queryKey)),
  ),
];

describe("what stays of cases that were left", () => {
  it("the last ones stay, everything about those left before goes", async () => {
    const queries = openKept(3);
    for (const id of ["c1", "c2", "c3", "c4", "c5"]) {
      await fetched(queries, keyOf(id));
      const leave = [watched(queries, keyOf(id)), watched(queries, notesOf(id)), watched(queries, ["evidence", id, "picture"])];
      for (const one of leave) one();
    }
    expect(kept(queries)).toEqual(["c3", "c4", "c5"]);
    expect(queries.getQueryCache().getAll()).toHaveLength(9);
  });

  it("a case that is open stays however many are opened elsewhere, and is the last one once it is left", async () => {
    const queries = openKept(2);
    const leave = watched(queries, keyOf("open"));
    for (const id of ["c1", "c2", "c3", "c4"]) watched(queries, keyOf(id))();
    expect(kept(queries)).toEqual(["open", "c3", "c4"]);
    leave();
    watched(queries, keyOf("c5"))();
    expect(kept(queries)).toEqual(["open", "c5"]);
  });

  it("going back to one keeps it, and what was fetched ahead is there when one comes to it", async () => {
    const queries = openKept(3);
    for (const id of ["c1", "c2", "c3", "c1"]) watched(queries, keyOf(id))();
    const leave = watched(queries, keyOf("c4"));
    await fetched(queries, keyOf("next"));
    leave();
    expect(kept(queries).toSorted()).toEqual(["c1", "c3", "c4", "next"]);
    expect(queries.getQueryData(keyOf("next"))).toBe("answer");
  });

  it("lists, settings and what is no case's stay as long as before", async () => {
    const queries = openKept(1);
    const others = [api.cases.list.queryKey({ input: { page: 1 } }), api.session.me.queryKey(), api.risk.account.queryKey({ input: { accountId: "a1" } })];
    for (const key of others) await fetched(queries, key);
    for (const id of ["c1", "c2", "c3"]) await fetched(queries, keyOf(id));
    for (const key of others) expect(queries.getQueryData(key)).toBe("answer");
    expect(kept(queries)).toEqual([null, "c3"]);
  });
});
