import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { KeyWord } from "../../main/hub/contract/index.ts";

type Fake = typeof import("./fake-electron.ts");
const HUB = "http://127.0.0.1:40123";
const KEY = Buffer.alloc(32, 7).toString("base64url");
let fake: Fake;
let profile: string;
const home = (): string => join(profile, "hub");
const at = (name: string): string => join(home(), name);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), "profile-"));
  vi.stubEnv("AFTERCARE_HUB_URL", undefined);
  vi.stubEnv("AFTERCARE_HOME", undefined);
});

/** A new process of the desktop on the same machine; its hub asks for the key, as it does before it opens anything. */
async function start(machine: { keyring?: string; user?: string; locale?: string } = {}): Promise<KeyWord | null> {
  vi.resetModules();
  vi.doMock("electron", () => import("./fake-electron.ts"));
  fake = (await import("electron")) as unknown as Fake;
  Object.assign(fake.record, { userData: profile, keyring: "gnome_libsecret", ...machine });
  process.argv = ["aftercare"];
  await import("../../main/electron/main.ts");
  await settle();
  const [child] = fake.record.children;
  child?.emit("message", { kind: "wantsKey" });
  child?.emit("message", { kind: "ready", url: HUB, signInUrl: `${HUB}/sign-in#token=once` });
  await settle();
  return child?.told[0] === undefined ? null : KeyWord.parse(child.told[0]);
}
/** Clicks the tray's entry and answers the question with the button of this name. */
async function ask(button: string): Promise<void> {
  const entry = fake.record.menus[0]?.find(({ label }) => label === "密钥…" || label === "Key…");
  const asked = fake.record.dialogs.length;
  const { showMessageBox } = fake.dialog;
  fake.dialog.showMessageBox = async (...told) => {
    fake.record.chosenButton = told.at(-1)?.buttons.indexOf(button) ?? -1;
    return showMessageBox(...told);
  };
  entry?.click?.();
  await settle();
  fake.dialog.showMessageBox = showMessageBox;
  expect(fake.record.dialogs).toHaveLength(asked + 1);
  expect(fake.record.chosenButton).toBeGreaterThanOrEqual(0);
}

describe("the key under the desktop", () => {
  test("is locked in the key store and told to the hub over its line alone", async () => {
    const word = await start();
    expect(word).toMatchObject({ place: "store", key: expect.stringMatching(/^[\w-]{43}$/) });
    expect([existsSync(at("key.sealed")), existsSync(at("installation.key"))]).toEqual([true, false]);
    const [forked] = fake.record.forked;
    expect(JSON.stringify([forked, process.argv, process.env])).not.toContain(word?.key);
    expect(readFileSync(at("key.sealed"), "utf8")).not.toContain(word?.key);
    expect(await start()).toEqual(word);
  });

  test("of an installation from before moves out of its file", async () => {
    mkdirSync(home());
    writeFileSync(at("installation.key"), KEY);
    expect(await start()).toEqual({ kind: "key", key: KEY, place: "store" });
    expect(existsSync(at("installation.key"))).toBe(false);
  });

  test.runIf(process.platform === "linux")("stays in its file where Linux would only pretend to lock it, and the hub is told why", async () => {
    for (const keyring of ["basic_text", "none"]) expect(await start({ keyring })).toEqual({ kind: "key", key: null, place: "file.noKeyring" });
    expect(existsSync(at("key.sealed"))).toBe(false);
    await ask("取消");
    expect(fake.record.dialogs[0]?.message).toContain("没有可用的系统钥匙串");
    expect(fake.record.dialogs[0]?.buttons).toEqual(["另存一份…", "取消"]);
  });

  test("that this user cannot open starts no hub and says what to do", async () => {
    await start();
    expect(await start({ user: "b" })).toBeNull();
    expect([fake.record.forked, fake.record.exits]).toEqual([[], [1]]);
    expect(fake.record.errors[0]).toMatch(/没有新建密钥[\s\S]*another user's or machine's/);
    expect(existsSync(at("installation.key"))).toBe(false);
  });

  test("is saved as a copy where the person says, for himself alone", async () => {
    const word = await start();
    const copy = join(profile, "copy.key");
    fake.record.savePath = copy;
    await ask("另存一份…");
    // The file is there before its words are.
    await expect.poll(() => existsSync(copy) && readFileSync(copy, "utf8")).toBe(word?.key);
    if (process.platform !== "win32") expect(statSync(copy).mode & 0o077).toBe(0);
    fake.record.savePath = join(profile, "no", "such", "folder");
    await ask("另存一份…");
    await expect.poll(() => fake.record.errors).toEqual(["没有存成。请换一个文件夹再试。"]);
  });

  test("goes into its file at the next start when the person wants that, and back", async () => {
    const word = await start({ locale: "en-GB" });
    await ask("Use the key file");
    expect(fake.record.relaunched).toBe(1);
    expect(await start()).toEqual({ kind: "key", key: null, place: "file.chosen" });
    expect([existsSync(at("key.sealed")), readFileSync(at("installation.key"), "utf8")]).toEqual([false, word?.key]);
    await ask("改用系统钥匙串");
    expect(await start()).toEqual(word);
  });

  test("is none of the page's business: no message reaches it, whatever it is called", async () => {
    const word = await start();
    const [window] = fake.record.windows;
    const event = { sender: window?.webContents, senderFrame: { url: `${HUB}/`, parent: null } };
    for (const kind of ["key", "wantsKey", "exportKey", "keyFor"])
      await expect(fake.record.handlers.get("aftercare")?.(event, { kind, key: null, place: "store" })).rejects.toThrow("refused");
    expect([...fake.record.handlers.keys()]).toEqual(["aftercare"]);
    expect(JSON.stringify(window?.webContents.sent)).not.toContain(word?.key);
  });
});
