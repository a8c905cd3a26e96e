import type { QueryClient } from "@tanstack/react-query";
import { matchPath } from "react-router";
import { api } from "../client/rpc.ts";
import { routes } from "./routes.tsx";

/** A tab that is opened on a page fetches its code, and a case's facts, while it asks who is there, not after. A stranger is refused, as he would be then. */
export function fetchAhead(queries: QueryClient, path: string): void {
  const caseId = /^\/cases\/([\w-]+)\/?$/.exec(path)?.[1];
  if (caseId !== undefined) void queries.prefetchQuery(api.cases.get.queryOptions({ input: { caseId } }));
  routes.find((route) => matchPath(route.path, path))?.page.fetchAhead();
}
