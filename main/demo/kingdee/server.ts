/** A simulated site of 金蝶云星空 over HTTP: its gateway and its one query, with the ledger of what is so. It is as strict as the documents are. */
import type { IncomingHttpHeaders } from "node:http";
import type { SimClock } from "../engine/clock.ts";
import { FaultBox, presetFaults } from "../engine/faults.ts";
import { type Call, type Listening, listen, type Reply } from "../engine/http.ts";
import { type KingdeeBill, type KingdeeForm, KingdeeLedger } from "./ledger.ts";
import { kingdeeCallSign, kingdeeUserSign } from "./sign.ts";

interface KingdeeOptions {
  clock: SimClock;
  /** Decides what goes wrong; nothing when not given. */
  faults?: FaultBox;
  /** Forms that the user may not query. */
  denied?: readonly KingdeeForm[];
  /** Most rows of one query, where it is not the vendor's. */
  mostRows?: number;
  /** How long a call that is not answered is kept before it is cut, ms. */
  hangMs?: number;
}

export interface KingdeeServer {
  url: string;
  ledger: KingdeeLedger;
  keys: { acctId: string; user: string; appId: string; appSecret: string };
  close(): Promise<void>;
}

const BASE = "/k3cloud";
const SERVICE = `${BASE}/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc`;
const KEYS = { acctId: "5f0000000000a1", user: "demo-ops", appId: "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4", appSecret: "demo-kd-secret" };
/** What the vendor's client makes of the second part of that id. */
const CLIENT_SECRET = "UVJWUANVXl8KXFlfWV1YSBNCShcUQRNL";
/** A clock may be so far off, s; thirteen minutes are too much. */
const SKEW = 600;

const gateway = (errcode: number, description: string): Reply => ({ status: 519, body: JSON.stringify({ errcode, description }) });
const failed = (MsgCode: number, Message: string): Reply => ({
  body: JSON.stringify([[{ Result: { ResponseStatus: { IsSuccess: false, ErrorCode: 500, MsgCode, Errors: [{ FieldName: null, Message, DIndex: 0 }] } } }]]),
});

/** Starts it on the loopback address. */
export async function startKingdee(options: KingdeeOptions): Promise<KingdeeServer> {
  const { clock, denied = [], mostRows = 2_000, hangMs = 200 } = options;
  const faults = options.faults ?? new FaultBox({ clock, seed: "kingdee", faults: presetFaults("none", clock.now()) });
  const ledger = new KingdeeLedger(clock);

  const check = (headers: IncomingHttpHeaders): Reply | null => {
    const of = (name: string): string => String(headers[name] ?? "");
    const [client = ""] = KEYS.appId.split("_");
    if (of("x-api-clientid") !== client || of("x-api-auth-version") !== "2.0") return gateway(4002, "the appid is missing");
    const time = of("x-api-timestamp");
    if (!(Math.abs(Number(time || Number.NaN) - clock.now() / 1_000) <= SKEW)) return gateway(4006, "the timestamp is expired");
    const call = kingdeeCallSign(SERVICE, { nonce: of("x-api-nonce"), time, clientSecret: CLIENT_SECRET });
    if (of("x-api-nonce") === "" || of("x-api-signature") !== call) return gateway(4007, "the signature is invalid");
    const plain = Buffer.from(of("x-kd-appdata"), "base64").toString("utf8");
    const [acctId, user] = plain.split(",");
    if (acctId !== KEYS.acctId) return { body: "response_error: 数据中心不存在", type: "text/plain" };
    if (user !== KEYS.user) return { body: "response_error: 用户未授权", type: "text/plain" };
    return of("x-kd-signature") === kingdeeUserSign(KEYS.appId, plain, KEYS.appSecret) ? null : failed(0, "应用签名错误");
  };

  const handle = ({ method, path, headers, body }: Call): Reply => {
    if (method !== "POST" || path !== SERVICE) return gateway(5001, "the api does not exist");
    const fate = faults.call("kingdee", false);
    if (fate === "hang" || fate === "effect-then-hang") return "hang";
    if (fate === "throttle") return failed(14, "调用次数超过限制");
    return check(headers) ?? answer(ledger, { body, denied, mostRows });
  };

  const listening: Listening = await listen({ port: 0, hangMs, handle });
  return { url: `${listening.url}${BASE}`, ledger, keys: KEYS, close: () => listening.close() };
}

const FORMS: readonly string[] = ["SAL_SaleOrder", "SAL_OUTSTOCK", "SAL_RETURNSTOCK"] satisfies KingdeeForm[];
/** Local text with a fraction and no zone. */
const local = (at: number | null): string | null => (at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 23));

/** A row for each line, the head repeated; a name is known by its form, whatever its case. */
function rowsOf(bill: KingdeeBill): Record<string, unknown>[] {
  const head = {
    ...{ fid: bill.id, fbillno: bill.no, fmodifydate: local(bill.modified), fdocumentstatus: bill.status, fcancelstatus: bill.isVoid ? "B" : "A" },
    ...{ fapprovedate: local(bill.approved), "fsaleorgid.fnumber": "100" },
  };
  return bill.lines.map(({ shopNo, sku, quantity }) => {
    const line = { ...head, "fmaterialid.fnumber": sku };
    if (bill.form === "SAL_SaleOrder") return { ...line, fqty: quantity, f_shop_no: shopNo };
    const moved = { ...line, frealqty: quantity, "fstockid.fname": "演示四号仓" };
    return bill.form === "SAL_OUTSTOCK" ? { ...moved, fsoorderno: shopNo, fcarriageno: bill.waybill } : { ...moved, forderno: shopNo, f_waybill: bill.waybill };
  });
}

interface Asked {
  FormId?: unknown;
  FieldKeys?: unknown;
  FilterString?: unknown;
  OrderString?: unknown;
  StartRow?: unknown;
  Limit?: unknown;
}

function answer(ledger: KingdeeLedger, { body, denied, mostRows }: { body: string; denied: readonly string[]; mostRows: number }): Reply {
  const asked = readAsked(body);
  if (!asked) return failed(8, "参数错误");
  const form = String(asked.FormId ?? "");
  if (!FORMS.includes(form)) return failed(5, "业务对象不存在");
  if (denied.includes(form)) return failed(2, "没有查询权限");
  const filter = filterOf(String(asked.FilterString ?? ""));
  if (!filter) return failed(8, "过滤条件有误");
  const keys = String(asked.FieldKeys ?? "").split(",");
  const rows = ledger.bills.filter((bill) => bill.form === form && filter(bill)).flatMap(rowsOf);
  const strange = rows[0] ? keys.find((key) => !Object.hasOwn(rows[0] ?? {}, key.toLowerCase())) : undefined;
  if (strange !== undefined) return failed(9, `字段 ${strange} 不存在`);
  const [start, limit] = [Number(asked.StartRow ?? 0), Math.min(Number(asked.Limit ?? mostRows) || mostRows, mostRows)];
  return { body: JSON.stringify(rows.slice(start, start + limit).map((row) => keys.map((key) => row[key.toLowerCase()]))) };
}

function readAsked(body: string): Asked | null {
  try {
    const read = JSON.parse(body) as { data?: unknown };
    return typeof read.data === "object" && read.data !== null ? read.data : null;
  } catch {
    return null;
  }
}

/** The filters a client of this site has: a stretch of change, some ids, or one number; a quote inside a text is doubled. */
function filterOf(text: string): ((bill: KingdeeBill) => boolean) | null {
  const ids = /^FID in \((\d+(?:,\d+)*)\)$/i.exec(text)?.[1]?.split(",");
  if (ids) return ({ id }) => ids.includes(String(id));
  const number = /^FBillNo\s*=\s*'((?:[^']|'')*)'$/i.exec(text)?.[1];
  if (number !== undefined) return ({ no }) => no === number.replaceAll("''", "'");
  const span = /^FModifyDate\s*>=\s*'([^']+)' and FModifyDate\s*<\s*'([^']+)'$/i.exec(text);
  const [from, to] = [span?.[1], span?.[2]].map((told) => Date.parse(`${(told ?? "").replace(" ", "T")}+08:00`));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return null;
  return ({ modified }) => modified >= from && modified < to;
}
