import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonProblem } from "../../../main/hub/kernel/json-problem.ts";

test("whatever a machine writes is no problem", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      fc.pre(!text.includes('"__proto__"'));
      expect(jsonProblem(text)).toBeNull();
    }),
  );
});

test("what JSON.parse refuses is a problem, and what it takes is none, but for names given twice", () => {
  const broken = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom("", ",", "}", '"', "x", "\\", "0", "\n")).map(([text, at, odd]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + odd + text.slice(place + 1);
  });
  fc.assert(
    fc.property(broken, (text) => {
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      const problem = jsonProblem(text);
      if (parses && problem) expect(problem.en).toMatch(/given twice|__proto__/);
      else expect(problem === null).toBe(parses);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['{"a": 1,}', 1, 9, ""],
  ['{\n  "lines": [\n    {"id": 1 2}\n  ]\n}', 3, 14, "lines.0"],
  ['{"a": "小\n雨"}', 1, 9, "a"],
  ['{"a": tru}', 1, 7, "a"],
  ["[1, 2", 1, 6, ""],
  ['{"a":{"b":1,"b":2}}', 1, 13, "a.b"],
  ['{"__proto__": {}}', 1, 2, "__proto__"],
  ["", 1, 1, ""],
] as const)("%j is told at its place", (...[text, line, column, field]) => expect(jsonProblem(text)).toMatchObject({ line, column, field }));

test("no depth ends the reader", () => {
  expect(jsonProblem("[".repeat(1_000_000))).toMatchObject({ zh: "嵌套超过 32 层" });
  expect(jsonProblem('{"a":'.repeat(100_000))).toMatchObject({ en: "nested deeper than 32" });
});
