/** A window: a browser that shows the hub and can do nothing else. */
import { app, BrowserWindow, screen } from "electron";
import { keepCrash, mayReload } from "../desktop/crashes.ts";
import { LOCKED } from "../desktop/pages.ts";
import { FRAME, standing } from "../desktop/places.ts";
import { readSettings, writeSettings } from "../desktop/settings.ts";
import { Windows } from "../desktop/windows.ts";

/** The windows of this desktop; none is made yet. */
export function openWindows(parts: { preload: string; origin: () => string | null; quitting: () => boolean }): Windows<BrowserWindow> {
  const folder = app.getPath("userData");
  const windows = new Windows((isFirst): BrowserWindow => {
    const { bounds, maximized } = standing(isFirst ? readSettings(folder).window : null, screen.getAllDisplays());
    const window = new BrowserWindow({
      ...bounds,
      ...FRAME,
      webPreferences: { ...LOCKED, preload: parts.preload, devTools: !app.isPackaged },
    });
    if (maximized) window.maximize();
    const { webContents } = window;
    const broken: number[] = [];
    webContents.on("did-navigate", () => windows.listens(webContents.id, false));
    webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
      keepCrash(folder, { what: "page", reason, code: exitCode });
      if (mayReload(broken, Date.now())) webContents.reload();
      broken.push(Date.now());
    });
    window.on("close", (event) => {
      writeSettings(folder, { window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
      if (!parts.quitting() && !windows.mayClose(window)) event.preventDefault();
    });
    window.on("closed", () => windows.closed(window));
    return window;
  }, parts.origin);
  return windows;
}
