import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildDesktop } from "../../scripts/desktop/build.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = join(root, "dist/desktop-of-tests");

describe("the desktop's build", () => {
  beforeAll(() => buildDesktop(target));
  afterAll(() => rmSync(target, { recursive: true, force: true }));

  test("leaves no types, and what a file needs beside itself lies beside it", () => {
    expect(globSync("**/*.ts", { cwd: target })).toEqual([]);
    expect(globSync("main/hub/store/migrations/*/migration.sql", { cwd: target }).length).toBeGreaterThan(0);
    const leads = globSync("{main,agents}/**/*.js", { cwd: target }).flatMap((file) =>
      [...readFileSync(join(target, file), "utf8").matchAll(/new URL\("(\.[^"]+)", import\.meta\.url\)/g)].map((match) => [file, match[1] ?? ""] as const),
    );
    // Two places are beside the archive's root, where the packer puts them; the rest must be in the build itself.
    for (const [file, lead] of leads.filter(([, lead]) => !/package\.json$|renderer|^\.\.?(\/\.\.)*\/?$/.test(lead))) {
      expect(existsSync(join(target, file, "..", lead)), `${file} → ${lead}`).toBe(true);
    }
  });

  test("runs where the runtime takes no types", () => {
    const script = `import("${join(target, "main/server/index.js")}").then((face) => console.log(typeof face.startServer))`;
    expect(execFileSync(process.execPath, ["--no-experimental-strip-types", "-e", script], { encoding: "utf8" }).trim()).toBe("function");
  });

  test("makes one preload that a sandbox can load: no modules, nothing required but electron", () => {
    const preload = readFileSync(join(target, "main/electron/preload.cjs"), "utf8");
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(["electron"]);
    expect(preload).not.toMatch(/^\s*(import|export) /m);
    expect(preload).not.toMatch(/process\.|node:/);
  });
});

describe("the installers", () => {
  const config = parse(readFileSync(join(root, "electron-builder.yml"), "utf8")) as {
    electronFuses: Record<string, boolean>;
    asar: boolean;
    asarUnpack: string[];
    extraMetadata: { main: string };
    protocols: { schemes: string[] }[];
    win: { target: string[] };
    mac: { target: string[] };
    linux: { target: string[] };
  };

  test("switch off every way to run other code in our name", () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config.asar).toBe(true);
  });

  test("are made for three systems, start the built shell and own the deep links", () => {
    expect([config.win.target, config.mac.target, config.linux.target]).toEqual([["nsis"], ["dmg", "zip"], ["AppImage", "deb"]]);
    expect(existsSync(join(root, config.extraMetadata.main.replace(/\.js$/, ".ts")))).toBe(true);
    expect(config.protocols.flatMap((protocol) => protocol.schemes)).toEqual(["aftercare"]);
  });

  test("unpack every package with native code that is installed here for running", () => {
    const built = new Set(["@rolldown", "@oxc-resolver", "@oxc-parser", "@swc", "lightningcss-linux-x64-gnu", "@electron-internal"]);
    const native = globSync("node_modules/{@*/*,*}/**/*.node", { cwd: root }).map((file) => file.split(/[\\/]/)[1] ?? "");
    for (const name of new Set(native.filter((folder) => !built.has(folder)))) {
      expect(
        config.asarUnpack.some((pattern) => pattern.startsWith(`node_modules/${name}/`)),
        name,
      ).toBe(true);
    }
  });
});

describe("the shell", () => {
  const sources = globSync("main/electron/*.ts", { cwd: root }).map((file) => readFileSync(join(root, file), "utf8"));

  test("takes so much of Electron and no more: no feed that we name, no scheme of its own, no debugger, no capture; what broke is sent nowhere", () => {
    const taken = sources.flatMap((source) =>
      [...source.matchAll(/import \{([^}]+)\} from "electron"/g)].flatMap(([, names = ""]) =>
        names.split(",").map((name) => name.replace(/^\s*type\s|\s/g, "")),
      ),
    );
    const types = ["App", "IpcMainInvokeEvent", "Session", "WebContents"];
    const parts = [
      "BrowserWindow",
      "Menu",
      "Notification",
      "Tray",
      "app",
      "clipboard",
      "contextBridge",
      "crashReporter",
      "dialog",
      "globalShortcut",
      "ipcMain",
      "ipcRenderer",
      "nativeImage",
      "safeStorage",
      "screen",
      "session",
      "shell",
    ];
    expect([...new Set(taken)].toSorted()).toEqual([...types, ...parts, "utilityProcess"].toSorted());
    expect(sources.flatMap((source) => source.match(/\bshell\.(?!json)\w+/g) ?? [])).toEqual(["shell.openExternal"]);
    expect(sources.join("\n")).not.toMatch(/executeJavaScript|openDevTools|loadFile|nodeIntegration: true|webSecurity: false|sandbox: false/);
    expect(sources.join("\n").match(/crashReporter\.start\(([^)]*)\)/)?.[1]).toBe("{ uploadToServer: false }");
    // Newer versions come only from where a person or the machine's policy says: the address that is built in leads nowhere.
    const built = parse(readFileSync(join(root, "electron-builder.yml"), "utf8")) as { publish: { provider: string; url: string } };
    expect(built.publish).toEqual({ provider: "generic", url: "https://updates.invalid/" });
  });

  test("stays under 400 lines in all", () => {
    const lines = globSync("main/electron/*.ts", { cwd: root }).reduce(
      (sum, file) => sum + readFileSync(join(root, file), "utf8").trimEnd().split("\n").length,
      0,
    );
    expect(lines).toBeLessThan(400);
  });
});
