/** Every page of the console, in both languages and every dress, as one person who may see all of it. */
import type { Page } from "playwright-core";
import { dress, type Fault, faultsOf, openPage, quiet } from "./look.ts";
import { type Language, languages, pathsOf } from "./pages.ts";
import type { Shop } from "./shop.ts";
import { dresses, openBrowser, openWindow } from "./window.ts";

const WIDE = { width: 1440, height: 900 };

export interface Found extends Fault {
  page: string;
  language: Language;
  dress: string;
}

/** Walks it and hands each page's faults over as they are found. @returns how many pages were looked at, each once for every language and dress. */
export async function walk(shop: Shop, onPage: (share: number, found: readonly Found[]) => void): Promise<number> {
  const browser = await openBrowser();
  try {
    const window = await openWindow(browser, { shop, person: "everything" });
    const page = await window.newPage();
    await page.setViewportSize(WIDE);
    await page.goto(shop.url);
    await page.getByRole("navigation").first().waitFor();
    const paths = await pathsOf(page, shop);
    const whole = paths.length * Object.keys(languages).length;
    let done = 0;
    for (const [language, button] of Object.entries(languages) as [Language, string][]) {
      await speak(page, { language, button });
      for (const path of paths) {
        await openPage(page, shop.url + path);
        const found: Found[] = [];
        for (const worn of Object.values(dresses)) {
          await dress(page, worn);
          const name = `${worn.colorScheme}${worn.contrast === "more" ? ", more contrast" : ""}`;
          found.push(...(await faultsOf(page)).map((fault) => ({ ...fault, page: path, language, dress: name })));
        }
        done += 1;
        onPage(done / whole, found);
      }
    }
    return whole * Object.keys(dresses).length;
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
