/** How the program begins: what is wrong with its surroundings is a sentence in both languages. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HostFault } from "../../main/server/index.ts";
import { readOptions } from "../../main/server/options.ts";

test("an install that left out its scripts is told what to run, not by a stack", () => {
  const root = mkdtempSync(join(tmpdir(), "aftercare-install-"));
  mkdirSync(join(root, "scripts"));
  copyFileSync("scripts/begin.mjs", join(root, "scripts/begin.mjs"));
  const said = spawnSync(process.execPath, [join(root, "scripts/begin.mjs")], { encoding: "utf8" });
  rmSync(root, { recursive: true });
  expect(said.status).toBe(1);
  expect(said.stderr).toMatch(/依赖没有装完整.*npm ci/);
  expect(said.stderr).toMatch(/The install is not complete.*run npm ci/);
  expect(said.stderr).not.toContain("    at ");
});

test.each(["file:///tmp/x", "mysql://a@b/c", "postgresql:///aftercare", "aftercare", "http://127.0.0.1:5432/x"])(
  "DATABASE_URL=%s is refused by a sentence",
  (address) => {
    expect(() => readOptions([], { DATABASE_URL: address })).toThrow(HostFault);
    expect(() => readOptions([], { DATABASE_URL: address })).toThrow(/DATABASE_URL is no address of a PostgreSQL/);
  },
);

test.each(["postgresql://a:b@db/aftercare", "postgres://db:5433/x?sslmode=require", "postgresql:///aftercare?host=/run/postgresql"])(
  "DATABASE_URL=%s is taken",
  (address) => {
    expect(readOptions([], { DATABASE_URL: address }).databaseUrl).toBe(address);
  },
);
