/** What a browser fetches of script before the queue can be worked with, as it is delivered: nobody waits for what he does not need yet. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt, rendererFolder } from "./support/built.ts";

const MOST_BYTES = 300_000;

interface Chunk {
  file: string;
  imports?: string[];
}

/** The entry, a page and a language, each with all that it cannot begin without. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, begins: readonly string[]): Set<string> {
  const files = new Set<string>();
  const take = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const needed of chunk.imports ?? []) take(needed);
  };
  for (const name of begins) take(name);
  return files;
}

const bytesOf = (file: string): number => gzipSync(readFileSync(join(rendererFolder, file)), { level: 9 }).length;

describe("the first load of the queue", () => {
  let manifest: Readonly<Record<string, Chunk>>;
  beforeAll(async () => {
    await ensureBuilt();
    manifest = JSON.parse(readFileSync(join(rendererFolder, ".vite/manifest.json"), "utf8"));
  }, 120_000);

  it.each(["zh", "en"])(`is at most ${MOST_BYTES / 1_000} kB of compressed script in %s`, (language) => {
    const files = [...filesOf(manifest, ["index.html", "pages/queue/index.tsx", `locales/spoken/${language}.ts`])];
    const sizes = files.map((file) => ({ file, bytes: bytesOf(file) })).toSorted((left, right) => right.bytes - left.bytes);
    const sum = sizes.reduce((all, { bytes }) => all + bytes, 0);
    const largest = sizes.slice(0, 6).map(({ file, bytes }) => `${file} ${bytes}`);
    expect(sum, largest.join("\n")).toBeLessThanOrEqual(MOST_BYTES);
  });

  it("fetches the language that is spoken and not the other, and nothing that checks shapes", () => {
    const files = filesOf(manifest, ["index.html", "pages/queue/index.tsx"]);
    for (const language of ["zh", "en"]) expect(files).not.toContain(manifest[`locales/spoken/${language}.ts`]?.file);
    const all = [...files].map((file) => readFileSync(join(rendererFolder, file), "utf8")).join("\n");
    expect(all).not.toContain("ZodError");
  });
});
