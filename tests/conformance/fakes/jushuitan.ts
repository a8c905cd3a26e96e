import { createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";

type Row = Record<string, unknown>;
type Biz = Record<string, unknown>;
type List = "order" | "outbound" | "case" | "received" | "stock";

export interface FakeJushuitan extends FakeChannel {
  rows: Record<List, Row[]>;
  asked: { path: string; biz: Biz }[];
  /** Looks at every call of a list before it is answered; may change the rows, or give an answer in its place. */
  before(hook: (path: string, biz: Biz) => unknown): void;
}

const SECRET = "jst-secret";
const KEY = "jst-key";
const TOKEN = "jst-token";
const DAY = 86_400;
export const local = (at: number): string => new Date(at + 8 * 3600 * SECOND).toISOString().slice(0, 19).replace("T", " ");
const secondsOf = (text: unknown): number => Date.parse(`${String(text).replace(" ", "T")}+08:00`) / SECOND;

/** The rule as the documents put it. */
function verified(form: URLSearchParams): boolean {
  const pairs = [...form].filter(([key, value]) => key !== "sign" && value !== "").sort(([left], [right]) => (left < right ? -1 : 1));
  const text = SECRET + pairs.map(([key, value]) => key + value).join("");
  const skew = Math.abs(Number(form.get("timestamp")) - NOW.getTime() / SECOND);
  return createHash("md5").update(text, "utf8").digest("hex") === form.get("sign") && skew <= 300 && form.get("app_key") === KEY;
}

const LISTS: Readonly<Record<string, List>> = {
  "/open/orders/single/query": "order",
  "/open/orders/out/simple/query": "outbound",
  "/open/refund/single/query": "case",
  "/open/aftersale/received/query": "received",
  "/open/inventory/query": "stock",
};
const IDS: Readonly<Record<List, string>> = { order: "o_id", outbound: "io_id", case: "as_id", received: "io_id", stock: "sku_id" };
const NAMES: Readonly<Record<List, string>> = { order: "orders", outbound: "datas", case: "datas", received: "datas", stock: "inventorys" };
const TROUBLES: Partial<Record<Trouble, unknown>> = { throttle: { code: 199, msg: "调用过快" }, expired: { code: 100, msg: "access_token 失效" } };

export async function fakeJushuitan(): Promise<FakeJushuitan> {
  const rows: FakeJushuitan["rows"] = { order: [], outbound: [], case: [], received: [], stock: [] };
  const asked: FakeJushuitan["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let pending: Trouble | undefined;
  let hook: (path: string, biz: Biz) => unknown = () => undefined;

  function listed(list: List, biz: Biz): unknown {
    const size = Number(biz.page_size);
    const [from, to] = [secondsOf(biz.modified_begin), secondsOf(biz.modified_end)];
    const ids = list === "stock" ? (biz.sku_ids as string | undefined)?.split(",") : (biz.o_ids as unknown[] | undefined)?.map(String);
    if (!(size >= 1 && size <= (list === "stock" ? 100 : 50)) || (!ids && !(to >= from && to - from <= 7 * DAY)))
      return { code: 130, msg: "时间跨度不能超过 7 天" };
    const here = rows[list].filter((row) => list !== "stock" || row.depot === String(biz.wms_co_id)).map(({ depot: _, ...row }) => row);
    const inside = here.filter((row) => (ids ? ids.includes(String(row[IDS[list]])) : secondsOf(row.modified) >= from && secondsOf(row.modified) <= to));
    const page = Number(biz.page_index);
    const data = {
      page_index: page,
      page_size: size,
      data_count: inside.length,
      page_count: Math.ceil(inside.length / size),
      has_next: page * size < inside.length,
    };
    return { code: 0, msg: "执行成功", data: { ...data, [NAMES[list]]: inside.slice((page - 1) * size, page * size) } };
  }

  function answer({ path, body }: Received): string {
    const form = new URLSearchParams(body);
    if (!verified(form)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    if (path.startsWith("/openWeb/auth/")) {
      const isFresh = path.endsWith("getInitToken") ? form.get("code")?.length === 6 : form.get("refresh_token") === "jst-refresh";
      return JSON.stringify(
        isFresh ? { code: 0, data: { access_token: TOKEN, refresh_token: "jst-refresh", expires_in: 30 * DAY } } : { code: 150, msg: "不允许刷新" },
      );
    }
    const list = LISTS[path];
    const isDepots = path === "/open/wms/partner/query";
    if (!(list || isDepots) || form.get("access_token") !== TOKEN || form.get("version") !== "2") bad += 1;
    const biz = JSON.parse(form.get("biz") ?? "{}") as Biz;
    asked.push({ path, biz });
    if (isDepots) return JSON.stringify(hook(path, biz) ?? { code: 0, data: { datas: [...DEPOTS].map(([id, name]) => ({ wms_co_id: Number(id), name })) } });
    return JSON.stringify(hook(path, biz) ?? (list ? listed(list, biz) : { code: 190, msg: "没有权限" }));
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const put = (list: List, make: (id: string, at: number) => Row, index: number): string => {
    const id = String({ order: 700_001, outbound: 800_001, case: 900_001, received: 950_001, stock: 970_001 }[list] + rows[list].length);
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
    settings: { appKey: KEY },
    secrets: { appSecret: SECRET, accessToken: TOKEN, refreshToken: "jst-refresh" },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    // Half of them of each sort.
    fill: (what, count) =>
      Array.from({ length: count }, (_, index) => {
        const first = index < Math.ceil(count / 2);
        if (what === "orders") return first ? put("order", order, index) : put("outbound", outbound, index);
        return first ? put("case", afterSale, index) : put("received", received, index);
      }),
    setStatus: (status) => {
      for (const row of Object.values(rows).flat()) row.status = status;
    },
    fillStock: (count) =>
      Array.from({ length: count }, (_, index) => {
        const depot = index % 2 === 0 ? "10500001" : "10500002";
        const sku = `SKU-${index}`;
        rows.stock.push({ ...stock(sku, SOLD_AT.getTime() + index * SECOND), depot });
        return { id: `${sku}@${depot}`, sku, warehouse: DEPOTS.get(depot) ?? "" };
      }),
    refOf: (what, id) => {
      const list = (["order", "outbound", "case", "received"] as const).find((one) => rows[one].some((row) => row[IDS[one]] === Number(id)));
      const row = list && rows[list].find((one) => one[IDS[list]] === Number(id));
      return { kind: what === "orders" ? "order" : "case", id, ...(list && row ? { extra: { list, changed: String(row.modified) } } : {}) };
    },
  };
}

const DEPOTS: ReadonlyMap<string, string> = new Map([
  ["10500001", "演示一号仓"],
  ["10500002", "演示二号仓"],
]);

function stock(sku: string, at: number): Row {
  return { sku_id: sku, name: "纯棉T恤", qty: 12, order_lock: 5, pick_lock: 2, virtual_qty: 100, purchase_qty: 40, modified: local(at), ts: at };
}

const NUMBER = "260100000000000001";
const items = [{ ioi_id: 1, sku_id: "TS-BLK-L", qty: 2, name: "纯棉T恤", raw_so_id: NUMBER, is_gift: false }];

export function order(id: string, at: number): Row {
  return {
    o_id: Number(id),
    so_id: NUMBER,
    shop_id: 10_001,
    status: "Delivering",
    modified: local(at),
    wms_co_id: 0,
    question_type: "",
    question_desc: "",
    items: items.map(({ ioi_id: _, ...item }) => item),
    ts: at,
  };
}

export function outbound(id: string, at: number): Row {
  return {
    io_id: Number(id),
    o_id: 700_001,
    so_id: NUMBER,
    shop_id: 10_001,
    status: "Confirmed",
    created: local(SOLD_AT.getTime() - 600 * SECOND),
    modified: local(at),
    io_date: local(SOLD_AT.getTime()),
    warehouse: "演示一号仓",
    wms_co_id: 0,
    logistics_company: "中通快递",
    l_id: "ZT7700000001",
    weight: 0.62,
    f_weight: 0.64,
    items,
    ts: at,
  };
}

export function afterSale(id: string, at: number): Row {
  return {
    as_id: Number(id),
    o_id: 700_001,
    so_id: NUMBER,
    outer_as_id: "55000001",
    shop_id: 10_001,
    as_date: local(SOLD_AT.getTime()),
    modified: local(at),
    confirm_date: local(SOLD_AT.getTime() + 60 * SECOND),
    status: "Confirmed",
    shop_status: "WAIT_SELLER_CONFIRM_GOODS",
    good_status: "SELLER_RECEIVED",
    question_type: "质量问题",
    type: "普通退货",
    refund: 59,
    payment: 0,
    l_id: "SF8800000001",
    warehouse: "演示一号仓",
    ts: at,
  };
}

export function received(id: string, at: number): Row {
  return {
    io_id: Number(id),
    as_id: 900_001,
    o_id: 700_001,
    so_id: NUMBER,
    shop_id: 10_001,
    status: "Confirmed",
    io_date: local(SOLD_AT.getTime()),
    modified: local(at),
    l_id: "SF8800000001",
    logistics_company: "顺丰速运",
    warehouse: "演示一号仓",
    items: [{ sku_id: "TS-BLK-L", qty: 1, r_qty: 1 }],
    ts: at,
  };
}
