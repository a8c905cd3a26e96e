/** Hands that stay on the keys. */
import type { Locator, Page } from "playwright-core";

/** More stops than any page has: what is not reached by then is not reached at all. */
const STOPS = 200;

/** Goes to it by Tab, from wherever the focus is; says so when no Tab leads there. */
export async function tabTo(page: Page, wanted: Locator, { back = false }: { back?: boolean } = {}): Promise<void> {
  await wanted.first().waitFor();
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await wanted.first().evaluate((element) => element.contains(document.activeElement) && document.activeElement !== document.body)) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`no Tab leads to ${wanted}`);
}

/** Types into the palette and does what it offers by just that name. */
export async function command(page: Page, name: string, words = name): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").and(page.locator(":focus")).waitFor();
  await page.keyboard.type(words);
  const palette = page.locator("dialog[open]");
  const meant = palette.getByRole("option").filter({ has: page.getByText(name, { exact: true }) });
  await meant.first().waitFor();
  while ((await meant.first().getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await palette.waitFor({ state: "detached" });
}

/** The link of the row that j and k have chosen. */
export function chosenLink(page: Page): Locator {
  return page.locator('main li[aria-current=true] a[href^="/cases/"]');
}
