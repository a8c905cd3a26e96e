/** What the simulated Meituan refuses: as strict as the platform's documents. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { FaultBox, presetFaults } from "../../main/demo/engine/faults.ts";
import { type MtServer, startMeituan } from "../../main/demo/meituan/server.ts";
import { mtSign } from "../../main/demo/meituan/sign.ts";

const START = Date.UTC(2026, 10, 20, 2);
let clock: SimClock;
let sim: MtServer;
beforeEach(async () => {
  clock = steppedClock(START);
  sim = await startMeituan({ clock });
});
afterEach(() => sim.close());

interface Made {
  method?: "GET" | "POST";
  type?: string;
  more?: Record<string, string>;
  secret?: string;
  /** Where the business parameters stand, if not where they belong. */
  misplaced?: boolean;
}

async function call(path: string, params: Record<string, string>, made: Made = {}): Promise<{ data?: unknown; error?: { code: number } }> {
  const { method = "GET", type = "application/x-www-form-urlencoded", more = {}, secret = sim.keys.secret, misplaced = false } = made;
  const url = `${sim.url}/api/v1/${path}`;
  const system: Record<string, string> = { app_id: sim.keys.appId, timestamp: String(Math.floor(clock.now() / 1_000)), ...more };
  system.sig = mtSign(url, { ...params, ...system }, secret);
  const inBody = method === "POST" && !misplaced;
  const query = new URLSearchParams({ ...system, ...(inBody ? {} : params) });
  const body = method === "POST" ? { body: inBody ? new URLSearchParams(params).toString() : "", headers: { "content-type": type } } : {};
  const answer = await fetch(`${url}?${query}`, { method, ...body });
  return (await answer.json()) as { data?: unknown; error?: { code: number } };
}
const codeOf = async (...of: Parameters<typeof call>): Promise<number | undefined> => (await call(...of)).error?.code;

describe("the simulated Meituan", () => {
  it("signs as the sheet's example", () => {
    const pairs = { order_id: "27060000000000001", app_id: "1234", timestamp: "1700000000" };
    expect(mtSign("https://waimaiopen.meituan.com/api/v1/order/getOrderDetail", pairs, "mtsecret")).toBe("9eb226227cc3b2afe158fbc128658c53");
  });

  it("refuses an application it does not know, another signature, another time, and a form that is none", async () => {
    const asked = ["order/getOrderDaySeq", { app_poi_code: "shop_001" }] as const;
    expect(await codeOf(...asked)).toBeUndefined();
    expect(await codeOf(...asked, { more: { app_id: "99" } })).toBe(702);
    expect(await codeOf(...asked, { secret: "other" })).toBe(703);
    expect(await codeOf(...asked, { more: { timestamp: String(START / 1_000 - 601) } })).toBe(705);
    expect(await codeOf(...asked, { more: { timestamp: String(START) } })).toBe(705);
    expect(await codeOf("order/getOrderDaySeq", { app_poi_code: "nowhere" })).toBe(803);
    expect(await codeOf("order/getOrderDetail", { order_id: "1" })).toBe(806);
    expect(await codeOf("order/getOrderDetail", {})).toBe(701);
    expect(await codeOf("no/such", {})).toBe(705);
    const order = sim.ledger.sell();
    sim.ledger.ask(order);
    const write = ["order/refund/agree", { order_id: order.id, reason: "同意" }] as const;
    expect(await codeOf(...write, { method: "POST", type: "application/json" })).toBe(705);
    expect(await codeOf(...write, { method: "POST", misplaced: true })).toBe(705);
    expect(await codeOf(...write)).toBe(705);
    expect(sim.ledger.grants).toEqual([]);
    expect(await codeOf(...write, { method: "POST" })).toBeUndefined();
    expect(await codeOf(...write, { method: "POST" })).toBe(808);
    expect(sim.ledger.grants).toHaveLength(1);
  });

  it("lets fifty calls a second through, and no range that is too long", async () => {
    const answers: (number | undefined)[] = [];
    clock.set(START + 1);
    for (let nth = 0; nth < 400; nth += 1) answers.push(await codeOf("order/getOrderDaySeq", { app_poi_code: "shop_001" }));
    expect(answers.at(-1)).toBe(711);
    clock.set(START + 60_000);
    const range = { app_poi_code: "shop_001", date_time: "20261120", day_seq_start: "1", day_seq_end: "200" };
    expect(await codeOf("ecommerce/order/getOrderIdByDaySeq", range)).toBe(705);
  });

  it("takes each flow's answers for the stores that have it, a reason with a refusal, and no more than was paid", async () => {
    const back = sim.ledger.sell({ store: "shop_002" });
    sim.ledger.ask(back);
    const post = { method: "POST" } as const;
    expect(await codeOf("order/refund/agree", { order_id: back.id, reason: "x" }, post)).toBe(808);
    expect(await codeOf("ecommerce/order/reviewAfterSales", { wm_order_id_view: back.view, review_type: "2" }, post)).toBe(701);
    expect(await codeOf("ecommerce/order/reviewAfterSales", { wm_order_id_view: back.view, review_type: "2", reject_reason_code: "-1" }, post)).toBe(701);
    expect(await codeOf("ecommerce/order/reviewAfterSales", { wm_order_id_view: back.view, review_type: "7" }, post)).toBe(705);
    expect(await codeOf("ecommerce/order/reviewAfterSales", { wm_order_id_view: back.view, review_type: "1" }, post)).toBeUndefined();
    const order = sim.ledger.sell();
    sim.ledger.ask(order, { type: 2, money: order.pay + 1 });
    expect(await codeOf("order/refund/agree", { order_id: order.id, reason: "x" }, post)).toBe(808);
    expect(sim.ledger.attempts).toMatchObject([{ what: "too-much" }]);
  });

  it("agrees by itself after three hours and not before, pays once, and ends what nobody paid for", async () => {
    const order = sim.ledger.sell();
    const refund = sim.ledger.ask(order);
    const unpaid = sim.ledger.submit();
    clock.set(START + 3 * 3_600_000 - 1_000);
    await sim.goOn();
    expect([refund.res, unpaid.status]).toEqual([0, 9]);
    clock.set(START + 3 * 3_600_000);
    await sim.goOn();
    expect(refund.res).toBe(5);
    clock.set(START + 4 * 3_600_000);
    for (let again = 0; again < 3; again += 1) await sim.goOn();
    expect(sim.ledger.grants).toMatchObject([{ amount: order.pay, by: "platform" }]);
    expect([refund.money_back, order.status]).toEqual(["paid", 9]);
  });
});

describe("its pushes", () => {
  let receiver: Server;
  let got: { method: string; form: URLSearchParams; type: string }[];
  let says: string[];
  beforeEach(async () => {
    got = [];
    says = [];
    receiver = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        const url = new URL(request.url ?? "", "http://local");
        const form = request.method === "GET" ? url.searchParams : new URLSearchParams(Buffer.concat(parts).toString("utf8"));
        got.push({ method: request.method ?? "", form, type: request.headers["content-type"] ?? "" });
        response.end(says.shift() ?? '{"data":"ok"}');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => new Promise((resolve) => receiver.close(resolve)));
  const at = (path: string): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${path}`;

  it("go to the URL of their type, texts encoded once more, signed over that URL", async () => {
    sim.pushTo({ paid: at("/a"), whole_refund: at("/b") });
    const order = sim.ledger.sell({ caution: "少冰 100%" });
    sim.ledger.ask(order);
    await sim.goOn();
    expect(got.map(({ method }) => method)).toEqual(["POST", "GET"]);
    expect(got[0]?.type).toContain("application/x-www-form-urlencoded");
    const form = Object.fromEntries(got[0]?.form ?? []);
    expect(form.detail).toMatch(/^%5B%7B/);
    expect(decodeURIComponent(form.caution ?? "")).toBe("少冰 100%");
    expect(form.sig).toBe(mtSign(at("/a"), form, sim.keys.secret));
    expect(form.sig).not.toBe(mtSign(at("/b"), form, sim.keys.secret));
  });

  it("come again after ten seconds, a minute and five, until they are answered as the platform wants it", async () => {
    sim.pushTo({ paid: at("/a") });
    says = ["", '{"data":"ng"}', "<html>", "no"];
    sim.ledger.sell();
    for (const seconds of [0, 9, 1, 60, 300, 3_600]) {
      clock.set(clock.now() + seconds * 1_000);
      await sim.goOn();
    }
    expect(got).toHaveLength(4);
    expect(sim.office.counts).toMatchObject({ sent: 4, acknowledged: 0, givenUp: 1 });
  });

  it("are dropped, repeated and held back as a fault box says", async () => {
    await sim.close();
    sim = await startMeituan({ clock, faults: new FaultBox({ clock, seed: "p", faults: { ...presetFaults("none", START), pushRepeat: 1 } }) });
    sim.pushTo({ paid: at("/a") });
    sim.ledger.sell();
    await sim.goOn();
    clock.set(START + 3_600_000);
    await sim.goOn();
    expect(got).toHaveLength(2);
  });
});
