/** What a request calls, by a closed list of names: never an address as somebody wrote it. */
import type { FastifyRequest } from "fastify";
import { contract } from "../hub/contract/index.ts";

const calls: ReadonlySet<string> = new Set(Object.entries(contract).flatMap(([part, entries]) => Object.keys(entries).map((name) => `${part}.${name}`)));

/** `cases.take` for a call of the console, `GET /api/v1/orders/:id` for the public interface, `page` for the console's own files. */
export function callOf(request: Pick<FastifyRequest, "url" | "method" | "routeOptions">): string {
  const [path = ""] = request.url.split("?");
  if (path.startsWith("/rpc/")) {
    const call = path.slice("/rpc/".length).replaceAll("/", ".");
    return calls.has(call) ? call : "rpc";
  }
  const route = request.routeOptions.url;
  return route !== undefined && /^\/(?:api|evidence|hooks|healthz|readyz|metrics)/.test(route) ? `${request.method} ${route}` : "page";
}

/** Whether it is the live stream, which stands for hours. */
export const isStream = (url: string): boolean => /^\/rpc\/live\/events\/?(?:$|\?)/.test(url);
