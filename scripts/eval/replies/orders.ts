/** Orders in the states a buyer writes about, as a seller's own systems tell them. */

/** States an order may be in when its buyer writes. */
export const orderSettings = ["paid", "packed", "outbound", "in_transit", "stalled", "signed", "completed"] as const;
export type OrderSetting = (typeof orderSettings)[number];

const HOUR = 3_600_000;
const CARRIERS = ["shunfeng", "zhongtong", "yuantong"] as const;
const ROADS = [
  ["杭州市", "南京市", "徐州市"],
  ["广州市", "长沙市", "武汉市"],
  ["义乌市", "合肥市", "郑州市"],
] as const;
const GOODS = [
  ["MUG-350", "陶瓷马克杯 350ml"],
  ["LAMP-01", "护眼台灯"],
  ["SHOE-42", "透气运动鞋 42 码"],
  ["KETTLE", "电热水壶 1.5L"],
] as const;

/** What is sent for one order: the order, what the warehouse saw, the carrier's trace. */
export interface ToldOrder {
  order: Record<string, unknown>;
  events: Record<string, unknown>[];
  trace: Record<string, unknown> | null;
}

/** Order number `index` in a state; `now` in ms. Goods, roads and times differ from one to the next. */
export function orderIn(setting: OrderSetting, index: number, now: number): ToldOrder {
  const id = `E${String(index).padStart(6, "0")}`;
  const hours = { paid: 5, packed: 9, outbound: 12, in_transit: 40, stalled: 170, signed: 90, completed: 400 }[setting] + (index % 5);
  const paid = now - hours * HOUR;
  const at = (after: number): string => new Date(paid + after * HOUR).toISOString();
  const [sku, title] = GOODS[index % GOODS.length] ?? GOODS[0];
  const fen = 3_900 + (index % 17) * 1_000;
  const sent = setting !== "paid" && setting !== "packed";
  const waybill = `${index % 3 === 0 ? "SF" : "77"}${String(3_000_000_000_000 + index)}`;
  const carrier = CARRIERS[index % CARRIERS.length];
  const ended = setting === "signed" || setting === "completed";
  const order = {
    id,
    status: setting === "completed" ? "completed" : sent ? "shipped" : "paid",
    createdAt: at(-0.2),
    paidAt: at(0),
    updatedAt: at(hours - 0.5),
    totalFen: fen,
    paidFen: fen,
    buyer: { id: `buyer-${id}`, nick: "演示买家" },
    lines: [{ id: "1", sku, title, quantity: 1, priceFen: fen, paidFen: fen }],
    ...(sent
      ? { shippedAt: at(8), parcels: [{ carrier, waybill, shippedAt: at(8) }] }
      : { promisedShipAt: new Date(now + (20 + (index % 30)) * HOUR).toISOString() }),
    ...(setting === "completed" ? { signedAt: at(70), completedAt: at(hours - 1) } : {}),
  };
  const seen: readonly [string, number][] = [
    ["audited", 0.3],
    ["allocated", 1],
    ["packed", 4],
    ["outbound", 8],
  ];
  const steps = setting === "paid" ? 0 : setting === "packed" ? 3 : 4;
  const events = seen
    .slice(0, steps)
    .map(([kind, after]) => ({ id: `${id}-${kind}`, orderRef: id, kind, at: at(after), data: kind === "packed" ? { skus: [sku] } : {} }));
  const [from, through, to] = ROADS[index % ROADS.length] ?? ROADS[0];
  const scans = [
    { at: at(9), text: `【${from}】快件已揽收`, place: from, state: "picked_up" },
    { at: at(20), text: `快件到达【${through}转运中心】`, place: through, state: "in_transit" },
    ...(ended
      ? [
          { at: at(60), text: `【${to}】派送中`, place: to, state: "out_for_delivery" },
          { at: at(66), text: "已签收，签收人：本人", place: to, state: "signed" },
        ]
      : []),
  ];
  const known = setting === "outbound" || !sent ? null : { carrier, waybill, state: ended ? "signed" : "in_transit", scans };
  return { order, events, trace: known };
}
