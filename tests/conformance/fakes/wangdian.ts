import { createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";

type Row = Record<string, unknown>;
type Params = Record<string, unknown>;
type List = "order" | "outbound" | "case" | "received" | "stock";

export interface FakeWangdian extends FakeChannel {
  rows: Record<List, Row[]>;
  asked: { method: string; page: number; counted: boolean; params: Params }[];
  /** Looks at every call before it is answered; may change the rows, or give an answer in its place. */
  before(hook: (method: string, params: Params) => unknown): void;
}

const local = (at: number): string => new Date(at + 8 * 3600 * SECOND).toISOString().slice(0, 19).replace("T", " ");
const timeOf = (told: unknown): number => (typeof told === "number" ? told : Date.parse(`${String(told).replace(" ", "T")}+08:00`));

/** The rule as the documents put it; times count from 2012-01-01 in Beijing. */
function verified({ path, query, body }: Received): boolean {
  const pairs = [...query].filter(([key]) => key !== "sign").concat([["body", body]]);
  pairs.sort(([left = ""], [right = ""]) => (left < right ? -1 : 1));
  const text = `wdt-secret${pairs.map(([key, value]) => `${key}${value}`).join("")}wdt-secret`;
  const skew = Math.abs(Number(query.get("timestamp")) + Date.parse("2012-01-01T00:00:00+08:00") / SECOND - NOW.getTime() / SECOND);
  const isWhole = path === "/openapi" && query.get("sid") === "wdtsid" && query.get("key") === "wdt-key" && query.get("salt") === "wdt-salt";
  return isWhole && skew <= 120 && createHash("md5").update(text, "utf8").digest("hex") === query.get("sign");
}

const LISTS: Readonly<Record<string, { list: List; id: string; from: string; to: string; hours: number }>> = {
  "sales.TradeQuery.queryWithDetail": { list: "order", id: "trade_no", from: "start_time", to: "end_time", hours: 1 },
  "wms.stockout.Sales.queryWithDetail": { list: "outbound", id: "order_no", from: "start_time", to: "end_time", hours: 1 },
  "aftersales.refund.Refund.search": { list: "case", id: "refund_no", from: "modified_from", to: "modified_to", hours: 720 },
  "wms.stockin.Refund.queryWithDetail": { list: "received", id: "order_no", from: "start_time", to: "end_time", hours: 720 },
  "wms.StockSpec.search2": { list: "stock", id: "spec_no", from: "start_time", to: "end_time", hours: 720 },
};
const IDS: Readonly<Record<List, string>> = { order: "trade_no", outbound: "order_no", case: "refund_no", received: "order_no", stock: "spec_no" };
const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: { status: 100, message: "超过每分钟最大调用频率限制，请稍后重试" },
  expired: { status: 1, message: "app auth fail" },
};

export async function fakeWangdian(): Promise<FakeWangdian> {
  const rows: FakeWangdian["rows"] = { order: [], outbound: [], case: [], received: [], stock: [] };
  const asked: FakeWangdian["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let pending: Trouble | undefined;
  let hook: (method: string, params: Params) => unknown = () => undefined;

  function listed(query: URLSearchParams, params: Params): unknown {
    const call = LISTS[query.get("method") ?? ""];
    if (!call) return { status: 100, message: "权限不足" };
    const [size, number] = [Number(query.get("page_size")), Number(query.get("page_no"))];
    const [from, to] = [timeOf(params[call.from]), timeOf(params[call.to])];
    const one = params.trade_no ?? (params.spec_nos as string[] | undefined)?.[0];
    if (one === undefined && !(to >= from && to - from <= call.hours * 3_600_000)) return { status: 100, message: "您的查询时间过宽" };
    const inside = rows[call.list].filter((row) => (one === undefined ? timeOf(row.modified) >= from && timeOf(row.modified) <= to : row[call.id] === one));
    const order = inside.slice(number * size, (number + 1) * size);
    const data = call.list === "stock" ? { detail_list: order } : { order };
    return { status: 0, data: query.get("calc_total") === "1" ? { total_count: inside.length, ...data } : data };
  }

  function answer(received: Received): string {
    if (!verified(received)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const { query, body } = received;
    const [params = {}] = JSON.parse(body) as Params[];
    const method = query.get("method") ?? "";
    asked.push({ method, params, page: Number(query.get("page_no")), counted: query.get("calc_total") === "1" });
    return JSON.stringify(hook(method, params) ?? listed(query, params));
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const put = (list: List, make: (id: string, at: number) => Row, index: number): string => {
    const id = `${{ order: "JY", outbound: "CK", case: "TK", received: "RK", stock: "KC" }[list]}${String(rows[list].length + 1).padStart(6, "0")}`;
    rows[list].push(make(id, SOLD_AT.getTime() + index * SECOND));
    return id;
  };
  return {
    server,
    rows,
    asked,
    before: (next) => {
      hook = next;
    },
    settings: { sid: "wdtsid", key: "wdt-key" },
    secrets: { appSecret: "wdt-secret:wdt-salt" },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    // Half of them of each sort.
    fill: (what, count) =>
      Array.from({ length: count }, (_, index) => {
        const first = index < Math.ceil(count / 2);
        if (what === "orders") return first ? put("order", trade, index) : put("outbound", stockout, index);
        return first ? put("case", refund, index) : put("received", stockin, index);
      }),
    fillStock: (count) =>
      Array.from({ length: count }, (_, index) => {
        const warehouse = index % 2 === 0 ? { warehouse_no: "WH01", warehouse_name: "演示二号仓" } : { warehouse_no: "WH02", warehouse_name: "演示三号仓" };
        const sku = `SKU-${index}`;
        rows.stock.push({ ...stock(sku, SOLD_AT.getTime() + index * SECOND), ...warehouse });
        return { id: `${sku}@${warehouse.warehouse_no}`, sku, warehouse: warehouse.warehouse_name };
      }),
    setStatus: (status) => {
      for (const row of Object.values(rows).flat()) {
        if ("trade_status" in row) row.trade_status = status;
        else row.status = status;
      }
    },
    refOf: (what, id) => {
      const list = (["order", "outbound", "case", "received"] as const).find((one) => rows[one].some((row) => row[IDS[one]] === id));
      const row = list && rows[list].find((one) => one[IDS[list]] === id);
      return { kind: what === "orders" ? "order" : "case", id, ...(list && row ? { extra: { list, changed: local(timeOf(row.modified)) } } : {}) };
    },
  };
}

const NUMBER = "301000000077";
const WAREHOUSE = { warehouse_no: "WH01", warehouse_name: "演示二号仓", shop_no: "S01" };

function stock(sku: string, at: number): Row {
  return {
    rec_id: at,
    spec_no: sku,
    goods_name: "纯棉T恤",
    spec_name: "黑色 L",
    defect: false,
    stock_num: "12.0000",
    sending_num: "3.0000",
    lock_num: 2,
    purchase_num: "30.0000",
    transfer_num: 10,
    modified: at,
  };
}

export function trade(no: string, at: number): Row {
  return {
    trade_no: no,
    trade_status: 55,
    src_tids: NUMBER,
    modified: local(at),
    created: SOLD_AT.getTime(),
    check_time: local(SOLD_AT.getTime()),
    bad_reason: 0,
    freeze_reason: "",
    ...WAREHOUSE,
    detail_list: [{ src_tid: NUMBER, spec_no: "TS-BLK-L", num: 2 }],
  };
}

export function stockout(no: string, at: number): Row {
  return {
    order_no: no,
    src_order_no: "JY000001",
    src_trade_no: NUMBER,
    status: 110,
    consign_status: 3,
    block_reason: 0,
    modified: local(at),
    created_date: local(SOLD_AT.getTime() - 600 * SECOND),
    stock_check_time: SOLD_AT.getTime() - 600 * SECOND,
    consign_time: local(SOLD_AT.getTime()),
    weight: "0.6400",
    packager_name: "演示打包员",
    logistics_no: "ZT7700000001",
    logistics_name: "中通快递",
    ...WAREHOUSE,
    details_list: [{ src_tid: NUMBER, src_oid: "1", spec_no: "TS-BLK-L", goods_count: "2.0000", num: 2 }],
  };
}

export function refund(no: string, at: number): Row {
  return {
    refund_no: no,
    status: 80,
    type: 2,
    tid_list: NUMBER,
    src_tids: NUMBER,
    modified: at,
    modified_date: local(at),
    settle_time: local(SOLD_AT.getTime() + 60 * SECOND),
    actual_refund_amount: "59.0000",
    shop_no: "S01",
    detail_list: [{ tid: NUMBER, spec_no: "TS-BLK-L", refund_num: 1 }],
  };
}

export function stockin(no: string, at: number): Row {
  return {
    order_no: no,
    refund_no: "TK000001",
    status: 80,
    tid_list: NUMBER,
    created_time: SOLD_AT.getTime(),
    check_time: SOLD_AT.getTime() + 60 * SECOND,
    modified: local(at),
    logistics_no: "SF8800000001",
    ...WAREHOUSE,
    details_list: [{ tid: NUMBER, spec_no: "TS-BLK-L", num: "1.0000", expect_num: 1, defect: false }],
  };
}
