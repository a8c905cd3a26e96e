import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow as RealWindow } from "electron";
import { beforeEach, describe, expect, test, vi } from "vitest";

vi.mock("electron", () => import("./fake-electron.ts"));
const { BrowserWindow, FakeContents, record } = await import("./fake-electron.ts");
const { answerPage } = await import("../../main/electron/ipc.ts");

const HUB = "http://127.0.0.1:4180";
const window = new BrowserWindow({ webPreferences: {} });
const opened: string[] = [];
let listening = 0;
answerPage({
  origin: () => HUB,
  window: () => window as unknown as RealWindow,
  open: (place) => opened.push(place),
  listening: () => (listening += 1),
});
const ours = { sender: window.webContents, senderFrame: { url: `${HUB}/queue`, parent: null } };
const ask = async (message: unknown, event: unknown = ours): Promise<boolean> => {
  const handler = record.handlers.get("aftercare");
  if (!handler) throw new Error("nobody answers");
  return handler(event, message);
};
beforeEach(() => {
  record.opened.length = 0;
  record.notifications.length = 0;
  record.savePath = undefined;
  opened.length = 0;
});

describe("messages of the page", () => {
  test("show a notification that leads to its place when it is clicked", async () => {
    expect(await ask({ kind: "notify", title: "有新的工单", body: "少件", place: "/cases/C1" })).toBe(true);
    expect(record.notifications[0]?.options).toEqual({ title: "有新的工单", body: "少件" });
    record.notifications[0]?.emit("click");
    expect(opened).toEqual(["/cases/C1"]);
  });

  test("open https addresses outside and nothing else", async () => {
    record.chosenButton = 0;
    expect(await ask({ kind: "openExternal", url: "https://x.example/" })).toBe(true);
    for (const url of ["http://x.example", "file:///bin/sh", "javascript:1", "C:\\x.exe"])
      await expect(ask({ kind: "openExternal", url })).rejects.toThrow("refused");
    expect(record.opened).toEqual(["https://x.example/"]);
  });

  test("save a file where the person says, and nowhere when nobody says so", async () => {
    expect(await ask({ kind: "saveFile", name: "a.csv", text: "1" })).toBe(false);
    record.savePath = join(mkdtempSync(join(tmpdir(), "save-")), "a.csv");
    expect(await ask({ kind: "saveFile", name: "a.csv", text: "订单,金额\n" })).toBe(true);
    expect(readFileSync(record.savePath, "utf8")).toBe("订单,金额\n");
  });

  test("say that the page goes to places by itself", async () => {
    await ask({ kind: "listening" });
    expect(listening).toBe(1);
  });

  test.each([
    ["nothing", undefined],
    ["a text", "notify"],
    ["an unknown kind", { kind: "run", command: "sh" }],
    ["a field too many", { kind: "openExternal", url: "https://x.example", activate: true }],
    ["a field missing", { kind: "notify", title: "x" }],
    ["a path for a name", { kind: "saveFile", name: "../../.bashrc", text: "" }],
    ["a Windows path for a name", { kind: "saveFile", name: "C:\\boot.ini", text: "" }],
    ["another address for a place", { kind: "notify", title: "x", body: "", place: "https://evil.example" }],
    ["a host after two slashes", { kind: "notify", title: "x", body: "", place: "//evil.example/cases" }],
    ["a host hidden in a place", { kind: "notify", title: "x", body: "", place: "@evil.example" }],
    ["too much text", { kind: "notify", title: "x".repeat(81), body: "", place: null }],
    ["a polluted object", JSON.parse('{"kind":"listening","__proto__":{"kind":"openExternal"}}')],
  ])("that are %s are refused", async (_what, message) => {
    await expect(ask(message)).rejects.toThrow("refused");
    expect([record.opened, record.notifications, opened]).toEqual([[], [], []]);
  });

  test("from any other place than the hub's own page in our window are refused", async () => {
    const message = { kind: "openExternal", url: "https://x.example/" };
    const frame = { url: `${HUB}/`, parent: null };
    for (const event of [
      { ...ours, senderFrame: { url: "https://evil.example/", parent: null } },
      { ...ours, senderFrame: { ...frame, parent: frame } },
      { ...ours, senderFrame: null },
      { ...ours, sender: new FakeContents() },
    ]) {
      await expect(ask(message, event)).rejects.toThrow("refused");
    }
    expect(record.opened).toEqual([]);
  });
});
