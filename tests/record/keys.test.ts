/** What a key may say and see: its own shop, within its scopes, and nothing about others can be counted through. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, START, World } from "./world.ts";

let world: World;
let shopB: { [scope: string]: string };
beforeAll(async () => {
  world = await World.open();
  await world.rest("POST", "/orders", { body: order("A-1") });
  await world.rest("POST", "/cases", { body: claim("R-1", { orderRef: "A-1", kind: "return_refund" }) });
  await world.rows(
    `INSERT INTO shop (id, channel, name, base_url, settings, enabled, next_pull_at, created_at) SELECT 'B', channel, 'B', base_url, settings, true, next_pull_at, created_at FROM shop WHERE id = 'own'`,
  );
  const make = (scopes: ("read" | "orders" | "cases" | "warehouse")[], everyShop = false) =>
    world.makeKey({ shopId: "B", name: scopes.join(), scopes, everyShop, days: null });
  shopB = {
    plain: await make(["read", "orders", "cases"]),
    warehouse: await make(["warehouse"]),
    wide: await make(["warehouse", "cases"], true),
    read: await make(["read"]),
  };
});
afterAll(() => world.close());

type Thing = Record<string, unknown>;
const at = (ms: number): string => new Date(START + ms).toISOString();
const order = (id: string): Thing => ({
  id,
  status: "signed",
  createdAt: at(-5 * DAY),
  paidAt: at(-5 * DAY),
  updatedAt: at(-DAY),
  totalFen: 10_000,
  paidFen: 10_000,
  buyer: { id: `buyer-${id}` },
  lines: [{ id: `${id}-1`, sku: "MUG", title: "马克杯", quantity: 1, priceFen: 10_000, paidFen: 10_000 }],
});
const claim = (id: string, more: Thing = {}): Thing => ({
  id,
  orderRef: "A-1",
  kind: "refund_only",
  text: "不想要了",
  amountFen: 1_000,
  at: at(-HOUR),
  ...more,
});
const event = (id: string, kind: string, data: Thing = {}): Thing => ({ id, kind, at: at(-HOUR), data });
const ask = (who: string, ...[method, path, body]: ["GET" | "POST", string, unknown?]) =>
  world.rest(method, path, { headers: { authorization: `Bearer ${shopB[who]}` }, ...(body === undefined ? {} : { body }) });

/** Shop A's order and case by every name they have. */
async function names() {
  const ours = await world.order("own", "A-1");
  const { case: theirs } = await world.case("own", "R-1");
  return { number: ours?.order.number ?? "", orderId: ours?.order.id ?? "", caseNumber: theirs.number, caseId: theirs.id };
}

describe("a key of another shop", () => {
  test("reads of what is not its own exactly what it reads of what is nowhere", async () => {
    const { number, orderId, caseNumber, caseId } = await names();
    for (const ref of [number, orderId, "A-1", "channel:own:A-1"])
      expect(await ask("read", "GET", `/orders/${ref}/timeline`), ref).toEqual(await ask("read", "GET", "/orders/nowhere-1/timeline"));
    for (const ref of [caseNumber, caseId, "R-1"]) expect(await ask("read", "GET", `/cases/${ref}`), ref).toEqual(await ask("read", "GET", "/cases/nowhere-1"));
  });

  test("writes nothing into the other shop's order or case, and is answered as for one that is nowhere", async () => {
    const { number, orderId, caseNumber, caseId } = await names();
    const before = [(await world.order("own", "A-1"))?.timeline, await world.case("own", "R-1")];
    for (const [index, ref] of [number, orderId].entries()) {
      expect(await ask("plain", "POST", `/orders/${ref}/events`, { events: [event(`e${index}`, "packed")] })).toEqual(
        await ask("plain", "POST", "/orders/nowhere-2/events", { events: [event(`e${index}`, "packed")] }),
      );
      expect(await ask("warehouse", "POST", `/orders/${ref}/events`, { events: [event(`i${index}`, "return_inspected", { result: "passed" })] })).toEqual(
        await ask("warehouse", "POST", "/orders/nowhere-2/events", { events: [event(`i${index}`, "return_inspected", { result: "passed" })] }),
      );
      expect((await ask("plain", "POST", "/cases", claim(`B-${index}`, { orderRef: ref }))).status).toBe(200);
      expect((await world.case("B", `B-${index}`)).order).toBeNull();
    }
    for (const [index, ref] of [caseNumber, caseId].entries())
      expect(await ask("plain", "POST", `/cases/${ref}/messages`, { messageId: `m${index}`, text: "快退款", at: at(-HOUR) })).toEqual(
        await ask("plain", "POST", "/cases/nowhere-2/messages", { messageId: `m${index}`, text: "快退款", at: at(-HOUR) }),
      );
    expect([(await world.order("own", "A-1"))?.timeline, await world.case("own", "R-1")]).toEqual(before);
  });

  test("is told 404 for an address in another shop, whether there is such an order or not", async () => {
    const events = { events: [event("x", "packed")] };
    const foreign = await ask("plain", "POST", "/orders/channel:own:A-1/events", events);
    expect(foreign).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(await ask("plain", "POST", "/orders/channel:own:nowhere/events", events)).toEqual(foreign);
    expect(await ask("plain", "POST", "/cases", claim("B-x", { orderRef: "channel:tb:1" }))).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    const batch = await ask("plain", "POST", "/events:batch", { events: [{ ...event("y", "packed"), orderRef: "channel:own:A-1" }] });
    expect(batch).toMatchObject({ status: 200, body: { refused: 1, results: [{ errors: [{ field: "orderRef" }] }] } });
  });

  test("that was granted every shop speaks about its order", async () => {
    expect((await ask("wide", "POST", "/orders/channel:own:A-1/events", { events: [event("w1", "packed")] })).status).toBe(200);
    expect((await world.order("own", "A-1"))?.timeline.some((entry) => entry.kind === "packed")).toBe(true);
  });
});

describe("scopes", () => {
  test("keep inspections for warehouses, one by one and in a batch", async () => {
    await ask("plain", "POST", "/orders", order("B-1"));
    for (const kind of ["return_arrived", "return_inspected"]) {
      expect(await ask("plain", "POST", "/orders/B-1/events", { events: [event(kind, kind)] })).toMatchObject({ status: 403, body: { code: "NOT_ALLOWED" } });
      const batch = await ask("plain", "POST", "/events:batch", {
        events: [
          { ...event(kind, kind), orderRef: "B-1" },
          { ...event(`${kind}-packed`, "packed"), orderRef: "B-1" },
        ],
      });
      expect(batch.body).toMatchObject({ taken: 1, refused: 1, results: [{ errors: [{ field: "kind" }] }, { result: "taken" }] });
      expect((await ask("warehouse", "POST", "/orders/B-1/events", { events: [event(`${kind}-w`, kind, { result: "passed" })] })).status).toBe(200);
    }
  });

  test("that are missing are named in both languages", async () => {
    const refused = await ask("read", "POST", "/orders", order("B-2"));
    expect(refused).toMatchObject({ status: 403, body: { code: "NOT_ALLOWED", detail: "这个密钥没有这项权限，需要 orders。" } });
    expect(JSON.stringify(refused.body)).toContain("does not have the scope orders");
    expect((await ask("warehouse", "GET", "/orders")).status).toBe(403);
    expect((await ask("warehouse", "POST", "/cases", claim("B-3"))).status).toBe(403);
    expect((await ask("read", "GET", "/orders")).status).toBe(200);
  });

  test("stand in the document at each call", async () => {
    const { body } = await world.rest("GET", "/openapi.json");
    const { paths } = body as { paths: Record<string, Record<string, { security: unknown; description: string }>> };
    expect(paths["/orders"]?.post?.security).toEqual([{ key: ["orders"] }]);
    expect(paths["/orders"]?.get?.security).toEqual([{ key: ["read"] }]);
    expect(paths["/events:batch"]?.post?.security).toEqual([{ key: ["orders"] }, { key: ["warehouse"] }]);
    for (const path of Object.values(paths)) for (const call of Object.values(path)) expect(call.description).toMatch(/Scope of the key: /);
  });
});
