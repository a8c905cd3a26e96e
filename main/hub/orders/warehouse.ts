/** Facts of a seller's own warehouse and books as timeline events. */
import type { RestEvent } from "../contract/index.ts";
import type { Json } from "../kernel/json.ts";
import type { NewEvent } from "./timeline.store.ts";

export interface PackedSku {
  sku: string;
  quantity: number;
}

const WORDS: Readonly<Record<RestEvent["kind"], string>> = {
  audited: "订单已审核",
  allocated: "仓库已配货",
  packed: "仓库已打包",
  outbound: "仓库已出库",
  return_arrived: "退货已到仓",
  return_inspected: "退货已验",
  books_posted: "财务已入账",
};

/** An event of an order; the sender's id makes it unique. */
export function warehouseEvent(orderId: string, event: RestEvent): NewEvent {
  const data = JSON.parse(JSON.stringify(event.data)) as { [key: string]: Json };
  return {
    orderId,
    parcelId: null,
    source: event.kind === "books_posted" ? "books" : "warehouse",
    kind: event.kind,
    at: new Date(event.at),
    toldBy: event.kind === "books_posted" ? "books" : "warehouse",
    text: WORDS[event.kind] + details(event.kind, data),
    data,
    dedupeKey: `rest:${event.id}`,
  };
}

function details(kind: RestEvent["kind"], data: { [key: string]: Json }): string {
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
