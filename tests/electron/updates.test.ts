/** Newer versions, fetched by the real electron-updater from a folder served on this machine; only Electron itself is not there. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestOptions, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DownloadOptions, HttpExecutor } from "builder-util-runtime";
import { AppImageUpdater } from "electron-updater";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readSettings, writeSettings } from "../../main/desktop/settings.ts";
import { feedFor, keepNew, policyPath } from "../../main/desktop/updates.ts";
import { wordsFor } from "../../main/desktop/words.ts";

/** Node's requests where the desktop has Chromium's; what is fetched is compared by the same code. */
class NodeExecutor extends HttpExecutor<ReturnType<typeof request>> {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    const { hostname, port, pathname } = url;
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const callback = (fault: Error | null): void => (fault ? reject(fault) : resolve(destination));
      this.doDownload({ hostname, port, path: pathname, method: "GET" }, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
  createRequest(options: RequestOptions, callback: (response: never) => void): ReturnType<typeof request> {
    return request(options, (response) => callback(response as never));
  }
}

const words = wordsFor("zh-CN");
let folder: string;
let server: Server;
let url: string;
let asked: string[];
let installed: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "aftercare-updates-"));
  for (const name of ["feed", "cache", "profile"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "app-update.yml"), "provider: generic\nurl: https://updates.invalid/\nupdaterCacheDirName: aftercare-updater\n");
  server = createServer((asking, answer) => {
    const path = join(folder, "feed", new URL(asking.url ?? "/", "http://feed").pathname.slice(1));
    if (existsSync(path)) answer.end(readFileSync(path));
    else answer.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  [asked, installed] = [[], 0];
  vi.stubEnv("APPIMAGE", join(folder, "Aftercare.AppImage"));
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
  vi.unstubAllEnvs();
  vi.doUnmock("electron-updater");
  vi.resetModules();
  rmSync(folder, { recursive: true, force: true });
});

/** A version that lies in the feed; its sum is right unless another content is told. */
function publish(version: string, { told = "new" }: { told?: string } = {}): void {
  const sum = createHash("sha512").update(told).digest("base64");
  const name = `Aftercare-${version}.AppImage`;
  writeFileSync(join(folder, "feed", name), "new");
  writeFileSync(
    join(folder, "feed", "latest-linux.yml"),
    `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sum}\n    size: 3\npath: ${name}\nsha512: ${sum}\nreleaseDate: '2026-11-01T00:00:00.000Z'\n`,
  );
}

/** The shell's own updater, around electron-updater's one for Linux. */
async function desktop(answers: readonly number[], feed: string | null = url): Promise<ReturnType<typeof keepNew>> {
  const profile = join(folder, "profile");
  writeSettings(profile, { feed });
  const autoUpdater = new AppImageUpdater(null, {
    ...{ version: "1.0.0", name: "Aftercare", isPackaged: true, appUpdateConfigPath: join(folder, "app-update.yml") },
    ...{ userDataPath: profile, baseCachePath: join(folder, "cache"), whenReady: async () => undefined },
    ...{ relaunch: () => undefined, quit: () => undefined, onQuit: () => undefined },
  });
  Object.assign(autoUpdater, { httpExecutor: new NodeExecutor(), quitAndInstall: () => (installed += 1) });
  vi.doMock("electron-updater", () => ({ default: { autoUpdater } }));
  const { updaterOf } = await import("../../main/electron/updates.ts");
  const left = [...answers];
  return keepNew({
    ask: async ({ message, buttons }) => {
      asked.push(message);
      return left.shift() ?? buttons.length - 1;
    },
    words: () => words,
    profile,
    now: "1.0.0",
    installed: true,
    updaterOf: (wanted) => updaterOf(wanted, async () => void asked.push("the hub has ended")),
  });
}
const fetched = (): string[] => readdirSync(join(folder, "cache"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".AppImage"));

describe.runIf(process.platform === "linux")("a newer version", () => {
  test("is fetched and put in after two yeses, once the hub has ended", async () => {
    publish("1.1.0");
    await (await desktop([0, 0])).look();
    expect(asked).toEqual([words.newVersion("1.1.0", "1.0.0", new URL(url).host), words.fetched("1.1.0"), "the hub has ended"]);
    expect([fetched().length, installed]).toEqual([1, 1]);
  });

  test("is not fetched without a yes, and not put in without the second", async () => {
    publish("1.1.0");
    await (await desktop([])).look();
    expect([asked.length, fetched(), installed]).toEqual([1, [], 0]);
    await (await desktop([0])).look();
    expect([asked.at(-1), fetched().length, installed]).toEqual([words.fetched("1.1.0"), 1, 0]);
  });

  test("whose sum is another is thrown away, and told although nobody had asked", async () => {
    publish("1.1.0", { told: "something else" });
    (await desktop([0, 0])).begin();
    await expect.poll(() => asked.at(-1)).toBe(words.updateFailed(new URL(url).host));
    expect([fetched(), installed]).toEqual([[], 0]);
  });

  test("is spoken of by itself only where there is one: not when this is the newest, not when the feed is away", async () => {
    publish("1.0.0");
    const shell = await desktop([]);
    await shell.look();
    expect(asked).toEqual([words.newest("1.0.0")]);
    rmSync(join(folder, "feed", "latest-linux.yml"));
    await shell.look();
    expect(asked.at(-1)).toBe(words.updateFailed(new URL(url).host));
    publish("0.9.0");
    await shell.look();
    expect(asked.at(-1)).toBe(words.newest("1.0.0"));
  });

  test("comes from nowhere until a link has named a feed and the person agreed", async () => {
    publish("1.1.0");
    const shell = await desktop([], null);
    await shell.look();
    expect(asked).toEqual([words.noFeed]);
    await shell.feed(url);
    expect(readSettings(join(folder, "profile")).feed).toBeNull();
    const agreeing = await desktop([0], null);
    await agreeing.feed(url);
    expect([readSettings(join(folder, "profile")).feed, asked.at(-1)]).toEqual([url, words.newVersion("1.1.0", "1.0.0", new URL(url).host)]);
  });
});

describe("the machine's policy", () => {
  test.each([
    [null, "https://a.example/", { url: "https://a.example/", byPolicy: false }],
    ['{"updates":"off"}', "https://a.example/", { url: null, byPolicy: true }],
    ['{"updates":"https://b.example/x/"}', "https://a.example/", { url: "https://b.example/x/", byPolicy: true }],
    ['{"updates":"http://b.example/"}', null, { url: null, byPolicy: true }],
    ['{"updates":true}', "https://a.example/", { url: null, byPolicy: true }],
    ["{broken", "https://a.example/", { url: null, byPolicy: true }],
    ['{"other":1}', "https://a.example/", { url: "https://a.example/", byPolicy: false }],
  ])("%j over %j gives %j", (policy, kept, feed) => {
    expect(feedFor(policy, kept)).toEqual(feed);
  });

  test("lies where a plain user cannot write", () => {
    expect(policyPath("linux", {})).toBe("/etc/aftercare/policy.json");
    expect(policyPath("win32", { ProgramData: "D:/All" })).toContain("All");
  });
});
