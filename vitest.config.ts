import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["tests/support/cluster.ts"],
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    reporters: ["default", "./tests/support/closing-line.ts"],
    testTimeout: 30_000,
    hookTimeout: 90_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
