/** The browser in which every page is looked at, and a window of it for one person. */
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import type { Dress } from "./look.ts";
import type { Person, Shop } from "./shop.ts";

const CHROMIUM = "/usr/bin/chromium";

/** What every page is looked at in. */
export const dresses = {
  light: { colorScheme: "light", contrast: "no-preference" },
  dark: { colorScheme: "dark", contrast: "no-preference" },
  "light-more": { colorScheme: "light", contrast: "more" },
  "dark-more": { colorScheme: "dark", contrast: "more" },
} as const satisfies Record<string, Dress>;

/** Starts the browser; whoever asks closes it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
}

/** A window in which this person is signed in, by the shop's clock. */
export async function openWindow(browser: Browser, { shop, person }: { shop: Shop; person: Person }): Promise<BrowserContext> {
  const window = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  window.setDefaultTimeout(60_000);
  await window.addInitScript((shift) => {
    const now = Date.now;
    Date.now = () => now() + shift;
  }, shop.shift);
  const page = await window.newPage();
  await page.goto(await shop.link(person));
  await page.getByRole("navigation").first().waitFor();
  await page.close();
  return window;
}
