/** What the buyer wants, corrected by a person: kept until the buyer writes again, told to the trainer, nothing lost of what was heard. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { HeardWant } from "../../../main/hub/contract/words.ts";
import { correctWants } from "../../../main/hub/disputes/correct-wants.commands.ts";
import { agentHandlers, noteAnswers, proposeExamples, takeCases, takeMessages } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, emptyDesk, eventNames, fact, hour, nothingInForce, nothingOutside, start } from "./support.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
});
afterAll(() => store.close());
let caseId = "";
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
  await take("钱退到哪里");
  const [row] = await store.rows<{ id: string }>("SELECT id FROM case_file");
  caseId = row?.id ?? "";
  await hear([{ want: "return_how", mood: "asks", confidence: 0.8 }]);
});

const take = (buyerWords: string, version = start) =>
  commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "r1", buyerWords, version })]));
const agent: Principal = { kind: "agent", name: "triage" };
const triage = () => agentHandlers(store, { ...nothingOutside, readOrder: async () => null }).triage;
/** The agent hears these wants in the case as it stands. */
async function hear(wants: HeardWant[]): Promise<void> {
  const work = await triage().take({ limit: 9 }, agent);
  const cases = work.ok ? work.value.cases : [];
  const proposals = cases.map(({ caseId: id, revision }) => ({ caseId: id, revision, label: "seven_day", confidence: 0.8, wants }));
  await triage().propose({ proposals }, agent);
}
const now = async () => {
  const [row] = await store.rows<{ revision: number; wants: HeardWant[]; wants_by: string | null }>("SELECT revision, wants, wants_by FROM case_file");
  if (!row) throw new Error("no case");
  return row;
};
const correct = async (wants: Omit<HeardWant, "confidence">[], revision?: number) => {
  const seen = revision ?? (await now()).revision;
  return commit(store, "operator:an", (tx) => correctWants(tx, { caseId, wants, revision: seen }));
};
const route = { want: "refund_route", mood: "asks" } as const;
const write = (text: string) =>
  commit(store, "channel:taobao", (tx) =>
    takeMessages(tx, [
      { shopId: "taobao", fact: { type: "message", channelCaseId: "r1", channelMessageId: text, from: "buyer", text, at: new Date(start + 1) } },
    ]),
  );
const say = (how: "used" | "edited") =>
  store.pool.query(
    `WITH s AS (INSERT INTO suggestion (id, case_id, revision, text, sources, claims, composer, state, created_at) VALUES ('s1', $1, 1, '', '[]', '[]', 'built-in', $2, now()) RETURNING id)
     INSERT INTO case_message (id, case_id, author, text, at, channel_message_id, delivery, suggestion_id)
     SELECT 'm1', $1, 'operator', '退款会原路退回到您付款的账户。', now(), 'own:1', 'sent', id FROM s`,
    [caseId, how],
  );
const candidates = async () => {
  await noteAnswers({ store, granted: async () => new Map(), readOrder: async () => null }, [caseId]);
  await commit(store, "system", (tx) => proposeExamples(tx, [caseId], nothingInForce));
  return store.rows<{ reason: string }>("SELECT reason FROM example");
};

describe("what the buyer wants, corrected by a person", () => {
  it("is sure, moves the case on, is announced, and the journal keeps what was heard before", async () => {
    const before = await now();
    expect(await correct([route])).toMatchObject({ ok: true });
    expect(await now()).toEqual({ revision: before.revision + 1, wants: [{ ...route, confidence: 1 }], wants_by: "operator:an" });
    expect(await eventNames(store)).toContain("case.reheard");
    expect(await store.rows("SELECT actor, data FROM journal_line WHERE verb = 'case.reheard'")).toEqual([
      { actor: "operator:an", data: { heard: [{ want: "return_how", mood: "asks", confidence: 0.8 }], wants: [route] } },
    ]);
  });

  it("is refused where the case moved since the person looked, with a want twice, and with none beside another", async () => {
    expect(await correct([route], 1)).toMatchObject({ refusal: { code: "CASE_MOVED" } });
    expect(await correct([route, { ...route, mood: "requests" }])).toMatchObject({ refusal: { code: "BAD_INPUT" } });
    expect(await correct([route, { want: "none", mood: "asks" }])).toMatchObject({ refusal: { code: "BAD_INPUT" } });
    expect(await now()).toMatchObject({ wants: [{ want: "return_how" }], wants_by: null });
  });

  it("stays when the agent looks at the same words again, and is heard anew when the buyer writes", async () => {
    await correct([route]);
    await store.pool.query("UPDATE case_file SET triage_state = 'wanted'");
    await hear([{ want: "freight", mood: "asks", confidence: 0.9 }]);
    expect(await now()).toMatchObject({ wants: [{ want: "refund_route" }] });
    await write("运费谁出");
    expect(await now()).toMatchObject({ wants_by: null });
    await hear([{ want: "freight", mood: "asks", confidence: 0.9 }]);
    expect(await now()).toMatchObject({ wants: [{ want: "freight" }], wants_by: null });
  });

  it("is heard anew when the channel tells other words of the case, also where a person named its class, and stays when it tells the same", async () => {
    await store.pool.query("UPDATE case_file SET class_by = 'operator:x', dispute_class = 'quality'");
    await correct([route]);
    await take("钱退到哪里", start + 1);
    expect(await now()).toMatchObject({ wants_by: "operator:an" });
    await take("算了不退了", start + 2);
    await hear([{ want: "withdraw", mood: "withdraws", confidence: 0.9 }]);
    expect(await now()).toMatchObject({ wants: [{ want: "withdraw" }], wants_by: null });
    expect(await store.rows("SELECT dispute_class FROM case_file")).toEqual([{ dispute_class: "quality" }]);
  });

  it("brings the case before the trainer as misheard, also when the suggestion made after it went as it was", async () => {
    await say("used");
    expect(await candidates()).toEqual([]);
    await emptyAnswers();
    await correct([route]);
    await say("used");
    expect(await candidates()).toEqual([{ reason: "misheard" }]);
  });
});

async function emptyAnswers(): Promise<void> {
  for (const table of ["case_answer", "case_message", "suggestion"]) await store.pool.query(`DELETE FROM ${table}`);
}
