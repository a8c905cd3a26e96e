import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { locks } from "../../../main/hub/store/index.ts";

describe("advisory locks", () => {
  it("no number guards two things", () => {
    expect(new Set(Object.values(locks)).size).toBe(Object.keys(locks).length);
  });

  it("none is numbered elsewhere", () => {
    const files = execFileSync("git", ["ls-files", "main", "agents", "scripts"], { encoding: "utf8" }).split("\n");
    const locking = files.filter((path) => path.endsWith(".ts") && /pg_(?:try_)?advisory_(?:xact_)?lock\(\$1\)/.test(readFileSync(path, "utf8")));
    expect(locking.length).toBeGreaterThan(0);
    expect(locking.filter((path) => !/\[locks\.\w+\]/.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});
