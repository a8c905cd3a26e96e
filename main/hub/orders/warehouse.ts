/** Facts of a seller's own warehouse and books as timeline events. */
import type { WarehouseEvent } from "../connectors/port.ts";
import type { EventSource, WarehouseEventKind } from "../contract/words.ts";
import type { Json } from "../kernel/json.ts";
import { yuanText } from "../kernel/money.ts";
import type { NewEvent } from "./timeline.store.ts";

export interface PackedSku {
  sku: string;
  quantity: number;
}

const WORDS: Readonly<Record<WarehouseEventKind, string>> = {
  audited: "订单已审核",
  allocated: "仓库已配货",
  short: "仓库缺货",
  transfer: "仓库间调拨",
  held: "仓库系统暂停处理",
  packed: "仓库已打包",
  outbound: "仓库已出库",
  outbound_cancelled: "出库单已取消，之前的出库记录不再算数",
  delivered: "商家系统显示已送达签收",
  return_arrived: "退货已到仓",
  return_inspected: "退货已验",
  books_posted: "财务已入账",
};

/** An event as a line of its order's timeline. */
export function warehouseEvent(orderId: string, { key, kind, at, data }: WarehouseEvent): NewEvent {
  const source: EventSource = kind === "books_posted" ? "books" : "warehouse";
  return { orderId, parcelId: null, source, kind, at, toldBy: source, text: WORDS[kind] + details(kind, data), data, dedupeKey: key };
}

function details(kind: WarehouseEventKind, data: { [key: string]: Json }): string {
  const place = typeof data.place === "string" && data.place !== "" ? `（${data.place}）` : "";
  if (kind === "books_posted") return typeof data.refundFen === "number" && data.refundFen > 0 ? `${place}：退款 ${yuanText(data.refundFen)} 元` : place;
  if (kind === "held") return typeof data.reason === "string" && data.reason !== "" ? `${place}：${data.reason}` : place;
  const verdict = kind !== "return_inspected" ? "" : data.result === "passed" ? "合格" : data.result === "failed" ? "不合格" : "";
  const goods = TELLS_GOODS.has(kind) ? packedSkus(data).map(({ sku, quantity }) => `${sku} × ${quantity}`) : [];
  const said = [verdict, ...goods, ...(kind === "packed" ? aboutPackage(data) : [])].filter((part) => part !== "");
  return said.length > 0 ? `${place}：${said.join("，")}` : place;
}

/** Kinds whose line names the goods it is about. */
const TELLS_GOODS: ReadonlySet<WarehouseEventKind> = new Set(["packed", "return_arrived", "return_inspected"]);

/** What is told of a package besides the goods: what it weighs, who packed it, and that other orders' goods are in it, too. */
function aboutPackage({ weightGrams, packer, mergedWith }: { [key: string]: Json }): string[] {
  return [
    typeof weightGrams === "number" ? `${weightGrams} 克` : "",
    typeof packer === "string" && packer !== "" ? `打包员 ${packer}` : "",
    Array.isArray(mergedWith) && mergedWith.length > 0 ? `与另外 ${mergedWith.length} 个订单合并成一包` : "",
  ];
}

interface Told {
  kind: string;
  at: number;
  data: { [key: string]: Json };
}

/** What a document that was cancelled had told: the goods of it did not leave. */
const BY_DOCUMENT: ReadonlySet<string> = new Set(["allocated", "packed", "outbound"]);

/**
 * Facts that still stand: what was told of an outbound document (`data.document`) before it was cancelled proves nothing any more. All of it stays on
 * the timeline, and so does that it was cancelled. The order in which they were told does not matter.
 */
export function standing<Fact extends Told>(facts: readonly Fact[]): Fact[] {
  const cancelled = facts.filter(({ kind, data }) => kind === "outbound_cancelled" && typeof data.document === "string");
  if (cancelled.length === 0) return [...facts];
  return facts.filter(({ kind, at, data }) => !BY_DOCUMENT.has(kind) || !cancelled.some((one) => one.data.document === data.document && one.at >= at));
}

/** What a packing fact says was put into the parcel (`skus: [{sku, quantity}]`, or plain codes); unreadable entries are left out. */
export function packedSkus(data: { [key: string]: Json }): PackedSku[] {
  if (!Array.isArray(data.skus)) return [];
  return data.skus.flatMap((entry) => {
    if (typeof entry === "string") return [{ sku: entry, quantity: 1 }];
    if (entry === null || typeof entry !== "object" || Array.isArray(entry) || typeof entry.sku !== "string") return [];
    const quantity = Number(entry.quantity ?? 1);
    return [{ sku: entry.sku, quantity: Number.isFinite(quantity) ? quantity : 1 }];
  });
}
