/** A seller's own mini-program: it writes over the public interface, keeps what was not answered, and sends it again, sometimes late and out of order. */
import { Sender } from "../../../main/demo/engine/http.ts";
import type { HubAt, Part, PartWish } from "./part.ts";
import { Day, type Deeds } from "./plan.ts";
import { settingOf } from "./setting.ts";

const MINUTE = 60_000;
const PRICES = [3_900, 12_900, 6_900, 18_800];

interface OwnOrder {
  id: string;
  status: "paid" | "shipped" | "signed";
  paidFen: number;
  at: number;
  updatedAt: number;
  waybill: string;
}
interface OwnCase {
  id: string;
  orderId: string;
  state: "requested" | "withdrawn" | "returned_in_transit";
  amountFen: number;
  at: number;
  updatedAt: number;
  waybill: string;
}
/** One thing as it was, on its way. */
interface Letter {
  path: "orders" | "cases";
  body: object;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Opens it. */
export async function ownPart(wish: PartWish): Promise<Part> {
  const { name } = wish;
  const { clock, faults, plain } = settingOf(wish);
  const sender = new Sender();
  const orders = new Map<string, OwnOrder>();
  const cases = new Map<string, OwnCase>();
  let hub: HubAt | null = null;
  let leaving: Letter[] = [];
  let nth = 0;
  let later = 0;

  const send = (letter: Letter): void => {
    nth += 1;
    const fate = faults.push("own", `${nth}`);
    const wait = "ms" in fate ? fate.ms : fate.fate === "drop" ? 2 * MINUTE : 0;
    if (wait > 0) {
      later += 1;
      day.at(clock.now() + wait, () => {
        later -= 1;
        leaving.push(letter);
      });
    }
    if (fate.fate === "send" || fate.fate === "repeat") leaving.push(letter);
  };
  const tellOrder = (order: OwnOrder, change: Partial<OwnOrder>): void => {
    Object.assign(order, change, { updatedAt: clock.now() });
    const { id, status, paidFen, at, updatedAt, waybill } = order;
    const times = { createdAt: iso(at), paidAt: iso(at), updatedAt: iso(updatedAt) };
    const lines = [{ id: "1", sku: "OWN-1", title: "演示马克杯", quantity: 1, priceFen: paidFen, paidFen }];
    const parcels = waybill === "" ? [] : [{ carrier: "中通", waybill }];
    send({ path: "orders", body: { id, status, ...times, totalFen: paidFen, paidFen, buyer: { id: `u${Number(id.slice(-4)) % 211}` }, lines, parcels } });
  };
  const tellCase = (one: OwnCase, change: Partial<OwnCase>): void => {
    Object.assign(one, change, { updatedAt: clock.now() });
    const { id, orderId, state, amountFen, at, updatedAt, waybill } = one;
    const back = waybill === "" ? {} : { returnParcel: { carrier: "中通", waybill } };
    const body = {
      id,
      orderRef: orderId,
      kind: "return_refund",
      text: "尺寸不合适，想退货",
      amountFen,
      at: iso(at),
      updatedAt: iso(updatedAt),
      state,
      channelStatus: state,
      ...back,
    };
    send({ path: "cases", body });
  };
  const deeds: Deeds<OwnOrder, OwnCase> = {
    pay: (at) => {
      const order: OwnOrder = {
        id: `${name}-${String(at).padStart(5, "0")}`,
        status: "paid",
        paidFen: PRICES[at % PRICES.length] ?? 3_900,
        at: clock.now(),
        updatedAt: 0,
        waybill: "",
      };
      orders.set(order.id, order);
      tellOrder(order, {});
      return order;
    },
    ship: (order, at) => tellOrder(order, { status: "shipped", waybill: `ZTOWN${String(100_000_000 + at)}` }),
    receive: (order) => {
      if (order.status === "shipped") tellOrder(order, { status: "signed" });
    },
    ask: (order) => {
      const one: OwnCase = { id: `C-${order.id}`, orderId: order.id, state: "requested", amountFen: order.paidFen, at: clock.now(), updatedAt: 0, waybill: "" };
      cases.set(one.id, one);
      tellCase(one, {});
      return one;
    },
    withdraw: (one) => {
      if (one.state === "requested") tellCase(one, { state: "withdrawn" });
    },
    sendBack: (one, at) => {
      if (one.state === "requested") tellCase(one, { state: "returned_in_transit", waybill: `ZTOWN9${String(100_000_000 + at)}` });
    },
  };
  const day = new Day({ clock, deeds, wish });

  const post = async (path: Letter["path"], letters: readonly Letter[]): Promise<void> => {
    if (letters.length === 0) return;
    const headers = { "content-type": "application/json", authorization: `Bearer ${hub?.keys[name] ?? ""}` };
    const body = JSON.stringify({ [path]: letters.map((letter) => letter.body) });
    const answer = await sender.post(`${hub?.url ?? ""}/api/v1/${path}:batch`, { body, headers, timeoutMs: 10_000 });
    if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429)
      throw new Error(`${name}: ${answer.status} ${answer.body.slice(0, 300)}`);
    // What was not answered is sent again; so is what a batch's answer names as not taken.
    if (answer === null || answer.status >= 300) leaving.push(...letters);
  };

  return {
    ...plain,
    shops: [{ id: name, channel: "miniapp", is: "shop", name: `自有小程序 ${name}`, baseUrl: "https://localhost", settings: {}, secrets: {} }],
    begin: (at) => {
      hub = at;
    },
    advance: async (to) => {
      day.play(to);
      const now = leaving;
      leaving = [];
      for (const path of ["orders", "cases"] as const) {
        const mine = now.filter((letter) => letter.path === path);
        for (let from = 0; from < mine.length; from += 200) await post(path, mine.slice(from, from + 200));
      }
    },
    waiting: () => leaving.length + later,
    sold: () => [...orders.keys()].map((number) => ({ number, goods: [{ sku: "OWN-1", quantity: 1 }] })),
    told: () => [
      {
        shopId: name,
        orders: [...orders.values()].map(({ id, status, paidFen, waybill }) => ({
          id,
          status,
          paidFen,
          refundedFen: 0,
          lines: ["1"],
          waybills: waybill === "" ? [] : [waybill],
        })),
        cases: [...cases.values()].map(({ id, state, amountFen }) => ({ id, status: state, amountFen, refundedFen: 0 })),
        facts: [],
        refunds: 0,
        double: [],
        over: [],
      },
    ],
    close: async () => sender.close(),
  };
}
