/** A simulated 旺店通 网页版, and 企业版, beside a platform's shop, through everything between them: what the warehouse did stands on the orders, once. */
import { afterEach, describe, expect, it } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import { type HuiceServer, startHuice } from "../../../main/demo/huice/server.ts";
import { type ErpHub, MINUTE, openErpHub, START } from "./erp-hub.ts";

const SHIRTS = [{ spec: "TS-BLK-L", num: 2 }];
const NUMBER = "301000000001";
const OTHER = "301000000002";

describe("a warehouse that 旺店通 网页版 or 企业版 keeps", () => {
  let hub: ErpHub;
  let erp: HuiceServer;
  async function open(more: Partial<Parameters<typeof startHuice>[0]> = {}): Promise<void> {
    hub = await openErpHub();
    erp = await startHuice({ clock: hub.clock, ...more });
    const { sid, appKey, appSecret } = erp.keys;
    await hub.connect("huice", { baseUrl: erp.url, settings: { sid, appKey }, secrets: { appSecret } });
  }
  afterEach(async () => {
    await erp.close();
    await hub.close();
  });
  const take = (tid = NUMBER, goods = SHIRTS) => erp.ledger.take(tid, { shopNo: "S01", goods });
  const kinds = async (number = NUMBER): Promise<string[]> => (await hub.timeline(number)).map(({ kind }) => kind).toSorted();

  it.each([false, true])(
    "stands on an order's timeline from the check until it left, and counts no more when it is taken back (enterprise: %s)",
    async (isEnterprise) => {
      await open({ isEnterprise });
      hub.sell(NUMBER);
      const trade = take();
      await hub.pass();
      erp.ledger.audit(trade);
      await hub.pass();
      expect(await hub.state(NUMBER)).toBe("audited");
      const shipping = erp.ledger.ship(trade, { waybill: "ZT1", kilograms: 0.64 });
      for (let time = 0; time < 3; time += 1) await hub.pass();
      expect(await kinds()).toEqual(["audited", "outbound", "packed"]);
      expect(await hub.state(NUMBER)).toBe("outbound");
      expect(await hub.open(NUMBER)).toEqual([]);
      erp.ledger.revoke(shipping);
      await hub.pass();
      expect(await hub.state(NUMBER)).toBe("audited");
      expect(await kinds()).toEqual(["audited", "outbound", "outbound_cancelled", "packed"]);
    },
  );

  it("divides a package among its orders, proves nothing by what the platform marked, and fails what came back damaged", async () => {
    await open();
    const third = "301000000003";
    hub.sell(NUMBER, [{ sku: "CUP-01", qty: 1 }]);
    hub.sell(OTHER, [{ sku: "MUG-02", qty: 1 }]);
    hub.sell(third);
    const merged = erp.ledger.merge([take(NUMBER, [{ spec: "CUP-01", num: 1 }]), take(OTHER, [{ spec: "MUG-02", num: 1 }])]);
    erp.ledger.audit(merged);
    erp.ledger.ship(merged, { waybill: "ZT1", kilograms: 2.1 });
    erp.ledger.ship(take(third), { waybill: "", kilograms: 0, isPlatforms: true });
    await hub.pass();
    for (const number of [NUMBER, OTHER]) {
      expect((await hub.timeline(number)).find(({ kind }) => kind === "packed")?.text).toContain("与另外 1 个订单合并成一包");
      expect(await hub.open(number)).toEqual([]);
    }
    expect(await kinds(third)).not.toContain("outbound");
    hub.sendBack("2012345001", NUMBER, "SF0001112223");
    await hub.pass();
    const back = erp.ledger.receive(erp.ledger.ask(NUMBER, "S01"), { waybill: "SF0001112223", items: [{ spec: "CUP-01", num: 1, damaged: true }] });
    await hub.pass();
    erp.ledger.inspect(back);
    await hub.pass();
    const lines = await hub.timeline(NUMBER);
    expect(lines.find(({ kind }) => kind === "return_inspected")?.text).toBe("退货已验（演示三号仓）：不合格，CUP-01 × 1");
  });

  it("loses nothing and tells nothing twice through throttles, silence and whatever is pulled again", async () => {
    hub = await openErpHub();
    const faults = new FaultBox({ clock: hub.clock, seed: "hc", faults: { ...presetFaults("none", START), throttle: 0.1, timeout: 0.05 } });
    erp = await startHuice({ clock: hub.clock, faults });
    const { sid, appKey, appSecret } = erp.keys;
    await hub.connect("huice", { baseUrl: erp.url, settings: { sid, appKey }, secrets: { appSecret } });
    const numbers = Array.from({ length: 70 }, (_, at) => String(301000000001 + at));
    for (const number of numbers) {
      hub.sell(number);
      const trade = take(number);
      erp.ledger.audit(trade);
      erp.ledger.ship(trade, { waybill: `ZT${number}`, kilograms: 0.64 });
    }
    for (let time = 0; time < 14; time += 1) await hub.pass(7 * MINUTE);
    for (const number of numbers) expect(await kinds(number)).toEqual(["audited", "outbound", "packed"]);
    expect(await hub.store.rows("SELECT status, reason FROM raw_queue")).toEqual([]);
  });
});
