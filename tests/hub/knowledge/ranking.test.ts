import { describe, expect, it } from "vitest";
import { centred, centreOf } from "../../../main/hub/knowledge/centre.ts";
import type { KnowledgeExample } from "../../../main/hub/knowledge/index.ts";
import { type Candidate, rankCandidates } from "../../../main/hub/knowledge/ranking.ts";
import { example } from "./examples.ts";

const NOW = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;
const nothing = { indices: new Int32Array(), values: new Float64Array(), knownShare: 1 };

/** A candidate whose cosine with the question is `near`. */
function candidate(id: string, near: number, rest: Partial<KnowledgeExample> = {}): Candidate {
  const semantic = Float32Array.from([near, Math.sqrt(1 - near * near)]);
  return { row: { ...example(id, id, rest), vector: semantic }, semantic, lexical: nothing };
}

function ranked(candidates: Candidate[], limit = 5): string[] {
  const question = { lexical: nothing, semantic: Float32Array.from([1, 0]) };
  return rankCandidates(question, candidates, { limit, semanticShare: 1, now: NOW }).map((hit) => hit.exampleId);
}

describe("the order of similar cases", () => {
  it("brings another class before the fourth example of one, where both may be meant", () => {
    const near = [0.8, 0.79, 0.78, 0.77, 0.76].map((value, at) => candidate(`a${at}`, value, { label: "a" }));
    const other = [0.75, 0.74].map((value, at) => candidate(`b${at}`, value, { label: "b" }));
    const order = ranked([...near, ...other], 4);
    expect(order[0]).toBe("a0");
    expect(order).toContain("b0");
  });

  it("keeps to the one class that nearly all neighbours have", () => {
    const near = [0.9, 0.89, 0.88, 0.87].map((value, at) => candidate(`a${at}`, value, { label: "a" }));
    expect(ranked([...near, candidate("b", 0.2, { label: "b" })], 4)).toEqual(["a0", "a1", "a2", "a3"]);
  });

  it("shows an answer once before it shows it again", () => {
    const same = { label: "a", reply: "同一句答复" };
    expect(ranked([candidate("a0", 0.9, same), candidate("a1", 0.89, same), candidate("a2", 0.6, { label: "a", reply: "另一句" })])).toEqual([
      "a0",
      "a2",
      "a1",
    ]);
  });

  it("prefers the newer of two that are as near, but wording decides over age", () => {
    const old = { label: "a", updatedAt: NOW - 700 * DAY };
    const fresh = { label: "a", updatedAt: NOW - DAY };
    expect(ranked([candidate("old", 0.8, old), candidate("fresh", 0.79, fresh)])[0]).toBe("fresh");
    expect(ranked([candidate("old", 0.9, old), candidate("fresh", 0.6, fresh)])[0]).toBe("old");
  });

  it("is by score alone for who looks for the same words once more", () => {
    const same = { label: "a", reply: "同一句答复" };
    const question = { lexical: nothing, semantic: Float32Array.from([1, 0]) };
    const order = rankCandidates(question, [candidate("a2", 0.6), candidate("a1", 0.89, same), candidate("a0", 0.9, same)], {
      limit: 2,
      semanticShare: 1,
      nearest: true,
      now: NOW,
    });
    expect(order.map((hit) => hit.exampleId)).toEqual(["a0", "a1"]);
  });

  it("leaves out what has nothing in common", () => {
    expect(ranked([candidate("far", -0.5)])).toEqual([]);
  });
});

describe("the centre of vectors", () => {
  const around = (x: number): Float32Array[] =>
    Array.from({ length: 40 }, (_, at) => {
      const turn = (at / 40) * 2 * Math.PI;
      const raw = Float32Array.from([x, Math.cos(turn), Math.sin(turn)]);
      return raw.map((value) => value / Math.hypot(...raw));
    });

  it("is taken off where all share a direction, so that unrelated texts are unlike again", () => {
    const vectors = around(2);
    const centre = centreOf(vectors);
    if (!centre) throw new Error("no centre was found");
    const [a, b] = [vectors[0], vectors[20]].map((vector) => centred(vector ?? new Float32Array(), centre));
    expect((a ?? new Float32Array()).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0)).toBeCloseTo(-1, 3);
    expect(centred(new Float32Array(3), centre)).toEqual(new Float32Array(3));
  });

  it("is none where vectors lie about zero, or where there are too few to tell", () => {
    expect(centreOf(around(0))).toBeNull();
    expect(centreOf(around(2).slice(0, 5))).toBeNull();
  });
});
