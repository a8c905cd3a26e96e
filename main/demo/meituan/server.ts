/** Meituan's interface for an application's stores over HTTP, its pushes, and the ledger of what is so. */
import { wireJson } from "../engine/big-json.ts";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, listen, type Reply } from "../engine/http.ts";
import { limiter } from "../engine/limiter.ts";
import { MtLedger } from "./ledger.ts";
import { meituanLife } from "./life.ts";
import { fault, METHODS, type MtAnswer, type MtShop, type Params, storeFault, WRITES } from "./methods.ts";
import { type Hooks, openPostOffice, type PostOffice } from "./post-office.ts";
import { mtSign } from "./sign.ts";
import { authorise, type MtTokens, newTokens, renew } from "./tokens.ts";
import type { MtStore } from "./types.ts";

export interface MtOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  appId?: string;
  secret?: string;
  stores?: readonly MtStore[];
  /** A service provider's application: each store has a token. */
  serviceProvider?: boolean;
  /** What the documents leave open: calls a second of an application, tolerance of the clock, most numbers at once, spacing of repeats. */
  callsPerSecond?: number;
  skewSeconds?: number;
  mostRange?: number;
  againMs?: readonly number[];
  port?: number;
  /** How long a call that is not answered is kept before it is cut, ms. */
  hangMs?: number;
  /** What becomes of an answer on its way out. */
  spoil?(text: string): string;
  /** People buy there by themselves, and had bought before; else nothing happens but what is made to. */
  lives?: boolean;
}

export interface MtServer {
  url: string;
  ledger: MtLedger;
  office: PostOffice;
  tokens: MtTokens;
  /** What a seller would enter. */
  keys: { appId: string; secret: string; stores: readonly MtStore[] };
  /** Every call is refused like this while it is set: a missing right, an address that is not on the list. */
  trouble: { code: number; said: string } | null;
  /** Where each type is pushed to from now on. */
  pushTo(hooks: Hooks): void;
  /** Lets happen what time alone brings, and sends what is due. */
  goOn(): Promise<void>;
  close(): Promise<void>;
}

const BELOW = "/api/v1/";
const SYSTEM = ["app_id", "timestamp", "sig", "access_token"];
const STORES: readonly MtStore[] = [
  { code: "shop_001", name: "演示便利店（一店）", takesBack: false },
  { code: "shop_002", name: "演示便利店（二店）", takesBack: true },
];
const HANG_MS = 60_000;
const asItIs = (text: string): string => text;

/** Starts it on the loopback address. */
export async function startMeituan(options: MtOptions): Promise<MtServer> {
  const { clock, appId = "1234", secret = "mt-demo-secret", stores = STORES, serviceProvider = false, port = 0 } = options;
  const { callsPerSecond = 50, skewSeconds = 600, mostRange = 100, againMs = [10_000, 60_000, 300_000], hangMs = HANG_MS, spoil = asItIs } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "meituan", faults: presetFaults("none", clock.now()) });
  const office = openPostOffice({ clock, faults, appId, secret, againMs });
  const life = options.lives ? meituanLife(clock) : null;
  const ledger = new MtLedger({ clock: life?.clock ?? clock, stores, tell: office.put });
  const pass = (): void => {
    life?.goOn(ledger);
    ledger.pass();
  };
  const shop: MtShop = { ledger, clock, mostRange };
  const tokens = newTokens();
  const allow = limiter(clock, callsPerSecond);

  /** Reads by GET have everything in the address; of a POST what is not the system's stands in a form. */
  const paramsOf = (call: Call): Params | MtAnswer => {
    const query = Object.fromEntries(call.query);
    if (call.method === "GET") return query;
    if (!(call.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded"))
      return fault(705, "Content-Type 须为 application/x-www-form-urlencoded");
    const form = Object.fromEntries(new URLSearchParams(call.body));
    const misplaced = Object.keys(form).find((key) => SYSTEM.includes(key)) ?? Object.keys(query).find((key) => !SYSTEM.includes(key));
    return misplaced ? fault(705, `参数位置错误：${misplaced}`) : { ...form, ...query };
  };

  const check = (call: Call, path: string, params: Params): MtAnswer | null => {
    if (params.app_id !== appId) return fault(702, "app_id 不存在");
    const skew = Math.abs(Number(params.timestamp) - clock.now() / 1_000);
    if (!/^\d{10}$/.test(params.timestamp ?? "") || skew > skewSeconds) return fault(705, "timestamp 超出有效范围");
    if (params.sig !== mtSign(`http://${call.headers.host}${call.path}`, params, secret)) return fault(703, "sig 错误");
    if (server.trouble) return fault(server.trouble.code, server.trouble.said);
    if (!allow()) return fault(711, "触发流控");
    return path.startsWith("oauth/") || !serviceProvider ? null : tokenFault(params);
  };

  const tokenFault = (params: Params): MtAnswer | null => {
    const held = tokens.access.get(params.access_token ?? "");
    if (!held || held.endsAt <= clock.now()) return fault(4_001, "user token expired");
    const order = params.order_id ? ledger.orders.get(params.order_id) : ledger.byView(params.wm_order_id_view ?? "");
    const store = params.app_poi_code ?? order?.store;
    return store === undefined || store === held.store ? null : fault(704, "没有该门店的数据权限");
  };

  const answer = (call: Call, path: string): MtAnswer | { plain: { [key: string]: string | number } } => {
    const params = paramsOf(call);
    if (isFault(params)) return params;
    const given = params as Params;
    const refused = check(call, path, given);
    if (refused) return refused;
    if (path === "oauth/authorize") return { plain: authorise(tokens, given, clock) };
    if (path === "oauth/token") return { plain: renew(tokens, given, clock) };
    const isWrite = WRITES.has(path);
    if (isWrite && call.method !== "POST") return fault(705, "请使用 POST");
    return storeFault(shop, given) ?? METHODS[path]?.(shop, given) ?? fault(705, "接口不存在");
  };

  const handle = (call: Call): Reply => {
    if (!call.path.startsWith(BELOW)) return { status: 404, body: "<html>not found</html>", type: "text/html" };
    pass();
    const path = call.path.slice(BELOW.length);
    const fate = faults.call("meituan", WRITES.has(path));
    if (fate === "hang") return "hang";
    const said = fate === "throttle" ? fault(711, "触发流控") : answer(call, path);
    if (fate === "effect-then-hang") return "hang";
    if ("plain" in said) return { body: wireJson(said.plain) };
    return { body: isFault(said) ? wireJson({ data: "ng", error: { code: said.fault.code, msg: said.fault.said } }) : spoil(wireJson(said)) };
  };

  const listening = await listen({ port, hangMs, handle });
  const server: MtServer = {
    url: listening.url,
    ledger,
    office,
    tokens,
    keys: { appId, secret, stores },
    trouble: null,
    pushTo: (hooks) => {
      office.hooks = hooks;
    },
    goOn: async () => {
      pass();
      await office.pump();
    },
    close: () => listening.close(),
  };
  return server;
}

function isFault(answer: object): answer is { fault: { code: number; said: string } } {
  return "fault" in answer && typeof answer.fault === "object";
}
