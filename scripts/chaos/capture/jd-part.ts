/** A JD shop: no pushes, three records of after-sales, a token that is renewed in its last day or not at all. */
import { KEYS } from "../../../main/demo/config.ts";
import { listen } from "../../../main/demo/engine/http.ts";
import { limiter } from "../../../main/demo/engine/limiter.ts";
import { jdGate } from "../../../main/demo/jd/gate.ts";
import { paidFor } from "../../../main/demo/jd/life.ts";
import { jdHandler } from "../../../main/demo/jd/server.ts";
import { TOKEN_MS } from "../../../main/demo/jd/tokens.ts";
import type { Part, PartWish, SoldOrder, ToldShop } from "./part.ts";
import { HANG_MS, settingOf } from "./setting.ts";

const HOUR = 3_600_000;
/** What was bought the day before comes back today. */
const DAYS_BACK = 1;
const RULES = { texts: ["skuName", "orderRemark", "venderRemark", "telephone"], digits: ["itemTotal", "giftPoint", "wareId"] };

/** Opens it; its orders are drawn by the minute, so that their number is about what was wished. */
export async function jdPart(wish: PartWish): Promise<Part> {
  const { startMs, endMs, seed, name } = wish;
  const { clock, faults, odd, plain } = settingOf(wish, RULES);
  const minutes = DAYS_BACK * 24 * 60 + (endMs - startMs) / 60_000;
  // At night nobody does anything there, so that what its lists tell an hour late can be told.
  const habits = { often: Math.min(1, wish.orders / minutes), daysBack: DAYS_BACK, quietFrom: endMs };
  const gate = jdGate({ clock, faults, config: { seed: `${seed}:${name}` }, habits });
  gate.allow = limiter(clock, 60);
  const handle = jdHandler(gate);
  const server = await listen({
    port: 0,
    hangMs: HANG_MS,
    handle: (call) => {
      const reply = handle(call);
      return reply === "hang" ? reply : { ...reply, body: odd.spoil(reply.body) };
    },
  });
  // What a warehouse has taken over stays, whatever an order is split into there later.
  const sold: SoldOrder[] = [];
  const taken = new Set<string>();
  const takeOver = (): void => {
    for (const { id, paid, parentId, lines } of gate.shop.ledger.all().orders) {
      if (paid < startMs || parentId !== "0" || taken.has(id)) continue;
      taken.add(id);
      sold.push({ number: id, goods: lines.map(({ sku, quantity }) => ({ sku, quantity })) });
    }
  };
  // Ends in the middle of the day.
  const { access, refresh } = gate.tokens.pair(startMs + 5 * HOUR - TOKEN_MS);
  return {
    ...plain,
    shops: [
      {
        ...{ id: name, channel: "jd", is: "shop", name: `${KEYS.jd.name} ${name}`, baseUrl: server.url },
        settings: { appKey: KEYS.jd.appKey, venderId: KEYS.jd.venderId, history_hours: "25" },
        secrets: { appSecret: KEYS.jd.appSecret, accessToken: access, refreshToken: refresh, accessTokenExpiresAt: String(startMs + 5 * HOUR) },
      },
    ],
    advance: async (to) => {
      clock.set(to);
      takeOver();
    },
    told: () => [toldBy()],
    sold: () => sold,
    close: () => server.close(),
  };

  function toldBy(): ToldShop {
    const { orders, applications, services, refunds } = gate.shop.ledger.all();
    const paid = refunds.filter(({ status }) => status === 13);
    // The same money stands in two records.
    const back = new Map<string, number>();
    for (const { orderId, amount } of [...paid, ...applications.filter(({ status }) => status === 3)])
      back.set(orderId, Math.max(amount, back.get(orderId) ?? 0));
    return {
      shopId: name,
      orders: orders.map((order) => ({
        id: order.id,
        status: order.state,
        paidFen: order.paid > 0 && !order.state.endsWith("CANCELED") ? paidFor(order) : null,
        refundedFen: back.get(order.id) ?? 0,
        lines: null,
        waybills: order.parcels.map(({ waybill }) => waybill),
      })),
      cases: [
        ...applications.map(({ id, status, amount }) => ({ id: `R${id}`, status: String(status), amountFen: amount, refundedFen: null })),
        ...services.map(({ id, status }) => ({ id: `S${id}`, status: String(status), amountFen: null, refundedFen: null })),
      ],
      facts: [],
      refunds: back.size,
      double: [],
      over: [],
    };
  }
}
