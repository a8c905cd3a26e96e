/** A hub with a platform's shop and a warehouse system beside it, over real connections: both are pulled, what comes is understood, and findings are looked at. */
import { type SimClock, steppedClock } from "../../../main/demo/engine/clock.ts";
import { openVault } from "../../../main/hub/access/index.ts";
import { connectorFor, connectors, readerAmong } from "../../../main/hub/connectors/index.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { type IngestDeps, pullDue } from "../../../main/hub/ingest/index.ts";
import { sweepFindings, watchShortages } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { openOutbound } from "../../../main/server/index.ts";
import { type FakeJd, fakeJd, order, service } from "../../conformance/fakes/jd.ts";
import { freshStore } from "../../support/store.ts";
import { sealed } from "./channel.ts";

export const START = Date.UTC(2026, 10, 20, 2, 0, 0);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const local = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 19).replace("T", " ");

interface Line {
  kind: string;
  text: string;
  at: Date;
  data: Record<string, unknown>;
}

export interface ErpHub {
  clock: SimClock;
  store: Store;
  jd: FakeJd;
  log: string[];
  /** Connects a warehouse system as a person would. */
  connect(channel: string, of: { baseUrl: string; settings: Record<string, string>; secrets: Record<string, string> }): Promise<void>;
  /** A paid order at the platform; its goods are two shirts, or what is given. */
  sell(number: string, goods?: readonly { sku: string; qty: number }[], paidAt?: number): void;
  /** The platform shows it as shipped, and names no waybill. */
  claimShipped(number: string): void;
  /** A buyer asks to send goods back, and has sent them. */
  sendBack(service: string, number: string, waybill: string): void;
  /** Time passes, both are pulled, and everything is understood. */
  pass(ms?: number): Promise<void>;
  understand(): Promise<void>;
  timeline(number: string): Promise<Line[]>;
  /** Kinds of findings that are open. */
  open(number: string): Promise<string[]>;
  state(number: string): Promise<string>;
  close(): Promise<void>;
}

export async function openErpHub(): Promise<ErpHub> {
  const clock = steppedClock(START);
  const store = await freshStore({ clock: { now: () => clock.now() } });
  const jd = await fakeJd();
  const log: string[] = [];
  const vault = openVault(new Uint8Array(32).fill(7));
  const outbound = openOutbound();
  const deps: IngestDeps = {
    store,
    vault,
    connectors: connectorFor,
    post: outbound.post,
    log: (_level, line) => void log.push(line),
    wait: async () => undefined,
  };
  const insert = async (channel: string, of: Parameters<ErpHub["connect"]>[1]): Promise<void> => {
    const now = new Date(clock.now());
    await store.pool.query(
      "INSERT INTO shop (id, channel, name, base_url, settings, secrets, next_pull_at, created_at) VALUES ($1, $1, $1, $2, $3, $4, $5, $5)",
      [channel, of.baseUrl, { history_hours: "2", ...of.settings }, Buffer.from(sealed(of.secrets)), now],
    );
  };
  await insert("jd", { baseUrl: jd.server.baseUrl, settings: jd.settings, secrets: jd.secrets });
  const reader = readerAmong(connectors);
  const understand = async (): Promise<void> => {
    while ((await understandDue({ store, vault, reader, log: (_level, line) => void log.push(line) })) > 0);
  };
  const change = (number: string, more: Record<string, unknown>): void => {
    const row = jd.orders.get(number);
    if (!row) throw new Error(`no order ${number}`);
    jd.orders.set(number, { ...row, ...more, modified: local(clock.now()) });
  };
  return {
    clock,
    store,
    jd,
    log,
    connect: insert,
    sell: (number, goods = [{ sku: "TS-BLK-L", qty: 2 }], paidAt = undefined) => {
      const row = order(number, clock.now());
      const items = goods.map(({ sku, qty }, at) => ({
        skuId: `1000${at}`,
        wareId: "1",
        outerSkuId: sku,
        skuName: sku,
        itemTotal: String(qty),
        jdPrice: "64.00",
      }));
      const total = `${goods.reduce((sum, { qty }) => sum + qty, 0) * 64}.00`;
      const money = { orderTotalPrice: total, orderSellerPrice: total, orderPayment: total, freightPrice: "0.00", sellerDiscount: "0.00" };
      jd.orders.set(number, {
        ...row,
        ...money,
        ...(paidAt === undefined ? {} : { paymentConfirmTime: local(paidAt) }),
        itemInfoList: items,
        couponDetailList: [],
        pin: `pin-${number}`,
      });
    },
    claimShipped: (number) => change(number, { orderState: "WAIT_GOODS_RECEIVE_CONFIRM", outBoundDate: local(clock.now()) }),
    sendBack: (id, number, waybill) => {
      const row = service(id, clock.now());
      jd.services.set(id, { ...row, orderId: number, applyTime: local(clock.now()), serviceStatus: 10005, expressCode: waybill, expressCompany: "顺丰" });
    },
    pass: async (ms = 6 * MINUTE) => {
      clock.set(clock.now() + ms);
      await pullDue(deps);
      await understand();
      await watchShortages(store);
      while ((await sweepFindings(store)) > 0);
    },
    understand,
    timeline: (number) =>
      store.rows<Line>(
        `SELECT e.kind, e.text, e.at, e.data FROM timeline_event e JOIN "order" o ON o.id = e.order_id WHERE o.channel_order_id = $1 AND e.source IN ('warehouse', 'books') ORDER BY e.at, e.kind`,
        [number],
      ),
    open: async (number) =>
      (
        await store.rows<{ kind: string }>(
          `SELECT f.kind FROM finding f JOIN "order" o ON o.id = f.order_id WHERE o.channel_order_id = $1 AND f.resolved_at IS NULL ORDER BY f.kind`,
          [number],
        )
      ).map(({ kind }) => kind),
    state: async (number) => (await store.rows<{ state: string }>(`SELECT state FROM "order" WHERE channel_order_id = $1`, [number]))[0]?.state ?? "none",
    close: async () => {
      await jd.server.close();
      await store.close();
    },
  };
}
