/** Takes the pictures: by person one window, by page, state and language one load, each dressed and sized in turn. */
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { dress } from "../axe/look.ts";
import { type Language, pathsOf } from "../axe/pages.ts";
import type { Shop } from "../axe/shop.ts";
import { dresses, openBrowser, openWindow } from "../axe/window.ts";
import { stumbles } from "./check.ts";
import { composeSheets } from "./sheet.ts";
import { type StateName, states } from "./states.ts";

const heights: Readonly<Record<number, number>> = { 1440: 900, 1100: 800, 800: 900, 390: 844 };
const OTHER_HEIGHT = 900;

export type DressName = keyof typeof dresses;

/** What is wanted of all there is. */
export interface Wanted {
  folder: string;
  /** First words of addresses (`queue`, `cases`, `settings-look`); empty: all. */
  pages: readonly string[];
  states: readonly StateName[];
  dresses: readonly DressName[];
  languages: readonly Language[];
  widths: readonly number[];
  /** Instead of each width's own. */
  height: number | null;
  sheets: boolean;
}

export interface Taken {
  pictures: number;
  stumbles: number;
  sheets: number;
}

/** Hands over how far it is and what it stumbled over. */
export type OnPicture = (share: number, name: string, stumbled: readonly string[]) => void;

export async function take(shops: { full: Shop; empty: Shop }, wanted: Wanted, onPicture: OnPicture): Promise<Taken> {
  const browser = await openBrowser();
  try {
    const pictures: { path: string; width: number }[] = [];
    let stumbled = 0;
    const perLoad = wanted.dresses.length * wanted.widths.length;
    const paths = await wantedPaths(browser, { shop: shops.full, wanted });
    const whole = paths.length * wanted.states.length * wanted.languages.length * perLoad;
    for (const state of wanted.states) {
      const shop = states[state].isEmpty ? shops.empty : shops.full;
      const window = await openWindow(browser, { shop, person: states[state].person });
      for (const language of wanted.languages) {
        await speak(window, { shop, language });
        for (const path of paths) {
          const page = await window.newPage();
          await page.setViewportSize(sizeOf(wanted.widths[0] ?? 1_440, wanted));
          try {
            await states[state].bring(page, shop.url + path);
          } catch (fault) {
            stumbled += 1;
            onPicture(pictures.length / whole, `${nameOf(path)}-${state}-${language}`, [`did not come: ${(fault as Error).message.split("\n")[0]}`]);
          }
          for (const worn of wanted.dresses) {
            await dress(page, dresses[worn]);
            for (const width of wanted.widths) {
              await page.setViewportSize(sizeOf(width, wanted));
              await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 120))));
              const name = `${nameOf(path)}-${state}-${worn}-${language}-${width}`;
              const file = join(wanted.folder, `${name}.png`);
              await page.screenshot({ path: file });
              pictures.push({ path: file, width });
              const found = await page.evaluate(stumbles, { isLoading: state === "loading", language });
              stumbled += found.length;
              onPicture(pictures.length / whole, name, found);
            }
          }
          await states[state].mend?.(page);
          await page.close();
        }
      }
      await window.close();
    }
    const sheets = wanted.sheets ? await composeSheets(await browser.newPage(), { folder: wanted.folder, pictures }) : [];
    return { pictures: pictures.length, stumbles: stumbled, sheets: sheets.length };
  } finally {
    await browser.close();
  }
}

function sizeOf(width: number, { height }: Wanted): { width: number; height: number } {
  return { width, height: height ?? heights[width] ?? OTHER_HEIGHT };
}

/** `/settings/look` is `settings-look`; of a case, an order and an account only what it is, and what stands behind a `#`. */
function nameOf(path: string): string {
  const [first = "", second, third] = path.split("/").slice(1);
  const [, which] = path.split("#");
  if (which !== undefined) return `${first.replace(/s$/, "")}-${which}`;
  // Of a shop what is looked at of it; of a channel's form which one.
  if (first === "shops" && third !== undefined) return second === "connect" ? `connect-${third}` : `shop-${third}`;
  if (first === "shops" && second !== undefined) return second;
  if (third !== undefined) return [first, second, third].join("-");
  if (second === undefined || first === "settings") return [first, second].filter(Boolean).join("-");
  return first === "risk" ? "account" : first.replace(/s$/, "");
}

async function wantedPaths(browser: Browser, { shop, wanted }: { shop: Shop; wanted: Wanted }): Promise<string[]> {
  const window = await openWindow(browser, { shop, person: "everything" });
  const page: Page = await window.newPage();
  await page.goto(shop.url);
  await page.getByRole("navigation").first().waitFor();
  const all = await pathsOf(page, shop);
  await window.close();
  return wanted.pages.length === 0 ? all : all.filter((path) => wanted.pages.includes(nameOf(path)));
}

/** By the settings of whoever looks: every page that is opened begins in it. */
async function speak(window: BrowserContext, { shop, language }: { shop: Shop; language: Language }): Promise<void> {
  const answer = await window.request.post(`${shop.url}/rpc/settings/change`, { data: { json: { language } }, headers: { "x-csrf-token": "orpc" } });
  if (!answer.ok()) throw new Error(`the language was not taken: ${await answer.text()}`);
}
