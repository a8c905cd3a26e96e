/** The desktop: one instance, one window, one hub (its own on loopback, or a team's). */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, type BrowserWindow, dialog, session, type Tray } from "electron";
import { type DeepLink, deepLinkIn, readDeepLink } from "./deep-links.ts";
import { type HubProcess, startHub } from "./hub-process.ts";
import { answerPage } from "./ipc.ts";
import { lockApp, lockSession } from "./security.ts";
import { hubOrigin, readSettings, writeSettings } from "./settings.ts";
import { makeTray, makeWindow } from "./window.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

function run(): void {
  const state = { origin: null as string | null, window: null as BrowserWindow | null, hub: null as HubProcess | null, tray: null as Tray | null };
  let [waiting, listening, quitting, asking] = [deepLinkIn(process.argv), false, false, false];
  const origin = (): string | null => state.origin;

  const show = (): void => {
    if (state.window?.isMinimized()) state.window.restore();
    state.window?.show();
  };
  const open = (place: string): void => {
    show();
    if (listening) state.window?.webContents.send("aftercare:open", place);
    else void state.window?.loadURL(`${state.origin}${place}`);
  };
  const belongTo = (hubUrl: string | null): void => {
    writeSettings(app.getPath("userData"), { hubUrl });
    app.relaunch();
    app.quit();
  };
  const follow = async (link: DeepLink | null): Promise<void> => {
    if (!state.window || !state.origin) waiting = link ?? waiting;
    else if (link?.kind === "open") open(link.place);
    else if (link?.kind === "connect" && !asking) {
      const message = `要连接到团队的 Aftercare 吗？\n${link.hubUrl}\n\n只连接您认识的地址：您在那里看到和填写的一切都归它。`;
      const asked = { type: "question" as const, message, buttons: ["连接", "取消"], defaultId: 1, cancelId: 1 };
      asking = true;
      const { response } = await dialog.showMessageBox(state.window, asked).finally(() => (asking = false));
      if (response === 0) belongTo(link.hubUrl);
    } else show();
  };
  /** A team's hub that cannot be reached must not lock its people out of their own. */
  const offerOwnHub = async (): Promise<void> => {
    const message = `连不上团队的 Aftercare：${state.origin}`;
    const { response } = await dialog.showMessageBox({ type: "warning", message, buttons: ["重试", "改用本机", "退出"], cancelId: 2 });
    if (response === 1) return belongTo(null);
    if (response === 0) app.relaunch();
    app.quit();
  };
  const fail = (sentence: string): void => {
    dialog.showErrorBox("Aftercare", sentence);
    app.exit(1);
  };

  lockApp(app, origin);
  answerPage({ origin, window: () => state.window, open, listening: () => (listening = true) });
  app.on("second-instance", (_event, words) => void follow(deepLinkIn(words)));
  app.on("open-url", (event, url) => {
    event.preventDefault();
    void follow(readDeepLink(url));
  });
  app.on("activate", show);
  app.on("before-quit", (event) => {
    quitting = true;
    const { hub } = state;
    if (!hub) return;
    event.preventDefault();
    state.hub = null;
    void hub.stop().then(() => app.quit());
  });

  const begin = async (): Promise<void> => {
    lockSession(session.defaultSession, origin);
    if (app.isPackaged) app.setAsDefaultProtocolClient("aftercare");
    const given = process.env.AFTERCARE_HUB_URL ?? readSettings(app.getPath("userData")).hubUrl;
    let first = given;
    if (given === null) {
      const entry = join(here, "../server/beside.js");
      const onExit = (code: number): void => fail(`程序意外结束（${code}）。数据没有丢失，请重新打开。\nThe hub ended (${code}). Nothing is lost.`);
      state.hub = await startHub({ entry, home: process.env.AFTERCARE_HOME ?? join(app.getPath("userData"), "hub"), onExit });
      first = state.hub.signInUrl;
    }
    state.origin = hubOrigin(first ?? "");
    if (state.origin === null || first === null) return fail(`地址不可用：${first}\nThis address cannot be used.`);
    state.window = makeWindow({ preload: join(here, "preload.cjs"), developing: !app.isPackaged });
    state.window.webContents.on("did-navigate", () => (listening = false));
    // Returns go on being settled while nobody looks: closing the window does not end the hub, the tray does.
    state.window.on("close", (event) => {
      if (quitting) return;
      event.preventDefault();
      state.window?.hide();
    });
    state.tray = makeTray({ show, useOwnHub: given && !process.env.AFTERCARE_HUB_URL ? () => belongTo(null) : null, quit: () => app.quit() });
    const lost = await state.window.loadURL(first).catch((fault: Error) => fault);
    if (lost) return given === null ? fail(lost.message) : offerOwnHub();
    await follow(waiting);
    if (process.argv.includes("--smoke")) {
      process.stdout.write(`${JSON.stringify({ smoke: "ok", title: state.window.getTitle() })}\n`);
      app.quit();
    }
  };
  void app
    .whenReady()
    .then(begin)
    .catch((fault: unknown) => fail(fault instanceof Error ? fault.message : String(fault)));
}

if (app.requestSingleInstanceLock()) run();
else app.quit();
