import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseId, type HeldCase, heldCases, meantCase, partsOf, versionText } from "../../../../main/hub/connectors/eleme/case-id.ts";
import type { ConnectorContext } from "../../../../main/hub/connectors/port.ts";

const ORDER = "8000000000000000001";
const T = 1795137151;
const one = (since: number, type: string, status: string): HeldCase => ({ id: caseId(ORDER, since), since, family: "cancel", type, status });
const clue = (more: Partial<Parameters<typeof meantCase>[1]>) => ({ orderId: ORDER, opens: false, at: null, status: "applied", now: T + 9_000, ...more });
const since = (held: readonly HeldCase[], more: Parameters<typeof clue>[0]): number => meantCase(held, clue(more)).since;

describe("which case of an order is meant", () => {
  it("is a new one where none is held, from when it was told of, else from now", () => {
    expect(since([], { opens: true, at: T })).toBe(T);
    expect(since([], { at: T + 5 })).toBe(T + 5);
    expect(since([], {})).toBe(T + 9_000);
  });

  it("is the open one, however late or early it is told of", () => {
    const open = [one(T, "20", "applied")];
    for (const at of [T - 60, T, T + 60]) for (const opens of [true, false]) expect(since(open, { opens, at })).toBe(T);
    expect(since(open, {})).toBe(T);
    expect(since([one(T, "24", "arbitrating")], { opens: true, at: T + 60 })).toBe(T);
  });

  it("is another one when somebody asks again after an answer, and not when a word about the former comes late", () => {
    for (const answered of [one(T, "22", "rejected"), one(T, "21", "noRefund"), one(T, "", "successful")]) {
      expect(since([answered], { opens: true, at: T + 60 })).toBe(T + 60);
      expect(since([answered], { opens: true, at: T })).toBe(T);
      expect(since([answered], { opens: true, at: T - 60 })).toBe(T);
      expect(since([answered], { at: T + 60, status: "successful" })).toBe(T);
      expect(since([answered], { status: "successful" })).toBe(T);
      expect(since([answered], { status: "applied" })).toBe(T + 9_000);
    }
  });

  it("is of two the one that was there when it was told", () => {
    const both = [one(T, "22", "rejected"), one(T + 600, "20", "applied")];
    expect([T + 30, T + 599, T + 600, T + 999].map((at) => since(both, { at }))).toEqual([T, T, T + 600, T + 600]);
  });

  it("never becomes two while the first is open, whatever is told of it and in whatever order", () => {
    const told = fc.record({
      opens: fc.boolean(),
      at: fc.option(fc.integer({ min: T - 900, max: T + 900 })),
      status: fc.constantFrom("applied", "arbitrating"),
    });
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), (messages) => {
        const held: HeldCase[] = [];
        for (const message of messages) {
          const meant = meantCase(held, clue(message));
          if (!meant.held) held.push(one(meant.since, "", message.status));
        }
        expect(held).toHaveLength(1);
      }),
    );
  });
});

describe("what is held of an order", () => {
  it("is read from the keys that were kept, the last of each case, and nothing else is taken for one", async () => {
    const key = (at: number, type: string, status: string) => `case:${caseId(ORDER, at)}:${versionText({ family: "cancel", type, status })}:abcdef`;
    const kept = [key(T + 600, "20", "applied"), key(T, "20", "applied"), `${key(T, "22", "rejected")}~7`, `case:${ORDER}-x:odd:1`, "case:"];
    const asked: string[] = [];
    const ask = async (beginning: string): Promise<string[]> => {
      asked.push(beginning);
      return kept;
    };
    const held = await heldCases({ held: ask } as unknown as ConnectorContext, ORDER);
    expect(asked).toEqual([`case:${ORDER}-`]);
    expect(held).toEqual([one(T, "22", "rejected"), one(T + 600, "20", "applied")]);
  });

  it("is nothing where nobody says", async () => {
    expect(await heldCases({} as ConnectorContext, ORDER)).toEqual([]);
  });
});

it("a case's id holds its order and its beginning, and an order's number alone is an order's", () => {
  expect(partsOf(caseId(ORDER, T))).toEqual({ orderId: ORDER, since: T });
  expect(partsOf(ORDER)).toEqual({ orderId: ORDER, since: null });
  expect(partsOf("-5")).toEqual({ orderId: "-5", since: null });
});
