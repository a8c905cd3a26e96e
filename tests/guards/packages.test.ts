/** What others wrote and we run: each by one version, under a licence we may use, and no other bytes than those that were looked at. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { billOf, type Lock, runtimeOf } from "../../scripts/sbom/bill.ts";
import { isAllowed, licenceOf } from "../../scripts/sbom/licences.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<"dependencies" | "devDependencies", Record<string, string>>;
const all = runtimeOf(lock);

/** For other systems than those the lock was made on; the mirror it was made from has never held these versions, so their bytes could not be looked at. */
const unseen = [
  ...["darwin-arm64", "darwin-x64", "linux-arm64-gnu", "linux-arm64-musl", "wasm32-wasi", "win32-x64-msvc"].map((system) => `@gorules/zen-engine-${system}`),
  ...["darwin-arm64", "linux-arm64-gnu", "linux-arm64-musl", "win32-arm64-msvc", "win32-x64-msvc"].map((system) => `@lancedb/lancedb-${system}`),
];

function isOlder(version: string, least: string): boolean {
  const [left, right] = [version, least].map((text) => text.split("-")[0]?.split(".").map(Number) ?? []);
  const at = left?.findIndex((part, place) => part !== right?.[place]) ?? -1;
  return at >= 0 && (left?.[at] ?? 0) < (right?.[at] ?? 0);
}

describe("packages of others", () => {
  it("are wanted in exactly one version each", () => {
    for (const [name, version] of Object.entries({ ...wanted.dependencies, ...wanted.devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.-]+)?$/);
  });

  it("are held by the lock to the bytes they had, but for those no one here could see", () => {
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ locked }) => !locked.integrity?.startsWith("sha512-")).map(({ name }) => name)).toEqual(unseen);
    for (const { name, locked } of all.filter((one) => unseen.includes(one.name))) expect(locked.optional, name).toBe(true);
  });

  it("have a licence each, and one that we may use", () => {
    const refused = all.filter(({ name, locked }) => !isAllowed(name, licenceOf(name, locked.license) ?? "nobody knows"));
    expect(refused.map(({ name, locked }) => `${name}: ${locked.license}`)).toEqual([]);
  });

  it("that do not tell their licence have it in a file", () => {
    const silent = all.filter(({ locked }) => locked.license === undefined);
    expect(silent.length).toBeGreaterThan(0);
    for (const { folder } of silent) expect(readFileSync(join(root, folder, "LICENSE"), "utf8")).toContain("Permission is hereby granted, free of charge");
  });

  it.each([
    // What is known of them, from the advisories of GitHub; `npm audit` asks for the rest where the registry answers it.
    ["mysql2", "3.23.1", "GHSA-3f6p-5ww8-9rcr, GHSA-rgwj-5xj2-c3m3"],
    ["deepmerge-ts", "8.0.0", "GHSA-ggr8-5vv4-36mx"],
    ["sharp", "0.35.4", "GHSA-f88m-g3jw-g9cj, GHSA-rgj7-g3m4-5g8c"],
    ["adm-zip", "0.6.0", "GHSA-xcpc-8h2w-3j85"],
    ["react-router", "7.18.2", "GHSA-qwww-vcr4-c8h2, GHSA-chx6-hx7r-mcp5"],
    ["fast-uri", "3.1.6", "GHSA-4c8g-83qw-93j6, GHSA-v2hh-gcrm-f6hx"],
    ["valibot", "1.2.0", "GHSA-vqpr-j7v3-hqw9"],
  ])("%s is at least %s in every copy (%s)", (name, least) => {
    const older = all.filter((one) => one.name === name && isOlder(one.version, least));
    expect(older.map(({ folder, version }) => `${folder} ${version}`)).toEqual([]);
  });

  it("bring no old copies of what we have already", () => {
    for (const name of ["openai", "@huggingface/transformers", "onnxruntime-node", "sharp", "undici", "zod"])
      expect(
        all.filter((one) => one.name === name).map(({ version }) => version),
        name,
      ).toHaveLength(1);
  });
});

describe("licences", () => {
  it.each([
    ["x", "MIT", true],
    ["x", "(MIT OR GPL-3.0)", true],
    ["x", "MIT AND GPL-3.0-only", false],
    ["x", "GPL-3.0-only", false],
    ["x", "AGPL-3.0", false],
    ["x", "LGPL-3.0-or-later", false],
    ["@img/sharp-libvips-linux-x64", "Apache-2.0 AND LGPL-3.0-or-later", true],
    ["x", "UNLICENSED", false],
    ["x", "", false],
  ])("of %s: %s is allowed: %s", (name, licence, allowed) => {
    expect(isAllowed(name, licence)).toBe(allowed);
  });

  it("are read as SPDX writes them, and unknown is unknown", () => {
    expect([licenceOf("x", "MIT and ISC"), licenceOf("x", undefined), licenceOf("x", "SEE LICENSE IN LICENSE.txt")]).toEqual(["MIT AND ISC", null, null]);
  });
});

describe("the bill of materials", () => {
  const { bom, unknown } = billOf(lock);

  it("names each package once, with its licence, its bytes and what it needs", () => {
    expect(unknown).toEqual([]);
    expect(new Set(bom.components.map((one) => one["bom-ref"])).size).toBe(bom.components.length);
    const fastify = bom.components.find(({ name }) => name === "fastify");
    expect(fastify).toMatchObject({
      licenses: [{ license: { id: "MIT" } }],
      scope: "required",
      hashes: [{ alg: "SHA-512", content: expect.stringMatching(/^[\da-f]{128}$/) }],
    });
    const refs = new Set(bom.components.map((one) => one["bom-ref"]));
    const edges = bom.dependencies as { ref: string; dependsOn: string[] }[];
    expect(edges.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
    const ours = edges[0]?.dependsOn ?? [];
    for (const name of Object.keys(wanted.dependencies))
      expect(
        ours.some((ref) => ref.startsWith(`pkg:npm/${name.replace("@", "%40")}@`)),
        name,
      ).toBe(true);
    expect(bom.components.some(({ name }) => name === "vitest")).toBe(false);
  });

  it("is the same for the same lock", () => {
    expect(billOf(lock)).toEqual(billOf(structuredClone(lock)));
  });
});
