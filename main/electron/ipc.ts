/** What the page may ask of the shell: checked messages, from the hub's own page in a window of ours, and nothing else. */
import { writeFile } from "node:fs/promises";
import { type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, Notification } from "electron";
import { isHub } from "../desktop/pages.ts";
import type { Windows } from "../desktop/windows.ts";
import { type Counts, ShellRequest } from "../hub/contract/index.ts";
import type { HubOrigin } from "./security.ts";

interface ShellParts {
  origin: HubOrigin;
  windows: () => Windows<BrowserWindow> | null;
  openOutside: (url: string) => Promise<boolean>;
  counts: (counts: Counts) => void;
}

/** Answers the page. Strangers and malformed messages are refused without a word of why. */
export function answerPage(parts: ShellParts): void {
  ipcMain.handle("aftercare", async (event, message: unknown): Promise<boolean> => {
    const request = ShellRequest.safeParse(message);
    if (!request.success || !isOurs(event, parts)) throw new Error("refused");
    return serve(request.data, parts, event);
  });
}

function isOurs({ senderFrame: frame, sender }: IpcMainInvokeEvent, { origin, windows }: ShellParts): boolean {
  return frame !== null && frame.parent === null && windows()?.has(sender) === true && isHub(frame.url, origin());
}

async function serve(request: ShellRequest, parts: ShellParts, { sender }: IpcMainInvokeEvent): Promise<boolean> {
  const windows = parts.windows();
  switch (request.kind) {
    case "notify": {
      if (!Notification.isSupported()) return false;
      const { title, body, place } = request;
      const shown = new Notification({ title, body, silent: true });
      shown.on("click", () => (place === null ? windows?.show() : windows?.open(place)));
      shown.show();
      return true;
    }
    case "openExternal":
      return parts.openOutside(request.url);
    case "saveFile": {
      const window = windows?.front();
      const chosen = window ? await dialog.showSaveDialog(window, { defaultPath: request.name }) : null;
      if (!chosen || chosen.canceled || !chosen.filePath) return false;
      await writeFile(chosen.filePath, request.text, "utf8");
      return true;
    }
    case "counts":
      parts.counts(request.counts);
      return true;
    case "listening":
      windows?.listens(sender.id);
      return true;
  }
}
