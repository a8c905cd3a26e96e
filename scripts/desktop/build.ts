/**
 * `node scripts/desktop/build.ts`: makes `dist/desktop` from the sources, file by file: types are taken out and `./<name>.ts`
 * becomes `./<name>.js`, so that whatever a file finds beside itself (migrations, prompts, workers) stays beside it.
 * Only the preload is bundled: a sandboxed page cannot load modules.
 */
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PRELOAD = "main/electron/preload.ts";
/** A relative `.ts` address in quotes: of an import, or of a file handed to a worker. */
const relative = /(["'])(\.{1,2}\/[^"'\n]*)\.ts\1/g;

/**
 * Builds the desktop's files into `target`.
 * @returns how many files were written.
 * @throws Error naming the file when one leads to another that is not there.
 */
export async function buildDesktop(target: string): Promise<number> {
  rmSync(target, { recursive: true, force: true });
  const files = globSync("{main,agents,prompts}/**/*", { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^README|\.prisma$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/").replace(/^\//, ""));
  for (const file of files.filter((name) => name !== PRELOAD)) {
    const to = join(target, file);
    mkdirSync(dirname(to), { recursive: true });
    if (file.endsWith(".ts")) writeFileSync(to.replace(/\.ts$/, ".js"), compiled(readFileSync(join(root, file), "utf8")));
    else copyFileSync(join(root, file), to);
  }
  for (const file of files.filter((name) => name.endsWith(".ts") && name !== PRELOAD)) complete(join(target, file.replace(/\.ts$/, ".js")));
  await bundlePreload(join(target, dirname(PRELOAD)));
  return files.length;
}

function compiled(source: string): string {
  return stripTypeScriptTypes(source).replace(relative, "$1$2.js$1");
}

function complete(file: string): void {
  for (const [, specifier] of readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^"'\n]*["'](\.{1,2}\/[^"']+)["']/gm)) {
    if (specifier && !existsSync(join(dirname(file), specifier))) throw new Error(`${file} leads to ${specifier}, which is not there`);
  }
}

async function bundlePreload(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    build: {
      ssr: join(root, PRELOAD),
      outDir,
      emptyOutDir: false,
      target: "es2023",
      rolldownOptions: { external: ["electron"], output: { format: "cjs", entryFileNames: "preload.cjs" } },
    },
  });
}

if (import.meta.main) {
  const count = await buildDesktop(join(root, "dist/desktop"));
  if (!existsSync(join(root, "dist/renderer/index.html"))) await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  process.stdout.write(`dist/desktop: ${count} files\n`);
}
