/**
 * Many tabs and many browsers on the product as it is started: thirty tabs of one browser each open a case and stay open; then fifty browsers, each
 * with a stream of its own, hear that a case was taken. The browser runs on the same machine: what an empty page costs in it stands beside each figure.
 */
import { mkdtempSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { removeHome } from "../cli/remove-home.ts";
import { rounded } from "../cli/report.ts";
import { cpuSeconds } from "./cpu.ts";
import { type Started, startProduct } from "./product.ts";
import { fillShop, introduce } from "./shop.ts";
import { hearing, NEWS } from "./tabs-news.ts";
import { hearNews, openTabs, servePlainPages, stampCases, weightOf } from "./tabs-open.ts";

interface TabOptions {
  tabs: number;
  browsers: number;
  /** Where Chromium is. */
  chromium: string;
  /** Ends it early; what was measured until then is told. */
  signal: AbortSignal;
  onProgress(share: number): void;
}

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const AIM_MS = 1_000;
const PATIENCE_MS = 60_000;
/** A part that takes longer is given up. */
const PART_MS = 240_000;

/** What was measured so far: parts that were not reached are not there. */
interface Report {
  machine: object;
  emptyPages?: object;
  tabs?: object;
  browsers?: object;
  /** Seconds each part took. */
  took: Record<string, number>;
}

/** Runs it. `wrong` names what was slower than it may be, and what could not be measured: whatever happens, the rest is told. */
export async function chaosTabs(options: TabOptions): Promise<{ report: Report; wrong: string[] }> {
  const home = mkdtempSync(join(tmpdir(), "aftercare-tabs-"));
  const report: Report = { machine: {}, took: {} };
  const wrong: string[] = [];
  let [product, browser]: [Started | null, Browser | null] = [null, null];
  const part = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const began = performance.now();
    try {
      return await inTime(name, work(), options.signal);
    } finally {
      report.took[name] = rounded((performance.now() - began) / 1_000, 1);
    }
  };
  try {
    const started = await part("start", () => startProduct(home));
    product = started;
    const driven = await chromium.launch({ executablePath: options.chromium, args: FLAGS, handleSIGINT: false, handleSIGTERM: false });
    browser = driven;
    const empty = await part("emptyPages", () => emptyPages(driven, options.tabs));
    report.emptyPages = spread(empty);
    options.onProgress(0.1);
    const first = await driven.newContext();
    await first.addInitScript(stampCases);
    const page = await first.newPage();
    const cases = await part("fill", async () => {
      await page.goto(started.signInUrl);
      await page.getByRole("navigation").first().waitFor({ timeout: PATIENCE_MS });
      return fillShop(page, started.url, options.tabs + NEWS);
    });
    options.onProgress(0.2);
    const idleHubMb = started.seen().memoryMb;
    const before = cpuSeconds(started.pid);
    const opened: number[] = [];
    try {
      await part("tabs", () =>
        openTabs(first, {
          places: cases.slice(0, options.tabs).map(({ id, words }) => ({ url: `${started.url}/cases/${id}`, words })),
          opened,
          told: (share) => options.onProgress(0.2 + 0.4 * share),
        }),
      );
    } finally {
      wrong.push(...opened.filter((ms) => ms > AIM_MS).map((ms) => `A tab showed its case after ${Math.round(ms)} ms (${shareOf(ms, empty)})`));
      const { connections, memoryMb } = started.seen();
      const cpu = cpuSeconds(started.pid);
      report.tabs = {
        open: opened.length,
        firstMs: Math.round(opened[0] ?? Number.NaN),
        ...spread(opened),
        ...(await weightOf(first)),
        hubCpuMs: Math.round(((cpu.hub - before.hub) * 1_000) / Math.max(1, opened.length)),
        browserCpuMs: Math.round(((cpu.browser - before.browser) * 1_000) / Math.max(1, opened.length)),
        streams: connections,
        idleHubMb,
        hubMb: memoryMb,
      };
    }
    await introduce(page);
    await first.close();
    const heard = await part("browsers", () => hearing(driven, { ...options, hubUrl: started.url, init: hearNews }));
    const { connections, memoryMb } = started.seen();
    report.browsers = {
      live: heard.live,
      news: NEWS,
      missed: heard.missed,
      ...spread(heard.ms),
      // The same news at a listener that is no browser: what of it is the hub's.
      hub: spread(heard.plainMs),
      connections,
      hubMb: memoryMb,
    };
    wrong.push(...heard.ms.filter((ms) => ms > AIM_MS).map((ms) => `A browser heard a piece of news after ${Math.round(ms)} ms`));
    if (heard.missed > 0) wrong.push(`${heard.missed} pieces of news were not heard`);
  } catch (fault) {
    wrong.push(`It ended before all was measured: ${(fault as Error).message.split("\n")[0]}`);
  } finally {
    report.machine = { cores: availableParallelism(), load: rounded(loadavg()[0] ?? 0, 1) };
    await browser?.close().catch(() => undefined);
    await product?.stop();
    await removeHome(home);
  }
  return { report, wrong };
}

/** As many tabs with nothing but a sentence in them. */
async function emptyPages(browser: Browser, count: number): Promise<number[]> {
  const pages = await servePlainPages();
  const context = await browser.newContext();
  await context.addInitScript(stampCases);
  const opened: number[] = [];
  await openTabs(context, { places: Array.from({ length: count }, (_, at) => pages.page(at)), opened, told: () => undefined });
  await context.close();
  await pages.close();
  return opened;
}

/** @throws Error when it takes too long, or when somebody ends it. */
async function inTime<Value>(name: string, work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(PART_MS)]);
  // What is given up may still fail, and then nobody is there to hear of it.
  work.catch(() => undefined);
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      const give = (): void => reject(new Error(signal.aborted ? `it was told to end during ${name}` : `${name} took more than ${PART_MS / 1_000} s`));
      if (end.aborted) give();
      else end.addEventListener("abort", give, { once: true });
    }),
  ]);
}

function shareOf(ms: number, empty: readonly number[]): string {
  const sorted = empty.toSorted((left, right) => left - right);
  const [usual = Number.NaN, worst = Number.NaN] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${Math.round(ms / usual)} times an empty page's ${Math.round(usual)}, the slowest of which took ${Math.round(worst)}`;
}

function spread(times: readonly number[]): { p50ms: number; p95ms: number; slowestMs: number; overAim: number } {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return { p50ms: at(0.5), p95ms: at(0.95), slowestMs: at(1), overAim: times.filter((ms) => ms > AIM_MS).length };
}
