/** Many pictures on one: composed by the browser itself, for looking at them side by side. */
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";

const WIDE = 1_600;
/** By the width of the pictures: how many stand beside each other, and below. */
const layouts: readonly { upTo: number; across: number; down: number }[] = [
  { upTo: 500, across: 5, down: 1 },
  { upTo: 900, across: 3, down: 1 },
  { upTo: Number.POSITIVE_INFINITY, across: 2, down: 2 },
];

/** Composes them, in order and by width. @returns the sheets' paths. */
export async function composeSheets(
  page: Page,
  { folder, pictures }: { folder: string; pictures: readonly { path: string; width: number }[] },
): Promise<string[]> {
  const sheets: string[] = [];
  for (const { upTo, across, down } of layouts) {
    const ours = pictures.filter(({ width }) => width <= upTo && layouts.find((one) => width <= one.upTo)?.upTo === upTo);
    for (let from = 0; from < ours.length; from += across * down) {
      const figures = ours
        .slice(from, from + across * down)
        .map(({ path }) => `<figure><figcaption>${basename(path, ".png")}</figcaption><img src="${pathToFileURL(path)}"></figure>`);
      const file = join(folder, "sheet.html");
      writeFileSync(
        file,
        `<!doctype html><style>body{margin:8px;display:grid;grid-template-columns:repeat(${across},1fr);gap:8px;background:#888;font:12px sans-serif}figure{margin:0}img{width:100%;display:block}</style>${figures.join("")}`,
      );
      await page.setViewportSize({ width: WIDE, height: 400 });
      await page.goto(pathToFileURL(file).href);
      const path = join(folder, `sheet-${upTo === Number.POSITIVE_INFINITY ? "wide" : upTo}-${String(sheets.length + 1).padStart(3, "0")}.png`);
      await page.screenshot({ path, fullPage: true });
      sheets.push(path);
    }
  }
  return sheets;
}
