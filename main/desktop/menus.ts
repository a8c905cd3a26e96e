/** The desktop's two menus, as data: the shell makes them. */
import type { Counts } from "../hub/contract/index.ts";
import type { Words } from "./words.ts";

export interface Entry {
  label?: string;
  type?: "separator";
  role?: "cut" | "copy" | "paste" | "selectAll" | "undo" | "redo" | "zoomIn" | "zoomOut" | "resetZoom" | "togglefullscreen" | "close" | "minimize";
  accelerator?: string;
  enabled?: boolean;
  click?: () => void;
  submenu?: Entry[];
}

/** What the menus can do; `null` where there is nothing to be done. */
export interface Does {
  show: () => void;
  another: () => void;
  openCopied: () => void;
  key: (() => void) | null;
  useOwnHub: (() => void) | null;
  update: () => void;
  quit: () => void;
}

/** Opens what was copied, from whatever program somebody looks at. */
export const OPEN_COPIED = "CommandOrControl+Alt+O";
/** The tray's picture, blue, green, red and opaque by point: a plain orange square, so that no picture file is needed. */
export const MARK = { pixels: new Uint8Array(16 * 16 * 4).map((_, at) => [0x1a, 0x66, 0xd9, 0xff][at % 4] ?? 0), size: { width: 16, height: 16 } };
const rule: Entry = { type: "separator" };

/** The tray: what lies with the person, back to the window, the key, newer versions, back to a hub of one's own, or the end. */
export function trayMenu(words: Words, does: Does, counts: Counts | null): Entry[] {
  return [
    ...(counts ? [{ label: words.counts(counts), enabled: false }, rule] : []),
    { label: words.open, click: does.show },
    { label: words.another, click: does.another },
    { label: words.copied, accelerator: OPEN_COPIED, click: does.openCopied },
    ...(does.useOwnHub ? [{ label: words.ownHub, click: does.useOwnHub }] : []),
    ...(does.key ? [{ label: words.key, click: does.key }] : []),
    { label: words.updates, click: does.update },
    rule,
    { label: words.quit, click: does.quit },
  ];
}

/** The window's: its keys are what people use of it. No reload, no tools of the browser: the page is not the person's to take apart. */
export function windowMenu(words: Words, does: Does): Entry[] {
  return [
    {
      label: "Aftercare",
      submenu: [
        { label: words.another, accelerator: "CommandOrControl+Shift+N", click: does.another },
        { role: "minimize" },
        { role: "close" },
        rule,
        { label: words.quit, accelerator: "CommandOrControl+Q", click: does.quit },
      ],
    },
    { label: words.edit, submenu: [{ role: "undo" }, { role: "redo" }, rule, { role: "cut" }, { role: "copy" }, { role: "paste" }, { role: "selectAll" }] },
    { label: words.view, submenu: [{ role: "zoomIn" }, { role: "zoomOut" }, { role: "resetZoom" }, rule, { role: "togglefullscreen" }] },
  ];
}
