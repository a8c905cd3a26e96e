/** A simulated 旺店通 beside a platform's shop, through everything between them: what the warehouse did stands on the orders, once, and findings open and end by it. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import { startWangdian, type WdtServer } from "../../../main/demo/wangdian/server.ts";
import { wangdian } from "../../../main/hub/connectors/wangdian/connector.ts";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { commit } from "../../../main/hub/store/index.ts";
import { stockin, stockout } from "../../conformance/fakes/wangdian.ts";
import { type ErpHub, HOUR, MINUTE, openErpHub, START } from "./erp-hub.ts";

const SHIRTS = [{ spec: "TS-BLK-L", num: 2 }];
const NUMBER = "301000000001";
const OTHER = "301000000002";

const connect = (hub: ErpHub, { url, keys: { sid, key, appSecret } }: WdtServer): Promise<void> =>
  hub.connect("wangdian", { baseUrl: url, settings: { sid, key }, secrets: { appSecret } });

describe("a warehouse that 旺店通 keeps", () => {
  let hub: ErpHub;
  let erp: WdtServer;
  beforeEach(async () => {
    hub = await openErpHub();
    erp = await startWangdian({ clock: hub.clock });
    await connect(hub, erp);
  });
  afterEach(async () => {
    await erp.close();
    await hub.close();
  });
  const take = (tid = NUMBER, goods = SHIRTS) => erp.ledger.take(tid, { shopNo: "S01", goods });
  const kinds = async (number = NUMBER): Promise<string[]> => (await hub.timeline(number)).map(({ kind }) => kind);

  it("stands on a JD order's timeline from the check to the books, each step once, with who packed it", async () => {
    hub.sell(NUMBER);
    const trade = take();
    await hub.pass();
    const document = erp.ledger.audit(trade);
    await hub.pass();
    expect(await hub.state(NUMBER)).toBe("allocated");
    erp.ledger.pack(document, { kilograms: 0.64 });
    await hub.pass();
    expect(await hub.state(NUMBER)).toBe("packed");
    erp.ledger.ship(document, "ZT1");
    await hub.pass();
    erp.ledger.post(trade);
    for (let time = 0; time < 3; time += 1) await hub.pass();
    expect((await kinds()).toSorted()).toEqual(["allocated", "audited", "books_posted", "outbound", "packed"]);
    const lines = await hub.timeline(NUMBER);
    expect(lines.find(({ kind }) => kind === "packed")?.text).toBe("仓库已打包（演示二号仓）：TS-BLK-L × 2，640 克，打包员 演示打包员");
    expect(lines.find(({ kind }) => kind === "books_posted")?.text).toBe("财务已入账");
    expect(await hub.state(NUMBER)).toBe("outbound");
    expect(await hub.open(NUMBER)).toEqual([]);
  });

  it("shows wrong goods before they leave, and ends what was shown as shipped when it leaves", async () => {
    hub.sell(NUMBER);
    hub.sell(OTHER);
    await hub.pass();
    hub.claimShipped(OTHER);
    const [wrong, late] = [erp.ledger.audit(take(NUMBER)), erp.ledger.audit(take(OTHER))];
    erp.ledger.pack(wrong, { kilograms: 0.4, packed: [{ spec: "TS-WHT-S", num: 2, tid: NUMBER }] });
    await hub.pass();
    expect(await hub.open(NUMBER)).toEqual(["wrong_item"]);
    expect(await hub.state(NUMBER)).toBe("packed");
    await hub.pass(25 * HOUR);
    erp.ledger.ship(wrong, "ZT1");
    await hub.pass();
    await hub.pass(15 * MINUTE);
    expect(await hub.open(OTHER)).toEqual(["shipped_not_outbound"]);
    erp.ledger.pack(late, { kilograms: 0.64 });
    erp.ledger.ship(late, "ZT2");
    await hub.pass();
    expect(await hub.open(OTHER)).toEqual([]);
  });

  it("says what is out of stock until goods are set apart for it, and why a document is stopped", async () => {
    hub.sell(NUMBER);
    const document = erp.ledger.audit(take());
    erp.ledger.lack(document);
    await hub.pass();
    expect(await hub.open(NUMBER)).toEqual(["oversold"]);
    await hub.pass();
    erp.ledger.allocate(document);
    erp.ledger.pack(document, { kilograms: 0.64 });
    await hub.pass();
    expect(await hub.open(NUMBER)).toEqual([]);
    erp.ledger.block(document, 1);
    await hub.pass();
    expect((await hub.timeline(NUMBER)).find(({ kind }) => kind === "held")?.text).toBe("仓库系统暂停处理（演示二号仓）：买家申请退款");
  });

  it("divides one package among the orders that were put together, lets one order go in parts, and counts no more what was taken back", async () => {
    hub.sell(NUMBER, [{ sku: "CUP-01", qty: 1 }]);
    hub.sell(OTHER, [{ sku: "MUG-02", qty: 1 }]);
    const merged = erp.ledger.audit(erp.ledger.merge([take(NUMBER, [{ spec: "CUP-01", num: 1 }]), take(OTHER, [{ spec: "MUG-02", num: 1 }])]));
    erp.ledger.pack(merged, { kilograms: 2.1 });
    erp.ledger.ship(merged, "ZT1");
    const third = "301000000003";
    hub.sell(third, [
      { sku: "CUP-01", qty: 1 },
      { sku: "MUG-02", qty: 1 },
    ]);
    const whole = take(third, [
      { spec: "CUP-01", num: 1 },
      { spec: "MUG-02", num: 1 },
    ]);
    const [cup, mug] = erp.ledger.split(whole, [["CUP-01"], ["MUG-02"]]).map((part) => erp.ledger.audit(part));
    if (!cup || !mug) throw new Error("no parts");
    erp.ledger.pack(cup, { kilograms: 0.3 });
    erp.ledger.ship(cup, "ZT2");
    await hub.pass();
    for (const number of [NUMBER, OTHER]) {
      expect((await hub.timeline(number)).find(({ kind }) => kind === "packed")?.text).toContain("与另外 1 个订单合并成一包");
      expect(await hub.open(number)).toEqual([]);
    }
    expect(await hub.open(third)).toEqual([]);
    erp.ledger.pack(mug, { kilograms: 0.3 });
    erp.ledger.ship(mug, "ZT3");
    erp.ledger.revoke(merged);
    await hub.pass();
    expect(await hub.open(third)).toEqual([]);
    expect((await kinds(third)).filter((kind) => kind === "outbound")).toHaveLength(2);
    expect(await hub.state(NUMBER)).toBe("audited");
    expect(await kinds(NUMBER)).toEqual(expect.arrayContaining(["outbound", "outbound_cancelled"]));
  });

  it("tells of a return under another number than the after-sale names, and passes under the right one what is good", async () => {
    for (const number of [NUMBER, OTHER]) {
      hub.sell(number);
      const document = erp.ledger.audit(take(number));
      erp.ledger.pack(document, { kilograms: 0.64 });
      erp.ledger.ship(document, `ZT-${number}`);
    }
    await hub.pass();
    hub.sendBack("2012345001", NUMBER, "SF0001112223");
    hub.sendBack("2012345002", OTHER, "SF0001112224");
    await hub.pass();
    const strange = erp.ledger.receive(erp.ledger.ask(NUMBER, "S01"), { waybill: "SF9999999999", items: [{ spec: "TS-BLK-L", num: 1 }] });
    const damaged = erp.ledger.ask(OTHER, "S01");
    const back = erp.ledger.receive(damaged, { waybill: "SF0001112224", items: [{ spec: "TS-BLK-L", num: 1, defect: true }] });
    await hub.pass();
    expect((await hub.timeline(NUMBER)).find(({ kind }) => kind === "return_arrived")?.text).toBe("退货已到仓（演示二号仓）：TS-BLK-L × 1");
    erp.ledger.inspect(strange);
    erp.ledger.inspect(back);
    erp.ledger.settle(damaged, 59);
    await hub.pass();
    const lines = await hub.timeline(OTHER);
    expect(lines.find(({ kind }) => kind === "return_inspected")?.text).toBe("退货已验（演示二号仓）：不合格，TS-BLK-L × 1");
    expect(lines.find(({ kind }) => kind === "books_posted")?.text).toBe("财务已入账：退款 59.00 元");
  });
});

describe("faults and the order of things", () => {
  it("loses nothing and tells nothing twice through throttles, silence and whatever is pulled again", async () => {
    const hub = await openErpHub();
    const faults = new FaultBox({ clock: hub.clock, seed: "wdt", faults: { ...presetFaults("none", START), throttle: 0.1, timeout: 0.05 } });
    const erp = await startWangdian({ clock: hub.clock, faults });
    await connect(hub, erp);
    const numbers = Array.from({ length: 70 }, (_, at) => String(301000000001 + at));
    for (const number of numbers) {
      hub.sell(number);
      const document = erp.ledger.audit(erp.ledger.take(number, { shopNo: "S01", goods: SHIRTS }));
      erp.ledger.pack(document, { kilograms: 0.64 });
      erp.ledger.ship(document, `ZT${number}`);
    }
    for (let time = 0; time < 14; time += 1) await hub.pass(7 * MINUTE);
    for (const number of numbers)
      expect((await hub.timeline(number)).map(({ kind }) => kind).toSorted()).toEqual(["allocated", "audited", "outbound", "packed"]);
    expect(await hub.store.rows("SELECT status, reason FROM raw_queue")).toEqual([]);
    await erp.close();
    await hub.close();
  });

  it("comes to the same whatever order versions come in, and however often", async () => {
    const hub = await openErpHub();
    await hub.connect("wangdian", { baseUrl: "http://127.0.0.1:1", settings: {}, secrets: {} });
    const versions = (number: string) =>
      [
        { topic: "outbound", row: { ...stockout("CK1", START), status: 70, consign_status: 0, consign_time: undefined } },
        { topic: "outbound", row: stockout("CK1", START + 1_000) },
        { topic: "outbound", row: { ...stockout("CK1", START + 2_000), status: 5 } },
        { topic: "outbound", row: stockout("CK2", START + 3_000) },
        { topic: "received", row: { ...stockin("RK1", START), status: 30 } },
        { topic: "received", row: stockin("RK1", START + 1_000) },
      ].map(({ topic, row }) => ({ topic, payload: JSON.stringify(row).replaceAll("301000000077", number) }));
    let nth = 0;
    const told = async (order: readonly number[]): Promise<unknown> => {
      nth += 1;
      const number = String(302000000000 + nth);
      hub.sell(number);
      await hub.pass();
      for (const one of order.map((at) => versions(number)[at])) {
        const facts = one ? wangdian.normalize(one.topic, one.payload) : null;
        if (!facts?.ok) throw new Error("unreadable");
        const warehouse = facts.value.flatMap((fact) => (fact.type === "warehouse" ? [{ shopId: "wangdian", saidAt: new Date(hub.clock.now()), fact }] : []));
        await commit(hub.store, "system", (tx) => takeFacts(tx, { warehouse }));
      }
      const lines = (await hub.timeline(number)).map(({ kind, at, text, data }) => JSON.stringify({ kind, at, text, data }));
      return { lines: lines.toSorted(), state: await hub.state(number), open: await hub.open(number) };
    };
    const straight = await told([0, 1, 2, 3, 4, 5]);
    const twice = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5].map((at, place) => ({ at, place }));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(twice, { minLength: 12 }), async (order) => {
        expect(await told(order.map(({ at }) => at))).toEqual(straight);
      }),
      { numRuns: 12 },
    );
    await hub.close();
  });
});
