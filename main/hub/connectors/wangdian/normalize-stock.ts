/** What lies in the warehouses. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { id, readPayload, stockOrNull, text, timeTold } from "../fields.ts";
import type { ChannelFact } from "../port.ts";

const stock = z.object({
  spec_no: id,
  goods_name: text,
  spec_name: text,
  warehouse_no: text,
  warehouse_name: text,
  defect: text,
  stock_num: stockOrNull,
  sending_num: stockOrNull,
  lock_num: stockOrNull,
  purchase_num: stockOrNull,
  transfer_num: stockOrNull,
  modified: timeTold,
});

/** Stock of an article in a warehouse. Damaged goods are a row of their own, and none to be sold. */
export function stockFacts(payload: string): Result<ChannelFact, "UNREADABLE"> {
  const read = readPayload(stock, payload);
  if (!read.ok) return read;
  const raw = read.value;
  if (["true", "1"].includes(raw.defect)) return ok({ type: "nothing", why: "残次品的库存" });
  if (raw.stock_num === null) return ok({ type: "nothing", why: "库存没有数量" });
  return ok({
    type: "stock",
    sku: raw.spec_no,
    title: [raw.goods_name, raw.spec_name].filter((part) => part !== "").join(" "),
    warehouse: raw.warehouse_name || raw.warehouse_no,
    onHand: raw.stock_num,
    locked: (raw.sending_num ?? 0) + (raw.lock_num ?? 0),
    inTransit: (raw.purchase_num ?? 0) + (raw.transfer_num ?? 0),
    version: raw.modified.getTime(),
  });
}
