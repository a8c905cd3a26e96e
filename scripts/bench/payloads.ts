/** Payloads as channels send them (Taobao trades, Douyin shop orders, Kuaidi100 traces), for orders that were never placed. */
import { toBeijing } from "../../main/hub/kernel/time.ts";

/** What is kept of one payload. */
export interface WireItem {
  topic: string;
  dedupeKey: string;
  payload: string;
}

/** Orders `from` to `to` (without `to`) as they are told at one stage of their life. */
export interface Wave {
  from: number;
  to: number;
  stage: "paid" | "shipped";
  /** Ms; orders were placed in the days before. */
  now: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PLACES = [
  ["浙江省", "杭州市", "西湖区"],
  ["湖北省", "武汉市", "洪山区"],
  ["广东省", "广州市", "天河区"],
  ["四川省", "成都市", "锦江区"],
] as const;
const SCANS = [
  ["103", "揽收", "【杭州】 快件已被揽收"],
  ["1002", "干线", "【杭州转运中心】 快件已发出，下一站武汉转运中心"],
  ["1002", "干线", "【武汉转运中心】 快件已到达"],
  ["1001", "到达派件城市", "【武汉洪山网点】 快件已到达派件网点"],
  ["5", "派件", "【武汉洪山网点】 快递员正在派件"],
  ["301", "本人签收", "【武汉洪山网点】 已签收，签收人：本人"],
] as const;

/** Even orders are Taobao's, odd ones Douyin's. */
export function wireOrders(wave: Wave): { taobao: WireItem[]; douyin: WireItem[] } {
  const indexes = Array.from({ length: wave.to - wave.from }, (_, at) => wave.from + at);
  const tell = (rest: number, payloadOf: (index: number, wave: Wave) => object): WireItem[] =>
    indexes
      .filter((index) => index % 2 === rest)
      .map((index) => ({ topic: "order", dedupeKey: `order:${index}:${wave.stage}`, payload: JSON.stringify(payloadOf(index, wave)) }));
  return { taobao: tell(0, trade), douyin: tell(1, shopOrder) };
}

/** Whole traces of the same orders' parcels. */
export function wireTraces({ from, to, now }: Omit<Wave, "stage">): WireItem[] {
  return Array.from({ length: to - from }, (_, at) => {
    const index = from + at;
    const { shippedAt } = timesOf(index, now);
    const data = SCANS.map(([statusCode, status, context], step) => {
      const time = toBeijing(new Date(shippedAt + (step * 7 + 2) * HOUR));
      return { time, ftime: time, context, status, statusCode, areaCode: "CN420111000000", areaName: "湖北,武汉市,洪山区" };
    }).reverse();
    const payload = { message: "ok", nu: waybillOf(index), ischeck: "1", com: "yuantong", status: "200", state: "301", condition: "F00", data };
    return { topic: "trace", dedupeKey: `trace:${index}`, payload: JSON.stringify(payload) };
  });
}

function timesOf(index: number, now: number): { createdAt: number; paidAt: number; shippedAt: number } {
  const createdAt = now - 96 * HOUR - index * 11_000;
  return { createdAt, paidAt: createdAt + MINUTE, shippedAt: createdAt + 6 * HOUR };
}

const waybillOf = (index: number): string => `YT${String(index).padStart(13, "0")}`;
const yuanOf = (fen: number): string => (fen / 100).toFixed(2);

/** Every third order has two lines. */
function linesOf(index: number): { number: number; sku: string; title: string; fen: number }[] {
  return Array.from({ length: index % 3 === 0 ? 2 : 1 }, (_, line) => {
    const good = (index + line * 7) % 300;
    return { number: line + 1, sku: `HOME-${good}`, title: `家居日用 ${good} 号 加厚款`, fen: 1_990 + good * 50 };
  });
}

function trade(index: number, { stage, now }: Wave): object {
  const { createdAt, paidAt, shippedAt } = timesOf(index, now);
  const [state, city, district] = PLACES[index % PLACES.length] ?? PLACES[0];
  const shipped = stage === "shipped";
  const status = shipped ? "WAIT_BUYER_CONFIRM_GOODS" : "WAIT_SELLER_SEND_GOODS";
  const tid = `39${String(index).padStart(17, "0")}`;
  const time = (at: number): string => toBeijing(new Date(at));
  const lines = linesOf(index);
  const total = lines.reduce((sum, line) => sum + line.fen, 0);
  return {
    tid,
    tid_str: tid,
    status,
    type: "fixed",
    payment: yuanOf(total),
    total_fee: yuanOf(total),
    post_fee: "0.00",
    created: time(createdAt),
    pay_time: time(paidAt),
    ...(shipped ? { consign_time: time(shippedAt) } : {}),
    modified: time(shipped ? shippedAt : paidAt),
    buyer_nick: `买**${index % 701}`,
    buyer_open_uid: `open-t-${index % 701}`,
    receiver_name: "王**",
    receiver_mobile: `138****${String(index % 10_000).padStart(4, "0")}`,
    receiver_state: state,
    receiver_city: city,
    receiver_district: district,
    receiver_address: "测试路***号",
    orders: {
      order: lines.map((line) => ({
        oid: `${tid}${line.number}`,
        oid_str: `${tid}${line.number}`,
        status,
        refund_status: "NO_REFUND",
        outer_iid: line.sku,
        outer_sku_id: line.sku,
        title: line.title,
        sku_properties_name: "颜色:白色",
        price: yuanOf(line.fen),
        num: 1,
        payment: yuanOf(line.fen),
        divide_order_fee: yuanOf(line.fen),
        ...(shipped ? { consign_time: time(shippedAt), logistics_company: "圆通速递", invoice_no: waybillOf(index) } : {}),
      })),
    },
  };
}

function shopOrder(index: number, { stage, now }: Wave): object {
  const { createdAt, paidAt, shippedAt } = timesOf(index, now);
  const [province, city, town] = PLACES[index % PLACES.length] ?? PLACES[0];
  const shipped = stage === "shipped";
  const seconds = (at: number): number => Math.floor(at / 1000);
  const orderId = `69${String(index).padStart(17, "0")}`;
  const lines = linesOf(index);
  const total = lines.reduce((sum, line) => sum + line.fen, 0);
  const shipTime = shipped ? seconds(shippedAt) : 0;
  return {
    order_id: orderId,
    order_status: shipped ? 3 : 2,
    order_amount: total,
    pay_amount: total,
    post_amount: 0,
    create_time: seconds(createdAt),
    pay_time: seconds(paidAt),
    update_time: seconds(shipped ? shippedAt : paidAt),
    ship_time: shipTime,
    exp_ship_time: seconds(paidAt) + 48 * 3_600,
    finish_time: 0,
    doudian_open_id: `open-d-${index % 701}`,
    encrypt_post_tel: `$$tel${index % 701}$1$$`,
    mask_post_receiver: "李**",
    mask_post_tel: `139****${String(index % 10_000).padStart(4, "0")}`,
    mask_post_addr: { province: { name: province }, city: { name: city }, town: { name: town }, street: { name: "***" }, detail: "****" },
    logistics_info: shipped
      ? [
          {
            tracking_no: waybillOf(index),
            company: "yuantong",
            company_name: "圆通快递",
            ship_time: shipTime,
            product_info: lines.map((line) => ({ sku_order_id: `${orderId}${line.number}`, product_name: line.title, product_count: 1 })),
          },
        ]
      : [],
    sku_order_list: lines.map((line) => ({
      order_id: `${orderId}${line.number}`,
      parent_order_id: orderId,
      product_name: line.title,
      code: line.sku,
      out_sku_id: line.sku,
      spec: [{ name: "颜色", value: "白色" }],
      origin_amount: line.fen,
      item_num: 1,
      pay_amount: line.fen,
      order_status: shipped ? 3 : 2,
      ship_time: shipTime,
      logistics_receipt_time: 0,
    })),
  };
}
