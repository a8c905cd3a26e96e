/** What the page may ask of the shell: checked messages, from the hub's own page in our own window, and nothing else. */
import { writeFile } from "node:fs/promises";
import { type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, Notification } from "electron";
import { ShellRequest } from "../hub/contract/index.ts";
import { type HubOrigin, isHub, openOutside } from "./security.ts";

interface ShellParts {
  origin: HubOrigin;
  window: () => BrowserWindow | null;
  /** Shows a place of the console. */
  open: (place: string) => void;
  listening: () => void;
}

/** Answers the page. Strangers and malformed messages are refused without a word of why. */
export function answerPage(parts: ShellParts): void {
  ipcMain.handle("aftercare", async (event, message: unknown): Promise<boolean> => {
    const request = ShellRequest.safeParse(message);
    if (!request.success || !isOurs(event, parts)) throw new Error("refused");
    return serve(request.data, parts);
  });
}

function isOurs(event: IpcMainInvokeEvent, { origin, window }: ShellParts): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && event.sender === window()?.webContents && isHub(frame.url, origin());
}

async function serve(request: ShellRequest, parts: ShellParts): Promise<boolean> {
  switch (request.kind) {
    case "notify": {
      if (!Notification.isSupported()) return false;
      const { place } = request;
      const shown = new Notification({ title: request.title, body: request.body });
      shown.on("click", () => (place === null ? parts.window()?.show() : parts.open(place)));
      shown.show();
      return true;
    }
    case "openExternal":
      return openOutside(request.url);
    case "saveFile": {
      const window = parts.window();
      const chosen = window ? await dialog.showSaveDialog(window, { defaultPath: request.name }) : null;
      if (!chosen || chosen.canceled || !chosen.filePath) return false;
      await writeFile(chosen.filePath, request.text, "utf8");
      return true;
    }
    case "listening":
      parts.listening();
      return true;
  }
}
