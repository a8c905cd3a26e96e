/**
 * Many tabs and many browsers on the product as it is started: thirty tabs of one browser each open a case and stay open; then fifty browsers, each
 * with a stream of its own, hear that a case was taken. The browser runs on the same machine: its load is in every figure, and told beside them.
 */
import { mkdtempSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { removeHome } from "../cli/remove-home.ts";
import { rounded } from "../cli/report.ts";
import { type Started, startProduct } from "./product.ts";
import { fillShop, introduce, type OpenCase, signIn } from "./shop.ts";

interface TabOptions {
  tabs: number;
  browsers: number;
  /** Where Chromium is. */
  chromium: string;
  onProgress(share: number): void;
}

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** Pieces of news told to all browsers. */
const NEWS = 5;
const AIM_MS = 1_000;
const PATIENCE_MS = 60_000;

/** Runs it. `wrong` names what was slower than it may be. */
export async function chaosTabs(options: TabOptions): Promise<{ report: object; wrong: string[] }> {
  const home = mkdtempSync(join(tmpdir(), "aftercare-tabs-"));
  let [product, browser]: [Started | null, Browser | null] = [null, null];
  try {
    product = await startProduct(home);
    browser = await chromium.launch({ executablePath: options.chromium, args: FLAGS });
    const first = await browser.newContext();
    await first.addInitScript(hearNews);
    const page = await first.newPage();
    await page.goto(product.signInUrl);
    await page.getByRole("navigation").waitFor({ timeout: PATIENCE_MS });
    const cases = await fillShop(page, product.url, options.tabs + NEWS);
    options.onProgress(0.2);
    const idle = { ...product.seen() };
    const opened = await openTabs(first, cases.slice(0, options.tabs), { url: product.url, told: (share) => options.onProgress(0.2 + 0.4 * share) });
    const withTabs = product.seen();
    await introduce(page);
    await first.close();
    const heard = await hearing(browser, { ...options, url: product.url, product });
    const wrong = [
      ...opened.filter((ms) => ms > AIM_MS).map((ms) => `A tab showed its case after ${Math.round(ms)} ms`),
      ...heard.ms.filter((ms) => ms > AIM_MS).map((ms) => `A browser heard a piece of news after ${Math.round(ms)} ms`),
      ...(heard.missed > 0 ? [`${heard.missed} pieces of news were not heard`] : []),
    ];
    const report = {
      tabs: { open: opened.length, firstMs: Math.round(opened[0] ?? 0), ...spread(opened), streams: withTabs.connections, hubMb: withTabs.memoryMb },
      browsers: { live: heard.live, news: NEWS, missed: heard.missed, ...spread(heard.ms), connections: heard.seen.connections, hubMb: heard.seen.memoryMb },
      idleHubMb: idle.memoryMb,
      machine: { cores: availableParallelism(), load: rounded(loadavg()[0] ?? 0, 1) },
    };
    return { report, wrong };
  } finally {
    await browser?.close();
    await product?.stop();
    await removeHome(home);
  }
}

/** One tab after the other, all staying open: ms from the navigation until the buyer's words stand there. */
async function openTabs(context: BrowserContext, cases: readonly OpenCase[], { url, told }: { url: string; told: (share: number) => void }): Promise<number[]> {
  const opened: number[] = [];
  for (const { id, words } of cases) {
    const tab = await context.newPage();
    await tab.goto(`${url}/cases/${id}`, { waitUntil: "commit" });
    opened.push(await (await tab.waitForFunction(shownAt, words, { polling: 10, timeout: PATIENCE_MS })).jsonValue());
    told(opened.length / cases.length);
  }
  return opened;
}

/** In the page: since the navigation began, once the words can be read; else nothing. */
function shownAt(words: string): number {
  return document.body?.innerText.includes(words) ? performance.now() : 0;
}

/** In the page, before its code: notes when the shared stream hands it a piece of news. */
function hearNews(): void {
  const heard: [number, string][] = [];
  Object.assign(globalThis, { heard });
  const Real = SharedWorker;
  globalThis.SharedWorker = class extends Real {
    constructor(...given: ConstructorParameters<typeof Real>) {
      super(...given);
      this.port.addEventListener("message", ({ data }: MessageEvent<{ news?: { subjectId: string } | null }>) => {
        if (data.news) heard.push([Date.now(), data.news.subjectId]);
      });
    }
  };
}

type Hearing = Pick<TabOptions, "browsers" | "onProgress"> & {
  url: string;
  product: Started;
};

/** So many browsers at the queue; in the first one a person takes cases, and all others hear of it. */
async function hearing(
  browser: Browser,
  { browsers, url, product, onProgress }: Hearing,
): Promise<{ live: number; ms: number[]; missed: number; seen: ReturnType<Started["seen"]> }> {
  const pages: Page[] = [];
  for (let at = 0; at < browsers; at += 1) {
    const context = await browser.newContext({ viewport: { width: 1100, height: 700 } });
    await context.addInitScript(hearNews);
    const page = await context.newPage();
    await page.goto(url);
    await signIn(page);
    await page.goto(`${url}/queue`);
    await page.getByRole("status", { name: "实时更新已连接" }).waitFor({ timeout: PATIENCE_MS });
    pages.push(page);
    onProgress(0.6 + (0.35 * at) / browsers);
  }
  const ms: number[] = [];
  let missed = 0;
  for (let round = 0; round < NEWS; round += 1) {
    const [taker] = pages;
    if (!taker) break;
    // What was begun when the pages opened is over: only the news is measured.
    await pause(2_000);
    const told = Date.now();
    const caseId = await taker.evaluate(takeNext);
    const arrived = await Promise.all(
      pages.map((page) =>
        page
          .waitForFunction(heardAt, [caseId, told] as const, { polling: 20, timeout: 10_000 })
          .then((handle) => handle.jsonValue())
          .catch(() => null),
      ),
    );
    for (const at of arrived) {
      if (at === null) missed += 1;
      else ms.push(at - told);
    }
  }
  return { live: pages.length, ms, missed, seen: product.seen() };
}

/** In the page: when it heard of this thing, at or after that time; else nothing. */
function heardAt([subject, since]: readonly [string, number]): number {
  const { heard } = globalThis as unknown as { heard: [number, string][] };
  return heard.find(([at, of]) => of === subject && at >= since)?.[0] ?? 0;
}

/** In the page: takes the next case, as the button does. */
async function takeNext(): Promise<string> {
  const headers = { "content-type": "application/json", "x-csrf-token": "orpc" };
  const answer = await fetch("/rpc/cases/takeNext", { method: "POST", headers, body: "{}" });
  const told = (await answer.json()) as { json: { caseId: string | null } };
  if (!told.json.caseId) throw new Error("there was no case to take");
  return told.json.caseId;
}

function spread(times: readonly number[]): { p50ms: number; p95ms: number; slowestMs: number; overAim: number } {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return { p50ms: at(0.5), p95ms: at(0.95), slowestMs: at(1), overAim: times.filter((ms) => ms > AIM_MS).length };
}
