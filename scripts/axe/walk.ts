/** Every page of the console, in both languages and every dress, as one person who may see all of it. */
import { chromium, type Page } from "playwright-core";
import { type Dress, dress, type Fault, faultsOf, openPage, quiet } from "./look.ts";
import { type Language, languages, pathsOf } from "./pages.ts";
import type { Shop } from "./shop.ts";

const CHROMIUM = "/usr/bin/chromium";
const WIDE = { width: 1440, height: 900 };
const dresses: readonly Dress[] = [
  { colorScheme: "light", contrast: "no-preference" },
  { colorScheme: "dark", contrast: "no-preference" },
  { colorScheme: "light", contrast: "more" },
  { colorScheme: "dark", contrast: "more" },
];
export interface Found extends Fault {
  page: string;
  language: Language;
  dress: string;
}

/** Walks it and hands each page's faults over as they are found. @returns how many pages were looked at, each once for every language and dress. */
export async function walk(shop: Shop, onPage: (share: number, found: readonly Found[]) => void): Promise<number> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  try {
    const window = await browser.newContext({ viewport: WIDE, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
    window.setDefaultTimeout(60_000);
    await window.addInitScript((shift) => {
      const now = Date.now;
      Date.now = () => now() + shift;
    }, shop.shift);
    const page = await window.newPage();
    await page.goto(await shop.link());
    await page.getByRole("navigation").first().waitFor();
    const paths = await pathsOf(page, shop);
    const whole = paths.length * Object.keys(languages).length;
    let done = 0;
    for (const [language, button] of Object.entries(languages) as [Language, string][]) {
      await speak(page, { language, button });
      for (const path of paths) {
        await openPage(page, shop.url + path);
        const found: Found[] = [];
        for (const worn of dresses) {
          await dress(page, worn);
          const name = `${worn.colorScheme}${worn.contrast === "more" ? ", more contrast" : ""}`;
          found.push(...(await faultsOf(page)).map((fault) => ({ ...fault, page: path, language, dress: name })));
        }
        done += 1;
        onPage(done / whole, found);
      }
    }
    return whole * dresses.length;
  } finally {
    await browser.close();
  }
}

async function speak(page: Page, { language, button }: { language: string; button: string }): Promise<void> {
  const lang = language === "zh" ? "zh-CN" : "en";
  if ((await page.locator("html").getAttribute("lang")) !== lang) await page.getByRole("button", { name: button, exact: true }).click();
  await page.locator(`html[lang=${lang}]`).waitFor();
  // It is kept by person: a page that is opened anew begins in it.
  await quiet(page);
}
