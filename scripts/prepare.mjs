// Generates the database client after an install. Plain JavaScript: it runs under whichever Node npm itself uses.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const prisma = fileURLToPath(new URL("../node_modules/prisma/build/index.js", import.meta.url));
const node = fileURLToPath(new URL(`../node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`, import.meta.url));
// Generating works in WebAssembly; naming any executable keeps Prisma from fetching an engine it does not need.
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
const { status } = spawnSync(node, [prisma, "generate"], { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
process.exit(status ?? 1);
