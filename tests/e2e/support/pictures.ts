/** Pictures in both languages and widths, for looking at. */
import type { Page } from "playwright-core";
import { type Desk, NARROW, WIDE } from "./browser.ts";

/** Keeps four of them when `E2E_PICTURES` names a folder; the page is Chinese and wide again afterwards. */
export async function pictures(page: Page, { desk, name }: { desk: Desk; name: string }): Promise<void> {
  if (!process.env.E2E_PICTURES) return;
  for (const [language, size] of [
    ["zh", NARROW],
    ["en", NARROW],
    ["en", WIDE],
    ["zh", WIDE],
  ] as const) {
    await page.setViewportSize(size);
    // Pressed by the page itself: an open drawer lies over the button.
    const turn = page.locator("button").filter({ hasText: language === "zh" ? /^中文$/ : /^EN$/ });
    if ((await turn.count()) > 0) await turn.first().evaluate((button) => (button as HTMLElement).click());
    await page.waitForTimeout(400);
    await desk.picture(page, `${name}-${language}-${size.width}`);
  }
}
