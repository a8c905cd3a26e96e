import { createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble, withBigNumbers } from "./server.ts";

type Params = Record<string, unknown>;
type Thing = Record<string, unknown>;

export interface FakeJd extends FakeChannel {
  orders: Map<string, Thing>;
  applications: Map<string, Thing>;
  services: Map<string, Thing>;
  /** Rows of `serviceAndRefund.view`. */
  refunds: Thing[];
  /** Answers of the authority by grant type, and what it was asked. */
  grants: { asked: Record<string, string>[]; answer: (form: Record<string, string>) => unknown };
  asked: { method: string; params: Params }[];
  /** Looks at every call before it is answered; may change the shop, or answer in its place. */
  before(hook: (method: string, params: Params) => unknown): void;
}

const SECRET = "jd-secret";
const BEIJING = 8 * 3600 * SECOND;
const local = (at: number): string => new Date(at + BEIJING).toISOString().slice(0, 19).replace("T", " ");

/** The rule as the documents put it: MD5 of secret + sorted keys and values + secret; a clock within six minutes. */
function verified(form: Record<string, string>): boolean {
  const { sign, ...rest } = form;
  let text = SECRET;
  for (const key of Object.keys(rest).sort()) text += `${key}${rest[key]}`;
  const digest = createHash("md5")
    .update(text + SECRET, "utf8")
    .digest("hex");
  const skew = Math.abs(Date.parse(`${form.timestamp?.replace(" ", "T")}+08:00`) - NOW.getTime());
  return digest.toUpperCase() === sign && skew <= 360 * SECOND && form.v === "2.0" && form.app_key === "jd-app";
}

const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: { code: "2", zh_desc: "接口调用次数超限，请明天再来", en_desc: "App Call Limited" },
  expired: { code: "19", zh_desc: "token已过期或者不存在，请重新授权访问", en_desc: "Invalid access_token" },
};

export async function fakeJd(): Promise<FakeJd> {
  const orders: FakeJd["orders"] = new Map();
  const applications: FakeJd["applications"] = new Map();
  const services: FakeJd["services"] = new Map();
  const refunds: Thing[] = [];
  const asked: FakeJd["asked"] = [];
  const troubles: Trouble[] = [];
  const grants: FakeJd["grants"] = { asked: [], answer: () => ({ code: 401, msg: "invalid code" }) };
  let bad = 0;
  let hook: (method: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const between = (source: Map<string, Thing>, key: string, ...[from, to]: unknown[]): Thing[] =>
    [...source.values()]
      .filter((row) => typeof row[key] === "string" && row[key] >= String(from) && row[key] <= String(to))
      .sort((left, right) => (String(left[key]) < String(right[key]) ? -1 : 1));
  const pageOf = (rows: readonly Thing[], page: unknown, size: unknown): Thing[] => rows.slice((Number(page) - 1) * Number(size), Number(page) * Number(size));

  const answers: Record<string, (params: Params) => unknown> = {
    "jingdong.pop.order.search": (params) => {
      if (!params.optional_fields || !params.order_state || Number(params.page_size) > 100 || params.dateType !== "0") return failed("参数错误");
      const rows = between(orders, "modified", params.start_date, params.end_date);
      const found = { orderTotal: rows.length, orderInfoList: pageOf(rows, params.page, params.page_size) };
      return { searchorderinfo_result: { apiResult: { success: true, numberCode: 0, chineseErrCode: "成功" }, ...found } };
    },
    "jingdong.pop.order.get": ({ order_id }) => ({
      orderDetailInfo: { apiResult: { success: "true", numberCode: 0 }, orderInfo: orders.get(String(order_id)) ?? null },
    }),
    "jingdong.pop.afs.soa.refundapply.queryPageList": (params) => {
      const one = applications.get(String(params.ids));
      const rows = params.ids
        ? one
          ? [one]
          : []
        : params.applyTimeStart
          ? between(applications, "applyTime", params.applyTimeStart, params.applyTimeEnd)
          : between(applications, "checkTime", params.checkTimeStart, params.checkTimeEnd);
      if (Number(params.pageSize) > 50 || Number(params.pageIndex) > 100) return { queryResult: { success: false, errorMessage: "分页超限" } };
      return { queryResult: { success: true, totalCount: rows.length, result: pageOf(rows, params.pageIndex, params.pageSize) } };
    },
    "jingdong.asc.query.list": (params) => {
      if (params.buId !== "10706" || !params.operatePin || !params.operateNick) return { pageResult: { success: false, errorMessage: "缺少参数" } };
      const one = services.get(String(params.serviceId));
      const rows = params.serviceId ? (one ? [one] : []) : between(services, "updateDate", params.updateTimeBegin, params.updateTimeEnd);
      return { pageResult: { totalCount: rows.length, pageNumber: params.pageNumber, data: pageOf(rows, params.pageNumber, params.pageSize) } };
    },
    "jingdong.asc.serviceAndRefund.view": ({ orderId }) => {
      const data = refunds.filter((row) => String((row.sameOrderServiceBill as Thing).orderId) === String(orderId));
      return { pageResult: { totalCount: data.length, data } };
    },
  };

  function answer(received: Received): string {
    const form = Object.fromEntries(new URLSearchParams(received.body));
    if (received.path.startsWith("/oauth2/")) {
      grants.asked.push({ path: received.path, ...form });
      return JSON.stringify(grants.answer(form));
    }
    const method = form.method ?? "";
    const params = JSON.parse(form["360buy_param_json"] ?? "{}") as Params;
    asked.push({ method, params });
    if (received.path !== "/routerjson" || !verified(form)) bad += 1;
    if (pending) return JSON.stringify({ error_response: TROUBLES[pending] });
    const told = hook(method, params) ?? answers[method]?.(params);
    if (told === undefined) return JSON.stringify({ error_response: { code: "15", zh_desc: "无效的方法名", en_desc: "Invalid Method" } });
    if (told !== null && typeof told === "object" && "error_response" in told) return JSON.stringify(told);
    return withBigNumbers({ [`${method.replaceAll(".", "_")}_responce`]: { code: "0", ...(told as object) } }, ["serviceId", "orderId"]);
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  return {
    server,
    orders,
    applications,
    services,
    refunds,
    grants,
    asked,
    before: (next) => {
      hook = next;
    },
    settings: { appKey: "jd-app", venderId: "10706" },
    secrets: { appSecret: SECRET, accessToken: "token-of-shop" },
    tellsDeadlines: false,
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) => {
      const cases = Math.ceil(count / 2);
      return Array.from({ length: count }, (_, index) => {
        const at = SOLD_AT.getTime() + index * SECOND;
        if (what === "orders") {
          const id = String(301234567890 + orders.size);
          orders.set(id, order(id, at));
          return id;
        }
        // Half of them in each of JD's two records.
        if (index < cases) {
          const id = String(88001000 + applications.size);
          applications.set(id, application(id, at));
          return `R${id}`;
        }
        const id = String(2012345000 + services.size);
        services.set(id, service(id, at));
        return `S${id}`;
      });
    },
    setStatus: (status) => {
      for (const thing of orders.values()) thing.orderState = status;
      for (const thing of applications.values()) thing.status = status;
      for (const thing of services.values()) thing.serviceStatus = status;
    },
    refOf: (what, id) => ({ kind: what === "orders" ? "order" : "case", id }),
  };
}

function failed(words: string): unknown {
  return { searchorderinfo_result: { apiResult: { success: false, numberCode: 10100003, chineseErrCode: words } } };
}

export function order(orderId: string, at: number): Thing {
  return {
    orderId,
    venderId: "10706",
    orderType: "22",
    payType: "4-在线支付",
    orderState: "WAIT_SELLER_STOCK_OUT",
    orderTotalPrice: "128.00",
    orderSellerPrice: "112.00",
    orderPayment: "118",
    freightPrice: "6.00",
    sellerDiscount: "16.00",
    balanceUsed: "0.00",
    orderStartTime: local(SOLD_AT.getTime()),
    paymentConfirmTime: local(SOLD_AT.getTime() + 27 * SECOND),
    orderEndTime: "0001-01-01 00:00:00",
    outBoundDate: "1970-01-01 08:00:00",
    modified: local(at),
    orderRemark: "",
    venderRemark: "",
    pin: "jd_abc",
    waybill: "",
    logisticsId: "",
    consigneeInfo: {
      fullname: "李*",
      mobile: "139****0002",
      fullAddress: "北京市朝阳区**路**号",
      province: "北京",
      city: "朝阳区",
      county: "三环以内",
      town: "",
    },
    itemInfoList: [{ skuId: "100012345678", wareId: "10020030040", outerSkuId: "TS-BLK-L", skuName: "纯棉T恤 黑色 L", itemTotal: "2", jdPrice: "64.00" }],
    couponDetailList: [{ orderId, skuId: "100012345678", couponType: "100-店铺优惠", couponPrice: "16.00" }],
  };
}

export function application(id: string, at: number): Thing {
  return {
    id,
    orderId: "301234567890",
    buyerId: "jd_abc",
    buyerName: "李*",
    applyTime: local(at),
    applyRefundSum: 5900,
    status: 0,
    reason: "不想要了",
    checkTime: null,
    systemId: 1,
    partRefundType: 0,
  };
}

export function service(serviceId: string, at: number): Thing {
  return {
    serviceId,
    applyId: 1987654,
    orderId: "301234567890",
    applyTime: local(SOLD_AT.getTime()),
    customerExpect: 10,
    customerExpectName: "退货",
    serviceStatus: 10001,
    serviceStatusName: "待审核",
    skuId: "100012345678",
    wareName: "纯棉T恤",
    serviceCount: 1,
    actualPayPrice: 56.0,
    customerPin: "jd_abc",
    customerName: "李*",
    customerTel: "139****0002",
    updateDate: local(at),
  };
}
