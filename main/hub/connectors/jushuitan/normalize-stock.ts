/** What lies in the warehouses. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { beijing, id, readPayload, stockOrNull, text } from "../fields.ts";
import type { ChannelFact } from "../port.ts";

const stock = z.object({ sku_id: id, name: text, warehouse: text, qty: stockOrNull, order_lock: stockOrNull, purchase_qty: stockOrNull, modified: beijing });

/** Stock of an article in a warehouse: `pick_lock` lies within `order_lock`, and `virtual_qty` is nowhere. A row without a count tells nothing. */
export function stockFacts(payload: string): Result<ChannelFact, "UNREADABLE"> {
  const read = readPayload(stock, payload);
  if (!read.ok) return read;
  const { sku_id: sku, name: title, warehouse, qty, order_lock: locked, purchase_qty: inTransit, modified } = read.value;
  if (qty === null) return ok({ type: "nothing", why: "库存没有数量" });
  return ok({ type: "stock", sku, title, warehouse, onHand: qty, locked: locked ?? 0, inTransit: inTransit ?? 0, version: modified.getTime() });
}
