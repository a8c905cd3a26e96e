/** Every page of the console, in both languages and every dress, as one person who may see all of it. */
import { chromium, type Page } from "playwright-core";
import { type Dress, dress, type Fault, faultsOf, openPage, quiet } from "./look.ts";
import type { Shop } from "./shop.ts";

const CHROMIUM = "/usr/bin/chromium";
const WIDE = { width: 1440, height: 900 };
const dresses: readonly Dress[] = [
  { colorScheme: "light", contrast: "no-preference" },
  { colorScheme: "dark", contrast: "no-preference" },
  { colorScheme: "light", contrast: "more" },
  { colorScheme: "dark", contrast: "more" },
];
/** Pages that the rail does not lead to. */
const besides = ["/behind", "/welcome", "/help", "/settings/profile", "/settings/look", "/settings/notices", "/settings/hours", "/settings/security"];

/** How a language is turned to: by the button that names it. */
const languages = { zh: "中文", en: "EN" } as const;

export interface Found extends Fault {
  page: string;
  language: keyof typeof languages;
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
    for (const [language, button] of Object.entries(languages) as [keyof typeof languages, string][]) {
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

async function pathsOf(page: Page, shop: Shop): Promise<string[]> {
  const links = await page
    .getByRole("navigation")
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const one = await shop.row<{ caseId: string; number: string }>(
    `SELECT c.id AS "caseId", o.number FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.status = 'open' ORDER BY c.deadline_at LIMIT 1`,
  );
  const account = await shop.row<{ id: string }>("SELECT id FROM account ORDER BY score DESC LIMIT 1");
  if (!one || !account) throw new Error("the demonstration has no case or no account");
  return [...links.filter((path) => path !== "/"), `/cases/${one.caseId}`, `/orders/${one.number}`, `/risk/${account.id}`, ...besides];
}

async function speak(page: Page, { language, button }: { language: string; button: string }): Promise<void> {
  const lang = language === "zh" ? "zh-CN" : "en";
  if ((await page.locator("html").getAttribute("lang")) !== lang) await page.getByRole("button", { name: button, exact: true }).click();
  await page.locator(`html[lang=${lang}]`).waitFor();
  // It is kept by person: a page that is opened anew begins in it.
  await quiet(page);
}
