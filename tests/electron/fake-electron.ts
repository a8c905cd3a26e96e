/** An `electron` of the tests: as much as the shell uses, remembering what was asked of it. */
import { EventEmitter } from "node:events";
import { tmpdir } from "node:os";

export interface MenuItem {
  label?: string;
  role?: string;
  click?: () => void;
  submenu?: MenuItem[];
}
type Called = (...args: never[]) => unknown;

export const record = {
  opened: [] as string[],
  windows: [] as BrowserWindow[],
  notifications: [] as Notification[],
  children: [] as FakeChild[],
  forked: [] as { entry: string; args: string[]; env: Record<string, string | undefined> }[],
  errors: [] as string[],
  asked: [] as string[],
  exits: [] as number[],
  relaunched: 0,
  quits: 0,
  menus: [] as MenuItem[][],
  handlers: new Map<string, (event: unknown, message: unknown) => Promise<boolean>>(),
  focused: null as BrowserWindow | null,
  badge: 0,
  crashes: [] as object[],
  tips: [] as string[],
  copied: "",
  shortcuts: new Map<string, () => void>(),
  windowMenu: [] as MenuItem[],
  savePath: undefined as string | undefined,
  chosenButton: 1,
  lock: true,
  unreachable: "none",
  userData: tmpdir(),
  locale: "zh-CN",
  sandboxed: false,
  /** What Linux would seal with, and whose key store it is: another user's opens nothing of this one's. */
  keyring: "gnome_libsecret",
  user: "a",
  dialogs: [] as { message: string; buttons: string[] }[],
};

let contentsMade = 0;
export class FakeContents extends EventEmitter {
  id = ++contentsMade;
  reloads = 0;
  reload(): void {
    this.reloads += 1;
  }
  mainFrame = { url: "", parent: null };
  sent: unknown[][] = [];
  opener: (details: { url: string }) => { action: string } = () => ({ action: "allow" });
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.opener = handler;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
}

export class BrowserWindow extends EventEmitter {
  webContents = new FakeContents();
  loaded: string[] = [];
  shown = 0;
  hidden = 0;
  options: { webPreferences: Record<string, unknown> };
  constructor(options: { webPreferences: Record<string, unknown> }) {
    super();
    this.options = options;
    record.windows.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    if (url.startsWith(record.unreachable)) throw new Error("ERR_CONNECTION_REFUSED");
    this.loaded.push(url);
    this.webContents.mainFrame.url = url;
    this.webContents.emit("did-navigate", {}, url);
  }
  maximized = false;
  isMinimized(): boolean {
    return false;
  }
  isFocused(): boolean {
    return record.focused === this;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  maximize(): void {
    this.maximized = true;
  }
  getNormalBounds(): object {
    return { x: 40, y: 30, width: 1200, height: 800 };
  }
  restore(): void {}
  hide(): void {
    this.hidden += 1;
  }
  show(): void {
    this.shown += 1;
  }
  getTitle(): string {
    return "Aftercare";
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  requestSingleInstanceLock = (): boolean => record.lock;
  whenReady = async (): Promise<void> => undefined;
  getPath = (): string => record.userData;
  getLocale = (): string => record.locale;
  getVersion = (): string => "1.0.0";
  setAsDefaultProtocolClient = (): boolean => true;
  relaunch(): void {
    record.relaunched += 1;
  }
  quit(): void {
    record.quits += 1;
  }
  setBadgeCount(count: number): void {
    record.badge = count;
  }
  exit(code: number): void {
    record.exits.push(code);
  }
  enableSandbox(): void {
    record.sandboxed = true;
  }
}
export const app = new FakeApp();

export class FakeSession extends EventEmitter {
  request: Called = () => undefined;
  check: Called = () => true;
  device: Called = () => true;
  headers: Called = () => undefined;
  setPermissionRequestHandler(handler: Called): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: Called): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: Called): void {
    this.device = handler;
  }
  webRequest = {
    onHeadersReceived: (handler: Called): void => {
      this.headers = handler;
    },
  };
}
export const session = { defaultSession: new FakeSession() };

export const shell = { openExternal: async (url: string): Promise<void> => void record.opened.push(url) };
export const dialog = {
  showErrorBox: (_title: string, sentence: string): void => void record.errors.push(sentence),
  showMessageBox: async (...asked: { message: string; buttons: string[] }[]): Promise<{ response: number }> => {
    record.asked.push(asked.at(-1)?.message ?? "");
    record.dialogs.push(...asked.slice(-1));
    return { response: record.chosenButton };
  },
  showSaveDialog: async (): Promise<{ canceled: boolean; filePath?: string }> =>
    record.savePath === undefined ? { canceled: true } : { canceled: false, filePath: record.savePath },
};
export const ipcMain = {
  handle: (channel: string, handler: (event: unknown, message: unknown) => Promise<boolean>): void => void record.handlers.set(channel, handler),
};

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  options: { title: string; body: string };
  constructor(options: { title: string; body: string }) {
    super();
    this.options = options;
    record.notifications.push(this);
  }
  show(): void {}
}

export class FakeChild extends EventEmitter {
  killed = false;
  told: unknown[] = [];
  postMessage(message: unknown): void {
    this.told.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}
export const utilityProcess = {
  fork: (entry: string, args: string[], options: { env: Record<string, string | undefined> }): FakeChild => {
    const child = new FakeChild();
    record.children.push(child);
    record.forked.push({ entry, args, env: options.env });
    return child;
  },
};

/** Seals so that only the same user opens, as a key store does. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => record.keyring !== "none",
  getSelectedStorageBackend: (): string => record.keyring,
  encryptStringAsync: async (text: string): Promise<Buffer> => Buffer.from([...`${record.user}:${text}`].reverse().join("")),
  decryptStringAsync: async (sealed: Buffer): Promise<{ result: string }> => {
    const text = [...sealed.toString()].reverse().join("");
    if (!text.startsWith(`${record.user}:`)) throw new Error("Error while decrypting the ciphertext");
    return { result: text.slice(record.user.length + 1) };
  },
};

export const Menu = {
  buildFromTemplate: (items: MenuItem[]): MenuItem[] => items,
  setApplicationMenu: (items: MenuItem[]): void => {
    record.windowMenu = items;
  },
};
export const clipboard = { readText: async (): Promise<string> => record.copied };
export const crashReporter = { start: (options: object): void => void record.crashes.push(options) };
export const screen = { getAllDisplays: (): object[] => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const globalShortcut = {
  register: (keys: string, does: () => void): boolean => record.shortcuts.set(keys, does).size > 0,
  unregisterAll: (): void => record.shortcuts.clear(),
};
export const nativeImage = { createFromBitmap: (pixels: Uint8Array): object => ({ bytes: pixels.byteLength }) };
export class Tray extends EventEmitter {
  setToolTip(tip: string): void {
    record.tips.push(tip);
  }
  setContextMenu(items: MenuItem[]): void {
    record.menus.unshift(items);
  }
}
