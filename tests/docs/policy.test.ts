/** The guide to policies names every fact there is, under the name that the editor shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { factList } from "../../main/hub/decisions/facts.ts";

const guide = readFileSync(join(import.meta.dirname, "../../docs/policy.md"), "utf8");

test.each(factList.map(({ fact, label }) => [fact, label] as const))("the guide to policies explains %s as %s", (fact, label) => {
  const row = guide.split("\n").find((line) => line.startsWith(`| \`${fact}\``));
  expect(row?.split("|")[2]?.trim()).toBe(label);
});
