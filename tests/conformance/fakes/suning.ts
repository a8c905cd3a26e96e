import { createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";

type Params = Record<string, string>;
type Thing = Record<string, unknown>;

export interface FakeSuning extends FakeChannel {
  orders: Map<string, Thing>;
  /** When an order changed otherwise than by its lines (a note, an address), by its number: it is listed by that, which it does not tell. */
  touched: Map<string, string>;
  /** After-sales of the new generation, by id. */
  refunds: Map<string, Thing>;
  /** After-sales of the old generation, which tells neither an id nor when they changed. */
  rejected: { row: Thing; changed: string }[];
  asked: { method: string; params: Params }[];
  /** Looks at every call before it is answered; may change the shop, or give what stands in `sn_responseContent` in its place. */
  before(hook: (method: string, params: Params) => unknown): void;
}

const SECRET = "sn-secret";
const KEY = "snkey";
const DAY = 86_400;
export const local = (at: number): string => new Date(at + 8 * 3600 * SECOND).toISOString().slice(0, 19).replace("T", " ");
const secondsOf = (text: unknown): number => Date.parse(`${String(text).replace(" ", "T")}+08:00`) / SECOND;

/** The rule as the documents put it: everything of the protocol stands in headers, and the body is signed as it was sent. */
function verified({ headers, body }: Received): boolean {
  const told = (name: string): string => String(headers[name] ?? "");
  const base64 = Buffer.from(body, "utf8").toString("base64");
  const text = [SECRET, told("appmethod"), told("apprequesttime"), told("appkey"), told("versionno"), base64].join("");
  const skew = Math.abs(secondsOf(told("apprequesttime")) * SECOND - NOW.getTime());
  const isSigned = createHash("md5").update(text, "utf8").digest("hex") === told("signinfo");
  return isSigned && skew <= 600 * SECOND && told("appkey") === KEY && told("versionno") === "v1.2" && told("format") === "json";
}

export const problem = (error_code: string, error_msg = "") => ({ sn_error: { error_code, error_msg } });
const NOTHING = problem("biz.handler.data-get:no-result");
const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: problem("sys.check.fake-frequency:limit"),
  expired: problem("sys.check.header-param:forbidden"),
};
const BIZ: Readonly<Record<string, string>> = {
  "suning.custom.ordmodtime.query": "orderQuery",
  "suning.custom.ord.query": "orderQuery",
  "suning.custom.order.get": "orderGet",
  "suning.custom.batchrejected.query": "batchQueryRejected",
  "suning.custom.singlerejected.get": "singleGetRejected",
  "suning.custom.refundlistinformation.query": "queryRefundlistinformation",
  "suning.custom.refundinformation.query": "queryRefundinformation",
  "suning.custom.agreerefund.confirm": "confirmAgreerefund",
  "suning.custom.agreereturn.confirm": "confirmAgreereturn",
  "suning.custom.rejectrefund.modify": "modifyRejectrefund",
  "suning.custom.rejectreturn.modify": "modifyRejectreturn",
  "suning.custom.refundmessages.confirm": "confirmRefundmessages",
};

/** Rows of a window by their time of change, the newest first, one page of them. A size without a page's number is not looked at. */
function paged(
  rows: { row: Thing; changed: string }[],
  params: Params,
  of: { from: string; to: string; longest: number },
): { head: Thing; rows: Thing[] } | null {
  const [from, to] = [secondsOf(params[of.from]), secondsOf(params[of.to])];
  const size = params.pageNo === undefined ? 10 : Number(params.pageSize ?? 10);
  if (!(to >= from) || to - from > of.longest || !(size >= 10 && size <= 50)) return null;
  const inside = rows.filter(({ changed }) => secondsOf(changed) >= from && secondsOf(changed) <= to);
  inside.sort((left, right) => secondsOf(right.changed) - secondsOf(left.changed));
  const page = Number(params.pageNo ?? 1);
  const here = inside.slice((page - 1) * size, page * size).map(({ row }) => row);
  const head = { pageNo: String(page), pageTotal: String(Math.ceil(inside.length / size)), totalSize: String(inside.length), returnMessage: "" };
  return { head, rows: here };
}

export async function fakeSuning(): Promise<FakeSuning> {
  const orders: FakeSuning["orders"] = new Map();
  const touched: FakeSuning["touched"] = new Map();
  const refunds: FakeSuning["refunds"] = new Map();
  const rejected: FakeSuning["rejected"] = [];
  const asked: FakeSuning["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let hook: (method: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const list = (method: string, found: ReturnType<typeof paged>, wrap: (rows: Thing[]) => unknown = (rows) => rows) => {
    if (!found) return problem("sys.check.query-time:outofrange");
    // One row comes as it is, without a list around it.
    const only = found.rows.length === 1 ? found.rows[0] : found.rows;
    return found.rows.length === 0 ? NOTHING : { sn_head: found.head, sn_body: { [BIZ[method] ?? ""]: wrap(only as Thing[]) } };
  };
  const done = (method: string) => ({ sn_body: { [BIZ[method] ?? ""]: { returnFlag: "Y" } } });
  const listOrders = (params: Params, method: string) => {
    const rows = [...orders].map(([code, row]) => ({ row, changed: touched.get(code) ?? changedOf(row) }));
    return list(method, paged(rows, params, { from: "startTime", to: "endTime", longest: DAY }));
  };
  const answers: Record<string, (params: Params, method: string) => unknown> = {
    "suning.custom.ordmodtime.query": listOrders,
    "suning.custom.ord.query": listOrders,
    "suning.custom.order.get": ({ orderCode = "" }) => {
      const order = orders.get(orderCode);
      if (!order) return NOTHING;
      const lines = (order.orderDetail as Thing[]).map(({ orderLineStatusChangeTime: _, ...line }) => line);
      return { sn_body: { orderGet: { ...order, orderDetail: lines } } };
    },
    "suning.custom.refundlistinformation.query": (params, method) => {
      const rows = [...refunds.values()].map((row) => ({ row, changed: String(row.operateTime) }));
      return list(method, paged(rows, params, { from: "startModified", to: "endModified", longest: DAY }), (data) => ({ returnFlag: "Y", data }));
    },
    "suning.custom.refundinformation.query": ({ returnApplyId = "" }) => {
      const data = refunds.get(returnApplyId);
      return data ? { sn_body: { queryRefundinformation: { returnFlag: "Y", data } } } : NOTHING;
    },
    "suning.custom.batchrejected.query": (params, method) => list(method, paged(rejected, params, { from: "startTime", to: "endTime", longest: 30 * DAY })),
    "suning.custom.singlerejected.get": ({ orderCode }) => {
      const rows = rejected.map(({ row }) => row).filter((row) => row.orderCode === orderCode);
      return rows.length === 0 ? NOTHING : { sn_body: { singleGetRejected: rows } };
    },
    "suning.custom.agreerefund.confirm": (_, method) => done(method),
    "suning.custom.agreereturn.confirm": (_, method) => done(method),
    "suning.custom.rejectrefund.modify": (_, method) => done(method),
    "suning.custom.rejectreturn.modify": (_, method) => done(method),
    "suning.custom.refundmessages.confirm": (_, method) => done(method),
  };

  function answer(received: Received): string {
    const method = String(received.headers.appmethod ?? "");
    const body = JSON.parse(received.body) as { sn_request: { sn_body: Record<string, Params> } };
    const params = body.sn_request.sn_body[BIZ[method] ?? ""];
    asked.push({ method, params: params ?? {} });
    if (received.path !== "/api/http/sopRequest" || !verified(received) || !params) bad += 1;
    const told = pending ? TROUBLES[pending] : (hook(method, params ?? {}) ?? answers[method]?.(params ?? {}, method));
    return JSON.stringify({ sn_responseContent: told ?? problem("sys.check.header-param:forbidden") });
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  return {
    server,
    orders,
    touched,
    refunds,
    rejected,
    asked,
    before: (next) => {
      hook = next;
    },
    settings: { appKey: KEY, throttleCodes: "sys.check.fake-frequency:limit" },
    // An application of a third party; an own shop has no token.
    secrets: { appSecret: SECRET, accessToken: "token-of-shop" },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) => {
      const fresh = Math.ceil(count / 2);
      const ids = Array.from({ length: count }, (_, index) => {
        const at = SOLD_AT.getTime() + index * SECOND;
        if (what === "orders") {
          const id = String(1_000_000_001 + orders.size);
          orders.set(id, order(id, at));
          return id;
        }
        // Half of them in each generation.
        if (index < fresh) {
          const id = String(100_000_028_374_823 + refunds.size);
          refunds.set(id, refund(id, at));
          return id;
        }
        const row = rejectedRow(String(3_000_000_001 + rejected.length), at);
        rejected.push({ row, changed: local(at) });
        return `O${row.orderCode}-${String(row.applyTime).replace(/\D/g, "")}-${row.productCode}`;
      });
      return ids;
    },
    setStatus: (status) => {
      for (const thing of orders.values()) thing.orderTotalStatus = status;
      for (const thing of refunds.values()) thing.returnStatusValue = status;
      for (const { row } of rejected) row.statusDesc = status;
    },
    refOf: (what, id) => {
      const thing = orders.get(id);
      return what === "orders" ? { kind: "order", id, ...(thing ? { extra: { changed: changedOf(thing) } } : {}) } : { kind: "case", id };
    },
  };
}

function changedOf(row: Thing): string {
  return (
    (row.orderDetail as Thing[])
      .map((line) => String(line.orderLineStatusChangeTime ?? ""))
      .sort()
      .at(-1) ?? ""
  );
}

/** Two shirts of 64 yuan with a voucher of 16, and 6 of freight; the price of one is told wrong, as under offers for full amounts. */
export function order(orderCode: string, at: number): Thing {
  return {
    orderCode,
    orderTotalStatus: "10",
    orderSaleTime: local(SOLD_AT.getTime()),
    userName: "138****0001",
    customerName: "王某",
    mobNum: "138****0001",
    provinceName: "江苏",
    cityName: "南京市",
    districtName: "玄武区",
    customerAddress: "某路1号",
    buyerOrdRemark: "",
    sellerOrdRemark: "",
    orderDetail: [
      {
        orderLineNumber: `${orderCode}0101`,
        productCode: "102609881",
        itemCode: "TS-BLK-L",
        productName: "纯棉T恤",
        saleNum: "2",
        unitPrice: "70.00",
        payAmount: "118.00",
        vouchertotalMoney: "16.00",
        coupontotalMoney: "0.00",
        transportFee: "6.00",
        orderLineStatus: "10",
        orderLineStatusChangeTime: local(at + 27 * SECOND),
        expressno: "",
        expresscompanycode: "",
        paymentList: [{ banktypecode: "4148", payamount: "118.00" }],
      },
    ],
  };
}

export function refund(returnApplyId: string, at: number): Thing {
  return {
    returnApplyId,
    orderNo: "1000000001",
    orderLineNumber: "10000000010101",
    customer: "138****0001",
    commodityName: "纯棉T恤",
    commodityCode: "102609881",
    supplierCommodityCode: "TS-BLK-L",
    returnType: "4",
    onlyRefund: "0",
    applyComplain: "0",
    ctrFlag: "0",
    returnMoney: "59.00",
    dealMoney: "118.00",
    returnReason: "质量问题",
    returnDesc: "袖口开线",
    applyTime: local(SOLD_AT.getTime()),
    operateTime: local(at),
    statusPassTime: local(SOLD_AT.getTime() + 48 * 3600 * SECOND),
    returnStatusValue: "1",
    returnStatusDesc: "退款待处理",
    expressCompanyCode: "",
    expressNo: "",
  };
}

export function rejectedRow(orderCode: string, at: number): Thing {
  return {
    orderCode,
    productCode: "102609881",
    customer: "138****0001",
    dealMoney: "118.00",
    returnMoney: "59.00",
    applyTime: local(at),
    statusPassTime: local(SOLD_AT.getTime() + 48 * 3600 * SECOND),
    statusDesc: "1",
    returnReason: "质量问题",
    expressCompanyCode: "",
    expressNo: "",
    refundtype: "0",
  };
}
