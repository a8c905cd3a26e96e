import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handedOver, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";
import { type Described, describeStatement } from "./describe.ts";
import { keptIn } from "./kept.ts";
import { HOLE, type Source, Sources } from "./scope.ts";
import { rowTypeAt, sqlTexts } from "./texts.ts";
import { type Member, membersOf } from "./types.ts";

const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "main/hub"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => /\.ts$/.test(path) && !path.includes("/generated/") && existsSync(path));
const files = new Sources();

let store: Store;
let client: Client;
/** Whether a column may be empty, by `table.column` as the server numbers them. */
let nullable: Map<string, boolean>;
beforeAll(async () => {
  store = await freshStore();
  client = new Client({ connectionString: store.url });
  await client.connect();
  const { rows } = await client.query<{ key: string; nullable: boolean }>(
    "SELECT attrelid || '.' || attnum AS key, NOT attnotnull AS nullable FROM pg_attribute WHERE attnum > 0",
  );
  nullable = new Map(rows.map((row) => [row.key, row.nullable]));
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** What a value of a type of the server is, once it has arrived. Exact decimals arrive as text. */
const arrives: Record<number, Member["base"]> = {
  16: "boolean",
  20: "number",
  21: "number",
  23: "number",
  25: "string",
  700: "number",
  701: "number",
  1043: "string",
  1184: "Date",
  1700: "string",
};

/** Columns that may be empty, of statements that leave the empty ones out; the list only shrinks. */
const filtered = [
  "actions/decided.store.ts: decisionId",
  "audit/seal.store.ts: virtualtransaction",
  "decisions/decisions.store.ts: row",
  "disputes/desk.store.ts: orderId",
  "disputes/order-side.view.store.ts: orderId",
  "disputes/case.store.ts: orderId",
  "disputes/message.store.ts: label",
  "disputes/work.store.ts: label",
  "frame/flow.view.store.ts: id",
  "frame/flow.view.store.ts: orderId",
  "ingest/queue.store.ts: reason",
  "knowledge/examples.store.ts: caseId",
  "orders/parcel.store.ts: key",
];

/** Where the type of a row and the statement it is read by differ. */
function differences(described: Described, members: ReadonlyMap<string, Member>): string[] {
  const told: string[] = [];
  const given = new Set(described.fields.map((field) => field.name));
  for (const name of members.keys()) if (!given.has(name)) told.push(`${name} is not selected`);
  for (const { name, dataTypeID, tableID, columnID } of described.fields) {
    const member = members.get(name);
    if (!member) {
      told.push(`${name} is selected, and the type does not know it`);
      continue;
    }
    const base = arrives[dataTypeID];
    if (base !== undefined && member.base !== "other" && base !== member.base) told.push(`${name} arrives as ${base}, the type says ${member.base}`);
    if (nullable.get(`${tableID}.${columnID}`) === true && !member.nullable) told.push(`${name} may be null, the type says never`);
  }
  return told;
}

const statements = paths.flatMap((path) => {
  const source: Source = files.get(path);
  return sqlTexts(source).map((text) => ({ ...text, source }));
});
const whole = statements.filter(
  ({ sql, path }) => !sql.includes(HOLE) && /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(sql) && path !== "main/hub/store/migrate.ts",
);

/** Types as the parser spells them, and as the server tells them. */
const spelled: Record<string, string> = {
  int4: "integer",
  int8: "bigint",
  bool: "boolean",
  float8: "double precision",
  timestamptz: "timestamp with time zone",
};

const told = (one: string): RegExp => new RegExp(`/${one.replaceAll(".", "\\.").replace(": ", ":\\d+: ")} may be null`);

describe("rows the compiler knows", () => {
  it("every statement that is whole names tables and columns of the schema, with types that fit", async () => {
    expect(whole.length).toBeGreaterThan(150);
    const wrong: string[] = [];
    for (const { path, line, sql } of whole) {
      const { problem } = await describeStatement(client, sql);
      if (problem) wrong.push(`${path}:${line}: ${problem}`);
    }
    expect(wrong).toEqual([]);
  });

  it("what a statement keeps from a record set has the type of its column, and no column is forgotten that must not be empty", async () => {
    const { rows } = await client.query<{ table: string; name: string; type: string; needed: boolean }>(
      `SELECT c.relname AS table, a.attname AS name, a.atttypid::regtype::text AS type, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS needed
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0`,
    );
    const columns = Map.groupBy(rows, (row) => row.table);
    const wrong: string[] = [];
    let read = 0;
    for (const { path, line, sql } of whole)
      for (const kept of keptIn(sql)) {
        read += 1;
        for (const { name, type, needed } of columns.get(kept.table) ?? []) {
          const declared = kept.columns.get(name);
          if (declared && (spelled[declared] ?? declared) !== type) wrong.push(`${path}:${line}: ${name} is ${type}, the record set says ${declared}`);
          if (needed && kept.inserts && !kept.columns.has(name)) wrong.push(`${path}:${line}: ${kept.table}.${name} is forgotten`);
        }
      }
    process.stdout.write(`rows: ${read} inserts and updates compared with their tables\n`);
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(60);
  });

  it("what a statement selects is what its row's type says: every column, its type, and whether it may be empty", async () => {
    const wrong: string[] = [];
    let read = 0;
    for (const { path, line, sql, source, start } of whole) {
      const type = rowTypeAt(source, start);
      const members = type && membersOf(type, { source, files });
      if (!members || members.size === 0) continue;
      read += 1;
      wrong.push(...differences(await describeStatement(client, sql), members).map((what) => `${path}:${line}: ${what}`));
    }
    process.stdout.write(`rows: ${whole.length} of ${statements.length} statements prepared, ${read} row types compared with them\n`);
    const isFiltered = (line: string): boolean => /may be null/.test(line) && filtered.some((one) => told(one).test(line));
    expect(wrong.filter((line) => !isFiltered(line))).toEqual([]);
    expect(
      filtered.filter((one) => !wrong.some((line) => told(one).test(line))),
      "not needed any more",
    ).toEqual([]);
    expect(read).toBeGreaterThan(80);
  });

  it("a column that is not there, a type that does not fit, an empty value nobody expects and a column nobody reads are seen", async () => {
    expect((await describeStatement(client, "SELECT colour FROM shop")).problem).toMatch(/colour/);
    expect((await describeStatement(client, "UPDATE shop SET enabled = now()")).problem).toMatch(/boolean/);
    const said = new Map<string, Member>([
      ["id", { base: "number", nullable: false }],
      ["problem", { base: "string", nullable: false }],
      ["name", { base: "string", nullable: false }],
    ]);
    expect(differences(await describeStatement(client, "SELECT id, problem, channel FROM shop"), said)).toEqual([
      "name is not selected",
      "id arrives as string, the type says number",
      "problem may be null, the type says never",
      "channel is selected, and the type does not know it",
    ]);
    const [kept] = keptIn("INSERT INTO shop (id, demo) SELECT s.id, s.demo FROM jsonb_to_recordset($1::jsonb) AS s(id text, demo int)");
    expect([...(kept?.columns ?? [])]).toEqual([
      ["id", "text"],
      ["demo", "int4"],
    ]);
    const rows = handedOver<{ id: string; demo: number }>({ id: "text", demo: "int" });
    const [updated] = keptIn(`UPDATE shop SET demo = s.demo FROM ${rows.from(1)} AS s WHERE shop.id = s.id`);
    expect([...(updated?.columns ?? [])]).toEqual([["demo", "int4"]]);
  });
});
