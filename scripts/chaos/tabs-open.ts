/** Tabs that are opened one after the other and stay: when each shows its words, what it fetched for that, and what a tab costs that shows nothing else. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext } from "playwright-core";

interface Place {
  url: string;
  words: string;
}

const PATIENCE_MS = 60_000;

/** Opens a tab a place; what each took is added to `opened`, ms from the navigation until the words are painted. */
export async function openTabs(
  context: BrowserContext,
  { places, opened, told }: { places: readonly Place[]; opened: number[]; told(share: number): void },
): Promise<void> {
  for (const { url, words } of places) {
    const tab = await context.newPage();
    await tab.goto(url, { waitUntil: "commit" });
    // Watched by the page itself, which notes the moment: asking it again and again would be work of its own.
    opened.push(await (await tab.waitForFunction(shownAt, words, { polling: 100, timeout: PATIENCE_MS })).jsonValue());
    told(opened.length / places.length);
  }
}

/** In the page, before its code: notes when the first words of a buyer stand there and are painted. */
export function stampCases(): void {
  const sign = /第\d+位买家问/;
  const watching = new MutationObserver(() => {
    if (!sign.test(document.body?.textContent ?? "")) return;
    watching.disconnect();
    requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { shownAt: performance.now() })));
  });
  watching.observe(document, { childList: true, subtree: true, characterData: true });
}

/** In the page: when it showed its words, if these are there; else nothing. */
function shownAt(words: string): number {
  const { shownAt: at = 0 } = globalThis as { shownAt?: number };
  return at > 0 && document.body.textContent.includes(words) ? at : 0;
}

/** In the page, before its code: notes when the shared stream hands it a piece of news. */
export function hearNews(): void {
  const heard: [number, string][] = [];
  Object.assign(globalThis, { heard });
  const Real = SharedWorker;
  globalThis.SharedWorker = class extends Real {
    constructor(...given: ConstructorParameters<typeof Real>) {
      super(...given);
      this.port.addEventListener("message", ({ data }: MessageEvent<{ news?: { subjectId: string } | null }>) => {
        if (data.news) heard.push([Date.now(), data.news.subjectId]);
      });
    }
  };
}

/** What the last tab fetched: requests, how many of them asked the hub for data, kilobytes over the line and kilobytes of script to read. */
export async function weightOf(context: BrowserContext): Promise<object> {
  const tab = context.pages().at(-1);
  const read = tab?.evaluate(() => {
    const rows = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const kilobytes = (wanted: readonly PerformanceResourceTiming[], of: "transferSize" | "decodedBodySize"): number =>
      Math.round(wanted.reduce((sum, row) => sum + row[of], 0) / 1_024);
    return {
      requests: rows.length,
      calls: rows.filter(({ name }) => name.includes("/rpc/")).length,
      lineKb: kilobytes(rows, "transferSize"),
      scriptKb: kilobytes(
        rows.filter(({ name }) => name.endsWith(".js")),
        "decodedBodySize",
      ),
    };
  });
  return (await read?.catch(() => null)) ?? {};
}

/** A server of pages with nothing but a buyer's words. */
export async function servePlainPages(): Promise<{ page(at: number): Place; close(): Promise<void> }> {
  const wordsOf = (at: number): string => `第${at + 1}位买家问：空白页`;
  const server = createServer(({ url = "" }, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>empty</title><body><p>${wordsOf(Number(url.slice(1)))}</p></body>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    page: (at) => ({ url: `http://127.0.0.1:${port}/${at}`, words: wordsOf(at) }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
