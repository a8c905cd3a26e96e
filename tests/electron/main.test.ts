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
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toMatchObject({ hubUrl: "https://aftercare.example.cn" });
  });
});

describe("the windows", () => {
  const event = () => ({
    prevented: 0,
    preventDefault(): void {
      this.prevented += 1;
    },
  });

  test("are several where the person wants them; closing one closes it, closing the last goes to the tray", async () => {
    await startWithOwnHub();
    fake.record.windowMenu[0]?.submenu?.find((item) => item.label === "新窗口")?.click?.();
    window().webContents.opener({ url: `${HUB}/cases/C1?tab=2` });
    await settle();
    expect(fake.record.windows.map(({ loaded }) => loaded[0])).toEqual([ready.signInUrl, `${HUB}/`, `${HUB}/cases/C1?tab=2`]);
    const [first, second, third] = fake.record.windows;
    for (const closing of [third, second]) {
      const asked = event();
      closing?.emit("close", asked);
      closing?.emit("closed");
      expect([asked.prevented, closing?.hidden]).toEqual([0, 0]);
    }
    const asked = event();
    first?.emit("close", asked);
    expect([asked.prevented, first?.hidden]).toEqual([1, 1]);
  });

  test("are no more than eight, whatever a page opens", async () => {
    await startWithOwnHub();
    for (let time = 0; time < 40; time += 1) window().webContents.opener({ url: `${HUB}/cases/C${time}` });
    await settle();
    expect(fake.record.windows).toHaveLength(8);
    expect(fake.record.windows.every(({ options }) => options.webPreferences.sandbox === true && options.webPreferences.nodeIntegration === false)).toBe(true);
  });

  test("stand where they stood, and on a screen that is there", async () => {
    const stood = (window: object): string => JSON.stringify({ hubUrl: "https://aftercare.example.cn", window });
    await start({ settings: stood({ x: 300, y: 200, width: 1300, height: 800, maximized: true }) });
    expect([window().options, window().maximized]).toMatchObject([{ x: 300, y: 200, width: 1300, height: 800 }, true]);
    window().emit("close", event());
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toMatchObject({
      window: { x: 40, y: 30, width: 1200, height: 800, maximized: true },
    });
    for (const gone of [
      { x: 5_000, y: 0, width: 1300, height: 800, maximized: false },
      { x: 0, y: -2_000, width: 1300, height: 800, maximized: false },
      "wide",
    ]) {
      anew();
      await start({ settings: stood(gone as object) });
      expect(window().options).toMatchObject({ width: 1_440, height: 900 });
      expect(window().options).not.toHaveProperty("x");
    }
  });

  test("that broke are loaded anew, not for ever, and it is kept on this machine without what was shown", async () => {
    await startWithOwnHub();
    for (let time = 0; time < 6; time += 1) window().webContents.emit("render-process-gone", {}, { reason: "crashed", exitCode: 5 });
    expect(window().webContents.reloads).toBe(3);
    const lines = readFileSync(join(fake.record.userData, "crashes.log"), "utf8").trim().split("\n");
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object))).toEqual(Array(6).fill(["at", "what", "reason", "code"]));
    expect(fake.record.crashes).toEqual([{ uploadToServer: false }]);
  });
});

describe("the key that opens what was copied", () => {
  const press = async (copied: string): Promise<void> => {
    fake.record.copied = copied;
    fake.record.shortcuts.get("CommandOrControl+Alt+O")?.();
    await settle();
  };

  test("leads to the number, in any width, and nowhere for anything else", async () => {
    await startWithOwnHub();
    await press("  ２０２６１１２７000012\n");
    expect(window().loaded.at(-1)).toBe(`${HUB}/orders?q=20261127000012`);
    const before = window().loaded.length;
    for (const text of ["", "你好", "https://evil.example/20261127000012", "../shops/123456", "20261127000012?x=1", "abcdefgh", "1".repeat(500)])
      await press(text);
    expect(window().loaded).toHaveLength(before);
    expect(fake.record.asked.at(-1)).toContain("剪贴板里不是单号");
  });

  test("is pressed by nobody but the person: no page reads what was copied", async () => {
    await startWithOwnHub();
    fake.record.copied = "20261127000012";
    const event = { sender: window().webContents, senderFrame: window().webContents.mainFrame };
    for (const kind of ["copied", "clipboard", "openCopied"]) await expect(fake.record.handlers.get("aftercare")?.(event, { kind })).rejects.toThrow("refused");
    expect(window().loaded).toHaveLength(1);
  });
});

describe("the tray", () => {
  test("shows what lies with the person, as the page tells it", async () => {
    await startWithOwnHub();
    const event = { sender: window().webContents, senderFrame: window().webContents.mainFrame };
    await fake.record.handlers.get("aftercare")?.(event, { kind: "counts", counts: { mine: 12, due: 3 } });
    expect([fake.record.menus[0]?.[0]?.label, fake.record.tips.at(-1), fake.record.badge]).toEqual([
      "手上 12 单，3 单快到时限",
      "Aftercare · 手上 12 单，3 单快到时限",
      3,
    ]);
  });
});

describe("a team's hub whose certificate the system does not know", () => {
  const TEAM = "https://aftercare.example.cn";
  const fingerprint = `sha256/${"A".repeat(43)}=`;
  const meets = async (): Promise<boolean[]> => {
    const answers: boolean[] = [];
    fake.app.emit("certificate-error", { preventDefault: () => undefined }, null, TEAM, "ERR_CERT_AUTHORITY_INVALID", { fingerprint }, (yes: boolean) =>
      answers.push(yes),
    );
    return answers;
  };
  const begin = async (options: { button: number; certificate?: string }): Promise<void> => {
    const settings = JSON.stringify({ hubUrl: TEAM, certificate: options.certificate ?? null });
    fake = (await import("electron")) as unknown as Fake;
    const { loadURL } = fake.BrowserWindow.prototype;
    fake.BrowserWindow.prototype.loadURL = async function load(url) {
      if (!(await meets())[0]) throw new Error("ERR_CERT_AUTHORITY_INVALID");
      return loadURL.call(this, url);
    };
    await start({ settings, button: options.button });
  };
  const kept = (): object => JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8")) as object;

  test("is opened after a person compared the fingerprint, and only that one from then on", async () => {
    await begin({ button: 1 });
    expect(fake.record.asked[0]).toContain(fingerprint);
    expect(kept()).toMatchObject({ certificate: null });
    anew();
    await begin({ button: 0 });
    expect([kept(), fake.record.relaunched]).toMatchObject([{ hubUrl: TEAM, certificate: fingerprint }, 1]);
    anew();
    await begin({ button: 1, certificate: fingerprint });
    expect([fake.record.asked, window().loaded]).toEqual([[], [TEAM]]);
  });

  test("that has changed is told as such", async () => {
    await begin({ button: 1, certificate: `sha256/${"B".repeat(43)}=` });
    expect(fake.record.asked[0]).toMatch(/不是同一张[\s\S]*不要信任/);
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
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toMatchObject({ hubUrl: null });
  });

  test("that cannot be reached may try again, or go back to its own hub", async () => {
    const team = { settings: '{"hubUrl":"https://aftercare.example.cn"}', unreachable: "https://aftercare.example.cn" };
    await start({ ...team, button: 1 });
    expect([fake.record.asked[0], fake.record.relaunched]).toEqual([expect.stringContaining("https://aftercare.example.cn"), 1]);
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toMatchObject({ hubUrl: null });
    anew();
    await start({ ...team, button: 0 });
    expect([fake.record.relaunched, fake.record.quits]).toEqual([1, 1]);
    expect(JSON.parse(readFileSync(join(fake.record.userData, "shell.json"), "utf8"))).toMatchObject({ hubUrl: "https://aftercare.example.cn" });
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
