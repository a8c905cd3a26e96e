import { createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";

type Row = Record<string, unknown>;
type List = "order" | "outbound" | "revoked" | "case" | "received";

export interface FakeHuice extends FakeChannel {
  rows: Record<List, Row[]>;
  asked: { name: string; params: URLSearchParams }[];
  /** Looks at every call before it is answered; may change the rows, or give an answer in its place. */
  before(hook: (name: string, params: URLSearchParams) => unknown): void;
}

const local = (at: number): string => new Date(at + 8 * 3600 * SECOND).toISOString().slice(0, 19).replace("T", " ");
const timeOf = (told: unknown): number => Date.parse(`${String(told).replace(" ", "T")}+08:00`);

/** The rule as the documents put it: lengths in characters before each key and value. */
function verified(params: URLSearchParams): boolean {
  const text = [...params]
    .filter(([key]) => key !== "sign")
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${`0${key.length}`.slice(-2)}-${key}:${`000${Array.from(value).length}`.slice(-4)}-${value}`)
    .join(";");
  const skew = Math.abs(Number(params.get("timestamp")) - NOW.getTime() / SECOND);
  const isKnown = params.get("sid") === "hcsid" && params.get("appkey") === "hc-key";
  return isKnown && skew <= 300 && createHash("md5").update(`${text}hc-secret`, "utf8").digest("hex") === params.get("sign");
}

interface Call {
  list: List;
  rows: string;
  days: number;
  from: string;
  to: string;
}
const LISTS: Readonly<Record<string, Call>> = {
  trade_query: { list: "order", rows: "trades", days: 3, from: "start_time", to: "end_time" },
  stockout_order_query_trade: { list: "outbound", rows: "stockout_list", days: 30, from: "start_time", to: "end_time" },
  stockout_order_query_trade_cancel: { list: "revoked", rows: "stockout_list", days: 30, from: "start_time", to: "end_time" },
  refund_query: { list: "case", rows: "refunds", days: 30, from: "modified_from", to: "modified_to" },
  stockin_order_query_refund: { list: "received", rows: "stockin_list", days: 30, from: "start_time", to: "end_time" },
};
const IDS: Readonly<Record<List, string>> = { order: "trade_no", outbound: "order_no", revoked: "order_no", case: "refund_no", received: "order_no" };
const PREFIX: Readonly<Record<List, string>> = { order: "JY", outbound: "CK", revoked: "CX", case: "TK", received: "RK" };
const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: { code: 1200, message: "系统忙" },
  expired: { code: 99, message: "接口账号授权已过期" },
};

export async function fakeHuice(): Promise<FakeHuice> {
  const rows: FakeHuice["rows"] = { order: [], outbound: [], revoked: [], case: [], received: [] };
  const asked: FakeHuice["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let pending: Trouble | undefined;
  let hook: (name: string, params: URLSearchParams) => unknown = () => undefined;

  function listed(name: string, params: URLSearchParams): unknown {
    const call = LISTS[name];
    if (!call) return { code: 99, message: "接口无权限" };
    const [size, number] = [Number(params.get("page_size")), Number(params.get("page_no"))];
    const [from, to] = [timeOf(params.get(call.from)), timeOf(params.get(call.to))];
    const one = call.list === "order" ? params.get("trade_no") : null;
    if (one === null && !(to >= from)) return { code: 2900, message: "时间和单号不能同时为空" };
    if (one === null && to - from > call.days * 86_400_000) return { code: 99, message: "时间跨度过大" };
    const inside = rows[call.list].filter((row) => (one === null ? timeOf(row.modified) >= from && timeOf(row.modified) <= to : row.trade_no === one));
    const page = inside.slice(number * size, (number + 1) * size);
    return { code: 0, message: "", ...(number === 0 ? { total_count: inside.length } : {}), [call.rows]: page };
  }

  function answer({ path, body }: Received): string {
    const params = new URLSearchParams(body);
    if (!verified(params)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const name = /([^/]+)\.php$/.exec(path)?.[1] ?? "";
    asked.push({ name, params });
    return JSON.stringify(hook(name, params) ?? listed(name, params));
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const put = (list: List, make: (id: string, at: number) => Row, index: number): string => {
    const id = `${PREFIX[list]}${String(rows[list].length + 1).padStart(6, "0")}`;
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
    settings: { sid: "hcsid", appKey: "hc-key" },
    secrets: { appSecret: "hc-secret" },
    // Nobody there tells when goods are set apart.
    tells: ["packed", "outbound", "return_arrived", "return_inspected"],
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    // Half of them of each sort.
    fill: (what, count) =>
      Array.from({ length: count }, (_, index) => {
        const first = index < Math.ceil(count / 2);
        if (what === "orders") return first ? put("order", trade, index) : put("outbound", stockout, index);
        return first ? put("case", refund, index) : put("received", stockin, index);
      }),
    setStatus: (status) => {
      for (const row of Object.values(rows).flat()) {
        if ("trade_status" in row) row.trade_status = status;
        else row.status = status;
      }
    },
    refOf: (what, id) => {
      const list = (["order", "outbound", "revoked", "case", "received"] as const).find((one) => rows[one].some((row) => row[IDS[one]] === id));
      const row = list && rows[list].find((one) => one[IDS[list]] === id);
      return { kind: what === "orders" ? "order" : "case", id, ...(list && row ? { extra: { list, changed: String(row.modified) } } : {}) };
    },
  };
}

const NUMBER = "301000000077";
const PLACE = { warehouse_no: "WH01", warehouse_name: "演示三号仓", shop_no: "S01" };

export function trade(no: string, at: number): Row {
  return {
    trade_no: no,
    trade_status: 55,
    src_tids: NUMBER,
    modified: local(at),
    check_time: local(SOLD_AT.getTime()),
    refund_status: 0,
    ...PLACE,
    goods_list: [{ src_tid: NUMBER, src_oid: "1", spec_no: "TS-BLK-L", num: "2.0000" }],
  };
}

export function stockout(no: string, at: number): Row {
  return {
    stockout_id: "900000000000000001",
    order_no: no,
    src_order_no: "JY000001",
    src_tids: NUMBER,
    status: 95,
    refund_status: 0,
    modified: local(at),
    consign_time: local(SOLD_AT.getTime()),
    weight: "0.6400",
    logistics_no: "ZT7700000001",
    logistics_name: "中通快递",
    ...PLACE,
    details_list: [{ src_tid: NUMBER, src_oid: "1", spec_no: "TS-BLK-L", num: "2.0000", trade_status_type: 2 }],
  };
}

export function refund(no: string, at: number): Row {
  return { refund_no: no, type: 2, status: 90, stockin_status: 3, modified: local(at), shop_no: "S01", refund_amount: "59.0000", tid: NUMBER };
}

export function stockin(no: string, at: number): Row {
  return {
    order_no: no,
    refund_no: "TK000001",
    status: 80,
    tid_list: NUMBER,
    created_time: local(SOLD_AT.getTime()),
    check_time: local(SOLD_AT.getTime() + 60 * SECOND),
    modified: local(at),
    logistics_no: "SF8800000001",
    ...PLACE,
    details_list: [{ tid: NUMBER, oid: "1", spec_no: "TS-BLK-L", num: "1.0000", stock_type: 1, actual_refund_amount: "59.0000" }],
  };
}
