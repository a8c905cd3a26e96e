import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { loadModule } from "libpg-query";
import { expect, it } from "vitest";
import { Sources } from "./scope.ts";
import { sortedAsText } from "./sorted.ts";
import { sqlTexts } from "./texts.ts";

await loadModule();
const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "main", "scripts"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => /\.ts$/.test(path) && !/\/generated\//.test(path) && existsSync(path));

it("nothing is sorted by a number's text", () => {
  const files = new Sources();
  let read = 0;
  const wrong: string[] = [];
  for (const { path, line, sql } of paths.flatMap((each) => sqlTexts(files.get(each)))) {
    try {
      wrong.push(...sortedAsText(sql).map((name) => `${path}:${line}: sorts by the text of ${name}; name its table before it`));
      read += 1;
    } catch {
      // What is no SQL is told by the walls.
    }
  }
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(300);
});

it.each([
  ["SELECT id::text, tx::text FROM event ORDER BY tx, id", ["id", "tx"]],
  ["SELECT (id - 1)::text AS id FROM event ORDER BY id", ["id"]],
  ["SELECT 1 FROM (SELECT e.id::text AS id FROM event e ORDER BY e.tx, id) told", ["id"]],
  ["SELECT id::text FROM event ORDER BY event.id", []],
  ["SELECT id::text AS key FROM event ORDER BY id", []],
  ["SELECT lower(name) AS name FROM shop ORDER BY name", []],
])("%s", (sql, wrong) => expect(sortedAsText(sql)).toEqual(wrong));
