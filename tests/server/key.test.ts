/** The hub and its key: from the desktop that started it, else from the file, and never a second one. */
import { EventEmitter } from "node:events";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { settleKeyPlace } from "../../main/keys/index.ts";
import { installationKey, keyOf } from "../../main/server/installation.ts";
import { keyFromShell } from "../../main/server/parent.ts";
import { keyringOf } from "../keys/keyring.ts";

class Line extends EventEmitter {
  told: unknown[] = [];
  postMessage(message: unknown): void {
    this.told.push(message);
  }
}
const parts = process as unknown as { parentPort?: Line };
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "aftercare-key-"));
});
afterEach(() => {
  delete parts.parentPort;
});
const KEY = Buffer.alloc(32, 9).toString("base64url");

test("a hub that a desktop started asks it for the key, takes nothing else for one, and makes no file", async () => {
  const line = new Line();
  parts.parentPort = line;
  const asked = keyOf(home, { mayReplace: false });
  for (const data of [null, KEY, { kind: "key" }, { kind: "key", key: "short", place: "store" }, { kind: "key", key: KEY, place: "elsewhere" }])
    line.emit("message", { data });
  line.emit("message", { data: { kind: "key", key: KEY, place: "store" } });
  expect(await asked).toEqual({ key: new Uint8Array(32).fill(9), place: "store" });
  expect([line.told, line.listenerCount("message"), readdirSync(home)]).toEqual([[{ kind: "wantsKey" }], 0, []]);
});

test("a desktop without a key store leaves the hub its file; one that says nothing starts no hub", async () => {
  const line = new Line();
  parts.parentPort = line;
  const asked = keyOf(home, { mayReplace: false });
  line.emit("message", { data: { kind: "key", key: null, place: "file.noKeyring" } });
  expect(await asked).toMatchObject({ place: "file.noKeyring" });
  expect(readdirSync(home)).toEqual(["installation.key"]);
  await expect(keyFromShell(10)).rejects.toThrow(/did not hand over the key/);
});

test("a key that is locked in a key store is not made anew by a hub without a desktop: both languages say where it is", async () => {
  await settleKeyPlace(home, { store: keyringOf("mine"), file: false });
  const before = readdirSync(home);
  for (const mayReplace of [undefined, false]) {
    const options = mayReplace === undefined ? undefined : { mayReplace };
    expect(() => installationKey(home, options)).toThrow(/系统钥匙串[\s\S]*key store/);
  }
  expect(readdirSync(home)).toEqual(before);
});

test("a key that is gone from an installation that was begun is not made anew, unless it is said to be lost for good", async () => {
  writeFileSync(join(home, "installation.kind"), "own");
  expect(() => installationKey(home)).toThrow(/--new-key/);
  expect(existsSync(join(home, "installation.key"))).toBe(false);
  await settleKeyPlace(mkdtempSync(join(tmpdir(), "x-")), { store: keyringOf("mine"), file: false });
  expect(installationKey(home, { mayReplace: true })).toHaveLength(32);
});

test("a locked key that is lost for good is put aside and kept, not destroyed", async () => {
  await settleKeyPlace(home, { store: keyringOf("mine"), file: false });
  installationKey(home, { mayReplace: true });
  expect(readdirSync(home).sort()).toEqual(["installation.key", expect.stringMatching(/^key\.sealed\.former-\d+$/)]);
});
