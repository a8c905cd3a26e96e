/** Debian's Chromium, one person a window; whatever a page complains about is kept. */
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { SlowClock } from "./slow-clock.ts";
import type { World } from "./world.ts";

export const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How Chromium names what was done to the line (`net::ERR_FAILED`: the test dropped the call), and whose calls are meant. */
interface Broken {
  error: `net::${string}`;
  path?: string;
}

export interface Desk {
  /** A new person at a window of their own, signed in by a link. */
  open(operatorId: string, size?: { width: number; height: number }): Promise<Page>;
  /** A new window at an address, signed in as nobody. */
  visit(address: string): Promise<Page>;
  /** Keeps a picture for looking at, when `E2E_PICTURES` names a folder. */
  picture(page: Page, name: string): Promise<void>;
  /** Lets the clock of one page go on by so many seconds. */
  linger(page: Page, seconds: number): Promise<void>;
  /** A journey says which line of a page it breaks on purpose: failures to load with just that error, and of just that path where it names one, are no complaints. */
  breaks(page: Page, line: Broken): void;
  /** Errors of scripts, content policy and failed files, of all windows so far. */
  complaints: string[];
  /** Closes every window that stands open. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** How long any step of a page may take: a machine that hangs is told from one that is slow. */
const STEP_MS = 60_000;

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 1100, height: 800 };

export async function openDesk(world: Pick<World, "url" | "clock" | "linkFor">): Promise<Desk> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const complaints: string[] = [];
  const broken = new Map<Page, Broken[]>();
  const visit = async (size: typeof WIDE, address: string): Promise<Page> => {
    const window = await newWindow(browser, size);
    await window.addInitScript(setClock, world.clock);
    await window.addInitScript(tellRefused);
    await window.grantPermissions(["clipboard-read", "clipboard-write"], { origin: world.url });
    const page = await window.newPage();
    listen(page, {
      complaints,
      isMeant: ({ text, path }) => (broken.get(page) ?? []).some((line) => text.endsWith(line.error) && (line.path ?? path) === path),
    });
    await page.goto(address);
    return page;
  };
  return {
    complaints,
    breaks: (page, line) => void broken.set(page, [...(broken.get(page) ?? []), line]),
    linger: (page, seconds) => page.evaluate((ms) => void window.dispatchEvent(new CustomEvent("linger", { detail: ms })), seconds * 1_000),
    picture: async (page, name) => {
      const folder = process.env.E2E_PICTURES;
      if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    visit: async (address) => visit(WIDE, address),
    open: async (operatorId, size = WIDE) => {
      const page = await visit(size, await world.linkFor(operatorId));
      await page.getByRole("navigation").first().waitFor();
      return page;
    },
    leave: async () => void (await Promise.all(browser.contexts().map((window) => window.close()))),
    close: () => browser.close(),
  };
}

async function newWindow(browser: Browser, size: { width: number; height: number }): Promise<BrowserContext> {
  const window = await browser.newContext({ viewport: size, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  window.setDefaultTimeout(STEP_MS);
  return window;
}

/** Runs in the page before any script of it: its clock is the world's; timers run as they are. */
function setClock({ at, since, slower }: SlowClock): void {
  const Real = Date;
  let lingered = 0;
  window.addEventListener("linger", (told) => {
    lingered += (told as CustomEvent<number>).detail;
  });
  const now = (): number => at + lingered + Math.floor((Real.now() - since) / slower);
  const Slowed = class extends Real {
    constructor(...given: [] | [number]) {
      super(...(given.length === 0 ? ([now()] as const) : given));
    }
    static override now(): number {
      return now();
    }
  };
  globalThis.Date = Slowed as DateConstructor;
}

/** Runs in the page before any script of it: what the content policy refused is told, also where the browser says nothing of it. */
function tellRefused(): void {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    console.error(`policy: ${effectiveDirective} refused ${blockedURI} of ${sourceFile}:${lineNumber}`),
  );
}

interface Heard {
  complaints: string[];
  isMeant(failure: { text: string; path: string }): boolean;
}

/** A refusal that the hub answers on purpose is reported by Chromium as a failed load, and so is a line that a journey breaks; anything else is a fault of ours. */
function listen(page: Page, { complaints, isMeant }: Heard): void {
  page.on("pageerror", (fault) => complaints.push(`${page.url()}: ${fault.message}`));
  page.on("console", (line) => {
    if (line.type() !== "error" && line.type() !== "warning") return;
    const text = line.text();
    if (!text.startsWith("Failed to load resource")) return void complaints.push(`${page.url()}: ${text}`);
    const { pathname: path } = new URL(line.location().url, page.url());
    if (/\b(400|401|403|404|409|410|422|429)\b/.test(text) && path.startsWith("/rpc/")) return;
    if (!isMeant({ text, path })) complaints.push(`${page.url()}: ${text} (${path})`);
  });
}
