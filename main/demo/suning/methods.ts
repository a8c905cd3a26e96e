/** What the gateway answers, as strict as the documents say. */
import { fromBeijing } from "../../hub/kernel/time.ts";
import type { SnLedger } from "./ledger.ts";
import { renderOrder, renderRejected, renderSale, type Told } from "./render.ts";
import type { SnOrder, SnSale } from "./types.ts";

type Params = Readonly<Record<string, string>>;

export interface SnShop {
  ledger: SnLedger;
  /** What the platform writes otherwise than it says, by the number of an order or an after-sale: fields that replace or are added. */
  oddities: Map<string, Told>;
}

interface Method {
  /** The name of its part of the body, which is not derived from the method's. */
  bizName: string;
  /** Its answer may be lost after the effect. */
  isWrite?: true;
  run(shop: SnShop, params: Params): Told;
}

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const REACH = 92 * DAY;
const answer = (content: Told): Told => ({ sn_responseContent: content });
export const fault = (error_code: string, error_msg = ""): Told => answer({ sn_error: { error_code, error_msg } });
const NOTHING = fault("biz.handler.data-get:no-result");
const BAD_PAGE = fault("sys.check.page-param:error", "分页参数错误");
const tell = (bizName: string, told: unknown, head: Told = {}): Told =>
  answer({ sn_head: { returnMessage: "biz.handler.data-get:success", ...head }, sn_body: { [bizName]: told } });

interface Asked {
  bizName: string;
  from: string | undefined;
  to: string | undefined;
  longest: number;
}

/** A page of what changed within the window, newest last; where there is one row only it is no list. */
function pageOf<Thing>(things: readonly { at: number; thing: Thing }[], params: Params, of: Asked & { now: number; told(thing: Thing): Told }): Told {
  const [from, to] = [fromBeijing(of.from ?? "")?.getTime(), fromBeijing(of.to ?? "")?.getTime()];
  if (from === undefined || to === undefined || to < from) return fault("sys.check.query-time:error", "时间格式错误");
  if (to - from > of.longest || from < of.now - REACH) return fault("sys.check.query-time:outofrange", "查询时间超出范围");
  // A size without a number is not heard.
  const [page, size] = params.pageNo === undefined ? [1, 10] : [Number(params.pageNo), Number(params.pageSize ?? "10")];
  if (!Number.isInteger(page) || page < 1 || !Number.isInteger(size) || size < 10 || size > 50) return BAD_PAGE;
  const within = things.filter(({ at }) => at >= from && at < to + SECOND).toSorted((left, right) => left.at - right.at);
  const rows = within.slice((page - 1) * size, page * size).map(({ thing }) => of.told(thing));
  if (rows.length === 0) return NOTHING;
  const head = { pageNo: String(page), pageTotal: String(Math.ceil(within.length / size)), totalSize: String(within.length) };
  return tell(of.bizName, rows.length === 1 ? rows[0] : rows, head);
}

const oddly = ({ oddities }: SnShop, id: string, row: Told): Told => ({ ...row, ...oddities.get(id) });
const orderTold = (shop: SnShop, order: SnOrder, isListed: boolean): Told => oddly(shop, order.code, renderOrder(order, isListed));
const saleTold = (shop: SnShop, sale: SnSale): Told => oddly(shop, sale.id, renderSale(sale));

function ordersBy(time: "soldAt" | "updatedAt", longest: number): Method {
  const run: Method["run"] = (shop, params) => {
    const { orderLineStatus: status, startTime: from, endTime: to } = params;
    const things = [...shop.ledger.orders.values()]
      .filter(({ lines }) => status === undefined || lines.some((line) => String(line.status) === status))
      .map((thing) => ({ at: thing[time], thing }));
    const told = (order: SnOrder): Told => orderTold(shop, order, time === "updatedAt");
    return pageOf(things, params, { bizName: "orderQuery", from, to, longest, now: shop.ledger.now(), told });
  };
  return { bizName: "orderQuery", run };
}

const orderGet: Method = {
  bizName: "orderGet",
  run: (shop, { orderCode = "" }) => {
    if (!/^\d{8,}$/.test(orderCode)) return fault("biz.orderget.ordercode-format:error", "订单号格式错误");
    const order = shop.ledger.orders.get(orderCode);
    return order ? tell("orderGet", orderTold(shop, order, false)) : NOTHING;
  },
};

const refunds: Method = {
  bizName: "queryRefundlistinformation",
  run: (shop, params) => {
    const { returnStatus, startModified: from, endModified: to } = params;
    const things = [...shop.ledger.sales.values()]
      .filter(({ status }) => !returnStatus || String(status) === returnStatus)
      .map((thing) => ({ at: thing.updatedAt, thing }));
    const of = { bizName: "queryRefundlistinformation", from, to, longest: DAY, now: shop.ledger.now() };
    return pageOf(things, params, { ...of, told: (sale) => saleTold(shop, sale) });
  },
};

const rejected: Method = {
  bizName: "batchQueryRejected",
  run: (shop, params) => {
    if (params.pageNo === undefined || params.pageSize === undefined) return BAD_PAGE;
    const things = [...shop.ledger.sales.values()].filter(({ isOld }) => isOld).map((thing) => ({ at: thing.updatedAt, thing }));
    const of = { bizName: "batchQueryRejected", from: params.startTime, to: params.endTime, longest: 30 * DAY, now: shop.ledger.now() };
    return pageOf(things, params, { ...of, told: renderRejected });
  },
};

const rejectedOfOrder: Method = {
  bizName: "singleGetRejected",
  run: ({ ledger }, { orderCode = "" }) => {
    if (!/^\d{8,}$/.test(orderCode)) return fault("biz.rejected.ordercode-format:error", "订单号格式错误");
    const rows = [...ledger.sales.values()].filter(({ isOld, order }) => isOld && order.code === orderCode).map(renderRejected);
    return rows.length === 0 ? NOTHING : tell("singleGetRejected", rows.length === 1 ? rows[0] : rows);
  },
};

/** A call about one after-sale of the new generation: the gateway takes it, and a flag of its own says whether it was done. */
const ofSale = (bizName: string, run: (shop: SnShop, sale: SnSale, params: Params) => string | null): Method => ({
  bizName,
  isWrite: true,
  run: (shop, params) => {
    const sale = shop.ledger.sales.get(params.returnApplyId ?? "");
    const why = sale ? run(shop, sale, params) : "退货单不存在";
    return tell(bizName, why === null ? { returnFlag: "Y" } : { returnFlag: "N", errorCode: "biz.refund.operate:error", errorMsg: why });
  },
});

const refusing: Parameters<typeof ofSale>[1] = ({ ledger }, sale, { remark = "" }) => (remark.trim() === "" ? "拒绝说明不能为空" : ledger.refuse(sale, remark));

/** Every call that this gateway answers. */
export const METHODS: Readonly<Record<string, Method>> = {
  "suning.custom.order.query": ordersBy("soldAt", 30 * DAY),
  "suning.custom.ord.query": ordersBy("updatedAt", DAY),
  "suning.custom.ordmodtime.query": ordersBy("updatedAt", DAY),
  "suning.custom.order.get": orderGet,
  "suning.custom.refundlistinformation.query": refunds,
  "suning.custom.refundinformation.query": {
    bizName: "queryRefundinformation",
    run: (shop, { returnApplyId = "" }) => {
      const sale = shop.ledger.sales.get(returnApplyId);
      return sale ? tell("queryRefundinformation", { returnFlag: "Y", data: saleTold(shop, sale) }) : NOTHING;
    },
  },
  "suning.custom.batchrejected.query": rejected,
  "suning.custom.singlerejected.get": rejectedOfOrder,
  "suning.custom.agreerefund.confirm": ofSale("confirmAgreerefund", ({ ledger }, sale) => ledger.agreeRefund(sale)),
  "suning.custom.agreereturn.confirm": ofSale("confirmAgreereturn", ({ ledger }, sale, { invAddrId, remark }) =>
    invAddrId && remark ? ledger.agreeReturn(sale) : "退货地址或说明不能为空",
  ),
  "suning.custom.rejectrefund.modify": ofSale("modifyRejectrefund", refusing),
  "suning.custom.rejectreturn.modify": ofSale("modifyRejectreturn", refusing),
  "suning.custom.refundmessages.confirm": ofSale("confirmRefundmessages", (_shop, sale, { msgInfo = "" }) => {
    if (msgInfo === "") return "留言内容不能为空";
    sale.messages.push(msgInfo);
    return null;
  }),
};
