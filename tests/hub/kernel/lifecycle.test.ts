import { describe, expect, it } from "vitest";
import { canonicalJson, parseJson, tryParseJson } from "../../../main/hub/kernel/json.ts";
import { defineLifecycle } from "../../../main/hub/kernel/lifecycle.ts";
import { startWorker } from "../../../main/hub/kernel/worker.ts";

describe("a life as a table", () => {
  const life = defineLifecycle({ name: "lamp", initial: "off", next: { off: ["on"], on: ["off", "broken"], broken: [] } });

  it("allows what the table says and gives a reason otherwise", () => {
    expect(life.step("off", "on")).toEqual({ ok: true, value: "on" });
    expect(life.step("off", "off").ok).toBe(true);
    expect(life.step("off", "broken")).toMatchObject({ ok: false, refusal: { code: "STATE_NOT_ALLOWED", details: { from: "off", to: "broken" } } });
    expect(life.isEnd("broken")).toBe(true);
  });

  it("is refused at start when a state cannot be reached or is unknown", () => {
    expect(() => defineLifecycle({ name: "x", initial: "a", next: { a: [], b: [] } as Record<"a", readonly "a"[]> })).toThrow(/never reached: b/);
    expect(() => defineLifecycle({ name: "x", initial: "a", next: { a: ["c" as "a"] } })).toThrow(/unknown state c/);
  });
});

describe("JSON", () => {
  it("keeps ids of 19 digits and plain numbers as they are", () => {
    expect(parseJson('{"tid":3811200045678901234,"num":2,"price":59.9,"t":1795406400}')).toEqual({
      tid: "3811200045678901234",
      num: 2,
      price: 59.9,
      t: 1_795_406_400,
    });
    expect(tryParseJson("{")).toBeUndefined();
  });

  it("is written the same whatever the order of keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
  });
});

describe("a worker", () => {
  it("goes on while there is more, never twice at once, and survives a round that throws", async () => {
    let left = 5;
    let inside = 0;
    let most = 0;
    const faults: string[] = [];
    const worker = startWorker({
      everyMs: null,
      onFault: (fault) => faults.push(fault.message),
      round: async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        left -= 1;
        if (left === 3) throw new Error("once");
        return left > 0;
      },
    });
    worker.wake();
    worker.wake();
    await worker.idle();
    await worker.idle();
    expect({ left: left <= 0, most, faults }).toEqual({ left: true, most: 1, faults: ["once"] });
    await worker.stop();
    worker.wake();
    expect(inside).toBe(0);
  });
});
