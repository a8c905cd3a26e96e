import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { findElectron, openDesktop } from "../../scripts/desktop/open.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
afterEach(() => vi.unstubAllEnvs());

describe("opening the window from the command line", () => {
  test("says why it does not where the binary is missing, and downloads nothing", async () => {
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", "/nowhere");
    expect(findElectron()).toEqual({ why: expect.stringContaining("没有 Electron 程序") });
    expect(await openDesktop("http://127.0.0.1:1/", () => undefined)).toContain("用浏览器即可");
  });

  test.runIf(process.platform === "linux")("says why it does not where there is no screen", () => {
    const folder = mkdtempSync(join(tmpdir(), "electron-"));
    writeFileSync(join(folder, "electron"), "#!/bin/sh\n");
    chmodSync(join(folder, "electron"), 0o755);
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", folder);
    vi.stubEnv("DISPLAY", "");
    vi.stubEnv("WAYLAND_DISPLAY", "");
    expect(findElectron()).toEqual({ why: expect.stringContaining("没有屏幕") });
    vi.stubEnv("DISPLAY", ":0");
    expect(findElectron()).toEqual({ binary: join(folder, "electron") });
  });

  test("is skipped by the desktop check with a sentence and no failure", () => {
    const said = execFileSync(process.execPath, [join(root, "scripts/desktop/check.ts")], {
      encoding: "utf8",
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: "/nowhere" },
    });
    expect(said).toContain("跳过桌面检查");
  });
});
