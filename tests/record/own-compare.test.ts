/** A seller's own system, which nobody can ask, tells what it has of a day, and hears what is missing here. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { captureDays } from "../../main/hub/ingest/completeness.store.ts";
import { at, ownOrder } from "./own-order.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const put = async (id: string, updatedAt: string) =>
  expect((await world.rest("POST", "/orders", { body: ownOrder(id, { status: "paid", updatedAt }) })).status).toBe(200);
const compare = async (orders: { id: string; updatedAt: string }[]) => {
  const { status, body } = await world.rest("POST", "/orders:compare", { body: { day: "2026-11-20", orders } });
  return { status, body };
};
const today = async () => (await captureDays(world, "2026-11-20")).map(({ listed, held, open }) => ({ listed, held, open }));

test("what is not here, or here in an older version, is named; sent again it is whole, and comparing twice counts once", async () => {
  await put("9701", at(-30));
  await put("9702", at(-30));
  const has = [
    { id: "9701", updatedAt: at(-30) },
    { id: "9702", updatedAt: at(-10) },
    { id: "9703", updatedAt: at(-20) },
  ];
  expect(await compare(has)).toEqual({ status: 200, body: { listed: 3, held: 1, missing: ["9702", "9703"] } });
  expect(await compare([...has, ...has])).toMatchObject({ body: { listed: 3, held: 1 } });
  expect(await today()).toEqual([{ listed: 3, held: 1, open: 2 }]);
  await put("9702", at(-10));
  await put("9703", at(-20));
  expect(await compare(has)).toEqual({ status: 200, body: { listed: 3, held: 3, missing: [] } });
  expect(await today()).toEqual([{ listed: 3, held: 3, open: 0 }]);
});

test("a day that is none, and an order without a time, are told by field", async () => {
  expect((await world.rest("POST", "/orders:compare", { body: { day: "20-11-2026", orders: [] } })).status).toBe(400);
  expect((await world.rest("POST", "/orders:compare", { body: { day: "2026-02-30", orders: [] } })).status).toBe(400);
  expect((await world.rest("POST", "/orders:compare", { body: { day: "2026-11-20", orders: [{ id: "9701" }] } })).status).toBe(400);
});
