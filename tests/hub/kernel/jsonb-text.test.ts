import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonbText } from "../../../main/hub/kernel/json.ts";

test("text without odd characters comes through as it was, backslashes included", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("\\", "u0000", "ud800", "王", "😀", '"', "\n", "a")), (parts) => {
      const text = parts.join("");
      expect(JSON.parse(jsonbText({ [text]: text }))).toEqual({ [text]: text });
    }),
  );
});

test("no NUL and no half of a surrogate pair is left, and nothing else is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("\u0000", "\ud800", "\udfff", "\\", "a", "😀"), maxLength: 20 }), (text) => {
      const kept = JSON.parse(jsonbText(text)) as string;
      expect(kept).toBe(text.replaceAll("\u0000", "\ufffd").toWellFormed());
    }),
  );
});
