import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

type Fake = typeof import("./fake-electron.ts");
const HUB = "http://127.0.0.1:40123";
const ready = { kind: "ready", url: HUB, signInUrl: `${HUB}/sign-in#token=once` };
let fake: Fake;
const { argv } = process;

/** A new `electron` and a new shell, as a new process has them. */
const anew = (): void => {
  vi.resetModules();
  vi.doMock("electron", () => import("./fake-electron.ts"));
};
beforeEach(() => {
  anew();
  vi.stubEnv("AFTERCARE_HUB_URL", undefined);
  for (const name of ["AFTERCARE_HOST", "AFTERCARE_PUBLIC_URL", "DATABASE_URL", "AI_BASE_URL", "AI_API_KEY", "PGPASSWORD", "NODE_OPTIONS", "HTTPS_PROXY"])
    vi.stubEnv(name, "leaked");
});
afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
});

async function start(options: { words?: string[]; settings?: string; lock?: boolean; unreachable?: string; button?: number } = {}): Promise<void> {
  fake = (await import("electron")) as unknown as Fake;
  fake.record.userData = mkdtempSync(join(tmpdir(), "profile-"));
  fake.record.lock = options.lock ?? true;
  fake.record.unreachable = options.unreachable ?? "none";
  fake.record.chosenButton = options.button ?? 1;
  if (options.settings !== undefined) writeFileSync(join(fake.record.userData, "shell.json"), options.settings);
  process.argv = ["aftercare", ...(options.words ?? [])];
  await import("../../main/electron/main.ts");
  await settle();
}
async function startWithOwnHub(words: string[] = []): Promise<void> {
  await start({ words });
  fake.record.children[0]?.emit("message", ready);
  await settle();
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const window = (): InstanceType<Fake["BrowserWindow"]> => {
  const [made] = fake.record.windows;
  if (!made) throw new Error("no window was made");
  return made;
};

describe("the desktop with a hub of its own", () => {
  test("starts it on a free loopback port and opens the one-time link it was given", async () => {
    await startWithOwnHub();
    const [forked] = fake.record.forked;
    expect(forked?.entry).toMatch(/main\/server\/beside\.js$/);
    expect(forked?.args).toEqual(["--headless", "--empty"]);
    expect(forked?.env).toMatchObject({ AFTERCARE_PORT: "0", AFTERCARE_HOME: join(fake.record.userData, "hub") });
    // What was set for other programs is none of its own: a database or a model's key would send buyers' words elsewhere.
    const handed = Object.keys(forked?.env ?? {});
    expect(handed).toEqual(expect.arrayContaining(["PATH", "AFTERCARE_HOME", "AFTERCARE_PORT"]));
    expect(handed.filter((name) => /^(AFTERCARE_(?!HOME|PORT)|DATABASE|AI_|PG|NODE_|npm|HTTPS?_PROXY)/i.test(name))).toEqual([]);
    expect(window().loaded).toEqual([ready.signInUrl]);
  });

  test("shows it in a window without Node, in a sandbox", async () => {
    await startWithOwnHub();
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
      preload: expect.stringMatching(/preload\.cjs$/),
    });
    let prevented = false;
    window().webContents.emit("will-navigate", { url: "https://evil.example", preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  test("makes no window for messages that are none of the hub's", async () => {
    await start();
    for (const message of [null, "ready", { kind: "ready" }, { kind: "ready", url: "x", signInUrl: "y" }]) fake.record.children[0]?.emit("message", message);
    await settle();
    expect(fake.record.windows).toHaveLength(0);
  });

  test("ends with the hub's own sentence when it cannot start", async () => {
    await start();
    fake.record.children[0]?.emit("message", { kind: "fault", chinese: "磁盘已满。", english: "The disk is full." });
    await settle();
    expect([fake.record.errors, fake.record.exits]).toEqual([["磁盘已满。\nThe disk is full."], [1]]);
  });

  test("says so when the hub dies before it is ready, and when it dies later", async () => {
    await start();
    fake.record.children[0]?.emit("exit", 1);
    await settle();
    expect(fake.record.errors[0]).toContain("没有启动成功");
    anew();
    await startWithOwnHub();
    fake.record.children[0]?.emit("exit", 9);
    expect(fake.record.errors[0]).toContain("意外结束（9）");
  });

  test("goes on working in the tray when the window is closed, until it is told to quit", async () => {
    await startWithOwnHub();
    let prevented = 0;
    const close = (): boolean => window().emit("close", { preventDefault: () => (prevented += 1) });
    close();
    expect([prevented, window().hidden, fake.record.children[0]?.killed]).toEqual([1, 1, false]);
    fake.record.menus[0]?.find((item) => item.label === "打开 Aftercare")?.click?.();
    expect(window().shown).toBeGreaterThan(0);
    fake.app.emit("before-quit", { preventDefault: () => undefined });
    close();
    expect(prevented).toBe(1);
  });

  test("ends the hub in order before it ends itself", async () => {
    await startWithOwnHub();
    let prevented = 0;
    const quit = (): boolean => fake.app.emit("before-quit", { preventDefault: () => (prevented += 1) });
    quit();
    expect([prevented, fake.record.children[0]?.killed, fake.record.quits]).toEqual([1, true, 0]);
    fake.record.children[0]?.emit("exit", 0);
    await settle();
    await settle();
    expect([fake.record.quits, fake.record.errors]).toEqual([1, []]);
    quit();
    expect(prevented).toBe(1);
  });
});

describe("deep links", () => {
  test("given at the start wait for the window", async () => {
    await startWithOwnHub(["aftercare://case/C20260301000001"]);
    expect(window().loaded).toEqual([ready.signInUrl, `${HUB}/cases/C20260301000001`]);
  });

  test("go to the page when it listens, and load the place when it does not", async () => {
    await startWithOwnHub();
    fake.app.emit("second-instance", {}, ["aftercare", "aftercare://case/C1234"]);
    await settle();
    expect(window().loaded.at(-1)).toBe(`${HUB}/cases/C1234`);
    await fake.record.handlers.get("aftercare")?.({ sender: window().webContents, senderFrame: window().webContents.mainFrame }, { kind: "listening" });
    fake.app.emit("open-url", { preventDefault: () => undefined }, "aftercare://case/C5678");
    await settle();
    expect(window().webContents.sent).toEqual([["aftercare:open", "/cases/C5678"]]);
  });

  test("that are malformed only bring the window to the front", async () => {
    await startWithOwnHub();
    const before = window().loaded.length;
    fake.app.emit("second-instance", {}, ["aftercare", "aftercare://case/../../shops"]);
    await settle();
    expect([window().loaded.length, window().shown]).toEqual([before, 2]);
  });

  test("that offer a team's hub are followed only when the person agrees", async () => {
    await startWithOwnHub();
    const link = "aftercare://connect/https%3A%2F%2Faftercare.example.cn";
    fake.app.emit("second-instance", {}, ["aftercare", link]);
    await settle();
    expect([fake.record.asked[0], fake.record.relaunched]).toEqual([expect.stringContaining("https://aftercare.example.cn"), 0]);
    fake.record.chosenButton = 0;
    fake.app.emit("second-instance", {}, ["aftercare", link]);
    await settle();
    expect(fake.record.relaunched).toBe(1);
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toEqual({ hubUrl: "https://aftercare.example.cn" });
  });
});

describe("links that come in crowds", () => {
  test("ask one question at a time, and switches among a second start's words do nothing", async () => {
    await startWithOwnHub();
    fake.record.asked.length = 0;
    const link = `aftercare://connect/${encodeURIComponent("https://evil.example")}`;
    for (let time = 0; time < 5; time += 1) fake.app.emit("second-instance", {}, ["aftercare", "--inspect=0.0.0.0:9229", "--remote-debugging-port=1", link]);
    await settle();
    expect([fake.record.asked.length, fake.record.relaunched, fake.record.forked.length]).toEqual([1, 0, 1]);
    fake.app.emit("second-instance", {}, ["aftercare", link]);
    await settle();
    expect(fake.record.asked).toHaveLength(2);
  });
});

describe("the desktop of a team", () => {
  test("connects to the kept address, starts no hub, and can go back to its own", async () => {
    await start({ settings: '{"hubUrl":"https://aftercare.example.cn"}' });
    expect([window().loaded, fake.record.forked]).toEqual([["https://aftercare.example.cn"], []]);
    const back = fake.record.menus[0]?.find((item) => item.label?.includes("本机"));
    back?.click?.();
    expect(fake.record.relaunched).toBe(1);
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toEqual({ hubUrl: null });
  });

  test("that cannot be reached may try again, or go back to its own hub", async () => {
    const team = { settings: '{"hubUrl":"https://aftercare.example.cn"}', unreachable: "https://aftercare.example.cn" };
    await start({ ...team, button: 1 });
    expect([fake.record.asked[0], fake.record.relaunched]).toEqual([expect.stringContaining("https://aftercare.example.cn"), 1]);
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toEqual({ hubUrl: null });
    anew();
    await start({ ...team, button: 0 });
    expect([fake.record.relaunched, fake.record.quits]).toEqual([1, 1]);
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toEqual({ hubUrl: "https://aftercare.example.cn" });
    anew();
    await start({ ...team, button: 2 });
    expect([fake.record.relaunched, fake.record.quits]).toEqual([0, 1]);
  });

  test("refuses an address in the open", async () => {
    vi.stubEnv("AFTERCARE_HUB_URL", "http://aftercare.example.cn/");
    await start();
    expect([fake.record.windows, fake.record.exits]).toEqual([[], [1]]);
  });
});

describe("a second start", () => {
  test("leaves everything to the first", async () => {
    await start({ lock: false });
    expect([fake.record.quits, fake.record.windows, fake.record.forked]).toEqual([1, [], []]);
  });
});
