/** A simulated site of 金蝶云星空 beside a platform's shop, through everything between them: what the books prove stands on the orders, once. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import { type KingdeeServer, startKingdee } from "../../../main/demo/kingdee/server.ts";
import { kingdee } from "../../../main/hub/connectors/kingdee/connector.ts";
import { openPost } from "../../../main/server/index.ts";
import { type ErpHub, HOUR, MINUTE, openErpHub, START } from "./erp-hub.ts";

const NUMBER = "301000000001";
const OTHER = "301000000002";
const SETTINGS = { orderField: "F_SHOP_NO", returnWaybillField: "F_WAYBILL" };
const shirts = (shopNo = NUMBER) => [{ shopNo, sku: "TS-BLK-L", quantity: 2 }];

describe("books that 金蝶云星空 keeps", () => {
  let hub: ErpHub;
  let erp: KingdeeServer;
  async function open(more: Partial<Parameters<typeof startKingdee>[0]> = {}): Promise<void> {
    erp = await startKingdee({ clock: hub.clock, ...more });
    const { appSecret, ...keys } = erp.keys;
    await hub.connect("kingdee", { baseUrl: erp.url, settings: { ...keys, ...SETTINGS }, secrets: { appSecret } });
  }
  beforeEach(async () => {
    hub = await openErpHub();
  });
  afterEach(async () => {
    await erp.close();
    await hub.close();
  });
  const kinds = async (number = NUMBER): Promise<string[]> => (await hub.timeline(number)).map(({ kind }) => kind).toSorted();

  it("prove an order's check and that it left, ends what was shown as shipped, and count no more when the audit is taken back", async () => {
    await open();
    hub.sell(NUMBER);
    hub.sell(OTHER);
    const order = erp.ledger.make("SAL_SaleOrder", { lines: shirts() });
    await hub.pass();
    expect(await kinds()).toEqual([]);
    erp.ledger.audit(order);
    await hub.pass();
    expect(await hub.state(NUMBER)).toBe("audited");
    hub.claimShipped(NUMBER);
    await hub.pass(25 * HOUR);
    // Of a shop whose warehouse is not heard of since nothing is concluded from silence.
    erp.ledger.audit(erp.ledger.make("SAL_OUTSTOCK", { lines: shirts(OTHER), waybill: "ZT0" }));
    await hub.pass();
    await hub.pass(15 * MINUTE);
    expect(await hub.open(NUMBER)).toEqual(["shipped_not_outbound"]);
    const out = erp.ledger.make("SAL_OUTSTOCK", { lines: shirts(), waybill: "ZT1" });
    erp.ledger.audit(out);
    for (let time = 0; time < 3; time += 1) await hub.pass();
    expect(await kinds()).toEqual(["audited", "outbound"]);
    expect(await hub.open(NUMBER)).toEqual([]);
    erp.ledger.reopen(out);
    await hub.pass();
    expect(await kinds()).toEqual(["audited", "outbound", "outbound_cancelled"]);
    expect(await hub.state(NUMBER)).toBe("audited");
  });

  it("tell that goods came back, and hold what is void", async () => {
    await open();
    hub.sell(NUMBER);
    await hub.pass();
    hub.sendBack("2012345001", NUMBER, "SF0001112223");
    const back = erp.ledger.make("SAL_RETURNSTOCK", { lines: shirts(), waybill: "SF0001112223" });
    erp.ledger.audit(back);
    erp.ledger.void(erp.ledger.make("SAL_SaleOrder", { lines: shirts() }));
    await hub.pass();
    expect(await kinds()).toEqual(expect.arrayContaining(["held", "return_arrived"]));
  });

  it("lose nothing and tell nothing twice through limits, silence and short answers", async () => {
    const faults = new FaultBox({ clock: hub.clock, seed: "kd", faults: { ...presetFaults("none", START), throttle: 0.1, timeout: 0.05 } });
    await open({ faults });
    const numbers = Array.from({ length: 70 }, (_, at) => String(301000000001 + at));
    for (const number of numbers) {
      hub.sell(number);
      erp.ledger.audit(erp.ledger.make("SAL_SaleOrder", { lines: shirts(number) }));
      erp.ledger.audit(erp.ledger.make("SAL_OUTSTOCK", { lines: shirts(number), waybill: `ZT${number}` }));
    }
    for (let time = 0; time < 14; time += 1) await hub.pass(7 * MINUTE);
    for (const number of numbers) expect(await kinds(number)).toEqual(["audited", "outbound"]);
    expect(await hub.store.rows("SELECT status, reason FROM raw_queue")).toEqual([]);
  });

  it("are refused in a sentence at each of the three doors", async () => {
    await open({ denied: ["SAL_SaleOrder"] });
    const { appSecret, ...keys } = erp.keys;
    const refusal = async (more: { settings?: Record<string, string>; secrets?: Record<string, string>; baseUrl?: string; now?: number }) => {
      const context = {
        ...{ baseUrl: erp.url, settings: { ...keys, ...more.settings }, secrets: { appSecret, ...more.secrets }, timeoutMs: 2_000, post: openPost() },
        clock: { now: () => more.now ?? hub.clock.now() },
      };
      const read = await kingdee.fetchOne({ ...context, baseUrl: more.baseUrl ?? erp.url }, { kind: "order", id: "X" });
      return read.ok ? "ok" : `${read.refusal.code} ${read.refusal.message}`;
    };
    expect(await refusal({})).toMatch(/^REFUSED .*权限/);
    expect(await refusal({ secrets: { appSecret: "other" } })).toMatch(/^BAD_SIGNATURE .*应用密钥/);
    expect(await refusal({ settings: { acctId: "other" } })).toMatch(/^REFUSED .*数据中心 ID/);
    expect(await refusal({ settings: { user: "other" } })).toMatch(/^REFUSED .*用户/);
    expect(await refusal({ settings: { appId: "654321_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4" } })).toMatch(/^REFUSED .*应用 ID/);
    expect(await refusal({ now: hub.clock.now() - 13 * MINUTE })).toMatch(/^REFUSED .*时钟/);
    expect(await refusal({ baseUrl: `${new URL(erp.url).origin}/other` })).toMatch(/^REFUSED .*服务器地址/);
  });
});
