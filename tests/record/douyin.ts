/** Douyin's payloads as its connector keeps them: whole things, with what a test is about laid over. Fen and seconds, as the channel counts. */
import { DAY, START } from "./world.ts";

type Thing = Record<string, unknown>;

/** An hour and a bit before the world begins. */
export const SOLD = Math.floor((START - DAY) / 1000);

export interface Line {
  id: string;
  fen: number;
  more?: Thing;
}

export function order(id: string, more: Thing = {}, lines: readonly Line[] = [{ id, fen: Number(more.pay_amount ?? 10_000) }]): Thing {
  const paid = lines.reduce((sum, line) => sum + line.fen, 0);
  return {
    order_id: id,
    order_status: 2,
    order_amount: paid,
    pay_amount: paid,
    post_amount: 0,
    create_time: SOLD,
    pay_time: SOLD + 30,
    update_time: SOLD + 30,
    ship_time: 0,
    finish_time: 0,
    doudian_open_id: `buyer-${id}`,
    mask_post_receiver: "陈*",
    mask_post_tel: "1*********4",
    mask_post_addr: { province: { name: "四川省" }, city: { name: "成都市" }, town: { name: "武侯区" }, detail: "****" },
    logistics_info: [],
    sku_order_list: lines.map((line) => ({
      order_id: line.id,
      parent_order_id: id,
      sku_id: `9${line.id}`,
      code: `SKU-${line.id}`,
      product_name: "台灯",
      origin_amount: line.fen,
      item_num: 1,
      pay_amount: line.fen,
      post_amount: 0,
      order_status: more.order_status ?? 2,
      ...line.more,
    })),
    ...more,
  };
}

/** An after-sale about an order; `lines` names sku orders (none = the whole order). Refund only before shipping unless said otherwise. */
export function afterSale(id: string, of: { order: string; lines?: readonly string[]; detail?: Thing }, more: Thing = {}): Thing {
  return {
    list: {
      aftersale_info: {
        aftersale_id: id,
        aftersale_order_type: of.lines ? 1 : 2,
        aftersale_type: 2,
        aftersale_status: 6,
        related_id: of.lines?.[0] ?? of.order,
        apply_time: SOLD + 3_600,
        update_time: SOLD + 3_600,
        status_deadline: SOLD + 4 * 86_400,
        refund_amount: 10_000,
        refund_post_amount: 0,
        arbitrate_status: 0,
        refund_status: 1,
        got_pkg: 0,
        ...more,
      },
      order_info: { shop_order_id: of.order, related_order_info: (of.lines ?? []).map((line) => ({ sku_order_id: line })) },
      text_part: { reason_text: "不想要了" },
    },
    detail: of.detail ?? {},
  };
}
