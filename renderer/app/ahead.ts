import type { QueryClient } from "@tanstack/react-query";
import { matchPath } from "react-router";
import { api } from "../client/rpc.ts";
import { routes } from "./routes.tsx";

/** A tab that is opened asks who is there before anything is drawn, and fetches its page's code, and a case's facts, meanwhile. A stranger is refused, as he would be then. */
export function fetchAhead(queries: QueryClient, path: string): void {
  void queries.prefetchQuery(api.session.me.queryOptions());
  const caseId = /^\/cases\/([\w-]+)\/?$/.exec(path)?.[1];
  if (caseId !== undefined) void queries.prefetchQuery(api.cases.get.queryOptions({ input: { caseId } }));
  routes.find((route) => matchPath(route.path, path))?.page.fetchAhead();
}
