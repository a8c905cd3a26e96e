/** Buyers of the seller's own mini-program who receive at one door and ask back again and again; there the shop itself knows whole addresses and numbers. */
import { unitOf } from "../engine/rng.ts";
import { buyerOf } from "../world/buyers.ts";
import { GOODS } from "../world/goods.ts";
import { CITIES } from "../world/lanes.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Who lives there, and how many orders each had and asked back. */
const NEIGHBOURS = [
  { buyer: 3_011, orders: 6, asked: 6 },
  { buyer: 3_012, orders: 3, asked: 2 },
  { buyer: 3_013, orders: 2, asked: 1 },
] as const;
const WORDS = ["收到后不太喜欢，想退掉。", "和图片有色差，申请退款。", "买多了，退一件。"];

/** What the mini-program tells, as its own system writes it. */
export interface Neighbours {
  orders: object[];
  cases: object[];
}

/** Their orders of the three weeks before `atMs`, and what they asked back and then let be. */
export function neighboursOf(seed: string, atMs: number): Neighbours {
  const { index: _index, ...home } = buyerOf(seed, NEIGHBOURS[0].buyer);
  const province = CITIES.find(({ name }) => name === home.city)?.province ?? "";
  const door = { province, city: home.city, district: home.district, address: `演示路${home.house}号2单元301室` };
  const told: Neighbours = { orders: [], cases: [] };
  for (const { buyer, orders, asked } of NEIGHBOURS) {
    const person = buyerOf(seed, buyer);
    for (let count = 0; count < orders; count += 1) {
      const draw = unitOf(`${seed}:neighbour:${buyer}:${count}`);
      const goods = GOODS[Math.floor(draw * GOODS.length)] ?? GOODS[0];
      if (!goods) continue;
      const id = `XCX${Math.floor(atMs / 1_000)}-${buyer}-${count}`;
      const at = (days: number): string => new Date(atMs - 21 * DAY + Math.round((count * 3 + days + draw) * DAY)).toISOString();
      const sums = { totalFen: goods.price, paidFen: goods.price };
      told.orders.push({
        id,
        status: "completed",
        createdAt: at(0),
        paidAt: at(0.01),
        shippedAt: at(0.4),
        signedAt: at(1.8),
        completedAt: at(2),
        updatedAt: at(2),
        ...sums,
        // All three give one number to the courier.
        buyer: { id: `xcx-${buyer}`, nick: person.nick, name: person.name, phone: home.phone, ...door },
        lines: [{ id: `${id}-1`, sku: goods.sku, title: goods.title, quantity: 1, priceFen: goods.price, paidFen: goods.price }],
      });
      if (count < asked)
        told.cases.push({
          id: `${id}-S`,
          orderRef: `channel:demo-own:${id}`,
          kind: "return_refund",
          text: WORDS[count % WORDS.length],
          amountFen: goods.price,
          at: at(2.1),
          updatedAt: at(2.4),
          state: "closed",
        });
    }
  }
  return told;
}
