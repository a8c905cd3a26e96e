/** Where the public interface answers: its addresses and methods, as the contract declares them. */
import type { AnyProcedure } from "@orpc/server";
import { contract } from "../../hub/contract/index.ts";
import type { CarriedRouter } from "../../hub/frame/door.ts";

/** One address, in the HTTP server's spelling, and who answers each method. */
export interface RestRoute {
  url: string;
  methods: Map<"GET" | "POST", AnyProcedure>;
}

/** Every address of the public interface. */
export function restRoutes(router: CarriedRouter, prefix: string): RestRoute[] {
  const routes = new Map<string, RestRoute>();
  const procedures = router.rest as unknown as Record<string, AnyProcedure>;
  for (const [name, entry] of Object.entries(contract.rest)) {
    const { path = "/", method } = entry["~orpc"].route;
    const procedure = procedures[name];
    if (!procedure || (method !== "GET" && method !== "POST")) throw new Error(`rest.${name} has no address or nobody who answers`);
    // A colon begins a parameter there; two are one in the address.
    const url = prefix + path.replaceAll(":", "::").replace(/\{(\w+)\}/g, ":$1");
    const route = routes.get(url) ?? { url, methods: new Map() };
    route.methods.set(method, procedure);
    routes.set(url, route);
  }
  return [...routes.values()];
}
