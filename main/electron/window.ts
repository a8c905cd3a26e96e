import { BrowserWindow, Menu, nativeImage, Tray } from "electron";

/** The window: a browser that shows the hub and can do nothing else. */
export function makeWindow(options: { preload: string; developing: boolean }): BrowserWindow {
  return new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1100,
    minHeight: 700,
    title: "Aftercare",
    backgroundColor: "#f5f6f8",
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.developing,
    },
  });
}

/** A plain orange square, made here so that no picture file is needed. */
function mark(): Electron.NativeImage {
  return nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4, Buffer.from([0x1a, 0x66, 0xd9, 0xff])), { width: 16, height: 16 });
}

/** The tray: back to the window, back to a hub of one's own, or the end. */
export function makeTray(does: { show: () => void; useOwnHub: (() => void) | null; quit: () => void }): Tray {
  const tray = new Tray(mark());
  tray.setToolTip("Aftercare");
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: "打开 Aftercare", click: does.show },
      ...(does.useOwnHub ? [{ label: "改用本机（断开团队）", click: does.useOwnHub }] : []),
      { type: "separator" },
      { label: "退出", click: does.quit },
    ]),
  );
  tray.on("click", does.show);
  return tray;
}
