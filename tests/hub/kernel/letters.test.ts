import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { letters } from "../../../main/hub/kernel/text.ts";

const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });
const asRead = (text: string): string[] => Array.from(segmenter.segment(text.toWellFormed()), ({ segment }) => segment);

describe("letters", () => {
  it("are what readers count, in plain text as well as in rare characters, accents, emoji and broken halves", () => {
    for (const text of ["", "李小雨", "文三路 1 号（3 幢）", "𠮷野小雨", "e\u0301te\u0301", "👨‍👩‍👧李", "葛\u{e0100}城", "1️⃣号楼", "a\r\nb", "が", "\ud842雨"])
      expect(letters(text), text).toEqual(asRead(text));
  });
  it("are the same for any text", () => {
    assert(
      property(string({ unit: "binary" }), string(), string({ unit: "grapheme" }), (...texts) => {
        const text = texts.join("李");
        expect(letters(text)).toEqual(asRead(text));
      }),
    );
  });
});
