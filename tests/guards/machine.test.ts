/** A suite that measures the machine fails on a slow one: how fast things are is measured by the benches, and how long a test may take is said once, in the runner's configuration. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Who may look at the machine's clock, and why. */
const MAY: Readonly<Record<string, string>> = {
  "tests/e2e/support/slow-clock.ts": "makes a slower clock of it",
  "tests/support/growth.ts": "tells a proportion, of the least of many turns",
  "tests/hub/access/passwords.test.ts": "holds a proportion, of the least of many turns",
};
const MEASURES = [/\bperformance\.now\(/, /\bDate\.now\(\) - (?:before|since|beg[aiu]n|start)/];
/** Less than a slow machine may need: a minute for a test, twenty seconds for a step. */
const LIMITS = [
  /^\s*\}, [1-5]?\d_000\);$/m,
  /\b(?:waitFor|waitForURL)\([^)]*\btimeout: (?:1?\d_000|\d{1,3})\b/,
  /\bexpect\s*\.poll\([^\n]*\btimeout: (?:1?\d_000|\d{1,3})\b/,
  /\bvi\.wait(?:For|Until)\(/,
];

const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
const tests = readdirSync("tests", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("guards/"))
  .map((name) => join("tests", name));
const having = (signs: readonly RegExp[]): string[] => tests.filter((path) => signs.some((sign) => sign.test(codeOf(readFileSync(path, "utf8"))))).sort();

it("no test measures how fast the machine is", () => {
  expect(having(MEASURES)).toEqual(Object.keys(MAY).sort());
});

it("no test and no step of a page has a limit of its own that a slow machine would miss", () => {
  expect(having(LIMITS)).toEqual([]);
});

it("the guard sees what it is to see", () => {
  for (const line of ["const since = performance.now();", "expect(Date.now() - before).toBeLessThan(7_000)"])
    expect(MEASURES.some((sign) => sign.test(line))).toBe(true);
  for (const line of ["new Date(Date.now() - 3_600_000)", "new Date(Date.now() - DAY)"]) expect(MEASURES.some((sign) => sign.test(line))).toBe(false);
  for (const line of ["  }, 30_000);", "await x.waitFor({ timeout: 5_000 });", "await expect.poll(() => 1, { timeout: 5_000 })", "await vi.waitFor(() => 1)"])
    expect(LIMITS.some((sign) => sign.test(line))).toBe(true);
});
