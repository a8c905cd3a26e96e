import { app, clipboard, globalShortcut, Menu, nativeImage, Tray } from "electron";
import { type Does, MARK, OPEN_COPIED, trayMenu, windowMenu } from "../desktop/menus.ts";
import { placeOfCopied } from "../desktop/places.ts";
import type { Counts } from "../hub/contract/index.ts";
import { words } from "./ask.ts";

/** Tray, menu and the key that opens what was copied. The clipboard is read when the person presses, never by itself. @returns what shows the counts. */
export function makeTray(
  does: Omit<Does, "openCopied">,
  opens: { open: (place: string) => void; nothing: (sentence: string) => void },
): (counts: Counts) => void {
  const openCopied = async (): Promise<void> => {
    const place = placeOfCopied(await clipboard.readText());
    if (place === null) opens.nothing(words().nothingCopied);
    else opens.open(place);
  };
  const all = { ...does, openCopied: () => void openCopied() };
  Menu.setApplicationMenu(Menu.buildFromTemplate(windowMenu(words(), all)));
  // Another program may have the key; the tray's entry does the same.
  globalShortcut.register(OPEN_COPIED, all.openCopied);
  app.on("will-quit", () => globalShortcut.unregisterAll());
  const tray = new Tray(nativeImage.createFromBitmap(Buffer.from(MARK.pixels), MARK.size));
  tray.on("click", does.show);
  const tell = (counts: Counts | null): void => {
    tray.setToolTip(counts ? `Aftercare · ${words().counts(counts)}` : "Aftercare");
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(words(), all, counts)));
    app.setBadgeCount(counts?.due ?? 0);
  };
  tell(null);
  return tell;
}
