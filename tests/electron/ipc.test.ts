import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow as RealWindow } from "electron";
import { beforeEach, describe, expect, test, vi } from "vitest";

vi.mock("electron", () => import("./fake-electron.ts"));
const { BrowserWindow, FakeContents, record } = await import("./fake-electron.ts");
const { Windows } = await import("../../main/desktop/windows.ts");
const { answerPage } = await import("../../main/electron/ipc.ts");

const HUB = "http://127.0.0.1:4180";
const window = new BrowserWindow({ webPreferences: {} });
const windows = new Windows(
  () => window as unknown as RealWindow,
  () => HUB,
);
await windows.another(`${HUB}/`);
const told: unknown[] = [];
answerPage({
  origin: () => HUB,
  windows: () => windows,
  openOutside: async (url) => record.opened.push(url) > 0,
  counts: (counts) => told.push(counts),
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
  told.length = 0;
  window.webContents.sent.length = 0;
  window.loaded.length = 0;
  windows.listens(window.webContents.id, false);
});

describe("messages of the page", () => {
  test("show a notification that leads to its place when it is clicked", async () => {
    expect(await ask({ kind: "notify", title: "有新的工单", body: "少件", place: "/cases/C1" })).toBe(true);
    expect(record.notifications[0]?.options).toEqual({ title: "有新的工单", body: "少件", silent: true });
    record.notifications[0]?.emit("click");
    expect(window.loaded).toEqual([`${HUB}/cases/C1`]);
    await ask({ kind: "listening" });
    record.notifications[0]?.emit("click");
    expect(window.webContents.sent).toEqual([["aftercare:open", "/cases/C1"]]);
  });

  test("open https addresses outside and nothing else", async () => {
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

  test("tell how much lies with the person", async () => {
    await ask({ kind: "counts", counts: { mine: 5, due: 2 } });
    expect(told).toEqual([{ mine: 5, due: 2 }]);
  });

  test.each([
    ["nothing", undefined],
    ["counts that are none", { kind: "counts", counts: { mine: -1, due: 0 } }],
    ["counts with words in them", { kind: "counts", counts: { mine: 1, due: 0, title: "请拨打" } }],
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
    expect([record.opened, record.notifications, told, window.loaded]).toEqual([[], [], [], []]);
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
