import { call } from "@orpc/server";
import { describe, expect, test } from "vitest";
import { nobody, noDoor, openStreams, type Principal } from "../../../main/hub/access/index.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import { agentNames, roles } from "../../../main/hub/contract/words.ts";
import { type CarriedRouter, carry, type HubHandlers } from "../../../main/hub/frame/carrier.ts";
import { ok } from "../../../main/hub/kernel/result.ts";
import { callsOfContract } from "../../../scripts/chaos/access.ts";
import { rights } from "../../../scripts/chaos/rights.ts";

type Who = NonNullable<ReturnType<typeof rights.get>>[number];
const principals: ReadonlyMap<Who, Principal> = new Map<Who, Principal>([
  ["nobody", nobody],
  ["key", { kind: "key", id: "k", shopId: "s", scopes: keyScopes, everyShop: false }],
  ...agentNames.map((name): [Who, Principal] => [`agent:${name}`, { kind: "agent", name }]),
  ...roles.map((role): [Who, Principal] => [role, { kind: "operator", id: role, name: role, roles: [role], demo: false }]),
]);

/** The carrier itself, with rooms that note that they were asked. */
function routerThatNotes(asked: string[]): CarriedRouter {
  const room = (part: string): object =>
    new Proxy(
      {},
      {
        get: (_rooms, name) => async () => {
          asked.push(`${part}.${String(name)}`);
          return ok({});
        },
      },
    );
  const handlers = new Proxy({}, { get: (_parts, part) => room(String(part)) }) as HubHandlers;
  return carry({ handlers, subscribe: () => () => undefined, streams: openStreams(), platform: { log: () => undefined } });
}

describe("refuses who may not", () => {
  test("every call of the contract has its line of who may, and no line is of a call that is gone", () => {
    process.stdout.write(`refusals: ${callsOfContract.filter((name) => rights.has(name)).length} of ${callsOfContract.length} calls\n`);
    expect(callsOfContract.filter((name) => !rights.has(name))).toEqual([]);
    expect([...rights.keys()].filter((name) => !callsOfContract.includes(name))).toEqual([]);
  });

  test.each(callsOfContract)("%s", async (name) => {
    const asked: string[] = [];
    const [part = "", entry = ""] = name.split(".");
    const procedure = (routerThatNotes(asked) as unknown as Record<string, Record<string, Parameters<typeof call>[0]>>)[part]?.[entry];
    if (!procedure) throw new Error(`nobody carries ${name}`);
    const may = rights.get(name) ?? [];
    for (const [who, principal] of principals) {
      const code = await call(procedure, {}, { context: { principal, door: noDoor } }).then(
        () => null,
        (fault: { code?: string }) => fault.code ?? String(fault),
      );
      const refused = principal.kind === "nobody" ? "NOT_SIGNED_IN" : "NOT_ALLOWED";
      if (may.includes(who)) expect([who, code]).not.toEqual([who, refused]);
      else expect([who, code]).toEqual([who, refused]);
    }
    // Whoever was refused was refused before any room heard of it.
    expect(asked.length).toBeLessThanOrEqual(may.length);
  });
});
