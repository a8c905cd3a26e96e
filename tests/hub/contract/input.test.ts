/** Every entry of the contract is given what no database keeps, at every place where it takes a text or a number. */
import { type AnyContractProcedure, isContractProcedure } from "@orpc/contract";
import { type AnyProcedure, call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { noDoor, openStreams, type Principal } from "../../../main/hub/access/index.ts";
import { contract, roles } from "../../../main/hub/contract/index.ts";
import { oddInput } from "../../../main/hub/contract/input.ts";
import { type Carried, type CarriedRouter, carry } from "../../../main/hub/frame/carrier.ts";
import { ok } from "../../../main/hub/kernel/result.ts";

/** As much of a schema as is walked. */
interface Schema {
  _zod?: { def: { type: string; shape?: Record<string, Schema>; element?: Schema; innerType?: Schema; in?: Schema; options?: Schema[]; valueType?: Schema } };
}
type Build = (leaf: unknown) => unknown;
interface Leaf {
  path: string;
  kind: string;
  build: Build;
}

/** Every place of an input where a text or a number stands, with how to build an input that has something there. */
function leaves(schema: Schema | undefined, path: string, build: Build): Leaf[] {
  const def = schema?._zod?.def;
  if (!def) return [];
  const below = (inner: Schema | undefined, step: string, wrap: Build = (leaf) => leaf): Leaf[] => leaves(inner, path + step, (leaf) => build(wrap(leaf)));
  switch (def.type) {
    case "object":
      return Object.entries(def.shape ?? {}).flatMap(([name, inner]) => below(inner, `.${name}`, (leaf) => ({ [name]: leaf })));
    case "array":
      return below(def.element, "[]", (leaf) => [leaf]);
    case "record":
      return below(def.valueType, "{}", (leaf) => ({ key: leaf }));
    case "union":
      return (def.options ?? []).flatMap((option, index) => below(option, `|${index}`));
    case "pipe":
      return below(def.in, "");
    case "string":
    case "enum":
    case "number":
      return [{ path, kind: def.type, build }];
    default:
      return def.innerType ? below(def.innerType, "") : [];
  }
}

const entries = Object.entries(contract).flatMap(([part, named]) =>
  Object.entries(named)
    .filter((pair): pair is [string, AnyContractProcedure] => isContractProcedure(pair[1]))
    .map(([name, declared]) => ({ part, name, input: declared["~orpc"].inputSchema as Schema | undefined })),
);
/** Agents' and keys' inputs are made fit to be kept instead. */
const notForPeople = ["rest", "triage", "reply", "trial"];
const places = entries
  .filter(({ part }) => !notForPeople.includes(part))
  .flatMap(({ part, name, input }) => leaves(input, `${part}.${name}`, (leaf) => leaf).map((leaf) => ({ part, name, ...leaf })));

const everything: Principal = { kind: "operator", id: "all", name: "全能", roles: [...roles], demo: false };
const answered: string[] = [];
let router: CarriedRouter;
beforeAll(() => {
  const handler = (place: string) => async () => {
    answered.push(place);
    return ok(null);
  };
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([part, named]) => [part, Object.fromEntries(Object.keys(named).map((name) => [name, handler(`${part}.${name}`)]))]),
  ) as unknown as Carried["handlers"];
  router = carry({ handlers, subscribe: () => () => undefined, streams: openStreams(), platform: { log: () => undefined } });
});

/** What a person's call was refused with. */
async function refusal({ part, name }: { part: string; name: string }, input: unknown): Promise<{ code: string; status: number }> {
  const procedure = (router as unknown as Record<string, Record<string, AnyProcedure>>)[part]?.[name] as AnyProcedure;
  try {
    await call(procedure, input as never, { context: { principal: everything, door: noDoor } });
  } catch (fault) {
    const { code, status } = fault as { code: string; status: number };
    return { code, status };
  }
  return { code: "taken", status: 200 };
}

describe("every input of the contract", () => {
  test("is walked: there are hundreds of places, in most entries", () => {
    expect(places.length).toBeGreaterThan(200);
    expect(new Set(places.map(({ part, name }) => `${part}.${name}`)).size).toBeGreaterThan(50);
  });

  test("refuses NUL and halves of characters at each place, and nobody of ours ever sees them", async () => {
    for (const place of places) {
      if (place.kind === "number") continue;
      for (const text of ["a\u0000b", "\ud842", "x\udc00y"])
        expect([place.path, await refusal(place, place.build(text))]).toEqual([place.path, { code: "BAD_INPUT", status: 400 }]);
    }
    expect(answered).toEqual([]);
  });

  test("refuses numbers that no database's integer holds, a page of 9007199254740991 among them", async () => {
    for (const place of places) {
      if (place.kind !== "number") continue;
      for (const number of [9_007_199_254_740_991, -9_007_199_254_740_991, 1e300])
        expect([place.path, await refusal(place, place.build(number))]).toEqual([place.path, { code: "BAD_INPUT", status: 400 }]);
    }
    expect(answered).toEqual([]);
  });

  test("is told apart from words that are merely rare, and the field is named", () => {
    expect(oddInput({ text: "𠮷野家 👨‍👩‍👧 \u200b\n", count: 2_000_000_000, at: new Date(), none: null })).toBeNull();
    expect(oddInput({ "k\u0000": 1 })).toMatchObject({ at: "" });
    expect(oddInput({ rows: [{ id: "\u0000" }] })).toMatchObject({ at: "rows.0.id" });
  });
});
