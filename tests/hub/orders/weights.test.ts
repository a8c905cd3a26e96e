/** What packages weigh against what is said to be in them. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { learnWeights, orderTimeline } from "../../../main/hub/orders/index.ts";
import { ENOUGH_PACKAGES } from "../../../main/hub/orders/weights.store.ts";
import { weightOff } from "../../../main/hub/orders/weights.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, eventsAll, HOUR, line, order, SHOP, START, takeAll, wipe } from "./facts.ts";

const clock = testClock(START + 10 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(() => wipe(store));

const packed = (id: string, weightGrams: number, { skus, hours = 3 }: { skus: { sku: string; quantity: number }[]; hours?: number }) =>
  eventsAll(store, {
    shopId: SHOP,
    orderRef: `channel:${SHOP}:${id}`,
    event: { id: `p${hours}`, kind: "packed", at: new Date(START + hours * HOUR).toISOString(), data: { skus, weightGrams } },
  });
const found = async (id: string) =>
  ((await orderTimeline(store, `channel:${SHOP}:${id}`))?.findings ?? [])
    .filter(({ kind }) => kind === "weight_differs")
    .map(({ sentence, en, resolvedAt }) => ({ sentence, en: en.sentence, open: resolvedAt === null }));
/** So many packages of one cup each, about 500 g. */
async function learn(count: number): Promise<number> {
  const ids = Array.from({ length: count }, (_, at) => `past${at}`);
  await takeAll(store, ...ids.map((channelOrderId) => order({ channelOrderId })));
  for (const [at, id] of ids.entries()) await packed(id, 495 + (at % 3) * 5, { skus: [{ sku: "CUP-01", quantity: 1 }] });
  return learnWeights(store);
}

describe("a package that was weighed", () => {
  test("is found when it is far from what packages of the same goods weigh, and ends when it is packed again as it should be", async () => {
    expect(await learn(ENOUGH_PACKAGES)).toBe(1);
    await takeAll(store, order({ channelOrderId: "two", lines: [line("L1", "CUP-01", { quantity: 2 })] }));
    await packed("two", 510, { skus: [{ sku: "cup-01 ", quantity: 2 }] });
    expect(await found("two")).toEqual([
      {
        sentence: "仓库 11-20 13:00 打包 cup-01  × 2 称重 510 克，据 10 个同款包裹应约 1000 克，少 490 克，可能漏装。",
        en: "The package of cup-01  × 2 weighed 510 g at 11-20 13:00; by 10 packages of the same goods it should be about 1000 g: 490 g too light, something may be missing.",
        open: true,
      },
    ]);
    await packed("two", 1_010, { skus: [{ sku: "cup-01 ", quantity: 2 }], hours: 4 });
    expect(await found("two")).toMatchObject([{ open: false }]);
  });

  test("is not judged by too few packages, nor where one of its articles is not known", async () => {
    expect(await learn(ENOUGH_PACKAGES - 1)).toBe(0);
    await wipe(store);
    await learn(ENOUGH_PACKAGES);
    await takeAll(store, order({ channelOrderId: "two", lines: [line("L1", "CUP-01"), line("L2", "MUG-02")] }));
    await packed("two", 100, { skus: ["CUP-01", "MUG-02"].map((sku) => ({ sku, quantity: 1 })) });
    expect(await found("two")).toEqual([]);
  });

  test("stays found when its channel tells the order again", async () => {
    await learn(ENOUGH_PACKAGES);
    await takeAll(store, order({ channelOrderId: "two" }));
    await packed("two", 900, { skus: [{ sku: "CUP-01", quantity: 1 }] });
    expect(await found("two")).toMatchObject([{ open: true, sentence: expect.stringContaining("多 400 克，可能多装或装错") }]);
    await takeAll(store, order({ channelOrderId: "two", version: START + 2 * HOUR, sellerNote: "催" }));
    expect(await found("two")).toMatchObject([{ open: true }]);
  });
});

test("whatever it weighs: as much as its parts is never off, half or twice as much of more than a little always is", () => {
  const part = fc.record({ grams: fc.integer({ min: 100, max: 5_000 }), quantity: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const weights = new Map(parts.map(({ grams }, at) => [`S${at}`, { grams, spread: grams * 0.02, packages: 12 + at }]));
      const skus = parts.map(({ quantity }, at) => ({ sku: `s${at}`, quantity }));
      const whole = parts.reduce((sum, { grams, quantity }) => sum + grams * quantity, 0);
      expect(weightOff({ at: 0, grams: whole, skus }, weights)).toBeNull();
      expect(weightOff({ at: 0, grams: whole * 1.09, skus }, weights)).toBeNull();
      for (const grams of [whole / 2, whole * 2]) expect(weightOff({ at: 0, grams, skus }, weights)).toEqual({ expected: whole, packages: 12 });
    }),
  );
});
