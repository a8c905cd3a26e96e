/** A line on which what was told first takes longest: what is told next overtakes it wherever nothing makes the two go in order. */
import type { Page } from "playwright-core";
import { expect } from "vitest";

const LATER_MS = 500;

/** Holds back the first of two calls of these paths while `tell` makes them, and goes on when both are answered. */
export async function toldFirstIsSlower(page: Page, paths: readonly string[], tell: () => Promise<unknown>): Promise<void> {
  let [begun, answered] = [0, 0];
  const meant = (url: URL): boolean => paths.some((path) => url.pathname === `/rpc/${path}`);
  await page.route(meant, async (route) => {
    begun += 1;
    if (begun === 1) await new Promise((resolve) => setTimeout(resolve, LATER_MS));
    await route.fulfill({ response: await route.fetch() });
    answered += 1;
  });
  await tell();
  await expect.poll(() => answered).toBe(2);
  await page.unroute(meant);
}
