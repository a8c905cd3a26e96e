/** A simulated 聚水潭 beside a platform's shop, through everything between them: what the warehouse did stands on the orders, once, and findings open and end by it. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import { DEPOTS } from "../../../main/demo/jushuitan/ledger.ts";
import { type JstServer, startJushuitan } from "../../../main/demo/jushuitan/server.ts";
import { jushuitan } from "../../../main/hub/connectors/jushuitan/connector.ts";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { commit } from "../../../main/hub/store/index.ts";
import { outbound, received } from "../../conformance/fakes/jushuitan.ts";
import { type ErpHub, HOUR, MINUTE, openErpHub, START } from "./erp-hub.ts";

const SHOP = 10_001;
const SHIRTS = [{ sku: "TS-BLK-L", qty: 2 }];

describe("a warehouse that 聚水潭 keeps", () => {
  let hub: ErpHub;
  let erp: JstServer;
  beforeEach(async () => {
    hub = await openErpHub();
    erp = await startJushuitan({ clock: hub.clock });
    // An own company's application: no token is typed.
    await hub.connect("jushuitan", { baseUrl: erp.url, settings: { appKey: erp.keys.appKey }, secrets: { appSecret: erp.keys.appSecret } });
  });
  afterEach(async () => {
    await erp.close();
    await hub.close();
  });
  const kinds = async (number: string): Promise<string[]> => (await hub.timeline(number)).map(({ kind }) => kind);

  it("stands on a JD order's timeline from the check to the outbound, each step once, however often it is told", async () => {
    hub.sell("301000000001");
    const order = erp.ledger.take("301000000001", { shopId: SHOP, goods: SHIRTS });
    await hub.pass();
    const outbound = erp.ledger.audit(order);
    await hub.pass();
    expect(await hub.state("301000000001")).toBe("allocated");
    erp.ledger.ship(outbound, { waybill: "ZT1", kilograms: 0.64 });
    const leftAt = hub.clock.now();
    for (let time = 0; time < 4; time += 1) await hub.pass();
    expect(await kinds("301000000001")).toEqual(["allocated", "audited", "outbound", "packed"]);
    const [, , left, packed] = await hub.timeline("301000000001");
    expect(left).toMatchObject({ at: new Date(leftAt), text: "仓库已出库（演示一号仓）" });
    expect(packed?.text).toBe("仓库已打包（演示一号仓）：TS-BLK-L × 2，640 克");
    expect(await hub.state("301000000001")).toBe("outbound");
    expect(await hub.open("301000000001")).toEqual([]);
  });

  it("ends what was shown as shipped and had not left, when it leaves", async () => {
    for (const number of ["301000000001", "301000000002"]) hub.sell(number);
    await hub.pass();
    hub.claimShipped("301000000001");
    const [late, other] = ["301000000001", "301000000002"].map((so) => erp.ledger.take(so, { shopId: SHOP, goods: SHIRTS }));
    await hub.pass();
    expect(await hub.open("301000000001")).toEqual([]);
    // The warehouse has spoken of what came after, and not of this.
    await hub.pass(25 * HOUR);
    if (!other || !late) throw new Error("no orders");
    erp.ledger.ship(erp.ledger.audit(other), { waybill: "ZT2", kilograms: 0.64 });
    await hub.pass();
    await hub.pass(15 * MINUTE);
    expect(await hub.open("301000000001")).toEqual(["shipped_not_outbound"]);
    erp.ledger.ship(erp.ledger.audit(late), { waybill: "ZT3", kilograms: 0.64 });
    await hub.pass();
    expect(await hub.open("301000000001")).toEqual([]);
  });

  it("shows the wrong goods in a package, and what is out of stock until it is there", async () => {
    hub.sell("301000000001");
    hub.sell("301000000002");
    const wrong = erp.ledger.take("301000000001", { shopId: SHOP, goods: SHIRTS });
    const short = erp.ledger.take("301000000002", { shopId: SHOP, goods: SHIRTS });
    erp.ledger.hold(short, "缺货");
    erp.ledger.ship(erp.ledger.audit(wrong), { waybill: "ZT1", kilograms: 0.4, packed: [{ sku: "TS-WHT-S", qty: 2, rawSo: wrong.so }] });
    await hub.pass();
    expect(await hub.open("301000000001")).toEqual(["wrong_item"]);
    expect(await hub.open("301000000002")).toEqual(["oversold"]);
    await hub.pass();
    erp.ledger.audit(short);
    await hub.pass();
    expect(await hub.open("301000000002")).toEqual([]);
  });

  it("divides one package among the orders that were put together, and weighs none of them by it", async () => {
    const numbers = ["301000000001", "301000000002"];
    hub.sell("301000000001", [{ sku: "CUP-01", qty: 1 }]);
    hub.sell("301000000002", [{ sku: "MUG-02", qty: 3 }]);
    const orders = [
      erp.ledger.take("301000000001", { shopId: SHOP, goods: [{ sku: "CUP-01", qty: 1 }] }),
      erp.ledger.take("301000000002", { shopId: SHOP, goods: [{ sku: "MUG-02", qty: 3 }] }),
    ];
    await hub.pass();
    erp.ledger.ship(erp.ledger.audit(erp.ledger.merge(orders)), { waybill: "ZT1", kilograms: 2.1 });
    await hub.pass();
    await hub.pass();
    const [first, second] = await Promise.all(numbers.map((number) => hub.timeline(number)));
    expect(first?.find(({ kind }) => kind === "packed")?.text).toBe("仓库已打包（演示一号仓）：CUP-01 × 1，与另外 1 个订单合并成一包");
    expect(second?.find(({ kind }) => kind === "packed")?.data).toMatchObject({ skus: [{ sku: "MUG-02", quantity: 3 }], mergedWith: ["301000000001"] });
    for (const number of numbers) {
      expect((await kinds(number)).filter((kind) => kind === "outbound")).toHaveLength(1);
      expect(await hub.open(number)).toEqual([]);
    }
  });

  it("tells what lies in each warehouse: set apart when an order is checked, gone when it leaves, back when that is taken back", async () => {
    const stock = () => hub.store.rows("SELECT warehouse, on_hand, locked, in_transit FROM stock_level WHERE code = 'TS-BLK-L' ORDER BY warehouse", []);
    const [one, two] = [
      { warehouse: "演示一号仓", in_transit: 0 },
      { warehouse: "演示二号仓", on_hand: 5, locked: 0, in_transit: 30 },
    ];
    erp.ledger.count("TS-BLK-L", 12);
    erp.ledger.buy(erp.ledger.count("TS-BLK-L", 5, { ...DEPOTS[1] }), 30);
    await hub.pass();
    expect(await stock()).toEqual([{ ...one, on_hand: 12, locked: 0 }, two]);
    hub.sell("301000000001");
    const outbound = erp.ledger.audit(erp.ledger.take("301000000001", { shopId: SHOP, goods: SHIRTS }));
    await hub.pass();
    expect(await stock()).toEqual([{ ...one, on_hand: 12, locked: 2 }, two]);
    erp.ledger.ship(outbound, { waybill: "ZT1", kilograms: 0.64 });
    await hub.pass();
    expect(await stock()).toEqual([{ ...one, on_hand: 10, locked: 0 }, two]);
    erp.ledger.revoke(outbound);
    await hub.pass();
    expect(await stock()).toEqual([{ ...one, on_hand: 12, locked: 0 }, two]);
  });

  it("finds the orders at risk when more is promised than there is: those paid last, until enough comes or their goods are set apart", async () => {
    erp.ledger.count("TS-BLK-L", 5);
    const numbers = ["301000000001", "301000000002", "301000000003"];
    for (const number of numbers.slice(0, 2)) {
      hub.sell(number, SHIRTS, hub.clock.now());
      await hub.pass();
    }
    expect(await Promise.all(numbers.slice(0, 2).map(hub.open))).toEqual([[], []]);
    hub.sell("301000000003", SHIRTS, hub.clock.now());
    await hub.pass();
    expect(await Promise.all(numbers.map(hub.open))).toEqual([[], [], ["oversold"]]);
    const told = await hub.store.rows<{ evidence: object }>("SELECT evidence FROM finding WHERE kind = 'oversold'", []);
    expect(told).toEqual([{ evidence: { code: "TS-BLK-L", lacking: "TS-BLK-L × 2", named: true, place: "", onHand: 5, promised: 6 } }]);
    const last = erp.ledger.take("301000000003", { shopId: SHOP, goods: SHIRTS });
    erp.ledger.audit(last);
    await hub.pass();
    // Its goods are set apart: now the one that paid second lacks them.
    await hub.pass();
    expect(await Promise.all(numbers.map(hub.open))).toEqual([[], ["oversold"], []]);
    erp.ledger.count("TS-BLK-L", 6);
    await hub.pass();
    expect(await Promise.all(numbers.map(hub.open))).toEqual([[], [], []]);
    expect(await hub.store.rows("SELECT code, ended_at IS NOT NULL AS ended FROM stock_shortage", [])).toEqual([{ code: "TS-BLK-L", ended: true }]);
  });

  it("lets an order go in parts, and misses nothing in the first while the second is set apart", async () => {
    hub.sell("301000000001", [
      { sku: "CUP-01", qty: 1 },
      { sku: "MUG-02", qty: 1 },
    ]);
    const order = erp.ledger.take("301000000001", {
      shopId: SHOP,
      goods: [
        { sku: "CUP-01", qty: 1 },
        { sku: "MUG-02", qty: 1 },
      ],
    });
    const [cup, mug] = erp.ledger.split(order, [["CUP-01"], ["MUG-02"]]).map((part) => erp.ledger.audit(part));
    if (!cup || !mug) throw new Error("no parts");
    erp.ledger.ship(cup, { waybill: "ZT1", kilograms: 0.3 });
    await hub.pass();
    expect(await hub.open("301000000001")).toEqual([]);
    erp.ledger.ship(mug, { waybill: "ZT2", kilograms: 0.3 });
    await hub.pass();
    expect((await kinds("301000000001")).filter((kind) => kind === "packed")).toHaveLength(2);
    expect(await hub.open("301000000001")).toEqual([]);
  });

  it("counts an outbound no more that was taken back, and says so; the next one counts again", async () => {
    hub.sell("301000000001");
    const order = erp.ledger.take("301000000001", { shopId: SHOP, goods: SHIRTS });
    const outbound = erp.ledger.audit(order);
    erp.ledger.ship(outbound, { waybill: "ZT1", kilograms: 0.64 });
    await hub.pass();
    expect(await hub.state("301000000001")).toBe("outbound");
    erp.ledger.revoke(outbound);
    await hub.pass();
    expect(await hub.state("301000000001")).toBe("paid");
    expect((await hub.timeline("301000000001")).at(-1)?.text).toBe("出库单已取消，之前的出库记录不再算数（演示一号仓）");
    expect(await kinds("301000000001")).toContain("outbound");
    erp.ledger.ship(erp.ledger.audit(order), { waybill: "ZT2", kilograms: 0.64 });
    await hub.pass();
    expect(await hub.state("301000000001")).toBe("outbound");
  });

  it("tells of a return that came under another number than the after-sale names; its inspection pays nothing by itself", async () => {
    hub.sell("301000000001");
    const order = erp.ledger.take("301000000001", { shopId: SHOP, goods: SHIRTS });
    erp.ledger.ship(erp.ledger.audit(order), { waybill: "ZT1", kilograms: 0.64 });
    await hub.pass();
    hub.sendBack("2012345001", "301000000001", "SF0001112223");
    await hub.pass();
    const back = erp.ledger.ask("301000000001", { shopId: SHOP, waybill: "SF9999999999" });
    erp.ledger.receive(back, { waybill: "SF9999999999", items: [{ sku: "TS-BLK-L", qty: 1 }] });
    erp.ledger.confirm(back);
    await hub.pass();
    const lines = await hub.timeline("301000000001");
    expect(lines.find(({ kind }) => kind === "return_arrived")?.text).toBe("退货已到仓（演示一号仓）：TS-BLK-L × 1");
    expect(lines.find(({ kind }) => kind === "return_inspected")).toMatchObject({ text: "退货已验（演示一号仓）", data: { waybill: "SF9999999999" } });
    const [record] = await hub.store.rows<{ inspection: string | null; state: string }>("SELECT inspection, state FROM case_file");
    expect(record?.inspection).toBeNull();
    expect(record?.state).not.toMatch(/refund(ing|ed)/);
  });

  it("waits for an order that the platform tells later, and leaves alone what belongs to shops that are not read", async () => {
    await hub.store.pool.query(`UPDATE shop SET settings = settings || '{"shopIds":"10001"}' WHERE id = 'jushuitan'`);
    erp.ledger.ship(erp.ledger.audit(erp.ledger.take("301000000001", { shopId: SHOP, goods: SHIRTS })), { waybill: "ZT1", kilograms: 0.64 });
    erp.ledger.ship(erp.ledger.audit(erp.ledger.take("888", { shopId: 20_002, goods: SHIRTS })), { waybill: "ZT2", kilograms: 0.64 });
    await hub.pass();
    expect(await hub.store.rows("SELECT status FROM raw_queue")).not.toEqual([]);
    hub.sell("301000000001");
    await hub.pass();
    expect(await kinds("301000000001")).toContain("outbound");
    await hub.pass();
    expect(await hub.store.rows("SELECT status, reason FROM raw_queue")).toEqual([]);
  });

  it("renews a token that has ended, and goes on where throttles and silence stopped it", async () => {
    hub.sell("301000000001");
    await hub.pass();
    erp.expire();
    erp.ledger.ship(erp.ledger.audit(erp.ledger.take("301000000001", { shopId: SHOP, goods: SHIRTS })), { waybill: "ZT1", kilograms: 0.64 });
    await hub.pass();
    expect(await kinds("301000000001")).toContain("outbound");
    expect(await hub.store.rows("SELECT verb FROM journal_line WHERE verb = 'shop.token_renewed'")).toHaveLength(2);
  });
});

describe("faults and the order of things", () => {
  it("loses nothing and tells nothing twice through throttles, silence and whatever is pulled again", async () => {
    const hub = await openErpHub();
    const faults = new FaultBox({ clock: hub.clock, seed: "jst", faults: { ...presetFaults("none", START), throttle: 0.2, timeout: 0.05 } });
    const erp = await startJushuitan({ clock: hub.clock, faults });
    await hub.connect("jushuitan", { baseUrl: erp.url, settings: { appKey: erp.keys.appKey }, secrets: { appSecret: erp.keys.appSecret } });
    const numbers = Array.from({ length: 70 }, (_, at) => String(301000000001 + at));
    for (const number of numbers) {
      hub.sell(number);
      erp.ledger.ship(erp.ledger.audit(erp.ledger.take(number, { shopId: SHOP, goods: SHIRTS })), { waybill: `ZT${number}`, kilograms: 0.64 });
    }
    for (let time = 0; time < 12; time += 1) await hub.pass(7 * MINUTE);
    for (const number of numbers) expect((await hub.timeline(number)).map(({ kind }) => kind).filter((kind) => kind === "outbound")).toEqual(["outbound"]);
    expect(await hub.store.rows("SELECT status, reason FROM raw_queue")).toEqual([]);
    await erp.close();
    await hub.close();
  });

  it("comes to the same whatever order versions come in, and however often", async () => {
    const hub = await openErpHub();
    let nth = 0;
    await hub.connect("jushuitan", { baseUrl: "http://127.0.0.1:1", settings: {}, secrets: {} });
    const versions = (number: string) =>
      [
        { topic: "outbound", row: { ...outbound("800001", START), status: "WaitConfirm", io_date: "", l_id: "", f_weight: 0 } },
        { topic: "outbound", row: outbound("800001", START + 1_000) },
        { topic: "outbound", row: { ...outbound("800001", START + 2_000), status: "Cancelled" } },
        { topic: "outbound", row: outbound("800002", START + 3_000) },
        { topic: "received", row: received("950001", START) },
      ].map(({ topic, row }) => ({
        topic,
        payload: JSON.stringify({ ...row, so_id: number, items: (row.items as object[]).map((item) => ({ ...item, raw_so_id: number })) }),
      }));
    const told = async (order: readonly number[]): Promise<unknown> => {
      nth += 1;
      const number = String(302000000000 + nth);
      hub.sell(number);
      await hub.pass();
      const given = order
        .map((at) => versions(number)[at])
        .flatMap((one) => {
          const facts = one ? jushuitan.normalize(one.topic, one.payload) : null;
          if (!facts?.ok) throw new Error("unreadable");
          return facts.value.flatMap((fact) => (fact.type === "warehouse" ? [fact] : []));
        });
      for (const fact of given)
        await commit(hub.store, "system", (tx) => takeFacts(tx, { warehouse: [{ shopId: "jushuitan", saidAt: new Date(hub.clock.now()), fact }] }));
      const lines = (await hub.timeline(number)).map(({ kind, at, text, data }) => ({ kind, at, text, data }));
      return { lines: lines.map((line) => JSON.stringify(line)).toSorted(), state: await hub.state(number), open: await hub.open(number) };
    };
    const straight = await told([0, 1, 2, 3, 4]);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          [0, 1, 2, 3, 4, 0, 1, 2, 3, 4].map((at, place) => ({ at, place })),
          { minLength: 10 },
        ),
        async (order) => {
          expect(await told(order.map(({ at }) => at))).toEqual(straight);
        },
      ),
      { numRuns: 12 },
    );
    await hub.close();
  });
});
