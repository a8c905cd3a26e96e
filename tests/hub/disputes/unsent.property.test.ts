/** Whatever two windows of one person write, and whenever the line breaks or a page is loaded anew: no words are lost, and one window has one text. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { caseHandlers } from "../../../main/hub/disputes/index.ts";
import { unsentFor } from "../../../main/hub/disputes/unsent.view.store.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { type Keeper, type KeptWords, openKeeper } from "../../../renderer/pages/case/words-kept.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addCase, addShop } from "../actions/world.ts";

const clock = testClock();
const me: Principal = { kind: "operator", id: "an", name: "客服小安", roles: ["agent"], demo: false };
let store: Store;
let serial = 0;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
const handlers = () => caseHandlers(store, { drafts: { of: () => null, put: () => undefined } } as unknown as Parameters<typeof caseHandlers>[1]);

/** A browser: windows with their keepers, one place for what the hub does not have yet, a line that may be down, and time that is let pass. */
function browser(caseId: string) {
  const local = new Map<string, readonly KeptWords[]>();
  const timers = new Set<() => void>();
  const calls = new Set<Promise<unknown>>();
  let isDown = false;
  let isDeaf = false;
  let keys = 0;
  let windows = 0;
  const open = (begin: KeptWords, unkept: boolean): Keeper => {
    windows += 1;
    const place = `w${windows}`;
    return openKeeper(
      {
        call: (words) => {
          const answer = isDown
            ? Promise.reject(new Error("no line"))
            : handlers()
                .keepWords({ caseId, ...words }, me)
                .then((kept) => {
                  if (!kept.ok) throw new Error(kept.refusal.code);
                  if (isDeaf) throw new Error("the answer was lost");
                  return kept.value;
                });
          const settled = answer.then(
            () => undefined,
            () => undefined,
          );
          calls.add(settled);
          void settled.then(() => calls.delete(settled));
          return answer;
        },
        newKey: () => {
          keys += 1;
          return `k${caseId}${keys}`;
        },
        local: (waiting) => void local.set(place, structuredClone(waiting)),
        after: (_ms, then) => {
          const run = (): void => {
            timers.delete(run);
            then();
          };
          timers.add(run);
          return () => void timers.delete(run);
        },
      },
      begin,
      unkept,
    );
  };
  const settle = async (): Promise<void> => {
    while (calls.size > 0) {
      await Promise.all(calls);
      await new Promise(setImmediate);
    }
  };
  return {
    line: (down: boolean) => {
      isDown = down;
      isDeaf = false;
    },
    /** The hub hears what it is told; its answers are lost. */
    loseAnswers: () => {
      isDeaf = true;
    },
    pass: async () => {
      for (const run of [...timers]) run();
      await new Promise(setImmediate);
      await settle();
    },
    /** A window that shows the case: with what the browser has left of closed ones, else with the newest kept text. */
    show: async (): Promise<Keeper> => {
      const rows = await rowsOf(caseId);
      const newest = rows[0];
      return open(
        newest ? { text: newest.text, suggestionId: null, macro: null, row: newest.id } : { text: "", suggestionId: null, macro: null, row: null },
        false,
      );
    },
    /** The page is loaded anew: everything in memory is gone. */
    reload: (closing: number): Keeper | null => {
      timers.clear();
      const place = `w${closing}`;
      const left = local.get(place) ?? [];
      local.delete(place);
      const last = left.at(-1);
      for (const other of left.slice(0, -1)) open(other, true);
      return last ? open(last, true) : null;
    },
    opened: () => windows,
  };
}
const rowsOf = (caseId: string) =>
  store.rows<{ id: string; text: string }>("SELECT id, text FROM unsent_words WHERE case_id = $1 ORDER BY at DESC, id DESC", [caseId]);

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom("append" as const, "replace" as const, "empty" as const),
      window: fc.nat(1),
      words: fc.constantFrom("您好", "查到了", "稍等", "a"),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom("pass" as const, "flush" as const), window: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("down" as const, "deaf" as const, "up" as const), window: fc.nat(1) }) },
);

describe("words that are being written", () => {
  it("at two windows, with a line that breaks: each window's last words are kept, in one text of its own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 16 }), async (steps) => {
        serial += 1;
        const caseId = `u${serial}`;
        await addCase(store, { id: caseId, shopId: "s1", orderId: null, amountFen: 100 });
        const desk = browser(caseId);
        const windows = [await desk.show(), await desk.show()];
        for (const one of steps) {
          clock.advance(1_000);
          const keeper = windows[one.window] as Keeper;
          if (one.does === "append") keeper.put({ text: keeper.words().text + one.words, suggestionId: null, macro: null });
          else if (one.does === "replace") keeper.put({ text: one.words, suggestionId: null, macro: null });
          else if (one.does === "empty") keeper.put({ text: "", suggestionId: null, macro: null });
          else if (one.does === "flush") keeper.flush();
          else if (one.does === "pass") await desk.pass();
          else if (one.does === "deaf") desk.loseAnswers();
          else desk.line(one.does === "down");
        }
        desk.line(false);
        for (let round = 0; round < 4; round += 1) {
          clock.advance(1_000);
          await desk.pass();
        }
        const kept = (await rowsOf(caseId)).map(({ text }) => text);
        const written = [...new Set(windows.map((keeper) => keeper.words().text).filter((text) => text !== ""))];
        expect(kept).toEqual(expect.arrayContaining(written));
        expect(kept.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });

  it("that the hub was not told are there after the page is loaded anew, and reach it then", async () => {
    serial += 1;
    const caseId = `u${serial}`;
    await addCase(store, { id: caseId, shopId: "s1", orderId: null, amountFen: 100 });
    const desk = browser(caseId);
    const first = await desk.show();
    first.put({ text: "您好", suggestionId: null, macro: null });
    await desk.pass();
    desk.line(true);
    first.put({ text: "您好，查到了", suggestionId: null, macro: null });
    await desk.pass();
    expect(await rowsOf(caseId)).toMatchObject([{ text: "您好" }]);
    const again = desk.reload(1);
    expect(again?.words().text).toBe("您好，查到了");
    desk.line(false);
    await desk.pass();
    expect(await rowsOf(caseId)).toMatchObject([{ text: "您好，查到了" }]);
  });

  it("are kept once where the answer was lost: told again, gone on with after the page is loaded anew, or emptied", async () => {
    serial += 1;
    const caseId = `u${serial}`;
    await addCase(store, { id: caseId, shopId: "s1", orderId: null, amountFen: 100 });
    const desk = browser(caseId);
    const first = await desk.show();
    desk.loseAnswers();
    first.put({ text: "您好", suggestionId: null, macro: null });
    await desk.pass();
    await desk.pass();
    expect(await rowsOf(caseId)).toMatchObject([{ text: "您好" }]);
    // Loaded anew before the answer: told again as it is, and then gone on with.
    const again = desk.reload(1);
    await desk.pass();
    expect(await rowsOf(caseId)).toMatchObject([{ text: "您好" }]);
    again?.put({ text: "您好，查到了", suggestionId: null, macro: null });
    await desk.pass();
    expect(await rowsOf(caseId)).toMatchObject([{ text: "您好，查到了" }]);
    again?.put({ text: "", suggestionId: null, macro: null });
    await desk.pass();
    expect(await rowsOf(caseId)).toEqual([]);
  });

  it("keep what follows from their macro, and what of it was left out this time", async () => {
    serial += 1;
    const caseId = `u${serial}`;
    await addCase(store, { id: caseId, shopId: "s1", orderId: null, amountFen: 100 });
    const desk = browser(caseId);
    const first = await desk.show();
    const macro = { id: "m1", follows: { tags: ["等仓库"], restHours: 24, note: "问过仓库" } };
    const unsent = async () => (await unsentFor(store, caseId, me.id)).map(({ text, macro: kept }) => ({ text, macro: kept }));
    first.put({ text: "您好", suggestionId: null, macro });
    await desk.pass();
    expect(await unsent()).toEqual([{ text: "您好", macro }]);
    const less = { ...macro, follows: { ...macro.follows, tags: [] } };
    first.put({ text: "您好", suggestionId: null, macro: less });
    await desk.pass();
    expect(await unsent()).toEqual([{ text: "您好", macro: less }]);
    first.put({ text: "别的", suggestionId: null, macro: null });
    await desk.pass();
    expect(await unsent()).toEqual([{ text: "别的", macro: null }]);
  });

  it("keep the pictures that were put to them, and a picture alone; where the last one is taken out again nothing is kept", async () => {
    serial += 1;
    const caseId = `u${serial}`;
    await addCase(store, { id: caseId, shopId: "s1", orderId: null, amountFen: 100 });
    const desk = browser(caseId);
    const first = await desk.show();
    const unsent = async () => (await unsentFor(store, caseId, me.id)).map(({ text, pictures }) => ({ text, pictures }));
    first.put({ text: "", suggestionId: null, macro: null, pictures: ["p1"] });
    await desk.pass();
    expect(await unsent()).toEqual([{ text: "", pictures: ["p1"] }]);
    first.put({ text: "请看图", suggestionId: null, macro: null, pictures: ["p1", "p2"] });
    await desk.pass();
    expect(await unsent()).toEqual([{ text: "请看图", pictures: ["p1", "p2"] }]);
    // The hub is not told of the next change before the page is loaded anew.
    desk.line(true);
    first.put({ text: "请看图", suggestionId: null, macro: null, pictures: ["p2"] });
    await desk.pass();
    const again = desk.reload(1);
    expect(again?.words().pictures).toEqual(["p2"]);
    desk.line(false);
    await desk.pass();
    expect(await unsent()).toEqual([{ text: "请看图", pictures: ["p2"] }]);
    again?.put({ text: "", suggestionId: null, macro: null, pictures: [] });
    await desk.pass();
    expect(await unsent()).toEqual([]);
  });

  it("the later of two windows wins only where it went on from what stands", async () => {
    serial += 1;
    const caseId = `u${serial}`;
    await addCase(store, { id: caseId, shopId: "s1", orderId: null, amountFen: 100 });
    const desk = browser(caseId);
    const first = await desk.show();
    first.put({ text: "您好", suggestionId: null, macro: null });
    await desk.pass();
    // Opened after it: goes on with it.
    const second = await desk.show();
    second.put({ text: "您好，包裹在武汉", suggestionId: null, macro: null });
    await desk.pass();
    expect((await rowsOf(caseId)).map(({ text }) => text)).toEqual(["您好，包裹在武汉"]);
    // The first one knows nothing of it: both are kept.
    first.put({ text: "您好，马上退款", suggestionId: null, macro: null });
    await desk.pass();
    expect((await rowsOf(caseId)).map(({ text }) => text).sort()).toEqual(["您好，包裹在武汉", "您好，马上退款"]);
    // And each goes on with its own.
    second.put({ text: "", suggestionId: null, macro: null });
    await desk.pass();
    expect((await rowsOf(caseId)).map(({ text }) => text)).toEqual(["您好，马上退款"]);
  });

  it("are bounded for one person and case, and going on with others leaves what was written", async () => {
    serial += 1;
    const caseId = `u${serial}`;
    await addCase(store, { id: caseId, shopId: "s1", orderId: null, amountFen: 100 });
    for (let each = 0; each < 20; each += 1) {
      clock.advance(1_000);
      await handlers().keepWords({ caseId, text: `第${each}句`, suggestionId: null, macro: null, pictures: [], from: null }, me);
    }
    expect(await rowsOf(caseId)).toHaveLength(8);
    const desk = browser(caseId);
    const keeper = await desk.show();
    const other = (await rowsOf(caseId))[3];
    keeper.put({ text: "改过", suggestionId: null, macro: null });
    keeper.take({ text: other?.text ?? "", suggestionId: null, macro: null, row: other?.id ?? null });
    keeper.put({ text: "接着写", suggestionId: null, macro: null });
    await desk.pass();
    await desk.pass();
    expect((await rowsOf(caseId)).map(({ text }) => text)).toEqual(expect.arrayContaining(["改过", "接着写"]));
  });
});
