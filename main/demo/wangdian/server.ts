/** A simulated 旺店通 旗舰版: its one address over HTTP, with the ledger of what is so. It is as strict as the documents are. */
import { fromBeijing } from "../../hub/kernel/time.ts";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, type Listening, listen, type Reply } from "../engine/http.ts";
import { WAREHOUSES, WdtLedger } from "./ledger.ts";
import { renderRefund, renderStock, renderStockin, renderStockout, renderTrade } from "./render.ts";
import { wdtSign } from "./sign.ts";

interface WdtOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  /** Methods that the account has no right for. */
  denied?: readonly string[];
  /** The address of whoever calls is not on the list. */
  isStrange?: boolean;
  /** Calls a minute; how many the vendor allows is not published. */
  perMinute?: number;
  /** Shops whose rows the vendor may not hand out (Taobao, Pinduoduo, system supply). */
  hidden?: readonly string[];
  /** How long a call that is not answered is kept before it is cut, ms. */
  hangMs?: number;
}

export interface WdtServer {
  url: string;
  ledger: WdtLedger;
  keys: { sid: string; key: string; appSecret: string };
  close(): Promise<void>;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const EPOCH = 1_325_347_200;
const KEYS = { sid: "demosid", key: "demo-wdt-key", appSecret: "demo-wdt-secret:demo-salt" };

type Params = { [key: string]: unknown };
type Answer = { status: number; message?: string; data?: unknown };
const fault = (status: number, message: string): Answer => ({ status, message });

/** Starts it on the loopback address. */
export async function startWangdian(options: WdtOptions): Promise<WdtServer> {
  const { clock, denied = [], isStrange = false, perMinute = 60, hidden = [], hangMs = 200 } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "wangdian", faults: presetFaults("none", clock.now()) });
  const ledger = new WdtLedger(clock);
  const [secret = "", salt = ""] = KEYS.appSecret.split(":");
  const recent: number[] = [];

  const isTooOften = (): boolean => {
    const now = clock.now();
    while (recent.length > 0 && (recent[0] ?? 0) <= now - MINUTE) recent.shift();
    // A clock that jumps has all calls of a step at one moment: they would have been spread over it.
    if (clock.span() > 1_000) return false;
    recent.push(now);
    return recent.length > perMinute;
  };

  const check = (query: URLSearchParams, body: string): Answer | null => {
    if (isStrange) return fault(6, "ip限制");
    if (query.get("sid") !== KEYS.sid) return fault(1, "sid is not found");
    if (query.get("v") !== "1.0") return fault(8, "版本错误");
    const skew = Math.abs(Number(query.get("timestamp")) + EPOCH - clock.now() / 1_000);
    if (!(skew <= 120)) return fault(7, "时间戳错误");
    if (query.get("key") !== KEYS.key || query.get("salt") !== salt || query.get("sign") !== wdtSign(query, body, secret)) return fault(1, "验证失败");
    if (denied.includes(query.get("method") ?? "")) return fault(100, "权限不足");
    return isTooOften() ? fault(100, "超过每分钟最大调用频率限制，请稍后重试") : null;
  };

  const handle = ({ method, path, query, body }: Call): Reply => {
    if (method !== "POST" || path !== "/openapi") return { status: 404, body: "not found", type: "text/plain" };
    const fate = faults.call("wangdian", false);
    if (fate === "hang" || fate === "effect-then-hang") return "hang";
    if (fate === "throttle") return { body: JSON.stringify(fault(100, "超过每分钟最大调用频率限制，请稍后重试")) };
    return { body: JSON.stringify(check(query, body) ?? answer(ledger, { query, body, hidden })) };
  };

  const listening: Listening = await listen({ port: 0, hangMs, handle });
  return { url: `${listening.url}/openapi`, ledger, keys: KEYS, close: () => listening.close() };
}

interface Method {
  /** Longest window, ms. */
  longest: number;
  from: string;
  to: string;
  /** By which one thing may be asked for without a time. */
  by: string;
  /** Under which rows stand; left out: `order`. */
  name?: string;
  rows(ledger: WdtLedger, params: Params): { row: Record<string, unknown>; modified: number }[] | string;
}

const rowsOf = <Kept extends { modified: number }>(kept: readonly Kept[], render: (one: Kept) => Record<string, unknown>) =>
  kept.map((one) => ({ row: render(one), modified: one.modified }));

const METHODS: Readonly<Record<string, Method>> = {
  "sales.TradeQuery.queryWithDetail": {
    ...{ longest: 60 * MINUTE, from: "start_time", to: "end_time", by: "trade_no" },
    rows: ({ trades }) => rowsOf(trades, renderTrade),
  },
  "wms.stockout.Sales.queryWithDetail": {
    ...{ longest: 60 * MINUTE, from: "start_time", to: "end_time", by: "stockout_no" },
    rows: ({ stockouts }, { status_type, status }) => {
      // Asked by none, the cancelled ones alone are told.
      const wanted = status_type === 3 ? String(status ?? "").split(",") : ["5"];
      if (!wanted.every((one) => /^-?\d+$/.test(one))) return "状态应该是由逗号分隔开的整数数组";
      return rowsOf(stockouts, renderStockout).filter(({ row }) => wanted.includes(String(row.status)));
    },
  },
  "aftersales.refund.Refund.search": {
    ...{ longest: 30 * DAY, from: "modified_from", to: "modified_to", by: "refund_no" },
    rows: ({ refunds }) => rowsOf(refunds, renderRefund),
  },
  "wms.stockin.Refund.queryWithDetail": {
    ...{ longest: 30 * DAY, from: "start_time", to: "end_time", by: "stockin_no" },
    rows: ({ stockins }) => rowsOf(stockins, renderStockin),
  },
  "wms.StockSpec.search2": {
    ...{ longest: 30 * DAY, from: "start_time", to: "end_time", by: "spec_nos", name: "detail_list" },
    rows: ({ stock }, { warehouse_no }) => {
      if (typeof warehouse_no !== "string" || warehouse_no === "") return rowsOf(stock, renderStock);
      if (!WAREHOUSES.some(({ no }) => no === warehouse_no)) return `仓库不存在  仓库编号: ${warehouse_no}`;
      return rowsOf(
        stock.filter(({ warehouse }) => warehouse.no === warehouse_no),
        renderStock,
      );
    },
  },
};

function answer(ledger: WdtLedger, { query, body, hidden }: { query: URLSearchParams; body: string; hidden: readonly string[] }): Answer {
  const name = query.get("method") ?? "";
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return fault(1, `method not found: ${name}`);
  const params = readArguments(body);
  if (!params) return fault(1, "invalid argument count");
  const [size, number] = [Number(query.get("page_size") ?? Number.NaN), Number(query.get("page_no") ?? Number.NaN)];
  if (!(size >= 1 && size <= 1_000) || !(number >= 0)) return fault(100, `此方法仅支持分页查询：${name}`);
  const rows = method.rows(ledger, params);
  if (typeof rows === "string") return fault(100, rows);
  const window = windowOf(method, params);
  if (typeof window === "string") return fault(100, window);
  const inside = rows.filter(({ row, modified }) => !hidden.includes(String(row.shop_no)) && window(row, Math.floor(modified / 1_000) * 1_000));
  const here = inside.slice(number * size, (number + 1) * size).map(({ row }) => row);
  // How many there are is told on request alone.
  return { status: 0, data: { ...(query.get("calc_total") === "1" ? { total_count: inside.length } : {}), [method.name ?? "order"]: here } };
}

function windowOf({ longest, from, to, by }: Method, params: Params): string | ((row: Record<string, unknown>, modified: number) => boolean) {
  const asked = params[by];
  if (Array.isArray(asked) && asked.length > 0) return (row) => asked.some((one) => Object.values(row).includes(one));
  if (typeof asked === "string" && asked !== "") return (row) => Object.values(row).includes(asked);
  const [start, end] = [fromBeijing(String(params[from] ?? "")), fromBeijing(String(params[to] ?? ""))];
  if (!start || !end) return "参数中必须包含起止时间";
  if (end.getTime() - start.getTime() > longest) return `您的查询时间过宽,查询时间不能大于${longest > DAY ? "30天" : "60分钟"}`;
  return (_row, modified) => modified >= start.getTime() && modified <= end.getTime();
}

function readArguments(body: string): Params | null {
  try {
    const read: unknown = JSON.parse(body);
    const [first, ...more] = Array.isArray(read) ? (read as unknown[]) : [];
    return more.length === 0 && first !== null && typeof first === "object" && !Array.isArray(first) ? (first as Params) : null;
  } catch {
    return null;
  }
}
