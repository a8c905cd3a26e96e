/** Which windows there are, which of them is looked at, and how one is led to a place. How a window is made is the shell's. */

/** As much of a window as is needed for that. */
export interface Shown {
  isFocused(): boolean;
  isMinimized(): boolean;
  restore(): void;
  show(): void;
  hide(): void;
  loadURL(url: string): Promise<void>;
  readonly webContents: { readonly id: number; send(channel: string, place: string): void };
}

/** More than this nobody works with, and a page that went wild would open them without end. */
const MOST = 8;

export class Windows<Window extends Shown> {
  readonly #all: Window[] = [];
  readonly #listening = new Set<number>();
  readonly #make: (isFirst: boolean) => Window;
  readonly #origin: () => string | null;

  constructor(make: (isFirst: boolean) => Window, origin: () => string | null) {
    this.#make = make;
    this.#origin = origin;
  }

  /** The one that is looked at, else the newest. */
  front(): Window | null {
    return this.#all.find((window) => window.isFocused()) ?? this.#all.at(-1) ?? null;
  }

  has(contents: object): boolean {
    return this.#all.some((window) => window.webContents === contents);
  }

  /** Brings the front one to the front. */
  show(): void {
    if (this.front()?.isMinimized()) this.front()?.restore();
    this.front()?.show();
  }

  /** Shows a place of the console: without loading anew where the page listens. */
  open(place: string): void {
    this.show();
    const front = this.front();
    if (front && this.#listening.has(front.webContents.id)) front.webContents.send("aftercare:open", place);
    else void front?.loadURL(`${this.#origin()}${place}`).catch(() => undefined);
  }

  /** One more window; none where there are too many. */
  async another(url: string): Promise<void> {
    if (this.#all.length >= MOST) return;
    const window = this.#make(this.#all.length === 0);
    this.#all.push(window);
    await window.loadURL(url);
  }

  /** The page with this id goes to places by itself from now on, or no longer. */
  listens(id: number, does = true): void {
    if (does) this.#listening.add(id);
    else this.#listening.delete(id);
  }

  /** Whether it may close. The last one goes into the tray instead: returns go on being settled while nobody looks. */
  mayClose(window: Window): boolean {
    if (this.#all.length > 1) return true;
    window.hide();
    return false;
  }

  closed(window: Window): void {
    this.#all.splice(this.#all.indexOf(window), 1);
  }
}
