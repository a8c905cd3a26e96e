import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { LongFirst } from "./tests/support/long-first.ts";

// Each process of a run (workers, commands that are tried) would compile the same libraries again.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/compiled");

/** Files that want a process of their own: they replace modules, end databases, or take their whole process's time or streams. */
const alone = ["tests/{e2e,electron,evals,bench,chaos,demo}/**/*.test.ts", "tests/hub/store/**/*.test.ts", "tests/server/start.test.ts"];

export default defineConfig({
  test: {
    globalSetup: ["tests/support/cluster.ts"],
    reporters: ["default", "./tests/support/closing-line.ts"],
    // Limits tell what hangs from what is slow, and only these do: no test has one of its own, for a machine may be ten times slower than usual.
    testTimeout: 600_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000 } },
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      { test: { name: "alone", include: alone } },
      // To load the product takes most files longer than their tests: a worker loads it once.
      { test: { name: "rooms", include: ["tests/**/*.test.{ts,tsx}"], exclude: alone, isolate: false } },
    ],
  },
});
