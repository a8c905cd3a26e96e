/** An order as a seller's own system sends it, of a hundred yuan and one mug, with what a test is about laid over. */
import { MINUTE, START } from "./world.ts";

/** So many minutes after the world begins, as it is sent. */
export const at = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();
export const line = (id: string, change: object = {}) => ({ id, sku: `SKU-${id}`, title: "马克杯", quantity: 1, priceFen: 10_000, paidFen: 10_000, ...change });
/** Paid an hour before the world begins. */
export const ownOrder = (id: string, change: object = {}) => ({
  id,
  status: "paid",
  createdAt: at(-60),
  paidAt: at(-59),
  updatedAt: at(-59),
  totalFen: 10_000,
  paidFen: 10_000,
  buyer: { id: `buyer of ${id}`, nick: "小雨" },
  lines: [line("1")],
  ...change,
});
