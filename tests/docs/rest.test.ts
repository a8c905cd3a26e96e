/** What the documents of the public interface show really works: the collection, the client, and the calls of the page, against a started hub. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { Aftercare, type Case, example, type Message, type Order, type OrderEvent, Problem } from "../../docs/rest/client.ts";
import { type RefusalCode, refusals } from "../../main/hub/contract/index.ts";
import { type RestCase, RestCaseState, type RestMessage } from "../../main/hub/contract/rest/case.ts";
import { type RestEvent, type RestOrder, RestOrderStatus } from "../../main/hub/contract/rest/order.ts";
import { CaseKind, WarehouseEventKind } from "../../main/hub/contract/words.ts";
import { restDocument } from "../../main/server/rest/document.ts";
import { World } from "../record/world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

interface Item {
  name: string;
  item?: Item[];
  request?: { method: "GET" | "POST"; header: { key: string; value: string }[]; url: { raw: string }; body?: { raw: string } };
  event?: { listen: string; script: { exec: string[] } }[];
}
const collection = JSON.parse(readFileSync("docs/rest/aftercare.postman_collection.json", "utf8")) as {
  item: Item[];
  variable: { key: string; value: string }[];
};

test("the collection passes its own tests from top to bottom", async () => {
  const variables = new Map(collection.variable.map(({ key, value }) => [key, value]));
  variables.set("base", "");
  const filled = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => variables.get(name) ?? "");
  const ran: string[] = [];
  const failed: string[] = [];
  const run = async (item: Item): Promise<void> => {
    for (const inner of item.item ?? []) await run(inner);
    if (!item.request) return;
    const { method, header, url, body } = item.request;
    const headers = Object.fromEntries(header.map(({ key, value }) => [key.toLowerCase(), filled(value)]));
    const answer = await world.rest(method, filled(url.raw).replace("/api/v1", ""), { headers, ...(body ? { body: filled(body.raw) } : {}) });
    const pm = {
      response: { code: answer.status, json: () => answer.body },
      expect,
      collectionVariables: { set: (name: string, value: string) => variables.set(name, value) },
      variables: { get: (name: string) => variables.get(name) },
      test: (name: string, check: () => void) => {
        ran.push(name);
        try {
          check();
        } catch (fault) {
          failed.push(`${item.name} / ${name}: ${(fault as Error).message} ${JSON.stringify(answer.body).slice(0, 300)}`);
        }
      },
    };
    for (const event of item.event ?? []) new Function("pm", event.script.exec.join("\n"))(pm);
  };
  for (const item of collection.item) await run(item);
  expect(failed).toEqual([]);
  expect(ran.length).toBeGreaterThan(40);
  expect(await world.quarantined()).toEqual([]);
});

describe("the example client", () => {
  test("knows the shapes that the interface takes, no more and no less", () => {
    // The compiler checks it, both ways.
    const order = (one: Order): z.input<typeof RestOrder> => one;
    const back = (one: z.input<typeof RestOrder>): Order => one;
    const event = (one: OrderEvent): z.input<typeof RestEvent> => one;
    const told = (one: Case): z.input<typeof RestCase> => one;
    const toldBack = (one: z.input<typeof RestCase>): Case => one;
    const message = (one: Message): z.input<typeof RestMessage> => one;
    for (const shape of [order, back, event, told, toldBack, message]) expect(shape({} as never)).toEqual({});
  });

  test("takes an order from its payment to its after-sale", async () => {
    const lines: string[] = [];
    const api = new Aftercare(world.url, world.key, []);
    await example(api, { id: "client-1", now: world.clock.now() }, (line) => lines.push(line));
    await world.runUntilIdle();
    expect(lines).toEqual([
      '订单 {"taken":1,"repeated":0,"differs":0}',
      '再发一次 {"taken":0,"repeated":1,"differs":0}',
      "不对的字段 paidFen：不能大于 2000000000",
    ]);
    expect(await api.timeline("client-1")).toMatchObject({ order: { state: "outbound" } });
    expect(await api.case("client-1-C")).toMatchObject({ case: { status: "open" } });
    await expect(api.case("nobody")).rejects.toThrow(Problem);
  });

  test("sends more than a batch holds, and reads what has changed since", async () => {
    const api = new Aftercare(world.url, world.key, []);
    const orders = Array.from({ length: 1_200 }, (_, index): Order => {
      const at = "2026-11-19T10:00:00+08:00";
      return { id: `many-${index}`, status: "paid", createdAt: at, paidAt: at, updatedAt: at, totalFen: 100, paidFen: 100, buyer: { id: "b" }, lines: [] };
    });
    const answer = await api.putOrders([...orders, { ...orders[0], id: "" } as Order]);
    expect(answer).toMatchObject({ taken: 1_200, refused: 1 });
    expect(answer.results.at(-1)).toMatchObject({ index: 1_200, result: "refused", errors: [{ field: "id" }] });
    await world.runUntilIdle();
    const seen = new Set<string>();
    for await (const row of api.changedOrders()) seen.add(row.ownId);
    expect(orders.every(({ id }) => seen.has(id))).toBe(true);
  });
});

describe("the page", () => {
  const page = readFileSync("docs/rest.md", "utf8");
  const [chinese = "", english = ""] = page.split('<a id="english"></a>');

  test("names every error the interface answers, in both languages", async () => {
    const document = await restDocument();
    const problem = document.components?.schemas?.Problem ?? {};
    const codes = (problem as { properties: { code: { enum: string[] } } }).properties.code.enum;
    for (const half of [chinese, english]) {
      const told = [...half.matchAll(/^\| (\d{3}) `([A-Z_]+)`/gm)].map(([, status, code]) => `${status} ${code}`);
      expect(told.toSorted()).toEqual(codes.map((code) => `${refusals[code as RefusalCode].status} ${code}`).toSorted());
    }
  });

  test("names every address, and every word of the closed lists", async () => {
    const document = await restDocument();
    const words = [...RestOrderStatus.options, ...RestCaseState.options, ...WarehouseEventKind.options, ...CaseKind.options];
    for (const half of [chinese, english]) {
      for (const word of words) expect(half, word).toMatch(new RegExp(`\\b${word}\\b`));
      for (const path of Object.keys(document.paths ?? {})) expect(half).toContain(path.replace(/\/\{id\}.*/, ""));
    }
  });

  test("shows a first order that is taken as it stands", async () => {
    const body = /-d '(\{[^']+\})'/.exec(page)?.[1] ?? "";
    expect(await world.rest("POST", "/orders", { body })).toMatchObject({ status: 200, body: { taken: 1, repeated: 0, differs: 0 } });
  });
});
