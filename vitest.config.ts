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
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // What a page or a worker does by itself is waited for as long as a busy machine needs.
    expect: { poll: { timeout: 10_000 } },
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
