import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exceptions } from "./exceptions.ts";
import { Source, Sources } from "./scope.ts";
import { sortedAsText } from "./sorted.ts";
import { breachesOf, owners, usesOf, walls } from "./walls.ts";

const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "main/hub"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => /\.ts$/.test(path) && !path.includes("/generated/") && existsSync(path));
const found = walls(paths);
const listed = Object.keys(exceptions);

describe("tables have walls", () => {
  it("every statement of the hub can be read by PostgreSQL's own parser, names only tables of ours, and sorts nothing by a number's text", () => {
    expect(found.texts).toBeGreaterThan(150);
    expect(found.odd).toEqual([]);
  });

  it("each table has one room that writes it, and others read it only in read models; what does not hold yet is listed, and the list only shrinks", () => {
    process.stdout.write(`walls of tables: ${found.texts} statements read, ${listed.length} exceptions\n${listed.map((line) => `  ${line}\n`).join("")}`);
    expect(
      found.breaches.filter((line) => !(line in exceptions)),
      "forbidden: call the owner's face, or read in a *.view.store.ts",
    ).toEqual([]);
    expect(
      listed.filter((line) => !found.breaches.includes(line)),
      "holds by now: take it off the list in tests/guards/sql/exceptions.ts",
    ).toEqual([]);
  });

  it("every table of the schema has an owner", () => {
    const schema = readFileSync("main/hub/store/schema.prisma", "utf8");
    const named = [...schema.matchAll(/@@map\("([a-z_]+)"\)/g)].map(([, table = ""]) => table);
    expect(named.filter((table) => !(table in owners))).toEqual([]);
  });
});

/** What the walls say about a file of this path and text. */
function told(path: string, text: string): string[] {
  const { uses, odd } = usesOf(new Source(path, new Sources(), text));
  return [...odd, ...breachesOf(path, uses)];
}

describe("the walls see a breach", () => {
  it.each([
    ["a write of an earlier room's table", "main/hub/risk/a.store.ts", "tx.run(`UPDATE case_file SET queue = $1`)", ["risk/a.store.ts: writes case_file"]],
    [
      "a write in a WITH",
      "main/hub/risk/a.store.ts",
      "tx.rows('WITH gone AS (DELETE FROM finding RETURNING id) SELECT id FROM gone')",
      ["risk/a.store.ts: writes finding"],
    ],
    [
      "a lock of another's rows",
      "main/hub/risk/a.view.store.ts",
      "tx.rows('SELECT c.id FROM case_file c FOR UPDATE OF c')",
      ["risk/a.view.store.ts: locks case_file"],
    ],
    [
      "a read of a later room's table",
      "main/hub/orders/a.view.store.ts",
      'store.rows(`SELECT id FROM "order" WHERE id IN (SELECT order_id FROM case_file)`)',
      ["orders/a.view.store.ts: reads case_file"],
    ],
    [
      "a read of an earlier room's table outside a read model",
      "main/hub/risk/a.store.ts",
      "tx.rows('SELECT 1 FROM account a JOIN shop s ON true')",
      ["risk/a.store.ts: reads shop"],
    ],
    ["a write in a read model", "main/hub/orders/a.view.store.ts", "tx.run('DELETE FROM finding')", ["orders/a.view.store.ts: writes finding"]],
    ["SQL outside a store", "main/hub/orders/a.commands.ts", "tx.rows('SELECT id FROM finding')", ["orders/a.commands.ts: sql"]],
    [
      "a table named in a piece that no statement is seen to use",
      "main/hub/risk/a.store.ts",
      "export const join = 'LEFT JOIN suggestion s ON true'",
      ["risk/a.store.ts: reads suggestion"],
    ],
    [
      "a text put together from constants and functions",
      "main/hub/risk/a.store.ts",
      `const from = (table: string) => "DELETE FROM " + table;\nexport const drop = (tx: Tx) => { const sql = from("case_message"); tx.run(\`\${sql} WHERE id = $1\`); }`,
      ["risk/a.store.ts: writes case_message"],
    ],
    ["a write of Prisma's", "main/hub/risk/a.store.ts", "await tx.prisma.caseFile.update({ where: { id } })", ["risk/a.store.ts: writes case_file"]],
    ["Prisma outside a store", "main/hub/access/a.commands.ts", "await store.prisma.session.findMany()", ["access/a.commands.ts: sql"]],
    ["a table nobody owns", "main/hub/risk/a.store.ts", "tx.rows('SELECT 1 FROM nobody')", ["main/hub/risk/a.store.ts: no table of ours: nobody"]],
  ])("%s", (...[, path, text, expected]) => {
    expect(told(path, text)).toEqual(expected);
  });

  it("what is allowed passes: an owner's write and lock, a read model's reads of earlier rooms", () => {
    expect(told("main/hub/risk/a.store.ts", "tx.run('UPDATE account SET score = 1 WHERE id IN (SELECT id FROM account FOR UPDATE SKIP LOCKED)')")).toEqual([]);
    expect(told("main/hub/risk/a.view.store.ts", 'tx.rows(`SELECT 1 FROM account a JOIN "order" o ON true JOIN case_file c ON true`)')).toEqual([]);
  });

  it("a text that is no SQL is told", () => {
    expect(told("main/hub/risk/a.store.ts", "tx.rows('SELECT FROM WHERE')")[0]).toMatch(/syntax error/);
  });

  it.each([
    ["SELECT id::text, tx::text FROM event ORDER BY tx, id", ["id", "tx"]],
    ["SELECT (id - 1)::text AS id FROM event ORDER BY id", ["id"]],
    ["SELECT 1 FROM (SELECT e.id::text AS id FROM event e ORDER BY e.tx, id) told", ["id"]],
    ["SELECT id::text FROM event ORDER BY event.id", []],
    ["SELECT id::text AS key FROM event ORDER BY id", []],
    ["SELECT lower(name) AS name FROM shop ORDER BY name", []],
  ])("what is sorted by a number's text: %s", (sql, wrong) => expect(sortedAsText(sql)).toEqual(wrong));
});
