/** Each change of an answer card is a version that can be looked at and put back; of trainers at once none overwrites another unseen. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../../main/hub/access/index.ts";
import { type AnswerCard, CardVersion } from "../../../../main/hub/contract/answers.ts";
import { keepStarterCards } from "../../../../main/hub/knowledge/cards/cards.store.ts";
import { cardHandlers } from "../../../../main/hub/knowledge/index.ts";
import { commit, type Store } from "../../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../../support/store.ts";

const trainer = (id: string): Principal => ({ kind: "operator", id, name: id, roles: ["trainer"], demo: false });
const words = (text: string): AnswerCard["zh"] => [{ act: "invoice", optional: false, texts: [text] }];
const card = (id: string, change: Partial<AnswerCard> = {}): AnswerCard => ({
  id,
  want: "invoice",
  title: "企业发票",
  when: {},
  says: [],
  unless: [],
  zh: words("发票请在订单页申请。"),
  en: [],
  ...change,
});
const clock = testClock();
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());

const cards = () => cardHandlers(store);
async function versions(id: string): Promise<CardVersion[]> {
  const told = await cards().versions({ id }, trainer("t1"));
  return told.ok ? told.value.rows.map((row) => CardVersion.parse(row)) : [];
}
const said = ({ card: of }: CardVersion): string | undefined => of.zh[0]?.texts[0];

describe("versions of an answer card", () => {
  it("tell who changed it, when and to what, the newest first; retiring it is one, too", async () => {
    await cards().save({ card: card("own.1"), revision: null }, trainer("t1"));
    clock.advance(60_000);
    await cards().save({ card: card("own.1", { zh: words("发票三天内开好。") }), revision: 1 }, trainer("t2"));
    await cards().setState({ id: "own.1", revision: 2, state: "retired" }, trainer("t1"));
    const rows = await versions("own.1");
    expect(rows.map((row) => [row.version, row.by, said(row), row.state])).toEqual([
      [3, "operator:t1", "发票三天内开好。", "retired"],
      [2, "operator:t2", "发票三天内开好。", "live"],
      [1, "operator:t1", "发票请在订单页申请。", "live"],
    ]);
    expect((rows[1]?.at.getTime() ?? 0) - (rows[2]?.at.getTime() ?? 0)).toBe(60_000);
    expect(await cards().versions({ id: "own.none" }, trainer("t1"))).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("an earlier one is put back as a new one, which names it; a retired card stays retired", async () => {
    expect(await cards().putBack({ id: "own.1", revision: 3, version: 1 }, trainer("t2"))).toMatchObject({
      ok: true,
      value: { row: { revision: 4, state: "retired", card: { zh: words("发票请在订单页申请。") } } },
    });
    expect((await versions("own.1"))[0]).toMatchObject({ version: 4, backTo: 1, by: "operator:t2" });
    expect(await cards().putBack({ id: "own.1", revision: 3, version: 2 }, trainer("t1"))).toMatchObject({
      refusal: { code: "CASE_MOVED", details: { version: 4 } },
    });
    expect(await cards().putBack({ id: "own.1", revision: 4, version: 9 }, trainer("t1"))).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await versions("own.1")).toHaveLength(4);
  });

  it("what can be said no more is not put back", async () => {
    await cards().save({ card: card("own.2"), revision: null }, trainer("t1"));
    await store.pool.query(`UPDATE answer_card_version SET body = jsonb_set(body, '{zh,0,texts,0}', '"按{旧规矩}办。"') WHERE card_id = 'own.2'`);
    await cards().save({ card: card("own.2", { title: "新" }), revision: 1 }, trainer("t1"));
    expect(await cards().putBack({ id: "own.2", revision: 2, version: 1 }, trainer("t1"))).toMatchObject({
      refusal: { code: "BAD_INPUT", details: { at: "zh.0.texts.0" } },
    });
  });

  it("a card that follows the program gets a version by every release that changes it, and by none that does not", async () => {
    const ship = (text: string) => commit(store, "system", (tx) => keepStarterCards(tx, [card("invoice.ships", { zh: words(text) })]));
    for (const text of ["一。", "一。", "二。"]) await ship(text);
    expect((await versions("invoice.ships")).map((row) => [row.version, row.by, said(row)])).toEqual([
      [2, "system", "二。"],
      [1, "system", "一。"],
    ]);
  });
});

describe("trainers at once", () => {
  it("of all who save over the same version one wins and the others are told; every version is one that somebody saved", async () => {
    await cards().save({ card: card("own.race"), revision: null }, trainer("t0"));
    const people = Array.from({ length: 6 }, (_, at) => `t${at}`);
    const won: string[] = [];
    for (let round = 1; round <= 5; round += 1) {
      const answers = await Promise.all(
        people.map(async (id) => {
          const text = `${id} 第${round}轮`;
          const kept = await cards().save({ card: card("own.race", { zh: words(text) }), revision: round }, trainer(id));
          return kept.ok ? text : kept.refusal.code;
        }),
      );
      expect(answers.filter((answer) => answer === "CASE_MOVED")).toHaveLength(people.length - 1);
      won.push(...answers.filter((answer) => answer !== "CASE_MOVED"));
    }
    const rows = await versions("own.race");
    expect(rows.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(rows.slice(0, 5).map(said).reverse()).toEqual(won);
    expect(rows.slice(0, 5).every((row) => said(row)?.startsWith(row.by.replace("operator:", "")))).toBe(true);
  });
});
