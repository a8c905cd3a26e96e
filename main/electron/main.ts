/** The desktop: one instance, one hub (its own on loopback, or a team's), and windows on it. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, type BrowserWindow, crashReporter, dialog, session, utilityProcess } from "electron";
import { keepCrash } from "../desktop/crashes.ts";
import { type DeepLink, deepLinkIn, readDeepLink } from "../desktop/deep-links.ts";
import { environmentFor } from "../desktop/environment.ts";
import { HUB_ARGUMENTS, type HubProcess, hubIn } from "../desktop/hub-process.ts";
import { hubOrigin, readSettings, type Settings, writeSettings } from "../desktop/settings.ts";
import { followLink, OWN, teamLost } from "../desktop/team.ts";
import { keepNew } from "../desktop/updates.ts";
import type { Windows } from "../desktop/windows.ts";
import { ends } from "../desktop/words.ts";
import type { Counts } from "../hub/contract/index.ts";
import { askOver, words } from "./ask.ts";
import { answerPage } from "./ipc.ts";
import { askAboutKey, keyFor } from "./key-store.ts";
import { lockApp, lockSession, openOutside } from "./security.ts";
import { makeTray } from "./tray.ts";
import { updaterOf } from "./updates.ts";
import { openWindows } from "./window.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

function run(): void {
  const profile = app.getPath("userData");
  const state = {
    origin: null as string | null,
    windows: null as Windows<BrowserWindow> | null,
    hub: null as HubProcess | null,
    unknown: null as string | null,
  };
  let [waiting, quitting, counts] = [deepLinkIn(process.argv), false, (_counts: Counts): void => undefined];
  const origin = (): string | null => state.origin;
  const ask = askOver(() => state.windows?.front() ?? null);
  const another = (place: string): void => void state.windows?.another(`${state.origin}${place}`).catch(() => undefined);
  const again = (changed: Partial<Settings>): void => {
    writeSettings(profile, changed);
    app.relaunch();
    app.quit();
  };
  const ending = async (): Promise<void> => {
    const { hub } = state;
    [quitting, state.hub] = [true, null];
    await hub?.stop();
  };
  const updates = keepNew({ ask, words, profile, now: app.getVersion(), installed: app.isPackaged, updaterOf: (feed) => updaterOf(feed, ending) });
  const team = () => ({ ask, words: words(), again, quit: () => app.quit(), feed: updates.feed });
  const follow = async (link: DeepLink | null): Promise<void> => {
    if (state.windows) await followLink(link, state.windows, team());
    else waiting = link ?? waiting;
  };
  const fail = (sentence: string): void => {
    dialog.showErrorBox("Aftercare", sentence);
    app.exit(1);
  };

  crashReporter.start({ uploadToServer: false });
  lockApp(app, { origin, ask, another, trusted: () => readSettings(profile).certificate, unknown: (fingerprint) => (state.unknown = fingerprint) });
  answerPage({ origin, windows: () => state.windows, openOutside: (url) => openOutside(url, ask), counts: (told) => counts(told) });
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => keepCrash(profile, { what: "process", reason: `${type} ${reason}`, code: exitCode }));
  app.on("second-instance", (_event, given) => void follow(deepLinkIn(given)));
  app.on("open-url", (event, url) => {
    event.preventDefault();
    void follow(readDeepLink(url));
  });
  app.on("activate", () => state.windows?.show());
  app.on("before-quit", (event) => {
    quitting = true;
    if (!state.hub) return;
    event.preventDefault();
    void ending().then(() => app.quit());
  });

  const ownHub = async (): Promise<{ hub: HubProcess; aboutKey: () => void }> => {
    const home = process.env.AFTERCARE_HOME ?? join(profile, "hub");
    const key = await keyFor(home);
    const entry = join(here, "../server/beside.js");
    const child = utilityProcess.fork(entry, HUB_ARGUMENTS, { serviceName: "Aftercare hub", env: environmentFor(process.env, home) });
    return {
      hub: await hubIn(child, { key, onExit: (code) => fail(ends.hubEnded(code)) }),
      aboutKey: () => void askAboutKey({ ask, home, place: key.place, again }),
    };
  };
  const begin = async (): Promise<void> => {
    lockSession(session.defaultSession, origin);
    if (app.isPackaged) app.setAsDefaultProtocolClient("aftercare");
    const { hubUrl, certificate } = readSettings(profile);
    const given = process.env.AFTERCARE_HUB_URL ?? hubUrl;
    const own = given === null ? await ownHub() : null;
    state.hub = own?.hub ?? null;
    const first = given ?? own?.hub.signInUrl ?? "";
    state.origin = hubOrigin(first);
    if (state.origin === null) return fail(ends.badAddress(first));
    const windows = openWindows({ preload: join(here, "preload.cjs"), origin, quitting: () => quitting });
    const failed = await windows.another(first).catch((fault: Error) => fault);
    state.windows = windows;
    const useOwnHub = hubUrl && hubUrl === given ? (): void => again(OWN) : null;
    const does = {
      show: () => windows.show(),
      another: () => another("/"),
      key: own?.aboutKey ?? null,
      useOwnHub,
      update: updates.look,
      quit: () => app.quit(),
    };
    counts = makeTray(does, { open: (place) => windows.open(place), nothing: (message) => void ask({ message, buttons: [words().cancel] }) });
    if (failed) return own ? fail(failed.message) : teamLost({ origin: state.origin, unknown: state.unknown, before: certificate }, team());
    await follow(waiting);
    updates.begin();
    if (process.argv.includes("--smoke")) {
      process.stdout.write(`${JSON.stringify({ smoke: "ok", title: windows.front()?.getTitle() })}\n`);
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
