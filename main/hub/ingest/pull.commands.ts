/** Polling: what changed in overlapping windows, page by page, each page kept together with the place it was read at. */
import { type ConnectorProblem, pulledKinds } from "../connectors/port.ts";
import type { Json } from "../kernel/json.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import { ask, type Line, noteSuccess, noteTrouble } from "./call.commands.ts";
import type { IngestDeps } from "./deps.ts";
import { keepRaw } from "./raw.store.ts";
import { callableShops, changeShop, keepCursor } from "./shop.store.ts";
import { historyFrom } from "./shop.ts";
import { afterPage, nextWindowMs, type OpenWindow, openWindow } from "./window.ts";

export interface Pulled {
  shops: number;
  pages: number;
  items: number;
}
type What = "orders" | "cases";

/** A shop is asked what changed every five minutes (domain: capturing) unless its settings, or else its channel, say otherwise. */
const EVERY_MS = 300_000;
/** A walk longer than this has a token that leads in circles. */
const MAX_PAGES = 5_000;

/**
 * Pulls every enabled shop whose time has come; shops side by side, kinds one after the other. Safe to be killed at any moment.
 * Trouble of one shop pauses that shop and never stops the others.
 */
export async function pullDue(deps: IngestDeps): Promise<Pulled> {
  const total: Pulled = { shops: 0, pages: 0, items: 0 };
  const shops = await callableShops(deps.store, "due");
  const walks = shops.map(async (shop) => {
    const connector = deps.connectors(shop.channel);
    if (!connector?.pull || connector.polls?.(shop) === false) return;
    total.shops += 1;
    await pullShop({ deps, shop, connector }, total).catch((fault: Error) => deps.log("error", fault.message, { shop: shop.id }));
  });
  await Promise.all(walks);
  return total;
}

async function pullShop(line: Line, total: Pulled): Promise<void> {
  const { deps, shop, connector } = line;
  for (const what of pulledKinds(connector.manifest)) {
    const stopped = await walk(line, what, total);
    if (stopped) return noteTrouble(line, stopped);
  }
  await noteSuccess(line);
  const every = Number(shop.settings.pull_seconds) * 1_000 || (connector.manifest.pullEveryMs ?? EVERY_MS);
  await commit(deps.store, "system", (tx) => changeShop(tx, shop.id, { lastPullAt: tx.at, nextPullAt: new Date(tx.at.getTime() + every) }));
}

/** Window after window until now; `null` when all is kept, else why it stopped. */
async function walk(line: Line, what: What, total: Pulled): Promise<Refusal<ConnectorProblem> | null> {
  const { deps, shop, connector } = line;
  const { pullWindowMs, overlapMs, longestWindowMs = pullWindowMs } = connector.manifest;
  let windowMs = pullWindowMs;
  const now = deps.store.clock.now();
  const since = historyFrom(shop);
  let restarted = false;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const window = openWindow(shop.cursor[what], { now, windowMs, overlapMs, since });
    const answer = await ask(line, async (context) => {
      const range = { from: new Date(window.from), to: new Date(window.until) };
      return connector.pull ? connector.pull(context, what, range, window.page) : refuse("NOT_SUPPORTED", "这个平台不能拉取");
    });
    if (!answer.ok) {
      if (window.page === null || restarted || !spoilt(answer.refusal)) return answer.refusal;
      restarted = true;
      shop.cursor[what] = { to: shop.cursor[what]?.to ?? window.from };
      continue;
    }
    await keepPage(line, { what, window, items: answer.value.items, next: answer.value.next });
    total.pages += 1;
    total.items += answer.value.items.length;
    if (answer.value.next !== null) continue;
    if (window.until >= now) return null;
    windowMs = nextWindowMs(windowMs, { windowMs: pullWindowMs, longestMs: longestWindowMs, fittedOnePage: window.page === null });
  }
  return refuse("UNREADABLE", `翻了 ${MAX_PAGES} 页仍没有尽头，已停下`).refusal;
}

/** A page token that the channel no longer takes: the window is begun again. Repeating is harmless, skipping is not. */
function spoilt(refusal: Refusal<ConnectorProblem>): boolean {
  return refusal.code === "STALE" || refusal.code === "UNREADABLE" || refusal.code === "NOT_FOUND" || refusal.code === "REFUSED";
}

interface Page {
  what: What;
  window: OpenWindow;
  items: Parameters<typeof keepRaw>[1]["items"];
  next: string | null;
}

async function keepPage(line: Line, page: Page): Promise<void> {
  const { deps, shop } = line;
  const cursor = afterPage(shop.cursor[page.what], page.window, page.next);
  await commit(deps.store, `channel:${shop.id}`, async (tx) => {
    await keepRaw(tx, { shopId: shop.id, via: "pull", items: page.items });
    await keepCursor(tx, shop.id, { key: page.what, value: cursor as unknown as Json });
  });
  deps.recentlyKept?.note(shop.id, page.items, deps.store.clock.now());
  shop.cursor[page.what] = cursor;
}
