/**
 * The console as somebody works at it all day: how its list scrolls, cases open, words are typed and how it begins, among tens of thousands of open cases.
 * A real hub and Debian's Chromium; beside each figure stands what the browser and the machine take for nothing at all in the same run.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { compose } from "../../../main/compose.ts";
import { makeSignInLink } from "../../../main/hub/access/index.ts";
import { openPost, signInUrl, startServer } from "../../../main/server/index.ts";
import { rounded } from "../../cli/report.ts";
import type { Bench } from "../home.ts";
import { fillCases } from "./cases.ts";
import { heapOf, showEmpty, showQueue, timeBare, timeCall, timeCase, timeFrames, timeKeys } from "./hands.ts";

const CHROMIUM = "/usr/bin/chromium";
const root = fileURLToPath(new URL("../../..", import.meta.url));
const rendererFolder = join(root, "dist/renderer");
const ROUNDS = 40;
/** Cases somebody has opened before the heap is looked at for the first time: what is loaded once is loaded then. */
const WARM = 30;
const WORDS = "Hello, your parcel is on its way and arrives tomorrow; if the size does not fit you may send it back within seven days.";

interface Figure {
  p50ms: number;
  p95ms: number;
}

export interface ConsoleReport {
  cases: number;
  /** Frames while the list scrolls, and those of an empty page that scrolls as far. */
  scroll: Figure;
  floorScroll: Figure;
  /** From the click until the case is painted; nothing of it was fetched before. */
  open: Figure;
  /** From the key until the next case is painted, which was fetched while this one was looked at. */
  next: Figure;
  /** From a key until it is painted in the field of the answer, and in a bare field of an empty page. */
  typing: Figure;
  floorTyping: Figure;
  /** The same on a page with nothing on it: one request and its answer as text; and a text that is there already. */
  floorOpen: Figure;
  floorNext: Figure;
  /** What the console adds to its floor, by the medians. */
  openTimesFloor: number;
  nextTimesFloor: number;
  typingTimesFloor: number;
  /** The hub's answer to a call that asks for next to nothing. */
  floorCall: Figure;
  /** Script of the first load, compressed by gzip, and until its rows can be worked with. */
  scriptGzipBytes: number;
  interactiveMs: number;
  /** The page's heap after some cases and after `opened` more. */
  heapBytes: number;
  heapAfterBytes: number;
  heapGrowth: number;
  opened: number;
}

/** Measures the console of a hub with `cases` open cases on a database of its own beside the bench's store; `opened` are opened for the heap's sake. */
export async function consoleSpeed(
  { home, store }: Bench,
  { cases, opened }: { cases: number; opened: number },
  onProgress: (share: number, what: string) => void,
): Promise<ConsoleReport> {
  if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: install the package chromium`);
  onProgress(0, "build");
  await promisify(execFile)(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
  });
  await store.pool.query("CREATE DATABASE console");
  const composed = await compose({
    platform: {
      home: join(home, "console"),
      key: new Uint8Array(32).fill(1),
      clock: store.clock,
      post: openPost(),
      fetch: globalThis.fetch,
      log: (level, line) => {
        if (level === "error") process.stderr.write(`${line}\n`);
      },
      environment: { databaseUrl: store.url.replace(/\/[^/]*$/, "/console"), modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" },
    },
    version: "bench",
    beats: false,
    demo: false,
  });
  const server = await startServer({ hub: composed.hub, port: 0, rendererFolder });
  let browser: Browser | undefined;
  try {
    await fillCases(composed.hub.store, cases, (share) => onProgress(0.05 + share * 0.35, "fill"));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
    const window = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
    window.setDefaultTimeout(30_000);
    const page = await window.newPage();
    await page.goto(signInUrl(server.url, (await makeSignInLink(composed.hub.store, "admin")).token));
    await page.getByRole("navigation").first().waitFor();
    const at = { page, url: server.url };
    const begun = await beginning(at);
    onProgress(0.45, "scroll");
    const scrolled = await scrolling(at);
    onProgress(0.5, "open");
    const worked = await working(at);
    onProgress(0.7, "type");
    const typed = await typing(at);
    onProgress(0.75, "heap");
    const heap = await keeping(at, opened, (share) => onProgress(0.75 + share * 0.25, "heap"));
    return { cases, ...scrolled, ...worked, ...typed, ...begun, ...heap };
  } finally {
    await browser?.close();
    await server.close();
    await composed.close();
  }
}

interface At {
  page: Page;
  url: string;
}

/** A first visit: nothing is kept by the browser. The best of three, for a start is slow for many reasons but its own. */
async function beginning({ page, url }: At): Promise<Pick<ConsoleReport, "scriptGzipBytes" | "interactiveMs">> {
  const line = await page.context().newCDPSession(page);
  const times: number[] = [];
  let scripts: string[] = [];
  for (let visit = 0; visit < 3; visit += 1) {
    await line.send("Network.clearBrowserCache");
    await page.goto(`${url}/queue?view=all`);
    times.push(
      await page.evaluate(async () => {
        while (!document.querySelector("main ol > li a")) await new Promise(requestAnimationFrame);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now();
      }),
    );
    scripts = await page.evaluate(() => {
      const shown = performance.now();
      return performance.getEntriesByType("resource").flatMap((one) => (one.name.endsWith(".js") && one.startTime < shown ? [new URL(one.name).pathname] : []));
    });
  }
  await line.detach();
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(rendererFolder, path)), { level: 9 }).length);
  if (bytes.length === 0) throw new Error(`no script was loaded; ${readdirSync(rendererFolder).join(", ")}`);
  return { scriptGzipBytes: bytes.reduce((sum, one) => sum + one, 0), interactiveMs: Math.round(Math.min(...times)) };
}

async function scrolling({ page, url }: At): Promise<Pick<ConsoleReport, "scroll" | "floorScroll">> {
  await showQueue(page, url, 0);
  const scroll = figureOf(await timeFrames(page));
  const bare = await page.context().newPage();
  await showEmpty(bare);
  const floorScroll = figureOf(await timeFrames(bare));
  await bare.close();
  return { scroll, floorScroll };
}

async function working({
  page,
  url,
}: At): Promise<Pick<ConsoleReport, "open" | "next" | "floorOpen" | "floorNext" | "openTimesFloor" | "nextTimesFloor" | "floorCall">> {
  const opened: number[] = [];
  const calls: number[] = [];
  const nexts: number[] = [];
  const on = await showQueue(page, url, 1);
  for (const caseId of on.slice(0, ROUNDS)) {
    calls.push(await timeCall(page));
    opened.push(await timeCase(page, "click", caseId));
    await page.goBack();
    await page.locator(`main ol > li a[href^="/cases/${caseId}"]`).waitFor();
  }
  const [first = "", ...others] = await showQueue(page, url, 2);
  await timeCase(page, "click", first);
  for (const caseId of others) {
    // As long as a glance: what comes next is fetched meanwhile.
    await page.waitForTimeout(600);
    nexts.push(await timeCase(page, "key", caseId));
  }
  const bare = await page.context().newPage();
  await bare.goto(`${url}/nothing-here`);
  const floors: Awaited<ReturnType<typeof timeBare>>[] = [];
  for (const caseId of [...on, ...others].slice(0, ROUNDS)) floors.push(await timeBare(bare, caseId));
  await bare.close();
  const [open, next] = [figureOf(opened), figureOf(nexts)];
  const [floorOpen, floorNext] = [figureOf(floors.map(({ asked }) => asked)), figureOf(floors.map(({ shown }) => shown))];
  const times = { openTimesFloor: rounded(open.p50ms / floorOpen.p50ms, 1), nextTimesFloor: rounded(next.p50ms / floorNext.p50ms, 1) };
  return { open, next, floorOpen, floorNext, ...times, floorCall: figureOf(calls) };
}

async function typing({ page, url }: At): Promise<Pick<ConsoleReport, "typing" | "floorTyping" | "typingTimesFloor">> {
  const [caseId = ""] = await showQueue(page, url, 3);
  await timeCase(page, "click", caseId);
  const typed = await timeKeys(page, "main textarea", WORDS);
  const bare = await page.context().newPage();
  await bare.setContent("<!doctype html><body><textarea rows=6 cols=60></textarea>");
  const floor = await timeKeys(bare, "textarea", WORDS);
  await bare.close();
  const [typing, floorTyping] = [figureOf(typed), figureOf(floor)];
  return { typing, floorTyping, typingTimesFloor: rounded(typing.p50ms / floorTyping.p50ms, 1) };
}

/** One window, in which one case is opened after the other, as in a day. */
async function keeping(
  { page, url }: At,
  opened: number,
  onProgress: (share: number) => void,
): Promise<Pick<ConsoleReport, "heapBytes" | "heapAfterBytes" | "heapGrowth" | "opened">> {
  await showQueue(page, url, 4);
  let count = 0;
  const openMore = async (wanted: number): Promise<void> => {
    const until = count + wanted;
    while (count < until) {
      const links = await page
        .locator("main ol > li a")
        .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split("/").at(-1) ?? ""));
      for (const [place, caseId] of links.slice(0, until - count).entries()) {
        await timeCase(page, place === 0 ? "click" : "key", caseId);
        count += 1;
      }
      onProgress(count / (WARM + opened));
      await page.keyboard.press("Escape");
      await page.locator("main ol > li a").first().waitFor();
      await page.locator("main footer button").last().click();
      await page.waitForFunction((before) => !document.querySelector(`main ol > li a[href*="${before}"]`), links[0] ?? "");
    }
  };
  await openMore(WARM);
  const before = await heapOf(page);
  await openMore(opened);
  const after = await heapOf(page);
  return { heapBytes: before, heapAfterBytes: after, heapGrowth: rounded(after / before - 1, 3), opened };
}

function figureOf(times: readonly number[]): Figure {
  if (times.length === 0) throw new Error("nothing was measured");
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 1);
  return { p50ms: at(0.5), p95ms: at(0.95) };
}
