/** Vectors in memory: what is found is what the table finds, row by row, whatever was written and removed in between. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsInMemory, HeldVectors, type VectorRow } from "../../../main/hub/knowledge/held-vectors.ts";
import { ExampleTable } from "../../../main/hub/knowledge/table.ts";

const DIMENSIONS = 8;
let state = 1;
/** The same irregular numbers on every run. */
const number = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296 - 0.5;
};
const vector = (): Float32Array => Float32Array.from({ length: DIMENSIONS }, number);
const row = (id: string): VectorRow => ({
  ...{ id, label: number() > 0 ? "damaged" : "quality", channel: null, outcome: null, state: number() > 0.3 ? "accepted" : "proposed" },
  vector: vector(),
});
const whole = (rows: readonly VectorRow[]) => rows.map((one) => ({ ...one, question: one.id, reply: "", updatedAt: null }));
const accepted = (one: { state: string }): boolean => one.state === "accepted";
const WHERE = "state = 'accepted'";

describe("vectors held in memory", () => {
  let folder: string;
  let table: ExampleTable;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "aftercare-held-"));
    table = await ExampleTable.create(folder, "example_1", DIMENSIONS);
  });
  afterAll(async () => {
    await table.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("find what the table finds, also after writes and removals", async () => {
    const first = Array.from({ length: 600 }, (_, at) => row(`r${at}`));
    await table.add(whole(first));
    const held = new HeldVectors(await table.vectors(), DIMENSIONS);
    const same = async (): Promise<void> => {
      for (let at = 0; at < 5; at++) {
        const asked = vector();
        expect(held.nearest(asked, { limit: 20, passes: accepted })).toEqual(await table.nearest(asked, { limit: 20, where: WHERE }));
        expect(held.nearest(asked, { limit: 20, passes: () => true })).toEqual(await table.nearest(asked, { limit: 20, where: null }));
      }
    };
    await same();
    const written = [...Array.from({ length: 80 }, (_, at) => row(`r${at * 3}`)), ...Array.from({ length: 700 }, (_, at) => row(`new${at}`))];
    await table.upsert(whole(written));
    for (const one of written) held.put(one);
    await same();
    const gone = Array.from({ length: 400 }, (_, at) => `r${at}`);
    await table.remove(gone);
    for (const id of gone) held.remove(id);
    await same();
  });

  it("give as many as pass and no more, and nothing where nothing does", () => {
    const rows = ["a", "b", "c"].map(row);
    const held = new HeldVectors(rows, DIMENSIONS);
    expect(held.nearest(vector(), { limit: 60, passes: () => true }).toSorted()).toEqual(["a", "b", "c"]);
    expect(held.nearest(vector(), { limit: 60, passes: ({ id }) => id === "b" })).toEqual(["b"]);
    expect(new HeldVectors([], DIMENSIONS).nearest(vector(), { limit: 60, passes: () => true })).toEqual([]);
  });

  it("are given up where a table is large", () => {
    expect(fitsInMemory(20_000, 96)).toBe(true);
    expect(fitsInMemory(200_000, 96)).toBe(false);
  });
});
