/** A system that nobody knows as a fake: two lists behind a token, a mapping that reads them, and pushes that it signs. */
import { createHmac } from "node:crypto";
import type { MappingBody, MappingPart } from "../../../main/hub/contract/mappings.ts";
import { readMapped } from "../../../main/hub/mappings/read.ts";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { serve, type Trouble } from "./server.ts";

const TOKEN = "t-anyrest";
const SECRET = "s-anyrest";
const part = (kind: MappingPart["kind"], source: string, places: Readonly<Record<string, Partial<MappingPart["fields"][number]>>>): MappingPart => ({
  name: kind,
  kind,
  source,
  when: null,
  list: "",
  fields: Object.entries(places).map(([field, told]) => ({ field, path: null, constant: null, ...told })),
});
const mapping: MappingBody = {
  parts: [
    part("order", "/orders", {
      id: { path: "no" },
      status: { path: "state", words: [{ word: "2", means: "paid" }] },
      createdAt: { path: "sold", form: "auto" },
      updatedAt: { path: "changed", form: "auto" },
      paidAt: { path: "paid_at", form: "auto" },
      totalFen: { path: "money.total", unit: "yuan" },
      paidFen: { path: "money.paid", unit: "fen" },
      freightFen: { path: "money.post", unit: "yuan" },
      "buyer.id": { path: "buyer" },
      "lines.sku": { path: "goods[].code" },
      "lines.quantity": { path: "goods[].n" },
      "lines.priceFen": { path: "goods[].price", unit: "yuan" },
    }),
    part("case", "", {
      id: { path: "rma" },
      orderRef: { path: "no" },
      kind: { path: "sort", words: [{ word: "退", means: "return_refund" }] },
      at: { path: "asked", form: "seconds" },
      amountFen: { path: "money", unit: "yuan" },
      text: { path: "words" },
    }),
  ],
};

export async function fakeAnyrest(): Promise<FakeChannel> {
  const things: { orders: Record<string, unknown>[]; cases: Record<string, unknown>[] } = { orders: [], cases: [] };
  const troubles: Trouble[] = [];
  let strangers = 0;
  const server = await serve(
    ({ path, query, headers }) => {
      if (headers["x-token"] !== TOKEN) strangers += 1;
      const rows =
        path === "/orders"
          ? things.orders.filter(({ changed }) => String(changed) >= (query.get("from") ?? "") && String(changed) <= (query.get("to") ?? ""))
          : [];
      const page = Number(query.get("p"));
      return JSON.stringify({ code: 0, data: { list: rows.slice(page * 50, (page + 1) * 50) } });
    },
    () => troubles.shift(),
  );
  const beijing = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  return {
    server,
    settings: {
      pullPaths: "/orders",
      pullHeaders: "X-Token: {key}",
      pullParams: "from={from}&to={to}&p={page}",
      pullFirst: "0",
      pullSize: "50",
      pullRows: "data.list",
      pullId: "no",
      pullOk: "code=0",
    },
    secrets: { pullKey: TOKEN, pushSecret: SECRET },
    badSignatures: () => strangers,
    next: (...more) => void troubles.push(...more),
    reads: (topic, payload) => readMapped(mapping, topic, payload),
    fill: (what, count) => {
      const first = what === "orders" ? things.orders.length : things.cases.length;
      const ids = Array.from({ length: count }, (_, nth) => `${what === "orders" ? "O" : "R"}${String(first + nth).padStart(6, "0")}`);
      for (const [nth, id] of ids.entries()) {
        const at = SOLD_AT.getTime() + (first + nth) * SECOND;
        if (what === "orders")
          things.orders.push({
            no: id,
            state: 2,
            sold: beijing(SOLD_AT.getTime()),
            changed: beijing(at),
            paid_at: beijing(SOLD_AT.getTime() + 27_000),
            money: { total: "128.00", paid: 11_800, post: 6 },
            buyer: `b${nth}`,
            goods: [{ code: "MUG", n: 2, price: "64.00" }],
          });
        else things.cases.push({ rma: id, no: "O000000", sort: "退", asked: SOLD_AT.getTime() / 1_000, money: "59.00", words: "杯子有裂纹" });
      }
      return ids;
    },
    setStatus: (state) => {
      for (const order of things.orders) order.state = state;
    },
    refOf: (_what, id) => ({ kind: "order", id }),
    push: (_what, id) => {
      const body = JSON.stringify(things.cases.find(({ rma }) => rma === id) ?? {});
      const timestamp = String(NOW.getTime() / 1_000);
      return {
        headers: { "x-aftercare-timestamp": timestamp, "x-aftercare-signature": createHmac("sha256", SECRET).update(`${timestamp}.${body}`).digest("hex") },
        body,
      };
    },
  };
}
