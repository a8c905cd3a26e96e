/** What axe-core finds wrong with a page as it is shown. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** One rule that one part of the page breaks. */
export interface Fault {
  rule: string;
  /** minor, moderate, serious or critical. */
  weight: string;
  /** Where it is, as a selector, and why it is one. */
  where: string;
  why: string;
}

/** The library animates colours when the dress changes; ms. */
const SETTLES_MS = 500;
/** So long nothing came in; ms. */
const QUIET_MS = 400;

let source: string | undefined;

/** Every fault of the page, by every rule that axe-core has on by itself. Its source goes in by the debugger's line: the page's content policy stays. */
export async function faultsOf(page: Page): Promise<Fault[]> {
  source ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary = "", html }) => ({
        rule: id,
        weight: impact ?? "minor",
        where: `${target.join(" ")} ${html.slice(0, 160)}`,
        why: failureSummary.split("\n").slice(1).join(" ").trim().slice(0, 200),
      })),
    );
  });
}

/** How a page is dressed, by what the system wishes. */
export interface Dress {
  colorScheme: "light" | "dark";
  contrast: "no-preference" | "more";
}

/** Dresses the page and waits until its colours stand: drawn anew, and what moves has come to rest. */
export async function dress(page: Page, { colorScheme, contrast }: Dress): Promise<void> {
  await page.emulateMedia({ colorScheme, contrast });
  await page.evaluate(async (settles) => {
    const drawn = (): Promise<void> => new Promise((go) => requestAnimationFrame(() => requestIdleCallback(() => go())));
    await drawn();
    await new Promise((go) => setTimeout(go, settles));
    while (document.getAnimations().some((one) => one.playState === "running" && one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY))
      await drawn();
    await drawn();
  }, SETTLES_MS);
}

/** Opens an address of the console, and waits until what it asked for is there. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("main, header h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-hidden=true] [class*=bone]") === null);
  await quiet(page);
}

/** Waits until nothing more comes in; the live stream, which never ends, is no part of it. */
export async function quiet(page: Page): Promise<void> {
  await page.evaluate(async (pause) => {
    const came = (): number => performance.getEntriesByType("resource").length;
    for (let before = -1; before !== came(); ) {
      before = came();
      await new Promise((go) => setTimeout(go, pause));
    }
  }, QUIET_MS);
}
