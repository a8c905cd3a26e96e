/** A simulated 聚水潭: its open interface over HTTP, with the ledger of what is so. It is as strict as the documents are. */
import { fromBeijing } from "../../hub/kernel/time.ts";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, type Listening, listen, type Reply } from "../engine/http.ts";
import { DEPOTS, JstLedger } from "./ledger.ts";
import { renderAfterSale, renderDepot, renderOrder, renderOutbound, renderReceived, renderStock } from "./render.ts";
import { jstSign } from "./sign.ts";

interface JstOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  appKey?: string;
  appSecret?: string;
  /** An own company's application renews its tokens; others may not. */
  isOwn?: boolean;
  /** Interfaces that the application has no right for. */
  denied?: readonly string[];
  /** The address of whoever calls is not on the list. */
  isStrange?: boolean;
  /** How long a call that is not answered is kept before it is cut, ms. */
  hangMs?: number;
}

export interface JstServer {
  url: string;
  ledger: JstLedger;
  keys: { appKey: string; appSecret: string };
  /** The access token is refused from then on, until it is renewed. */
  expire(): void;
  /** Calls that were answered, refused or not. */
  calls(): number;
  close(): Promise<void>;
}

const DAY = 86_400_000;
const TOKEN_MS = 30 * DAY;
const SKEW_SECONDS = 300;
type Answer = { code: number; msg: string; data?: unknown };
const fault = (code: number, msg: string): Answer => ({ code, msg });

/** Starts it on the loopback address. */
export async function startJushuitan(options: JstOptions): Promise<JstServer> {
  const { clock, appKey = "demo-jst-key", appSecret = "demo-jst-secret", isOwn = true, denied = [], isStrange = false, hangMs = 200 } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "jushuitan", faults: presetFaults("none", clock.now()) });
  const ledger = new JstLedger(clock);
  const token = { access: "", refresh: "", endsAt: 0, nth: 0 };
  const recent: number[] = [];
  let calls = 0;

  /** 5 a second and 100 a minute, by the simulated clock. */
  const tooMany = (): Answer | null => {
    const now = clock.now();
    while (recent.length > 0 && (recent[0] ?? 0) <= now - 60_000) recent.shift();
    // A clock that jumps has all calls of a step at one moment: they would have been spread over it.
    if (clock.span() > 1_000) return null;
    if (recent.filter((at) => at > now - 1_000).length >= 5) return fault(199, "每秒调用次数超过 5 次");
    if (recent.length >= 100) return fault(200, "每分钟调用次数超过 100 次");
    recent.push(now);
    return null;
  };

  const check = (form: URLSearchParams): Answer | null => {
    if (isStrange) return fault(110, "调用方 IP 不在白名单内");
    if (form.get("app_key") !== appKey || form.get("sign") !== jstSign(form, appSecret)) return fault(10, "签名错误");
    const skew = Math.abs(Number(form.get("timestamp")) - clock.now() / 1_000);
    return skew <= SKEW_SECONDS ? null : fault(11, "timestamp 与服务器时间相差过大");
  };

  const issue = (): Answer => {
    token.nth += 1;
    Object.assign(token, { access: `demo-access-${token.nth}`, refresh: `demo-refresh-${token.nth}`, endsAt: clock.now() + TOKEN_MS });
    return { code: 0, msg: "执行成功", data: { access_token: token.access, refresh_token: token.refresh, expires_in: TOKEN_MS / 1_000, scope: "all" } };
  };

  const authorise = (path: string, form: URLSearchParams): Answer => {
    if (!isOwn) return fault(150, "第三方应用不允许刷新");
    if (path.endsWith("/getInitToken")) return /^[\w]{6}$/.test(form.get("code") ?? "") ? issue() : fault(20, "code 应为 6 位随机码");
    return form.get("refresh_token") === token.refresh && token.refresh !== "" ? issue() : fault(150, "refresh_token 无效");
  };

  const query = (path: string, form: URLSearchParams): Answer => {
    if (form.get("version") !== "2" || form.get("charset") !== "utf-8") return fault(20, "version、charset 不对");
    if (form.get("access_token") !== token.access || token.endsAt <= clock.now()) return fault(100, "access_token 已失效");
    if (denied.includes(path)) return fault(190, "没有接口权限");
    const list = LISTS[path];
    const other = path === "/open/wms/partner/query" ? depots : path === "/open/inventory/query" ? inventory : null;
    if (!list && !other) return fault(180, "接口不存在");
    const busy = tooMany();
    if (busy) return busy;
    const biz = readBiz(form.get("biz") ?? "");
    if (!biz) return fault(130, "biz 不是 JSON 对象");
    return list ? listed(list(ledger), biz) : (other?.(ledger, biz) ?? fault(180, "接口不存在"));
  };

  const handle = ({ method, path, body, headers }: Call): Reply => {
    if (method !== "POST" || !path.startsWith("/open")) return { status: 404, body: "not found", type: "text/plain" };
    if (!(headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")) return { body: JSON.stringify(fault(20, "只接受表单")) };
    calls += 1;
    const form = new URLSearchParams(body);
    const fate = faults.call("jushuitan", false);
    if (fate === "hang" || fate === "effect-then-hang") return "hang";
    if (fate === "throttle") return { body: JSON.stringify(fault(199, "每秒调用次数超过 5 次")) };
    const answer = check(form) ?? (path.startsWith("/openWeb/auth/") ? authorise(path, form) : query(path, form));
    return { body: JSON.stringify(answer) };
  };

  const listening: Listening = await listen({ port: 0, hangMs, handle });
  return {
    url: listening.url,
    ledger,
    keys: { appKey, appSecret },
    expire: () => {
      token.endsAt = 0;
    },
    calls: () => calls,
    close: () => listening.close(),
  };
}

interface Rows {
  name: "orders" | "datas";
  id: string;
  rows: Record<string, unknown>[];
}

const LISTS: Readonly<Record<string, (ledger: JstLedger) => Rows>> = {
  "/open/orders/single/query": ({ orders }) => ({ name: "orders", id: "o_id", rows: orders.map(renderOrder) }),
  "/open/orders/out/simple/query": ({ outbounds }) => ({ name: "datas", id: "io_id", rows: outbounds.map(renderOutbound) }),
  "/open/refund/single/query": ({ afterSales }) => ({ name: "datas", id: "as_id", rows: afterSales.map(renderAfterSale) }),
  "/open/aftersale/received/query": ({ received }) => ({ name: "datas", id: "io_id", rows: received.map(renderReceived) }),
};

/** One page of what changed in a window, or of the numbers that are asked for. */
function listed({ name, id, rows }: Rows, biz: Biz): Answer {
  const wrong = wrongPage(biz, 50);
  if (wrong) return wrong;
  const ids = Array.isArray(biz.o_ids) ? biz.o_ids.map(String) : null;
  const [from, to] = [fromBeijing(String(biz.modified_begin ?? "")), fromBeijing(String(biz.modified_end ?? ""))];
  if (!ids && !(from && to)) return fault(170, "时间和单号不能都为空");
  if (ids && ids.length > 20) return fault(130, "单号最多 20 个");
  if (from && to && !(to >= from && to.getTime() - from.getTime() <= 7 * DAY)) return fault(130, "时间跨度不能超过 7 天");
  const inside = rows.filter((row) => {
    if (ids) return ids.includes(String(row[id]));
    const at = fromBeijing(String(row.modified))?.getTime() ?? 0;
    return from !== null && to !== null && at >= from.getTime() && at <= to.getTime();
  });
  return paged(name, inside, biz);
}

function wrongPage(biz: Biz, most: number): Answer | null {
  const [page, size] = [Number(biz.page_index), Number(biz.page_size)];
  return page >= 1 && size >= 1 && size <= most ? null : fault(130, `page_index 从 1 开始，page_size 最大 ${most}`);
}

function paged(name: string, inside: readonly unknown[], biz: Biz): Answer {
  const [page, size] = [Number(biz.page_index), Number(biz.page_size)];
  const counts = {
    page_index: page,
    page_size: size,
    data_count: inside.length,
    page_count: Math.ceil(inside.length / size),
    has_next: page * size < inside.length,
  };
  return { code: 0, msg: "执行成功", data: { ...counts, [name]: inside.slice((page - 1) * size, page * size) } };
}

const depots = (_: JstLedger, biz: Biz): Answer => wrongPage(biz, 50) ?? paged("datas", DEPOTS.map(renderDepot), biz);

/** Stock by articles, or by when it changed; of one warehouse, or of all of them together. */
function inventory({ stock }: JstLedger, biz: Biz): Answer {
  const wrong = wrongPage(biz, 100);
  if (wrong) return wrong;
  const skus = typeof biz.sku_ids === "string" && biz.sku_ids !== "" ? biz.sku_ids.split(",") : null;
  const [from, to] = [fromBeijing(String(biz.modified_begin ?? "")), fromBeijing(String(biz.modified_end ?? ""))];
  if (!skus && !(from && to)) return fault(170, "商品编码和时间不能都为空");
  if (from && to && !(to >= from && to.getTime() - from.getTime() <= 7 * DAY)) return fault(130, "时间跨度不能超过 7 天");
  const depot = Number(biz.wms_co_id ?? 0);
  const rows = [...Map.groupBy(stock, ({ sku }) => sku).values()].flatMap((of) => {
    const meant = of.filter((row) => depot === 0 || row.depot.id === depot);
    return meant.length > 0 ? [renderStock(meant)] : [];
  });
  const inside = rows.filter((row) => {
    if (skus) return skus.includes(String(row.sku_id));
    const at = fromBeijing(String(row.modified))?.getTime() ?? 0;
    return from !== null && to !== null && at >= from.getTime() && at <= to.getTime();
  });
  return paged("inventorys", inside, biz);
}

type Biz = { [key: string]: unknown };

function readBiz(text: string): Biz | null {
  try {
    const read: unknown = JSON.parse(text);
    return read !== null && typeof read === "object" && !Array.isArray(read) ? (read as { [key: string]: unknown }) : null;
  } catch {
    return null;
  }
}
