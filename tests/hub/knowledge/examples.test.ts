import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import {
  activeLabelModel,
  addExamples,
  disputeClasses,
  exampleHandlers,
  examplesForSearch,
  keepLabelModel,
  labelModelHandlers,
} from "../../../main/hub/knowledge/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { emptyDesk, eventNames, hour, noTerms, start } from "../disputes/support.ts";

const clock = testClock(start);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(() => emptyDesk(store));

const trainer: Principal = { kind: "operator", id: "t", name: "训练师", roles: ["trainer"], demo: false };
const desk = () => exampleHandlers(store, { near: async () => [], terms: async () => noTerms, ruledNow: async () => new Map() });
const draft = { id: null, question: "杯子碎了怎么办", reply: "请拍照，我们马上核实", label: "damaged", channel: null, revision: null };
const save = async (of: object = {}) => {
  const saved = await desk().save({ ...draft, ...of }, trainer);
  if (!saved.ok) throw new Error(saved.refusal.message);
  return saved.value.example;
};
const list = async (filter: object = {}) => {
  const listed = await desk().list({ page: 0, size: 10, ...filter }, trainer);
  if (!listed.ok) throw new Error("no list");
  return listed.value;
};

describe("a trainer's examples", () => {
  it("are kept, found by their words (signs taken as they are) and counted by class", async () => {
    await save();
    await save({ question: "100%纯棉吗", label: "not_as_described" });
    expect((await list({ text: "100%" })).rows.map((row) => row.label)).toEqual(["not_as_described"]);
    expect((await list({ text: "马上核实" })).total).toBe(2);
    expect((await list({ label: "damaged" })).rows).toHaveLength(1);
    expect((await list()).byLabel).toEqual([
      { label: "damaged", accepted: 1, candidate: 0 },
      { label: "not_as_described", accepted: 1, candidate: 0 },
    ]);
    expect(await eventNames(store)).toEqual(["example.changed", "example.changed"]);
  });

  it("are changed only from the revision one saw, and only to a class of the list", async () => {
    const { id, revision } = await save();
    expect(await save({ id, revision, reply: "好的" })).toMatchObject({ revision: 2, reply: "好的", updatedBy: "operator:t" });
    expect(await desk().save({ ...draft, id, revision }, trainer)).toMatchObject({ refusal: { code: "CASE_MOVED" } });
    expect(await desk().save({ ...draft, id: "gone", revision: 1 }, trainer)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await desk().save({ ...draft, label: "mood" }, trainer)).toMatchObject({ refusal: { code: "BAD_INPUT" } });
  });

  it("stay what they are when their words are mended: a candidate is not accepted by the way", async () => {
    const { id } = await save();
    await desk().setState({ ids: [id], state: "candidate" }, trainer);
    expect(await save({ id, revision: 2, reply: "您好，请拍照" })).toMatchObject({ state: "candidate", reply: "您好，请拍照" });
  });

  it("are retired in bulk, and what is so already does not change", async () => {
    const ids = [(await save()).id, (await save()).id];
    expect(await desk().setState({ ids, state: "retired" }, trainer)).toEqual({ ok: true, value: { changed: 2 } });
    expect(await desk().setState({ ids, state: "retired" }, trainer)).toEqual({ ok: true, value: { changed: 0 } });
    expect((await examplesForSearch(store, ids)).map((each) => each.state)).toEqual(["retired", "retired"]);
  });
});

describe("the closed list of classes", () => {
  it("starts with the house's own and always has none of these", async () => {
    expect((await disputeClasses(store)).map((one) => one.id)).toContain("none");
    const classes = [
      { id: "late", title: "迟到" },
      { id: "broken", title: "破损" },
    ];
    expect(await desk().saveClasses({ classes }, trainer)).toMatchObject({ ok: true });
    expect((await disputeClasses(store)).map((one) => one.id)).toEqual(["late", "broken", "none"]);
    expect(await desk().saveClasses({ classes: [...classes, ...classes] }, trainer)).toMatchObject({ refusal: { code: "BAD_INPUT" } });
  });
});

describe("the label model's state", () => {
  it("says how many examples changed since it was trained, and asks for training only when there is enough to learn", async () => {
    let asked = 0;
    const model = labelModelHandlers(store, {
      askRetrain: async () => {
        asked += 1;
      },
      askCurve: async () => undefined,
      training: () => ({ running: false, progress: 0 }),
      search: async () => ({ embedder: "built-in", indexed: 4 }),
    });
    await save();
    expect(await model.retrain(undefined, trainer)).toMatchObject({ refusal: { code: "NOT_ENOUGH_EXAMPLES" } });
    const more = ["damaged", "damaged", "quality", "quality", "quality"].map((label) => ({
      question: "问",
      reply: "答",
      label,
      channel: null,
      state: "accepted" as const,
    }));
    await commit(store, "system", (tx) => addExamples(tx, more));
    expect(await model.retrain(undefined, trainer)).toMatchObject({ ok: true });
    expect(asked).toBe(1);
    const readAt = new Date(store.clock.now());
    // What changes while a model is being trained is not learnt by it.
    clock.advance(hour);
    await save();
    clock.advance(hour);
    await commit(store, "agent:triage", (tx) => keepLabelModel(tx, { body: new Uint8Array([1]), rows: 6, classes: 2, accuracy: null, seconds: 0.1, readAt }));
    expect(await model.state(undefined, trainer)).toMatchObject({
      value: { model: { rows: 6, classes: 2 }, staleExamples: 1, embedder: "built-in", indexed: 4 },
    });
  });
});

describe("versions of the label model", () => {
  const kept = (rows: number) =>
    commit(store, "agent:triage", (tx) =>
      keepLabelModel(tx, { body: new Uint8Array([rows]), rows, classes: 2, accuracy: rows / 100, seconds: 1, readAt: tx.at }),
    );
  const versions = async () => {
    const told = await model().versions(undefined, trainer);
    if (!told.ok) throw new Error("the versions are not told");
    return told.value.rows;
  };
  const model = () =>
    labelModelHandlers(store, {
      askRetrain: async () => undefined,
      askCurve: async () => undefined,
      training: () => ({ running: false, progress: 0 }),
      search: async () => ({ embedder: "built-in", indexed: 0 }),
    });

  it("are returned to while they are kept, are in use from then on, and are five", async () => {
    await store.pool.query("DELETE FROM label_model");
    const ids: string[] = [];
    for (let rows = 10; rows <= 70; rows += 10) {
      clock.advance(1_000);
      ids.push(await kept(rows));
    }
    expect((await versions()).map(({ rows, active, kept: there }) => [rows, active, there])).toEqual([
      [70, true, true],
      [60, false, true],
      [50, false, true],
      [40, false, true],
      [30, false, true],
      [20, false, false],
      [10, false, false],
    ]);
    const [oldest = "", , third = ""] = ids;
    expect(await model().returnTo({ id: oldest }, trainer)).toMatchObject({ ok: false, refusal: { code: "STATE_NOT_ALLOWED" } });
    expect((await activeLabelModel(store))?.id).toBe(ids.at(-1));
    expect(await model().returnTo({ id: third }, trainer)).toMatchObject({ ok: true });
    expect([...((await activeLabelModel(store))?.body ?? [])]).toEqual([30]);
    expect((await versions()).filter(({ active }) => active).map(({ rows }) => rows)).toEqual([30]);
    expect(await store.rows("SELECT actor, verb FROM journal_line WHERE subject_id = $1 AND verb = 'model.returned_to'", [third])).toEqual([
      { actor: "operator:t", verb: "model.returned_to" },
    ]);
  });
});
