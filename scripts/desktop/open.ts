/** Opens the desktop window on a hub that runs already; used by `npm start` where the binary and a screen are there. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The desktop's binary, or why there is none here. Nothing is downloaded. */
export function findElectron(): { binary: string } | { why: string } {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, "node_modules/electron/dist");
  const name = join(root, "node_modules/electron/path.txt");
  const binary = join(folder, existsSync(name) ? readFileSync(name, "utf8").trim() : process.platform === "win32" ? "electron.exe" : "electron");
  if (!existsSync(binary)) return { why: "这台机器上没有 Electron 程序（npx install-electron 可以取来）；用浏览器即可。" };
  const screen = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return screen ? { binary } : { why: "这台机器没有屏幕；用浏览器打开上面的地址即可。" };
}

/**
 * Opens the window on `url` (a one-time link).
 * @returns `null` when it was opened, else a sentence saying why not.
 */
export async function openDesktop(url: string, onClose: () => void): Promise<string | null> {
  const found = findElectron();
  if ("why" in found) return found.why;
  const target = join(root, "dist/desktop");
  const { buildDesktop } = await import("./build.ts");
  await buildDesktop(target);
  const child = spawn(found.binary, [join(target, "main/electron/main.js")], { stdio: "inherit", env: { ...process.env, AFTERCARE_HUB_URL: url } });
  child.once("exit", onClose);
  return new Promise((resolve) => {
    child.once("spawn", () => resolve(null));
    child.once("error", (fault) => resolve(`桌面窗口打不开（${fault.message}）；用浏览器即可。`));
  });
}
