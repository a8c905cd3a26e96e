/** A shop of one's own with open cases in it, made as its owner would: connected in the console, filled over the public interface. */
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { orderIn, orderSettings } from "../eval/replies/orders.ts";

/** A case, and the buyer's words by which a person knows it. */
export interface OpenCase {
  id: string;
  words: string;
}

const PATIENCE_MS = 120_000;

/** Makes so many cases and waits until the console lists them all. `page` is signed in as administrator. */
export async function fillShop(page: Page, url: string, count: number): Promise<OpenCase[]> {
  const shop = { id: null, channel: "miniapp", name: "自有商城", baseUrl: "https://localhost", enabled: true, settings: {}, secrets: {} };
  const saved = await call<{ shop: { id: string } }>(page, "shops/save", shop);
  const { key } = await call<{ key: string }>(page, "shops/makeApiKey", {
    shopId: saved.shop.id,
    name: "tabs",
    scopes: ["orders", "cases", "warehouse", "read"],
    everyShop: true,
    days: null,
  });
  const send = async (path: string, body: Record<string, unknown[]>): Promise<void> => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const answer = await fetch(`${url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  };
  const now = Date.now();
  const told = Array.from({ length: count }, (_, at) => orderIn(orderSettings[at % orderSettings.length] ?? "paid", at, now));
  await send("/orders:batch", { orders: told.map(({ order }) => order) });
  await send("/events:batch", { events: told.flatMap(({ events }) => events) });
  await send("/traces:batch", { traces: told.flatMap(({ trace }) => trace ?? []) });
  const wordsOf = (at: number): string => `第${at + 1}位买家问：我的包裹现在到哪里了？`;
  const cases = told.map(({ order }, at) => ({
    id: `T${at}`,
    orderRef: order.id,
    kind: "question",
    text: wordsOf(at),
    at: new Date(now - at * 60_000).toISOString(),
  }));
  await send("/cases:batch", { cases });
  for (const end = Date.now() + PATIENCE_MS; ; await pause(500)) {
    const { rows } = await call<{ rows: { id: string; buyerWords: string }[] }>(page, "cases/list", { sort: "newest", page: 0, size: 100 });
    if (rows.length >= count) return rows.map(({ id, buyerWords }) => ({ id, words: buyerWords }));
    if (Date.now() > end) throw new Error(`Only ${rows.length} of ${count} cases came`);
  }
}

/** Who signs in at every browser. */
const person = { name: "店长", signInName: "keeper", password: "梧桐-quartz-71 river" };

/** By these any browser signs in. */
export const credentials = { name: person.signInName, password: person.password };

/** Gives the administrator of the printed link a name and a password, with which any browser may sign in. */
export async function introduce(page: Page): Promise<void> {
  await call(page, "account/introduce", person);
}

/** Asks the hub as the page would. */
async function call<Answer>(page: Page, path: string, input: object): Promise<Answer> {
  const told = await page.evaluate(
    async ([address, json]) => {
      const headers = { "content-type": "application/json", "x-csrf-token": "orpc" };
      const response = await fetch(`/rpc/${address}`, { method: "POST", headers, body: JSON.stringify({ json }) });
      return { ok: response.ok, text: await response.text() };
    },
    [path, input] as const,
  );
  if (!told.ok) throw new Error(`${path}: ${told.text.slice(0, 300)}`);
  return (JSON.parse(told.text) as { json: Answer }).json;
}
