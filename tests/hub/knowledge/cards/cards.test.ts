/** Answer cards as a trainer keeps them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../../main/hub/access/index.ts";
import type { AnswerCard } from "../../../../main/hub/contract/answers.ts";
import { faultsOf } from "../../../../main/hub/knowledge/cards/check-card.ts";
import { starterCards } from "../../../../main/hub/knowledge/cards/starter-cards.ts";
import { cardHandlers, cardsFor, ensureStarterCards } from "../../../../main/hub/knowledge/index.ts";
import type { Store } from "../../../../main/hub/store/index.ts";
import { freshStore } from "../../../support/store.ts";

const trainer: Principal = { kind: "operator", id: "t1", name: "训练师", roles: ["trainer"], demo: false };
const own: AnswerCard = {
  id: "own.1",
  want: "invoice",
  title: "企业发票",
  when: { shipped: true },
  says: ["发票"],
  unless: [],
  zh: [{ act: "invoice", optional: false, texts: ["发票请在订单页申请。"] }],
  en: [],
};

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  await ensureStarterCards(store);
});
afterAll(() => store.close());

const save = (card: AnswerCard, revision: number | null) => cardHandlers(store).save({ card, revision }, trainer);

describe("a trainer's cards", () => {
  it("a shop begins with the starter cards, once", async () => {
    const before = await cardHandlers(store).list({}, trainer);
    await ensureStarterCards(store);
    const after = await cardHandlers(store).list({}, trainer);
    if (!before.ok || !after.ok) throw new Error("refused");
    expect(after.value.rows.length).toBe(starterCards().length);
    expect(after.value.rows.every((row) => row.starter && row.revision === 1)).toBe(true);
    expect(after.value.rows.map((row) => row.card)).toEqual(before.value.rows.map((row) => row.card));
  });

  it("a new card answers at once, a retired one no longer, and what a trainer changed outlives the next start", async () => {
    expect(await save(own, null)).toMatchObject({ ok: true, value: { row: { starter: false, revision: 1 } } });
    expect((await cardsFor(store, ["invoice"])).map((card) => card.id)).toContain("own.1");
    expect(await cardHandlers(store).setState({ id: "own.1", revision: 1, state: "retired" }, trainer)).toMatchObject({ ok: true });
    expect((await cardsFor(store, ["invoice"])).map((card) => card.id)).not.toContain("own.1");
    const [starter] = await cardsFor(store, ["thanks"]);
    if (!starter) throw new Error("no card");
    const mended = { ...starter, zh: [{ act: "thanks" as const, optional: false, texts: ["不客气呀。"] }] };
    expect(await save(mended, 1)).toMatchObject({ ok: true });
    await ensureStarterCards(store);
    expect((await cardsFor(store, ["thanks"]))[0]?.zh[0]?.texts).toEqual(["不客气呀。"]);
  });

  it("of two who change a card at once the second is told so", async () => {
    await save({ ...own, id: "own.2" }, null);
    expect(await save({ ...own, id: "own.2", title: "一" }, 1)).toMatchObject({ ok: true });
    expect(await save({ ...own, id: "own.2", title: "二" }, 1)).toMatchObject({ ok: false, refusal: { code: "CASE_MOVED" } });
    expect(await save({ ...own, id: "own.9" }, 3)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("one that cannot be said is refused with its place", async () => {
    expect(await save({ ...own, id: "own.3", zh: [{ act: "invoice", optional: false, texts: ["按{发票规矩}办。"] }] }, null)).toMatchObject({
      ok: false,
      refusal: { code: "BAD_INPUT", details: { at: "zh.0.texts.0" } },
    });
  });
});

describe("what keeps a card from being kept", () => {
  const at = (change: Partial<AnswerCard>): string[] => faultsOf({ ...own, ...change }).map((fault) => fault.at);

  it("nothing, for every card that ships", () => {
    for (const card of starterCards()) expect(faultsOf(card), card.id).toEqual([]);
  });

  it.each<[string, Partial<AnswerCard>, string]>([
    ["a condition nobody knows", { when: { weather: true } }, "when.weather"],
    ["a value nobody knows", { when: { order: ["lost"] } }, "when.order"],
    ["yes or no where values are wanted", { when: { order: true } }, "when.order"],
    ["values where yes or no is wanted", { when: { shipped: ["yes"] } }, "when.shipped"],
    ["conditions that cannot hold together", { when: { order: ["paid"], shipped: true } }, "when.order"],
    ["signed and not shipped", { when: { shipped: false, signed: true } }, "when.signed"],
    ["a slot nobody fills", { zh: [{ act: "invoice", optional: false, texts: ["好", "{抬头}"] }] }, "zh.0.texts.1"],
    ["an open brace", { zh: [{ act: "invoice", optional: false, texts: ["按{开票方式办"] }] }, "zh.0.texts.0"],
    ["nothing that answers", { zh: [{ act: "meet", optional: false, texts: ["抱歉。"] }] }, "zh"],
    ["a sentence no channel takes", { zh: [{ act: "invoice", optional: false, texts: ["票".repeat(131)] }] }, "zh.0.texts.0"],
  ])("%s", (_, change, place) => {
    expect(at(change)).toEqual([place]);
  });
});
