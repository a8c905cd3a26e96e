import { describe, expect, it } from "vitest";
import { type Entry, fitting, grouped } from "../../../renderer/app/palette/entries.ts";
import { readVisited, withVisited } from "../../../renderer/app/palette/recent.ts";
import { excerpt } from "../../../renderer/widgets/excerpt.ts";

const entry = (id: string, group: Entry["group"], label: string): Entry => ({ id, group, label });

describe("what the palette offers", () => {
  const entries = [entry("p", "pages", "订单"), entry("c", "commands", "Take the next case"), entry("r", "recent", "AS2026112000001")];

  it("fits all words that were typed, whatever their writing", () => {
    expect(fitting(entries, "ＮＥＸＴ take").map(({ id }) => id)).toEqual(["c"]);
    expect(fitting(entries, "订 单")).toHaveLength(1);
    expect(fitting(entries, "nowhere")).toEqual([]);
    expect(fitting(entries, "")).toHaveLength(3);
  });

  it("stands in groups, recent ones first and each line once", () => {
    expect(grouped([...entries, entry("c", "commands", "twice")]).map((one) => [one.group, one.entries.length])).toEqual([
      ["recent", 1],
      ["commands", 1],
      ["pages", 1],
    ]);
  });
});

describe("the piece of a text in which a word stands", () => {
  it("shows the word with a little around it", () => {
    const text = `${"前".repeat(40)}收到的时候Logo掉了${"后".repeat(60)}`;
    const [before, hit, after] = excerpt(text, "logo");
    expect(hit).toBe("Logo");
    expect(before).toMatch(/^…前+收到的时候$/);
    expect(after).toMatch(/^掉了后+…$/);
    expect(before.length + after.length).toBeLessThan(60);
  });

  it("begins at the beginning where no word stands as it was typed", () => expect(excerpt("杯口有裂纹", "全角")).toEqual(["杯口有裂纹", "", ""]));
});

describe("what was opened last", () => {
  const visit = (n: number) => ({ to: `/cases/${n}`, label: `AS${n}`, title: "" });

  it("stands first, once, and the oldest goes", () => {
    let list = [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce<ReturnType<typeof readVisited>>((all, n) => withVisited(all, visit(n)), []);
    expect(list.map(({ to }) => to).slice(0, 2)).toEqual(["/cases/9", "/cases/8"]);
    expect(list).toHaveLength(8);
    list = withVisited(list, visit(4));
    expect(list[0]).toEqual(visit(4));
    expect(list.filter(({ to }) => to === "/cases/4")).toHaveLength(1);
  });

  it.each([null, "nonsense", "{}", '[{"to":1}]', "[null]"])("that cannot be read (%s) is nothing", (kept) => expect(readVisited(kept)).toEqual([]));
});
