import fc from "fast-check";
import { expect, test } from "vitest";
import { storableJson, storableText } from "../../../main/hub/kernel/json.ts";

const pieces = fc.array(fc.constantFrom("\\", "u0000", "ud800", "\u0000", "\ud800", "\udfff", "王", "𠮷", '"', "\n", "a"), { maxLength: 20 });

test("no NUL and no half of a surrogate pair is left in text or JSON, and nothing else is lost", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const kept = text.replaceAll("\u0000", "\ufffd").toWellFormed();
      expect(storableText(text)).toBe(kept);
      expect(JSON.parse(storableJson(JSON.stringify({ [text]: text })))).toEqual({ [kept]: kept });
    }),
  );
});

test("JSON that another program wrote keeps its escaped pairs", () => {
  expect(JSON.parse(storableJson('"\\ud83d\\ude00\\uD842\\uDFB7 \\ud83d \\u0000"'))).toBe("😀𠮷 \ufffd \ufffd");
});
