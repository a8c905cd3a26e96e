/** The states a page can be in, each made at the browser: the hub itself goes on as it is. */
import type { Page, Route } from "playwright-core";
import { openPage, quiet } from "../axe/look.ts";
import type { Person } from "../axe/shop.ts";

export const stateNames = ["full", "empty", "loading", "late", "error", "offline", "unread", "denied"] as const;
export type StateName = (typeof stateNames)[number];

/** How a page is brought into one. */
interface State {
  /** Who looks. */
  person: Person;
  /** Whether the hub has nothing yet. */
  isEmpty?: boolean;
  bring(page: Page, address: string): Promise<void>;
  /** Puts the line right again. */
  mend?(page: Page): Promise<void>;
}

const CALLS = "**/rpc/**";
/** What the frame around the page asks: the page alone is held back or fails. */
const frames = /\/rpc\/(session|live|presence|settings|automation|notices|reached|accounts?\/me)\b/;
const SHORT_MS = 400;
/** So long a state takes to show: bones at once, a call given up after its one repeat, a lost line after its three. */
const SHOWN_MS = 700;
const GIVEN_UP_MS = 2_000;
const REPEATED_MS = 4_500;

/** Calls of the page itself go another way. */
async function reroute(page: Page, handler: (route: Route) => Promise<void>): Promise<void> {
  await page.route(CALLS, async (route) => (frames.test(route.request().url()) ? route.continue() : handler(route)));
}

/** Without its code a page could not show anything of itself: it is fetched before the line is cut. */
async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState({}, "", path);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, new URL(address).pathname);
}

const unroute = (page: Page): Promise<void> => page.unrouteAll({ behavior: "ignoreErrors" });
const wait = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

async function cut(page: Page): Promise<void> {
  await page.context().setOffline(true);
  // Somebody looks: what is shown is asked for anew, and the line is found to be gone.
  await page.evaluate(() => void dispatchEvent(new Event("visibilitychange")));
  await page
    .getByRole("alert")
    .first()
    .waitFor({ timeout: 20_000 })
    .catch(() => undefined);
  await wait(SHOWN_MS);
}

const opened = async (page: Page, address: string): Promise<void> => openPage(page, address);

export const states: Readonly<Record<StateName, State>> = {
  full: { person: "everything", bring: opened },
  empty: { person: "everything", isEmpty: true, bring: opened },
  denied: { person: "little", bring: opened },
  loading: {
    person: "everything",
    bring: async (page, address) => {
      await reroute(page, async () => undefined);
      await page.goto(address);
      await page.getByRole("navigation").first().waitFor();
      await wait(SHOWN_MS);
    },
    mend: unroute,
  },
  late: {
    person: "everything",
    bring: async (page, address) => {
      await page.addInitScript((short) => {
        const after = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = (ms) => after(Math.min(ms, short));
      }, SHORT_MS);
      await reroute(page, async () => undefined);
      await page.goto(address);
      await page.getByRole("navigation").first().waitFor();
      await wait(GIVEN_UP_MS);
    },
    mend: unroute,
  },
  error: {
    person: "everything",
    bring: async (page, address) => {
      const json = { defined: false, code: "INTERNAL_SERVER_ERROR", status: 500, message: "Internal Server Error" };
      await reroute(page, (route) => route.fulfill({ status: 500, contentType: "application/json", body: JSON.stringify({ json }) }));
      await page.goto(address);
      await page.getByRole("navigation").first().waitFor();
      await wait(SHOWN_MS);
      await quiet(page);
    },
    mend: unroute,
  },
  // Read, and then the line is gone.
  offline: {
    person: "everything",
    bring: async (page, address) => {
      await openPage(page, address);
      await cut(page);
    },
    mend: (page) => page.context().setOffline(false),
  },
  // Gone to while the line is gone; its code is there, as it is for whoever was on it before.
  unread: {
    person: "everything",
    bring: async (page, address) => {
      const { origin } = new URL(address);
      await reroute(page, async () => undefined);
      await page.goto(address);
      await page.getByRole("navigation").first().waitFor();
      await wait(SHOWN_MS);
      await goWithin(page, `${origin}${address.endsWith("/help") ? "/settings/look" : "/help"}`);
      await unroute(page);
      await cut(page);
      await goWithin(page, address);
      await wait(REPEATED_MS);
    },
    mend: (page) => page.context().setOffline(false),
  },
};
