/** States of an order as a file says them. */
import type { OrderState } from "../contract/words.ts";

export const stateNames: Readonly<Record<OrderState, { zh: string; en: string }>> = {
  created: { zh: "待付款", en: "Unpaid" },
  paid: { zh: "已付款", en: "Paid" },
  audited: { zh: "已审单", en: "Audited" },
  allocated: { zh: "已配货", en: "Allocated" },
  packed: { zh: "已打包", en: "Packed" },
  outbound: { zh: "已出库", en: "Outbound" },
  in_transit: { zh: "运输中", en: "In transit" },
  out_for_delivery: { zh: "派送中", en: "Out for delivery" },
  signed: { zh: "已签收", en: "Signed" },
  completed: { zh: "已完成", en: "Completed" },
  closed: { zh: "已关闭", en: "Closed" },
};
