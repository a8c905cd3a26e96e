/** What hands do at a desk, timed within the page: from the key or the click until it is painted. Milliseconds. */
import type { Page } from "playwright-core";
import { inParts } from "../figures.ts";
import { wordsOf } from "./cases.ts";

const ROW = "main ol > li a";
/** A wheel's notch, and how many of them one pull of the list is. */
const NOTCH = 60;
const NOTCHES = 90;

/** Shows a page of the queue and gives the cases on it. */
export async function showQueue(page: Page, url: string, at: number): Promise<string[]> {
  await page.goto(`${url}/queue?view=all&page=${at}`);
  await page.locator(ROW).first().waitFor();
  return page.locator(ROW).evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split("/").at(-1) ?? ""));
}

/** Does something within the page, and waits until the case is there and painted. */
export function timeCase(page: Page, way: "click" | "key", caseId: string): Promise<number> {
  return page.evaluate(
    async ({ way, caseId, words }) => {
      const isThere = (): boolean =>
        location.pathname === `/cases/${caseId}` &&
        document.querySelector("textarea") !== null &&
        [...document.querySelectorAll("li[data-author=buyer]")].some((said) => said.textContent?.includes(words));
      const link = document.querySelector<HTMLElement>(`main ol > li a[href^="/cases/${caseId}"]`);
      const begun = performance.now();
      if (way === "click") link?.click();
      else document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
      while (!isThere()) {
        if (performance.now() - begun > 20_000) throw new Error(`case ${caseId} did not open`);
        await new Promise(requestAnimationFrame);
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - begun;
    },
    { way, caseId, words: wordsOf(caseId) },
  );
}

/** Frames while the wheel turns over what scrolls: the queue's list, or an empty page that is as long. */
export async function timeFrames(page: Page): Promise<number[]> {
  await page.mouse.move(700, 600);
  await page.evaluate(() => {
    const told = { frames: [] as number[], isOn: true };
    Object.assign(globalThis, { told });
    let last = performance.now();
    const next = (now: number): void => {
      told.frames.push(now - last);
      last = now;
      if (told.isOn) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (const notches of inParts(Array.from({ length: NOTCHES }), 15))
    for (const [place] of notches.entries()) {
      await page.mouse.wheel(0, place < 8 ? NOTCH : -NOTCH);
      await page.waitForTimeout(16);
    }
  return page.evaluate(() => {
    const { told } = globalThis as unknown as { told: { frames: number[]; isOn: boolean } };
    told.isOn = false;
    return told.frames.slice(2);
  });
}

/** A page with nothing on it but length: how long its frames are says what the machine and the browser take by themselves. */
export async function showEmpty(page: Page): Promise<void> {
  await page.setContent('<!doctype html><body style="height:20000px">');
}

/** From a key until what it wrote is painted, each key of a text typed into the field that has the focus. */
export async function timeKeys(page: Page, field: string, text: string): Promise<number[]> {
  await page.evaluate((selector) => {
    const keys: number[] = [];
    Object.assign(globalThis, { keys });
    document.querySelector(selector)?.addEventListener("keydown", ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - timeStamp)));
    });
  }, field);
  await page.locator(field).first().pressSequentially(text, { delay: 60 });
  await page.waitForTimeout(300);
  return page.evaluate(() => (globalThis as unknown as { keys: number[] }).keys);
}

/** A page with nothing on it asks for a case and writes its answer down as text, painted; then the same with nothing to ask for. What opening and going on cost by themselves. */
export function timeBare(page: Page, caseId: string): Promise<{ asked: number; shown: number }> {
  return page.evaluate(async (id) => {
    const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const headers = { "content-type": "application/json", "x-csrf-token": "orpc" };
    const begun = performance.now();
    const answer = await (await fetch("/rpc/cases/get", { method: "POST", headers, body: JSON.stringify({ json: { caseId: id } }) })).text();
    document.body.textContent = answer;
    await painted();
    const asked = performance.now() - begun;
    document.body.textContent = "";
    await painted();
    const again = performance.now();
    document.body.textContent = answer;
    await painted();
    return { asked, shown: performance.now() - again };
  }, caseId);
}

/** An answer of the hub's to a call that asks for next to nothing. */
export function timeCall(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const begun = performance.now();
    await (await fetch("/rpc/cases/counts", { method: "POST", headers: { "content-type": "application/json", "x-csrf-token": "orpc" }, body: "{}" })).text();
    return performance.now() - begun;
  });
}

/** Bytes of the page's heap after everything nobody holds was collected. */
export async function heapOf(page: Page): Promise<number> {
  const line = await page.context().newCDPSession(page);
  for (let turn = 0; turn < 2; turn += 1) await line.send("HeapProfiler.collectGarbage");
  const { usedSize } = await line.send("Runtime.getHeapUsage");
  await line.detach();
  return usedSize;
}
