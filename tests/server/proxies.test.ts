/** Whose word about a caller's address is taken. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../main/hub/store/index.ts";
import { HostFault, startServer } from "../../main/server/index.ts";
import { readOptions } from "../../main/server/options.ts";
import { freshStore } from "../support/store.ts";
import { builtConsole, smallHub } from "./hosted.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

/** Statuses of `count` wrong keys, each said to come from another address. */
async function guessedFrom(trustedProxies: readonly string[], count: number): Promise<number[]> {
  const server = await startServer({ hub: smallHub(store), port: 0, rendererFolder: builtConsole(), trustedProxies });
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const headers = { authorization: "Bearer ak_wrong-wrong-wrong-wrong", "x-forwarded-for": `203.0.113.${index}` };
    statuses.push((await fetch(`${server.url}/api/v1/orders`, { headers })).status);
  }
  await server.close();
  return statuses;
}

describe("a caller's address", () => {
  test("is what a named proxy says it is", async () => {
    expect(await guessedFrom(["127.0.0.0/8"], 12)).toEqual(Array(12).fill(401));
  });

  test("cannot be invented by the caller", async () => {
    expect(await guessedFrom([], 12)).toEqual([...Array(10).fill(401), 429, 429]);
    expect(await guessedFrom(["10.0.0.2"], 12)).toEqual([...Array(10).fill(401), 429, 429]);
  });

  test("is told by proxies named in the environment, and a misspelt one ends the start with a sentence", () => {
    const proxies = (text: string): readonly string[] => readOptions([], { AFTERCARE_HOME: "/x", AFTERCARE_TRUSTED_PROXIES: text }).trustedProxies;
    expect(proxies("10.0.0.2, 10.1.0.0/16 fd00::/8")).toEqual(["10.0.0.2", "10.1.0.0/16", "fd00::/8"]);
    expect(proxies("")).toEqual([]);
    for (const wrong of ["proxy.example", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0", "*"]) expect(() => proxies(wrong), wrong).toThrow(HostFault);
  });
});
