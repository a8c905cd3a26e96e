import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { holdsOf } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { contract } from "../../../main/hub/contract/index.ts";
import { agentHandlers, caseHandlers, caseRowsOf, takeCases, takeMessages } from "../../../main/hub/disputes/index.ts";
import { exampleHandlers, labelModelHandlers } from "../../../main/hub/knowledge/index.ts";
import { orderTimeline } from "../../../main/hub/orders/index.ts";
import { accountBrief, riskHandlers, scoreAccounts } from "../../../main/hub/risk/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, fact, hour, noDrafts, noTerms, nothingAutomatic, nothingOutside, start } from "./support.ts";

const admin: Principal = { kind: "operator", id: "boss", name: "管理员", roles: ["admin"], demo: false };
let store: Store;
let caseId = "";
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
  await addShop(store, "taobao");
  await store.pool.query("INSERT INTO account (id, created_at) VALUES ('a1', now())");
  await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ('boss', '管理员', '{admin}', now())");
  for (let index = 1; index <= 5; index += 1) await addOrder(store, { id: `${index}`, accountId: "a1" });
  await commit(store, "channel:taobao", async (tx) => {
    await takeCases(
      tx,
      [1, 2, 3, 4, 5].map((index) => fact({ channelCaseId: `r${index}`, channelOrderId: `c${index}` })),
    );
    const said = { type: "message", channelMessageId: "m1", channelCaseId: "r1", from: "buyer", text: "在吗", at: new Date(start) } as const;
    await takeMessages(tx, [{ shopId: "taobao", fact: said }]);
    await scoreAccounts(tx, ["a1"]);
  });
  caseId = (await store.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_case_id = 'r1'"))[0]?.id ?? "";
  await store.pool.query(
    `INSERT INTO action (id, case_id, shop_id, kind, idempotency_key, amount_fen, state, hold_until, due_at, by, created_at)
     VALUES ('h', $1, 'taobao', 'agree_refund', 'k', 5900, 'held', now(), now(), 'system', now())`,
    [caseId],
  );
});
afterAll(() => store.close());

const readOrder = (orderId: string) => orderTimeline(store, orderId);
const cases = () =>
  caseHandlers(store, {
    actionNames: new Map(),
    drafts: noDrafts,
    holds: holdsOf(store),
    pageExtras: async () => ({ decisions: [], actions: [], offers: [], answering: null, refundableFen: 0 }),
    accountBrief: (accountId) => accountBrief(store, accountId),
    readOrder,
    channelOf: (channel) => connectorFor(channel)?.manifest,
  });
const page = { page: 0, size: 10 };

/** What the carriers do with an answer: check it against the contract. */
async function held(schema: { "~orpc": { outputSchema?: unknown } }, answer: Promise<{ ok: boolean; value?: unknown }>): Promise<unknown> {
  const given = await answer;
  expect(given.ok).toBe(true);
  const output = schema["~orpc"].outputSchema as { parse(value: unknown): unknown };
  return output.parse(given.value);
}

it("the desk's answers are what the contract says, with dates and whole amounts", async () => {
  const list = (await held(contract.cases.list, cases().list({ ...page, sort: "deadline" }, admin))) as { rows: { hold: { holdUntil: Date } | null }[] };
  expect(list.rows.find((row) => row.hold)?.hold?.holdUntil).toBeInstanceOf(Date);
  await held(contract.cases.counts, cases().counts(undefined, admin));
  const shown = (await held(contract.cases.get, cases().get({ caseId }, admin))) as {
    account: { returns30d: number };
    timeline: unknown[];
    order: { number: string };
  };
  expect(shown).toMatchObject({ account: { returns30d: 5 }, order: { number: "N1" } });
  expect(shown.timeline).toHaveLength(2);
});

it("a case opens by its number as by its id, and by nothing else", async () => {
  const [row] = await store.rows<{ number: string }>("SELECT number FROM case_file WHERE id = $1", [caseId]);
  expect(await cases().get({ caseId: row?.number ?? "" }, admin)).toMatchObject({ ok: true, value: { case: { id: caseId, number: row?.number } } });
  for (const ref of ["r1", "", "\u0000"]) expect(await cases().get({ caseId: ref }, admin)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
});

it("the agents' and the trainer's answers are what the contract says", async () => {
  const agents = agentHandlers(store, { ...nothingOutside, readOrder });
  await held(contract.triage.take, agents.triage.take({ limit: 5 }, admin));
  await held(contract.triage.trainingSet, agents.triage.trainingSet(undefined, admin));
  await held(contract.reply.record, agents.reply.record({ caseId }, admin));
  const draft = { id: null, question: "杯子碎了", reply: "很抱歉", label: "damaged", channel: null, revision: null };
  await held(
    contract.examples.save,
    exampleHandlers(store, { near: async () => [], terms: async () => noTerms, ruledNow: async () => new Map() }).save(draft, admin),
  );
  await held(
    contract.examples.list,
    exampleHandlers(store, { near: async () => [], terms: async () => noTerms, ruledNow: async () => new Map() }).list(page, admin),
  );
  const model = labelModelHandlers(store, {
    askRetrain: async () => undefined,
    askCurve: async () => undefined,
    training: () => ({ running: false, progress: 0 }),
    search: async () => ({ embedder: "built-in", indexed: 0 }),
  });
  await held(contract.labelModel.state, model.state(undefined, admin));
});

it("the risk desk's answers are what the contract says", async () => {
  const desk = riskHandlers(store, { caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids), ...nothingAutomatic });
  await held(contract.risk.accounts, desk.accounts({ view: "all", ...page }, admin));
  await held(contract.risk.account, desk.account({ accountId: "a1" }, admin));
});

it("of the buyers who wait for an answer the one who waited longest comes first, and who waits for none comes after", async () => {
  const said = (id: string, of: { about: string; from: "buyer" | "seller"; hours: number }) => ({
    shopId: "taobao",
    fact: {
      type: "message" as const,
      channelMessageId: id,
      channelCaseId: of.about,
      from: of.from,
      text: "在吗",
      at: new Date(start + of.hours * hour),
    },
  });
  await commit(store, "channel:taobao", (tx) =>
    takeMessages(tx, [
      said("w1", { about: "r5", from: "buyer", hours: -4 }),
      said("w2", { about: "r5", from: "seller", hours: -3 }),
      said("w3", { about: "r4", from: "buyer", hours: -2 }),
      said("w4", { about: "r3", from: "buyer", hours: -1 }),
      said("w5", { about: "r3", from: "buyer", hours: -0.5 }),
    ]),
  );
  const names = new Map(
    (await store.rows<{ id: string; name: string }>("SELECT id, channel_case_id AS name FROM case_file")).map(({ id, name }) => [id, name]),
  );
  const answer = await cases().list({ ...page, sort: "oldest" }, admin);
  if (!answer.ok) throw new Error(answer.refusal.message);
  const shown = answer.value.rows.map(({ id }) => names.get(id));
  expect(shown.slice(0, 3)).toEqual(["r4", "r3", "r1"]);
  expect(shown.slice(3).toSorted()).toEqual(["r2", "r5"]);
});
