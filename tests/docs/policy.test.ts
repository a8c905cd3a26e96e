/** The guide to policies names every fact there is, under the name that the editor shows, with the values of its closed list. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { factList } from "../../main/hub/decisions/facts.ts";

const guide = readFileSync(join(import.meta.dirname, "../../docs/policy.md"), "utf8");
const cellsOf = (fact: string): string[] | undefined =>
  guide
    .split("\n")
    .find((line) => line.startsWith(`| \`${fact}\``))
    ?.split("|")
    .map((cell) => cell.trim());

test.each(factList.map(({ fact, label }) => [fact, label] as const))("the guide to policies explains %s as %s", (fact, label) => {
  expect(cellsOf(fact)?.[2]).toBe(label);
});

test.each(factList.flatMap(({ fact, values }) => (values ? [[fact, values] as const] : [])))("the guide to policies lists the values of %s", (fact, values) => {
  expect(cellsOf(fact)?.[3]?.split(";")[0]?.split(" ")).toEqual(values);
});
