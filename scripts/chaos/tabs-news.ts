/** Many browsers that each hold a stream of their own: when each hears of a case that one of them takes, and when a listener hears it that is no browser. */
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { credentials } from "./shop.ts";

/** Pieces of news told to all browsers. */
export const NEWS = 5;
/** Opened side by side: one alone waits for the hub while the machine has time. */
const AT_ONCE = 5;
const PATIENCE_MS = 60_000;
/** What was begun by the news before, or by opening, is over by then: only this news is measured. */
const CALM_MS = 4_000;
/** Nobody is asked meanwhile: fifty pages that are asked again and again have no time to hear. */
const HEAR_MS = 1_500;
const MISSED_MS = 10_000;

interface Hearing {
  browsers: number;
  hubUrl: string;
  /** Runs in each page before its code. */
  init: () => void;
  onProgress(share: number): void;
}

export interface Heard {
  live: number;
  /** Of each browser and piece of news. */
  ms: number[];
  /** The same at a listener that is no browser. */
  plainMs: number[];
  missed: number;
}

/** So many browsers at the queue; in the first one a person takes cases, and all others hear of it. */
export async function hearing(browser: Browser, { browsers, hubUrl, init, onProgress }: Hearing): Promise<Heard> {
  const pages: Page[] = [];
  while (pages.length < browsers) {
    const some = Array.from({ length: Math.min(AT_ONCE, browsers - pages.length) }, () => openQueue(browser, hubUrl, init));
    pages.push(...(await Promise.all(some)));
    onProgress(0.6 + (0.35 * pages.length) / browsers);
  }
  const plain = await listen(hubUrl);
  const heard: Heard = { live: pages.length, ms: [], plainMs: [], missed: 0 };
  const [taker] = pages;
  for (let round = 0; taker && round < NEWS; round += 1) {
    await pause(CALM_MS);
    const { caseId, told } = await taker.evaluate(takeNext);
    await pause(HEAR_MS);
    const read = (): Promise<(number | null)[]> => Promise.all(pages.map((page) => page.evaluate(heardAt, [caseId, told] as const)));
    let times = await read();
    for (const end = Date.now() + MISSED_MS; times.includes(null) && Date.now() < end; times = await read()) await pause(500);
    for (const at of times) {
      if (at === null) heard.missed += 1;
      else heard.ms.push(at - told);
    }
    const plainly = plain.at(caseId, told);
    if (plainly !== null) heard.plainMs.push(plainly - told);
  }
  plain.close();
  return heard;
}

/** A browser of its own, signed in by itself: a session has so many streams and no more. */
async function openQueue(browser: Browser, hubUrl: string, init: () => void): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 } });
  await context.addInitScript(init);
  const answer = await context.request.post(`${hubUrl}/rpc/session/signIn`, { data: { json: credentials }, headers: { "x-csrf-token": "orpc" } });
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${(await answer.text()).slice(0, 200)}`);
  const page = await context.newPage();
  await page.goto(`${hubUrl}/queue`, { waitUntil: "commit" });
  await page.getByRole("status", { name: "实时更新已连接" }).waitFor({ timeout: PATIENCE_MS });
  return page;
}

/** A stream as a program reads it. */
async function listen(hubUrl: string): Promise<{ at(subject: string, since: number): number | null; close(): void }> {
  const headers = { "content-type": "application/json", "x-csrf-token": "orpc" };
  const entered = await fetch(`${hubUrl}/rpc/session/signIn`, { method: "POST", headers, body: JSON.stringify({ json: credentials }) });
  const cookie = entered.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const leave = new AbortController();
  const stream = await fetch(`${hubUrl}/rpc/live/events`, { method: "POST", headers: { ...headers, cookie }, body: "{}", signal: leave.signal });
  const heard: [number, string][] = [];
  const read = async (): Promise<void> => {
    const text = new TextDecoder();
    for await (const piece of stream.body ?? []) heard.push([Date.now(), text.decode(piece, { stream: true })]);
  };
  void read().catch(() => undefined);
  return {
    at: (subject, since) => heard.find(([at, said]) => at >= since && said.includes(subject))?.[0] ?? null,
    close: () => leave.abort(),
  };
}

/** In the page: when it heard of this thing, at or after that time; else nothing. */
function heardAt([subject, since]: readonly [string, number]): number | null {
  const { heard } = globalThis as unknown as { heard: [number, string][] };
  return heard.find(([at, of]) => of === subject && at >= since)?.[0] ?? null;
}

/** In the page: takes the next case, as the button does. */
async function takeNext(): Promise<{ caseId: string; told: number }> {
  const headers = { "content-type": "application/json", "x-csrf-token": "orpc" };
  const told = Date.now();
  const answer = await fetch("/rpc/cases/takeNext", { method: "POST", headers, body: "{}" });
  const { json } = (await answer.json()) as { json: { caseId: string | null } };
  if (!json.caseId) throw new Error("there was no case to take");
  return { caseId: json.caseId, told };
}
