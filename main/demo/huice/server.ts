/** A simulated 旺店通 网页版 (or 企业版): an address for each interface over HTTP, with the ledger of what is so. It is as strict as the documents are. */
import { fromBeijing } from "../../hub/kernel/time.ts";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, type Listening, listen, type Reply } from "../engine/http.ts";
import { HuiceLedger } from "./ledger.ts";
import { renderRefund, renderShipping, renderStockin, renderTrade } from "./render.ts";
import { huiceSign } from "./sign.ts";

interface HuiceOptions {
  clock: SimClock;
  /** 企业版 lives under another path, and takes shorter windows and pages of orders. */
  isEnterprise?: boolean;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  /** Interfaces that the account has no right for. */
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

export interface HuiceServer {
  url: string;
  ledger: HuiceLedger;
  keys: { sid: string; appKey: string; appSecret: string };
  close(): Promise<void>;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** A clock may be so far off, s. */
const SKEW = 300;
const KEYS = { sid: "demosid", appKey: "demo-hc-key", appSecret: "demo-hc-secret" };

type Row = Record<string, unknown>;
type Answer = { code: number; message: string } & Row;
const fault = (code: number, message: string): Answer => ({ code, message });

/** Starts it on the loopback address. */
export async function startHuice(options: HuiceOptions): Promise<HuiceServer> {
  const { clock, isEnterprise = false, denied = [], isStrange = false, perMinute = 60, hidden = [], hangMs = 200 } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "huice", faults: presetFaults("none", clock.now()) });
  const ledger = new HuiceLedger(clock);
  const base = isEnterprise ? "/openapi2" : "/openapi";
  const recent: number[] = [];

  const isTooOften = (): boolean => {
    const now = clock.now();
    while (recent.length > 0 && (recent[0] ?? 0) <= now - MINUTE) recent.shift();
    // A clock that jumps has all calls of a step at one moment: they would have been spread over it.
    if (clock.span() > 1_000) return false;
    recent.push(now);
    return recent.length > perMinute;
  };

  const check = (name: string, form: URLSearchParams): Answer | null => {
    if (isStrange) return fault(99, "请求的ip不在白名单内");
    if (form.get("sid") !== KEYS.sid) return fault(99, "无效的sid");
    if (form.get("appkey") !== KEYS.appKey) return fault(99, "无效的appkey");
    if (!(Math.abs(Number(form.get("timestamp") ?? Number.NaN) - clock.now() / 1_000) <= SKEW)) return fault(99, "timestamp已过期");
    if (form.get("sign") !== huiceSign(form, KEYS.appSecret)) return fault(99, "签名错误");
    if (denied.includes(name)) return fault(99, "没有接口权限");
    return isTooOften() ? fault(1200, "调用过于频繁，请稍后重试") : null;
  };

  const handle = ({ method, path, body }: Call): Reply => {
    const name = path.startsWith(`${base}/`) && path.endsWith(".php") ? path.slice(base.length + 1, -4) : "";
    const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
    if (method !== "POST" || !call || (isEnterprise && call.isWebOnly)) return { status: 404, body: "not found", type: "text/plain" };
    const fate = faults.call("huice", false);
    if (fate === "hang" || fate === "effect-then-hang") return "hang";
    if (fate === "throttle") return { body: JSON.stringify(fault(1200, "调用过于频繁，请稍后重试")) };
    const form = new URLSearchParams(body);
    return { body: JSON.stringify(check(name, form) ?? answer(call, { form, ledger, hidden, isEnterprise })) };
  };

  const listening: Listening = await listen({ port: 0, hangMs, handle });
  return { url: `${listening.url}${base}`, ledger, keys: KEYS, close: () => listening.close() };
}

interface Listed {
  row: Row;
  /** The moment the window is about, ms. */
  at: number;
}
interface Served {
  rows: string;
  longest: number;
  /** 企业版's own, where they differ. */
  enterprise?: { longest: number; most: number };
  isWebOnly?: boolean;
  from: string;
  to: string;
  by?: string;
  list(ledger: HuiceLedger, of: { form: URLSearchParams; isEnterprise: boolean }): Listed[];
}

const byChange = <Kept extends { modified: number }>(kept: readonly Kept[], render: (one: Kept) => Row): Listed[] =>
  kept.map((one) => ({ row: render(one), at: one.modified }));

/** 企业版 tells statuses that are named, by change where that is asked; 网页版 what is shipped and not taken back. */
function shipped({ shippings }: HuiceLedger, { form, isEnterprise }: { form: URLSearchParams; isEnterprise: boolean }): Listed[] {
  const wanted = isEnterprise ? (form.get("status") ?? "95,110").split(",") : ["95"];
  const isByChange = isEnterprise ? form.get("is_by_modified") === "1" : form.get("time_type") === "1";
  const some = shippings.filter(({ status }) => wanted.includes(String(status)));
  return some.map((one) => ({ row: renderShipping(one), at: isByChange ? one.modified : one.consignedAt }));
}

const TIMES = { from: "start_time", to: "end_time" };
const CALLS: Readonly<Record<string, Served>> = {
  trade_query: {
    ...{ rows: "trades", longest: 3 * DAY, enterprise: { longest: 60 * MINUTE, most: 40 }, ...TIMES, by: "trade_no" },
    list: ({ trades }) => byChange(trades, renderTrade),
  },
  stockout_order_query_trade: { rows: "stockout_list", longest: 30 * DAY, ...TIMES, list: shipped },
  stockout_order_query_trade_cancel: {
    ...{ rows: "stockout_list", longest: 30 * DAY, ...TIMES, isWebOnly: true },
    list: ({ shippings }) =>
      byChange(
        shippings.filter(({ status }) => status === 5),
        renderShipping,
      ),
  },
  refund_query: { rows: "refunds", longest: 30 * DAY, from: "modified_from", to: "modified_to", list: ({ refunds }) => byChange(refunds, renderRefund) },
  stockin_order_query_refund: { rows: "stockin_list", longest: 30 * DAY, ...TIMES, list: ({ stockins }) => byChange(stockins, renderStockin) },
};

interface Asked {
  form: URLSearchParams;
  ledger: HuiceLedger;
  hidden: readonly string[];
  isEnterprise: boolean;
}

function answer(call: Served, { form, ledger, hidden, isEnterprise }: Asked): Answer {
  const { longest, most } = (isEnterprise ? call.enterprise : undefined) ?? { longest: call.longest, most: 100 };
  const [size, number] = [Number(form.get("page_size") ?? most), Number(form.get("page_no") ?? 0)];
  if (!(size >= 1 && size <= most) || !(number >= 0)) return fault(99, `page_size应在1~${most}之间`);
  const window = windowOf(call, form, longest);
  if (typeof window === "object") return window;
  const inside = call.list(ledger, { form, isEnterprise }).filter(({ row, at }) => !hidden.includes(String(row.shop_no)) && window(row, at));
  const rows = inside.slice(number * size, (number + 1) * size).map(({ row }) => row);
  // How many there are is told on the first page alone.
  return { code: 0, message: "", ...(number === 0 ? { total_count: inside.length } : {}), [call.rows]: rows };
}

function windowOf({ from, to, by }: Served, form: URLSearchParams, longest: number): Answer | ((row: Row, at: number) => boolean) {
  const one = by ? form.get(by) : null;
  if (one) return (row) => by !== undefined && row[by] === one;
  const [start, end] = [fromBeijing(form.get(from) ?? ""), fromBeijing(form.get(to) ?? "")];
  if (!start || !end) return fault(2900, "时间和单号不能同时为空");
  if (end.getTime() - start.getTime() > longest) return fault(99, "查询时间跨度过大");
  // Both ends are within.
  return (_row, at) => Math.floor(at / 1_000) * 1_000 >= start.getTime() && Math.floor(at / 1_000) * 1_000 <= end.getTime();
}
