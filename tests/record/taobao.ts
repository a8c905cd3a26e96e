/** Taobao's payloads as its connector keeps them: whole things, with what a test is about laid over. Yuan and local time, as the channel writes. */
import { DAY, START } from "./world.ts";

type Thing = Record<string, unknown>;

/** A day before the world begins, and so many seconds, as Taobao writes it. */
export const soldAt = (seconds = 0): string => new Date(START - DAY + seconds * 1_000 + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
export const yuan = (fen: number): string => (fen / 100).toFixed(2);

export interface Line {
  id: string;
  fen: number;
  more?: Thing;
}

/** A paid trade; its lines add up to what was paid. */
export function trade(id: string, more: Thing = {}, lines: readonly Line[] = [{ id: `${id}1`, fen: 10_000 }]): Thing {
  const paid = yuan(lines.reduce((sum, line) => sum + line.fen, 0));
  return {
    tid: id,
    status: "WAIT_SELLER_SEND_GOODS",
    type: "fixed",
    payment: paid,
    post_fee: "0.00",
    created: soldAt(),
    pay_time: soldAt(30),
    modified: soldAt(30),
    buyer_nick: `买家${id}`,
    buyer_open_uid: `open-${id}`,
    receiver_name: "陈*",
    receiver_mobile: "1*********4",
    receiver_state: "四川省",
    receiver_city: "成都市",
    receiver_district: "武侯区",
    receiver_address: "****",
    orders: {
      order: lines.map((line) => ({
        oid: line.id,
        status: more.status ?? "WAIT_SELLER_SEND_GOODS",
        title: "台灯",
        outer_sku_id: `SKU-${line.id}`,
        price: yuan(line.fen),
        num: 1,
        payment: yuan(line.fen),
        divide_order_fee: yuan(line.fen),
        ...line.more,
      })),
    },
    ...more,
  };
}

/** A refund of a trade, of one line or of the whole. */
export function refund(id: string, of: { trade: string; line?: string }, more: Thing = {}): Thing {
  return {
    refund_id: id,
    tid: of.trade,
    oid: of.line ?? "0",
    status: "WAIT_SELLER_AGREE",
    dispute_type: "REFUND",
    has_good_return: "false",
    refund_fee: "100.00",
    reason: "不想要了",
    desc: "",
    created: soldAt(3_600),
    modified: soldAt(3_600),
    refund_version: "1",
    refund_phase: "onsale",
    ...more,
  };
}
