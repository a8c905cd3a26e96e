/** Words that fields of ours can mean, with their names, and the words of others that usually mean them. */
import type { MappedKind } from "../contract/mappings.ts";
import type { RestCaseState } from "../contract/rest/case.ts";
import type { RestOrderStatus } from "../contract/rest/order.ts";
import type { CaseKind, TraceState, WarehouseEventKind } from "../contract/words.ts";
import { importedKinds } from "../imports/index.ts";
import { tryParseJson } from "../kernel/json.ts";
import type { Said } from "../kernel/said.ts";

const said = (zh: string, en: string): Said => ({ zh, en });

export const events: Readonly<Record<WarehouseEventKind, Said> & Record<string, Said>> = {
  audited: said("审核", "Audited"),
  allocated: said("配货", "Allocated"),
  short: said("缺货", "Out of stock"),
  transfer: said("调拨", "Transferred"),
  held: said("暂停处理", "Held"),
  outbound_cancelled: said("出库单取消", "Outbound cancelled"),
  packed: said("打包", "Packed"),
  outbound: said("出库", "Outbound"),
  delivered: said("送达签收", "Delivered"),
  return_arrived: said("退货到仓", "Return arrived"),
  return_inspected: said("退货验货", "Return inspected"),
  books_posted: said("财务入账", "Posted to the books"),
};

export const results: Readonly<Record<"passed" | "failed", Said>> = { passed: said("合格", "Passed"), failed: said("不合格", "Failed") };

export const orderStates: Readonly<Record<RestOrderStatus, Said>> = {
  created: said("待付款", "To be paid"),
  deposit_paid: said("定金已付", "Deposit paid"),
  paid: said("已付款", "Paid"),
  approved: said("付款已核准", "Payment approved"),
  processing: said("处理中", "Being handled"),
  invoiced: said("已开票", "Invoiced"),
  unavailable: said("缺货", "Out of stock"),
  allocated: said("已配货", "Allocated"),
  packed: said("已打包", "Packed"),
  shipped: said("已发货", "Shipped"),
  out_for_delivery: said("派送中", "Out for delivery"),
  delivered: said("已送达", "Delivered"),
  signed: said("已签收", "Signed for"),
  completed: said("已完成", "Completed"),
  cancelled: said("已取消", "Cancelled"),
  canceled: said("已取消（另一写法）", "Cancelled (other spelling)"),
  closed: said("已关闭", "Closed"),
};

export const caseKinds: Readonly<Record<CaseKind, Said>> = {
  refund_only: said("仅退款", "Refund only"),
  return_refund: said("退货退款", "Return and refund"),
  exchange: said("换货", "Exchange"),
  resend: said("补发", "Resend"),
  price_difference: said("补差价", "Price difference"),
  repair: said("维修", "Repair"),
  complaint: said("投诉", "Complaint"),
  question: said("咨询", "Question"),
};

export const caseStates: Readonly<Record<RestCaseState, Said>> = {
  requested: said("待处理", "Requested"),
  agreed: said("已同意", "Agreed"),
  waiting_return: said("待买家退货", "Waiting for the return"),
  returned_in_transit: said("退货在途", "On its way back"),
  arrived: said("退货到仓", "Arrived"),
  refunding: said("退款中", "Being refunded"),
  refunded: said("已退款", "Refunded"),
  replaced: said("换货或补发完成", "Replaced"),
  refused: said("已拒绝", "Refused"),
  withdrawn: said("买家撤销", "Withdrawn"),
  closed: said("已关闭", "Closed"),
};

export const traceStates: Readonly<Record<TraceState, Said>> = {
  picked_up: said("已揽收", "Picked up"),
  in_transit: said("运输中", "In transit"),
  problem: said("异常", "Problem"),
  signed: said("已签收", "Signed for"),
  returned: said("已退回", "Returned"),
  out_for_delivery: said("派送中", "Out for delivery"),
  returning: said("退回途中", "On its way back"),
  forwarded: said("转寄", "Forwarded"),
  customs: said("清关", "Customs"),
  rejected: said("拒收", "Refused"),
  label_only: said("未揽收", "Not picked up"),
  withdrawn: said("已撤销", "Withdrawn"),
  unknown: said("按扫描内容判断", "Told by the scans"),
};

type Table = readonly (readonly [RegExp, string])[];
/** What comes back is told apart before what goes out. */
const eventWords: Table = [
  [/退货?.{0,4}(?:验|质检|检验)|(?:验|质检).{0,2}退|return.*inspect|inspect/i, "return_inspected"],
  [/(?:退货?|逆向|销退).{0,4}(?:到仓|签收|入库|收货|完成)|return.*(?:arriv|receiv|inbound)|^return$/i, "return_arrived"],
  [/缺货|库存不足|短缺|short|out.?of.?stock|unavailable/i, "short"],
  [/调拨|移库|transfer/i, "transfer"],
  [/未出库|待出库|待发货|待打包|待拣|未发货/, ""],
  [/出库|已发货|发货完成|已发运|已揽|outbound|shipped|consign|deliver(?:ed)?.?out/i, "outbound"],
  [/打包|装箱|复核|称重|已打单|packed|packing|weigh/i, "packed"],
  [/签收|妥投|送达|signed|delivered/i, "delivered"],
  [/审核|审单|audit|approved/i, "audited"],
  [/配货|分配|占用|拣货|波次|allocat|picked|picking/i, "allocated"],
  [/入账|记账|过账|posted|booked/i, "books_posted"],
];
const resultWords: Table = [
  [/不合格|不通过|次品|残|破|坏|拒收|异常|fail|reject|defect|^(?:0|false|n|ng)$/i, "failed"],
  [/合格|通过|良品|正品|完好|正常|pass|good|^(?:1|true|y|ok)$/i, "passed"],
];
const traceWords: Table = [
  [/拒收|拒签|reject/i, "rejected"],
  [/已退回|退回签收|returned/i, "returned"],
  [/退回|退件|returning/i, "returning"],
  [/未揽|待揽|已下单|label/i, "label_only"],
  [/异常|疑难|problem|exception/i, "problem"],
  [/签收|妥投|signed|delivered/i, "signed"],
  [/派送|派件|配送中|delivering|out.?for/i, "out_for_delivery"],
  [/揽收|揽件|收件|picked/i, "picked_up"],
  [/在途|运输|中转|transit|transport/i, "in_transit"],
];

const among = (table: Table, word: string): string | null => table.find(([pattern]) => pattern.test(word))?.[1] ?? null;

/** A row of a table in which everything is as it should be: one word in it is another's. */
const ROWS = {
  orders: { cells: { orderId: "1", createdAt: "2026-01-02 03:04:05", totalFen: "1", paidFen: "1", sku: "A" }, member: { status: "status" } },
  cases: { cells: { caseId: "1", createdAt: "2026-01-02 03:04:05", amount: "1" }, member: { kind: "kind", status: "state" } },
} as const;

/** What the reader of imported tables makes of a word: what it knows is known here, too. */
function inTables(kind: keyof typeof ROWS, word: { status: string } | { kind: string }): string | null {
  const { cells, member } = ROWS[kind];
  const row: Readonly<Record<string, string>> = { ...cells, ...word };
  const reading = { zone: "Asia/Shanghai" as const, now: Number.POSITIVE_INFINITY, has: () => true, means: () => undefined };
  const told = importedKinds[kind].read([{ at: 1, cell: (field) => row[field] ?? "" }], reading);
  const [name = ""] = Object.keys(word);
  const read = "payload" in told ? tryParseJson(told.payload) : undefined;
  const place = (member as Readonly<Record<string, string>>)[name] ?? "";
  const value = read !== null && typeof read === "object" && !Array.isArray(read) ? read[place] : undefined;
  return typeof value === "string" ? value : null;
}

/** What a word of a sender usually means in a field of ours; `null`: nobody knows, and nothing is guessed. `""` is never suggested. */
export function meaningOf(kind: MappedKind, field: string, word: string): string | null {
  const asked: Readonly<Record<MappedKind, () => string | null>> = {
    event: () => among(field === "kind" ? eventWords : resultWords, word),
    order: () => inTables("orders", { status: word }),
    case: () => inTables("cases", field === "kind" ? { kind: word } : { status: word }),
    trace: () => among(traceWords, word),
  };
  return asked[kind]() || null;
}
