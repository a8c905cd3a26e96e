import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitTfIdf, type SparseVector } from "../../../main/hub/kernel/tfidf.ts";
import type { KnowledgeExample, KnowledgeFilter } from "../../../main/hub/knowledge/example.ts";
import { filterTest } from "../../../main/hub/knowledge/filter.ts";
import { builtinEmbedder, openKnowledge } from "../../../main/hub/knowledge/index.ts";
import { cosineWith } from "../../../main/hub/knowledge/ranking.ts";
import { WordingIndex } from "../../../main/hub/knowledge/wording-index.ts";
import { example, freshFolder } from "./examples.ts";

const everything = (): boolean => true;

/** What comparing every row gives. */
function exactly(rows: ReadonlyMap<string, SparseVector>, question: SparseVector, limit: number): number[] {
  const near = cosineWith(question);
  const scores = [...rows.values()].map(near).filter((score) => score > 0);
  return scores.toSorted((left, right) => right - left).slice(0, limit);
}

describe("questions by their wording", () => {
  it("are found as comparing every one of them finds them, whatever was written over and removed before", () => {
    const words = fc.array(fc.constantFrom("快", "递", "退", "款", "发", "票", "坏", "了", "吗"), { minLength: 1, maxLength: 8 }).map((all) => all.join(""));
    const writes = fc.array(fc.record({ id: fc.integer({ min: 0, max: 20 }).map(String), text: fc.option(words) }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(writes, words, fc.integer({ min: 1, max: 8 }), (all, asked, limit) => {
        const fit = fitTfIdf(
          all.map(({ text }) => text ?? ""),
          { rarity: 1, blocks: [1, 1, 0] },
        );
        const index = new WordingIndex();
        const rows = new Map<string, SparseVector>();
        for (const { id, text } of all) {
          if (text === null) {
            index.remove(id);
            rows.delete(id);
          } else {
            index.put(example(id, text), fit.openVector(text));
            rows.set(id, fit.openVector(text));
          }
        }
        const question = fit.openVector(asked);
        const found = index.nearest(question, { limit, passes: everything });
        const near = cosineWith(question);
        const scores = found.map((id) => near(rows.get(id) ?? question));
        expect(new Set(found).size).toBe(found.length);
        expect(scores.map((score) => score.toFixed(5))).toEqual(exactly(rows, question, limit).map((score) => score.toFixed(5)));
      }),
    );
  });

  it("are found though thousands were removed, and though thousands of nearer ones do not pass", () => {
    const fit = fitTfIdf(["快递没到", "快递丢了"], { rarity: 1, blocks: [1, 1, 0] });
    const index = new WordingIndex();
    const put = (id: string, text: string, state: string): void => index.put({ ...example(id, text), state }, fit.openVector(text));
    for (let at = 0; at < 5_000; at++) put(`old${at}`, "快递没到", "accepted");
    for (let at = 0; at < 3_000; at++) put(`retired${at}`, "快递没到", "retired");
    put("far", "快递丢了", "accepted");
    for (let at = 0; at < 5_000; at++) index.remove(`old${at}`);
    const found = index.nearest(fit.openVector("快递没到"), { limit: 3, passes: ({ state }) => state === "accepted" });
    expect(found).toEqual(["far"]);
  });
});

it("a filter lets the same rows pass in memory as in the table", async () => {
  const rows: KnowledgeExample[] = [];
  for (const channel of [null, "jd", "o'brien"])
    for (const outcome of [null, "refunded"])
      for (const state of ["accepted", "retired"])
        for (const label of ["damaged", "it's"]) rows.push({ ...example(`${rows.length}`, "快递没到"), channel, outcome, state, label });
  const knowledge = await openKnowledge({ folder: await freshFolder(), embedder: builtinEmbedder });
  await knowledge.rebuild(rows);
  const filters: KnowledgeFilter[] = [
    {},
    { channel: "o'brien" },
    { label: "it's" },
    { outcome: "refunded", state: "accepted" },
    { channel: "jd", state: "retired" },
  ];
  for (const filter of filters) {
    const hits = await knowledge.search({ text: "快递没到", limit: 50, filter, excludeIds: ["3"] });
    const passing = rows.filter(filterTest(filter, ["3"])).map(({ id }) => id);
    expect(hits.map((hit) => hit.exampleId).toSorted()).toEqual(passing.toSorted());
  }
  await knowledge.close();
});
