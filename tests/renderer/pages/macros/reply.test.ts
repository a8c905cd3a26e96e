import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OfferedMacro } from "../../../../main/hub/contract/macros.ts";
import { askedAt, gapFrom, meant, putIn } from "../../../../renderer/pages/case/macro-text.ts";
import { sizeOf, withoutUnseen } from "../../../../renderer/pages/case/reply-size.ts";

const macro = (id: string, name: string, text: string): OfferedMacro => ({
  id,
  name,
  text,
  shared: true,
  gaps: [],
  uses: 0,
  follows: { tags: [], restHours: null, note: "" },
});

describe("a reply's size", () => {
  it("is counted by the channel's own limit, in what the channel counts", () => {
    expect(sizeOf("您好", 400)).toEqual({ unit: "bytes", used: 6, most: 400 });
    expect(sizeOf("👨‍👩‍👧", 400)).toEqual({ unit: "bytes", used: 18, most: 400 });
    expect(sizeOf("<b>1</b>", 400).used).toBe(8);
    expect(sizeOf("好".repeat(20_000), 400)).toEqual({ unit: "bytes", used: 60_000, most: 400 });
    expect(sizeOf("好".repeat(20_000), null)).toEqual({ unit: "letters", used: 20_000, most: 2_000 });
  });

  it("names what nobody sees and takes it out; an emoji of several stays whole, and so do words from right to left", () => {
    expect(withoutUnseen("退\u200B款\u202E元95\u202C")).toEqual({ text: "退款元95", unseen: 3 });
    for (const whole of ["👨‍👩‍👧 好的", "👍🏽", "مرحبا بك", "<script>1</script>", "❤️‍🔥"]) expect(withoutUnseen(whole)).toEqual({ text: whole, unseen: 0 });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = withoutUnseen(text).text;
        expect(withoutUnseen(once)).toEqual({ text: once, unseen: 0 });
      }),
      { numRuns: 40 },
    );
  });
});

describe("a macro in the reply", () => {
  it("is asked for at the start of a word, not within an address or between two words", () => {
    expect(askedAt("/退", 2)).toEqual({ from: 0, words: "退" });
    expect(askedAt("您好，/", 4)).toEqual({ from: 3, words: "" });
    for (const text of ["https:/", "https://", "是/否", "1/2", "a b"]) expect(askedAt(text, text.length)).toBeNull();
  });

  it("is found by its name before its words", () => {
    const rows = [macro("a", "包裹到哪了", "退货也看这里"), macro("b", "请退货", "x"), macro("c", "退货地址", "y")];
    expect(meant(rows, "退货").map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(meant(rows, "没有")).toEqual([]);
  });

  it("stands where it was asked for, the first of its open places chosen; Tab goes on to the next", () => {
    const put = putIn("您好。/退 谢谢", { from: 3, words: "退" }, "单号{快递单号}，寄到{退货地址}");
    expect(put.text).toBe("您好。单号{快递单号}，寄到{退货地址} 谢谢");
    expect(put.text.slice(...put.select)).toBe("{快递单号}");
    expect(put.text.slice(...(gapFrom(put.text, put.select[1]) ?? [0, 0]))).toBe("{退货地址}");
    expect(gapFrom("没有{这种}空", 0)).toBeNull();
    expect(putIn("/", { from: 0, words: "" }, "好的。")).toEqual({ text: "好的。", select: [3, 3] });
  });
});
