import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, eventsAfter, keepPlace, onCommit, readerPlace, type Store, subjectsAfter, takeNumbers } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const start = { tx: "0", id: "0" };

describe("commit", () => {
  it("writes change, event and journal line together, or nothing of them", async () => {
    const write = (fail: boolean) =>
      commit(store, "operator:1", async (tx) => {
        tx.run("INSERT INTO setting (key, value) VALUES ($1, '1')", [fail ? "lost" : "kept"]);
        tx.emit({ name: "shop.changed", subjectId: fail ? "lost" : "kept", data: {} });
        tx.journal({ verb: "set", subject: "setting", subjectId: fail ? "lost" : "kept" });
        if (fail) throw new Error("power cut");
      });
    await write(false);
    await expect(write(true)).rejects.toThrow("power cut");
    expect((await eventsAfter(store, start, 10)).map((event) => event.subjectId)).toEqual(["kept"]);
    expect(await store.rows("SELECT actor, subject_id FROM journal_line")).toEqual([{ actor: "operator:1", subject_id: "kept" }]);
    expect(await store.rows("SELECT key FROM setting")).toEqual([{ key: "kept" }]);
  });

  it("fails with the reason of the first statement that failed, waited for or not, and nothing of it stays", async () => {
    const unwaited = commit(store, "system", async (tx) => {
      tx.run("INSERT INTO setting (key, value) VALUES ('half', '1')");
      tx.run("INSERT INTO setting (key, value) VALUES ('half', '2')");
    });
    await expect(unwaited).rejects.toMatchObject({ code: "23505" });
    const readAfter = commit(store, "system", async (tx) => {
      tx.run("INSERT INTO setting (key, value) VALUES ('half', '1')");
      tx.run("INSERT INTO no_such_table VALUES (1)");
      return tx.rows("SELECT 1");
    });
    await expect(readAfter).rejects.toMatchObject({ code: "42P01" });
    expect(await store.rows("SELECT key FROM setting WHERE key = 'half'")).toEqual([]);
    // The connection they used works on.
    expect(await commit(store, "system", (tx) => tx.rows<{ one: number }>("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
  });

  it("sees in a statement what the one before it changed, though nobody waited for that", async () => {
    const counted = await commit(store, "system", async (tx) => {
      tx.run("INSERT INTO setting (key, value) VALUES ('seen', '1')");
      return tx.count("UPDATE setting SET value = '2' WHERE key = 'seen' AND value = '1'");
    });
    expect(counted).toBe(1);
  });

  it("is repeated when two deadlock, and both happen", async () => {
    await commit(store, "system", async (tx) => tx.run("INSERT INTO setting (key, value) VALUES ('left', '0'), ('right', '0')"));
    const add = (first: string, second: string) =>
      commit(store, "system", async (tx) => {
        const grow = (key: string) => tx.count("UPDATE setting SET value = to_jsonb((value #>> '{}')::int + 1) WHERE key = $1", [key]);
        await grow(first);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await grow(second);
      });
    await Promise.all([add("left", "right"), add("right", "left")]);
    const rows = await store.rows<{ value: number }>("SELECT value FROM setting WHERE key IN ('left', 'right')");
    expect(rows.map((row) => Number(row.value))).toEqual([2, 2]);
  });

  it("gives each number of a day once, however many ask at the same time", async () => {
    const takers = Array.from({ length: 12 }, (_, index) =>
      commit(store, "system", (tx) => takeNumbers(tx, { day: "20261124", kind: "order", count: 1 + (index % 3) })),
    );
    const firsts = await Promise.all(takers);
    const taken = firsts.flatMap((first, index) => Array.from({ length: 1 + (index % 3) }, (_, step) => first + step));
    expect(taken.sort((left, right) => left - right)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  });
});

describe("a reader of events", () => {
  it("never passes by an event whose transaction ended late", async () => {
    const place = (await eventsAfter(store, start, 100)).at(-1) ?? start;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = commit(store, "system", async (tx) => {
      tx.run("INSERT INTO event (name, subject_id, data, at) VALUES ('slow', '1', '{}', now())");
      await held;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await commit(store, "system", async (tx) => tx.emit({ name: "shop.changed", subjectId: "2", data: {} }));
    expect(await eventsAfter(store, place, 10)).toEqual([]);
    release();
    await slow;
    expect((await eventsAfter(store, place, 10)).map((event) => event.name)).toEqual(["slow", "shop.changed"]);
  });

  it("reads by the number and not by its text, so that no event is passed by where numbers grow a digit", async () => {
    const other = await freshStore();
    const told = [7, 8, 9, 10, 11, 12, 99, 100, 101];
    await other.pool.query(
      "INSERT INTO event (id, tx, name, subject_id, data, at) SELECT 1000 - n, n::text::xid8, 'shop.changed', n::text, '{}', now() FROM unnest($1::int[]) AS n",
      [told],
    );
    await other.pool.query(
      "INSERT INTO event (id, tx, name, subject_id, data, at) SELECT n, '120', 'shop.changed', 'i' || n, '{}', now() FROM generate_series(8, 12) AS n",
    );
    const read: string[] = [];
    for (let place = start; ; ) {
      const [next] = await eventsAfter(other, place, 1);
      if (!next) break;
      read.push(next.subjectId);
      place = { tx: next.tx, id: next.id };
    }
    expect(read).toEqual([...told.map(String), "i8", "i9", "i10", "i11", "i12"]);
    const { ids } = await subjectsAfter(other, { tx: "9", id: "5000" }, { names: ["shop.changed"], limit: 2 });
    expect(ids).toEqual(["10", "11"]);
    await other.close();
  });

  it("does not wait for a write of a neighbour's database", async () => {
    const neighbour = await freshStore();
    const client = await neighbour.pool.connect();
    try {
      await client.query("BEGIN");
      await client.query("INSERT INTO setting (key, value) VALUES ('slow', '1')");
      const place = (await eventsAfter(store, start, 100)).at(-1) ?? start;
      await commit(store, "system", async (tx) => tx.emit({ name: "shop.changed", subjectId: "3", data: {} }));
      expect((await eventsAfter(store, place, 10)).map((event) => event.subjectId)).toEqual(["3"]);
    } finally {
      await client.query("ROLLBACK");
      client.release();
      await neighbour.close();
    }
  });

  it("goes on where it stood", async () => {
    const [first] = await eventsAfter(store, start, 1);
    if (!first) throw new Error("no event");
    await keepPlace(store, "flow", first);
    expect(await readerPlace(store, "flow")).toEqual({ tx: first.tx, id: first.id });
    expect((await eventsAfter(store, await readerPlace(store, "flow"), 100)).map((event) => event.id)).not.toContain(first.id);
  });

  it("is woken by a commit", async () => {
    let woken = 0;
    const end = await onCommit(store, () => {
      woken += 1;
    });
    const before = woken;
    await commit(store, "system", async (tx) => tx.emit({ name: "shop.changed", subjectId: "3", data: {} }));
    await expect.poll(() => woken).toBeGreaterThan(before);
    await end();
  });
});
