/** Each kind of fault that was found by attacking the program has a test that holds it, and that test is there. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const rows = readFileSync("docs/decisions/0022-attacks.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, number, , held] = /^\| (\d+) +\|(.*)\|(.*)\|$/.exec(line) ?? [];
    return number && held
      ? [{ number: Number(number), tests: [...held.matchAll(/`([^`]+)` › ([^·]+)/g)].map(([, file = "", name = ""]) => ({ file, name: name.trim() })) }]
      : [];
  });

describe("what gave way once", () => {
  it("is listed whole", () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
  });

  it.each(rows.map(({ number, tests }) => [number, tests] as const))("row %i is held by tests that are there", (_number, tests) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, name } of tests) {
      expect(existsSync(file), file).toBe(true);
      // As a test's name, or its end where the name begins with what is tried.
      expect(readFileSync(file, "utf8"), `${file}: ${name}`).toMatch(
        new RegExp(`(?:it|test)[\\s\\S]{0,2000}?"[^"\\n]*${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`),
      );
    }
  });
});
