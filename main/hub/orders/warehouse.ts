/** Facts of a seller's own warehouse and books as timeline events. */
import type { WarehouseEvent } from "../connectors/port.ts";
import type { EventSource, WarehouseEventKind } from "../contract/words.ts";
import type { Json } from "../kernel/json.ts";
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
  packed: "仓库已打包",
  outbound: "仓库已出库",
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
  if (kind === "packed") {
    const packed = packedSkus(data);
    return packed.length > 0 ? `${place}：${packed.map(({ sku, quantity }) => `${sku} × ${quantity}`).join("，")}` : place;
  }
  if (kind !== "return_inspected") return place;
  return data.result === "passed" ? `${place}：合格` : data.result === "failed" ? `${place}：不合格` : place;
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
