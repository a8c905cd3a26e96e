/** What was just kept is read ahead; who asks gets the same as if nothing had been. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelFact, Connector } from "../../../main/hub/connectors/port.ts";
import { openReadAhead, type ReadAhead } from "../../../main/hub/ingest/read-ahead.ts";
import { ok } from "../../../main/hub/kernel/result.ts";

const keptAt = new Date("2026-03-01T02:00:00Z");
let read: string[];
let readSoon: ReadAhead["readSoon"];
let readKept: ReadAhead["readKept"];
beforeEach(() => {
  read = [];
  ({ readSoon, readKept } = openReadAhead());
});

/** Tells that an order has changed, whose id is the payload; notes what it was given to read. */
function reader(word = ""): Connector {
  const normalize = (_topic: string, payload: string) => {
    read.push(payload);
    if (payload.includes("broken")) throw new Error("as told by a test");
    return ok<ChannelFact[]>([{ type: "changed", ref: { kind: "order", id: `${word}${payload}` } }]);
  };
  return { normalize } as unknown as Connector;
}
const item = (payload: string, more: object = {}) => ({ shopId: "shop", topic: "order", payload, receivedAt: keptAt, ...more });
const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
};

describe("what was just kept", () => {
  it("is read before anybody asks, by whoever read what its shop told before, and once only", async () => {
    const connector = reader();
    readSoon([item("a")]);
    await turns();
    expect(read, "nobody has read anything of the shop yet").toEqual([]);
    readKept(connector, item("a"));
    readSoon([item("b"), item("c")]);
    await turns();
    expect(read).toEqual([item("a").payload, item("b").payload, item("c").payload]);
    expect(readKept(connector, item("b"))).toEqual(ok([{ type: "changed", ref: { kind: "order", id: item("b").payload } }]));
    expect(read).toHaveLength(3);
    readKept(connector, item("b"));
    expect(read, "it is remembered for one question").toHaveLength(4);
  });

  it("that somebody asks for before its turn has come is read then, and not again", async () => {
    const connector = reader();
    readKept(connector, item("first"));
    readSoon([item("b")]);
    expect(readKept(connector, item("b")).ok).toBe(true);
    await turns();
    expect(read).toEqual([item("first").payload, item("b").payload]);
  });

  it("is read anew where it was kept at another moment, on another subject, or another reads it now", async () => {
    const connector = reader();
    readKept(connector, item("first"));
    readSoon([item("b"), item("c"), item("d")]);
    await turns();
    readKept(connector, item("b", { receivedAt: new Date(keptAt.getTime() + 1) }));
    readKept(connector, item("c", { topic: "case" }));
    expect(readKept(reader("other "), item("d"))).toEqual(ok([{ type: "changed", ref: { kind: "order", id: `other ${item("d").payload}` } }]));
    expect(read).toHaveLength(7);
  });

  it("and cannot be read is refused when somebody asks, with the reason", async () => {
    const connector = reader();
    readKept(connector, item("first"));
    readSoon([item("broken"), item("b")]);
    await turns();
    expect(readKept(connector, item("broken"))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("as told by a test") } });
    expect(readKept(connector, item("b")).ok).toBe(true);
    expect(readKept(undefined, item("b"))).toMatchObject({ ok: false });
  });

  it("is not hoarded: what is more than a backlog's worth is read in its turn", async () => {
    const connector = reader();
    readKept(connector, item("first"));
    readSoon(Array.from({ length: 2_500 }, (_, index) => item(`n${index}`)));
    for (let turn = 0; turn < 700; turn += 1) await nextTurn();
    expect(read.length).toBeLessThanOrEqual(2_001);
    for (let index = 0; index < 2_500; index += 1) expect(readKept(connector, item(`n${index}`)).ok).toBe(true);
    expect(read).toHaveLength(2_501);
  });
});
