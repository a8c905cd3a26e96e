/** What a person answered one buyer answers the next, once a trainer accepted it; on the whole product. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { isHeld } from "../../main/hub/knowledge/index.ts";
import { ownOrder } from "./own-order.ts";
import { World } from "./world.ts";

const ASKED = "我付的钱会退到哪里去";
const SAID = "您好，退款都是原路退回的。您这单实付100元。收件城市的同事叫小王。";
let world: World;
let taughtSoFar = 0;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const now = () => new Date(world.clock.now()).toISOString();
async function ask(id: string, paidFen = 10_000): Promise<CasePage> {
  const line = { id: "1", sku: "M", title: "马克杯", quantity: 1, priceFen: paidFen, paidFen };
  const order = ownOrder(id, {
    createdAt: now(),
    paidAt: now(),
    updatedAt: now(),
    totalFen: paidFen,
    paidFen,
    lines: [line],
    buyer: { id: `b ${id}`, nick: id },
  });
  expect((await world.rest("POST", "/orders", { body: order })).status).toBeLessThan(300);
  expect((await world.rest("POST", "/cases", { body: { id, orderRef: id, kind: "question", text: ASKED, at: now() } })).status).toBeLessThan(300);
  return world.case("own", id);
}
/** Asked and answered by a person; of a case that is not kept apart. */
async function taught(): Promise<{ id: string; caseId: string }> {
  for (;;) {
    taughtSoFar += 1;
    const page = await ask(`taught ${taughtSoFar}`);
    if (isHeld(page.case.id)) continue;
    await world.say(page, SAID);
    const [row] = await world.rows<{ id: string }>("SELECT id FROM example WHERE case_id = $1 AND state = 'candidate' AND answer IS NOT NULL", [page.case.id]);
    return { id: row?.id ?? "", caseId: page.case.id };
  }
}
const sources = ({ suggestion }: CasePage): string[] => (suggestion?.sources ?? []).map(({ kind, id }) => `${kind} ${id}`);

describe("an accepted example", () => {
  test("answers the next buyer who asks the same, with that buyer's own figures, and is shown as the source", async () => {
    const { id } = await taught();
    expect(sources(await ask("before"))).not.toContain(`example ${id}`);
    await world.setExample(id, "accepted");
    const page = await ask("after", 23_400);
    expect(sources(page)).toContain(`example ${id}`);
    expect(page.suggestion?.text).toContain("原路退回");
    expect(page.suggestion?.text).toContain("234元");
    // A figure of the other order and a person of the other case stay there.
    expect(page.suggestion?.text).not.toMatch(/100元|小王/);
    await world.setExample(id, "retired");
    expect(sources(await ask("retired"))).not.toContain(`example ${id}`);
  });

  test("is marked and silent while a card says otherwise", async () => {
    const { id } = await taught();
    await world.setExample(id, "accepted");
    expect(sources(await ask("silent before"))).toContain(`example ${id}`);
    const card = { id: "own.refund", want: "refund_route", title: "不走原路", when: {}, says: [], unless: [], en: [] };
    const zh = [{ act: "refund_route" as const, optional: false, texts: ["退款不会是原路退回的。"] }];
    await world.saveCard({ ...card, zh }, null);
    const [marked] = await world.rows<{ with: string | null }>("SELECT marks->0->>'with' AS with FROM example WHERE id = $1", [id]);
    expect(marked?.with).toBe("own.refund");
    expect(sources(await ask("silent"))).not.toContain(`example ${id}`);
    await world.saveCard({ ...card, zh: [{ ...zh[0], act: "refund_route", optional: false, texts: ["退款按付款方式退。"] }] }, 1);
    expect(sources(await ask("silent after"))).toContain(`example ${id}`);
  });
});
