/** The console as it is delivered: built when nobody has, or when its source is newer. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../..", import.meta.url));
export const rendererFolder = join(root, "dist/renderer");
const made = join(rendererFolder, "index.html");

/** Builds `dist/renderer` if it is missing or older than what it is made of. */
export async function ensureBuilt(): Promise<void> {
  if (existsSync(made) && statSync(made).mtimeMs >= newest(["renderer", "main/hub/contract", "main/hub/kernel", "vite.config.ts"])) return;
  // In a process of its own: under the test runner's NODE_ENV the console would be built with its libraries' development halves.
  const vite = join(root, "node_modules/vite/bin/vite.js");
  await promisify(execFile)(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: root, env: { ...process.env, NODE_ENV: "production" } });
}

function newest(places: readonly string[]): number {
  return Math.max(
    ...places.flatMap((place) => {
      const path = join(root, place);
      if (!statSync(path).isDirectory()) return [statSync(path).mtimeMs];
      return readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(path, name)).mtimeMs);
    }),
  );
}
