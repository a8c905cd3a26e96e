/** Where the key lies: never two, never none, whatever moment the machine goes away at. */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { copyOfKey, marksIn, setSealedAside, settleKeyPlace, writtenKey } from "../../main/keys/index.ts";
import { keyringOf } from "./keyring.ts";

const key = new Uint8Array(randomBytes(32));
const mine = keyringOf("mine");
const other = keyringOf("other");
let home: string;
const at = (name: string): string => join(home, name);
const putFile = (value: Uint8Array = key): void => writeFileSync(at("installation.key"), writtenKey(value), { mode: 0o600 });
const files = (): string[] => readdirSync(home).sort();
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "aftercare-key-"));
});

describe("the key of a desktop", () => {
  it("is made in the key store at the first start, and nothing readable of it is on the disk", async () => {
    const first = await settleKeyPlace(home, { store: mine, file: false });
    expect(first).toMatchObject({ place: "store" });
    expect(files()).toEqual(["key.sealed"]);
    expect(readFileSync(at("key.sealed"), "utf8")).not.toContain(writtenKey(first.key ?? key));
    if (process.platform !== "win32") expect(statSync(at("key.sealed")).mode & 0o077).toBe(0);
    expect((await settleKeyPlace(home, { store: mine, file: false })).key).toEqual(first.key);
  });

  it("goes from its file into the key store, and back", async () => {
    putFile();
    expect(await settleKeyPlace(home, { store: mine, file: false })).toEqual({ key, place: "store" });
    expect(files()).toEqual(["key.sealed"]);
    expect(await copyOfKey(home, mine)).toEqual(key);
    expect(await settleKeyPlace(home, { store: mine, file: true })).toEqual({ key: null, place: "file.chosen" });
    expect(files()).toEqual(["installation.key"]);
    expect(readFileSync(at("installation.key"), "utf8")).toBe(writtenKey(key));
    expect(await settleKeyPlace(home, { store: mine, file: false })).toEqual({ key, place: "store" });
  });

  it("stays in its file where the machine has no key store, or is made there", async () => {
    expect(await settleKeyPlace(home, { store: null, file: false })).toEqual({ key: null, place: "file.noKeyring" });
    putFile();
    expect(await settleKeyPlace(home, { store: null, file: false })).toEqual({ key: null, place: "file.noKeyring" });
    expect(files()).toEqual(["installation.key"]);
  });

  it("is not made a second time: sealed and not to be opened here, gone, or damaged is a sentence in both languages", async () => {
    await settleKeyPlace(home, { store: mine, file: false });
    const before = readFileSync(at("key.sealed"), "utf8");
    const refused = async (wished: Parameters<typeof settleKeyPlace>[1], en: RegExp): Promise<void> => {
      const fault = await settleKeyPlace(home, wished).then(
        () => null,
        (reason: Error) => reason,
      );
      expect(fault).toMatchObject({ english: expect.stringMatching(en), chinese: expect.stringMatching(/没有新建密钥/) });
      expect(existsSync(at("installation.key"))).toBe(false);
    };
    await refused({ store: null, file: false }, /lies in its user's key store/);
    await refused({ store: null, file: true }, /lies in its user's key store/);
    await refused({ store: other, file: false }, /another user's or machine's/);
    await refused({ store: other, file: true }, /another user's or machine's/);
    expect(readFileSync(at("key.sealed"), "utf8")).toBe(before);
    writeFileSync(at("key.sealed"), before.slice(0, 40));
    await refused({ store: mine, file: false }, /damaged/);
    setSealedAside(home, new Date());
    writeFileSync(at("installation.kind"), "own");
    await refused({ store: mine, file: false }, /is gone/);
  });

  it("that was put back as a file opens again what another machine had sealed", async () => {
    putFile();
    await settleKeyPlace(home, { store: other, file: false });
    putFile();
    expect(await settleKeyPlace(home, { store: mine, file: false })).toEqual({ key, place: "store" });
    expect(files()).toEqual(["key.sealed"]);
    expect(await copyOfKey(home, mine)).toEqual(key);
  });

  it("is never chosen among two that differ: both stay where they are", async () => {
    await settleKeyPlace(home, { store: mine, file: false });
    putFile();
    const before = files().map((name) => readFileSync(at(name), "utf8"));
    for (const file of [false, true])
      for (const store of [mine, null]) await expect(settleKeyPlace(home, { store, file })).rejects.toThrow(/two different keys/);
    expect(files().map((name) => readFileSync(at(name), "utf8"))).toEqual(before);
    const marks = marksIn(home);
    expect(marks.file).not.toBe(marks.sealed);
  });
});

describe("killed on the way", () => {
  const program = fileURLToPath(new URL("killed.ts", import.meta.url));
  const run = (direction: "in" | "out", after: number, torn: boolean): string | null =>
    spawnSync(process.execPath, ["--no-warnings", program, home, direction, String(after), String(torn)], { encoding: "utf8" }).signal;

  it.each([
    ["into the key store", "in"],
    ["back into the file", "out"],
  ] as const)(
    "%s, the key opens after each step, and the next start ends in one place",
    async (_what, direction) => {
      const tried = new Set<string>();
      for (const torn of [false, true])
        for (let after = 0; after < 20; after += 1) {
          home = mkdtempSync(join(tmpdir(), "aftercare-key-"));
          putFile();
          if (direction === "out") await settleKeyPlace(home, { store: mine, file: false });
          const signal = run(direction, after, torn);
          tried.add(files().join(" "));
          // What is left is told to nobody as a fault, and is the same key.
          expect(await copyOfKey(home, mine), `${after} ${torn}`).toEqual(key);
          const settled = await settleKeyPlace(home, { store: mine, file: direction === "out" });
          expect([settled.key ?? (await copyOfKey(home, null)), files()]).toEqual([key, [direction === "in" ? "key.sealed" : "installation.key"]]);
          if (signal === null) break;
          expect(signal).toBe("SIGKILL");
        }
      // The kills fell where they should: before, while both lie there, and while one is half written.
      expect([...tried]).toEqual(expect.arrayContaining([expect.stringContaining(".part"), "installation.key key.sealed"]));
    },
    60_000,
  );
});
