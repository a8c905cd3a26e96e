import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { materialOf } from "../../../main/hub/decisions/facts.view.store.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
import { accountBrief, riskHandlers, scoreAccounts } from "../../../main/hub/risk/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, eventNames, fact, hour, noHolds, nothingAutomatic, start } from "../disputes/support.ts";

const day = 24 * hour;
const clock = testClock(start);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(start);
  await emptyDesk(store);
  await addShop(store, "taobao");
  await store.pool.query("INSERT INTO account (id, created_at) VALUES ('a1', now())");
  await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ('r', '风控小陈', '{risk}', now())");
});

const reviewer: Principal = { kind: "operator", id: "r", name: "风控小陈", roles: ["risk"], demo: false };
const desk = () => riskHandlers(store, { caseRows: (ids) => caseRowsOf({ store, holds: noHolds }, ids), ...nothingAutomatic });
const score = () => commit(store, "system", (tx) => scoreAccounts(tx, ["a1"]));
const account = async () => (await store.rows<{ level: string; score: number; status: string }>("SELECT level, score, status FROM account"))[0];
/** Return requests of the account, so many days before the clock. */
async function returns(count: number, daysAgo: number, from = 0): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    await addOrder(store, { id: `${index}`, accountId: "a1" });
    const createdAt = new Date(clock.now() - daysAgo * day);
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: `r${index}`, channelOrderId: `c${index}`, createdAt })]));
  }
}

describe("scoring an account", () => {
  it("watches five return requests in thirty days with that reason, and not four", async () => {
    await returns(4, 1);
    await score();
    expect(await account()).toMatchObject({ level: "normal", status: "none" });
    await returns(1, 2, 4);
    expect(await score()).toEqual(["a1"]);
    expect(await account()).toMatchObject({ level: "watch", status: "escalated" });
    const brief = await accountBrief(store, "a1");
    expect(brief).toMatchObject({ returns30d: 5, level: "watch" });
    expect(brief?.reasons.map((reason) => reason.text)).toContain("30天内申请退款退货 5 次");
  });

  it("counts by order and line: five requests about one order, or twice about one line, are one; words are none", async () => {
    await addOrder(store, { id: "1", accountId: "a1" });
    await addOrder(store, { id: "2", accountId: "a1" });
    const ask = (channelCaseId: string, of: Partial<Parameters<typeof fact>[0]> = {}) => fact({ channelCaseId, createdAt: new Date(clock.now()), ...of });
    const about = ["r1", "r2", "r3", "r4", "r5"].map((id) => ask(id));
    const lines = [ask("l1", { channelOrderId: "c2", channelLineIds: ["x"] }), ask("l2", { channelOrderId: "c2", channelLineIds: ["x", "y"] })];
    const words = [ask("w1", { kind: "question", amountFen: 0 }), ask("w2", { kind: "complaint", amountFen: 0 })];
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [...about, ...lines, ...words]));
    const ids = await store.rows<{ id: string }>("SELECT id FROM case_file");
    expect(await accountBrief(store, "a1")).toMatchObject({ returns30d: 3 });
    const materials = await materialOf(
      store,
      ids.map(({ id }) => id),
      new Date(clock.now()),
    );
    expect(materials.map((material) => material.returnRequests30d)).toEqual(ids.map(() => 3));
    // The page of the account says the figure that the rules go by, for its month as for its thirty days.
    const page = await desk().account({ accountId: "a1" }, reviewer);
    if (!page.ok) throw new Error(page.refusal.message);
    expect(page.value.account.returns30d).toBe(3);
    expect(page.value.months.map((month) => month.returns).filter((returns) => returns > 0)).toEqual([3]);
    await score();
    expect(await account()).toMatchObject({ level: "normal", status: "none" });
  });

  it("goes by the clock: thirty days later they count no more", async () => {
    await returns(5, 1);
    clock.advance(30 * day);
    expect(await accountBrief(store, "a1")).toMatchObject({ returns30d: 0 });
  });

  it("says so once: scoring again changes nothing", async () => {
    await returns(5, 1);
    await score();
    const before = (await eventNames(store)).filter((name) => name === "account.scored").length;
    expect(await score()).toEqual([]);
    expect((await eventNames(store)).filter((name) => name === "account.scored")).toHaveLength(before);
  });

  it("knows nothing of a buyer who is not known", async () => {
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "x", channelOrderId: "none" })]));
    const [{ id } = { id: "" }] = await store.rows<{ id: string }>("SELECT id FROM case_file");
    expect(await materialOf(store, [id], new Date(clock.now()))).toMatchObject([{ returnRequests30d: 0, accountLevel: null, accountStatus: null }]);
  });

  it("sees how many other accounts receive at the same address", async () => {
    const fingerprint = "f".repeat(40);
    for (const id of ["a1", "a2", "a3", "a4"]) {
      await store.pool.query("INSERT INTO account (id, created_at) VALUES ($1, now()) ON CONFLICT DO NOTHING", [id]);
      await store.pool.query("INSERT INTO account_key (kind, hash, account_id) VALUES ('at', $1, $2)", [fingerprint + id, id]);
    }
    await score();
    const [row] = await store.rows<{ reasons: { signal: string }[] }>("SELECT reasons FROM account WHERE id = 'a1'");
    expect(row?.reasons.map((reason) => reason.signal)).toEqual(["shared_address"]);
  });
});

describe("the risk desk", () => {
  const decide = (verdict: "cleared" | "confirmed") => desk().decide({ accountId: "a1", verdict, note: "电话核实过" }, reviewer);

  it("lists who is to be looked at, with evidence on the account's page", async () => {
    await returns(6, 1);
    await score();
    const list = await desk().accounts({ view: "all", page: 0, size: 30 }, reviewer);
    expect(list).toMatchObject({ ok: true, value: { total: 1, rows: [{ id: "a1", level: "watch", returns30d: 6, openCases: 6, channels: ["taobao"] }] } });
    const page = await desk().account({ accountId: "a1" }, reviewer);
    expect(page.ok && page.value.cases).toHaveLength(6);
    expect(page.ok && page.value.identities.map((identity) => identity.kind)).toContain("phone");
    expect(await desk().account({ accountId: "nobody" }, reviewer)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("does not escalate a cleared account again for the same reasons within ninety days, and then does", async () => {
    await returns(5, 1);
    await score();
    await decide("cleared");
    await returns(1, 0, 5);
    await score();
    expect(await account()).toMatchObject({ status: "cleared", level: "watch" });
    clock.advance(91 * day);
    await returns(5, 1, 6);
    await score();
    expect(await account()).toMatchObject({ status: "escalated" });
  });

  it("escalates a cleared account at once for a new reason", async () => {
    await returns(5, 1);
    await decide("cleared");
    await store.pool.query("UPDATE case_file SET inspection = 'failed' WHERE channel_case_id = 'r0'");
    await score();
    expect(await account()).toMatchObject({ status: "escalated" });
  });

  it("keeps a confirmed account high for decisions and journals who said so", async () => {
    await returns(1, 1);
    await decide("confirmed");
    const [{ id } = { id: "" }] = await store.rows<{ id: string }>("SELECT id FROM case_file");
    expect(await materialOf(store, [id], new Date(clock.now()))).toMatchObject([{ accountStatus: "confirmed" }]);
    const lines = await store.rows<{ actor: string }>("SELECT actor FROM journal_line WHERE verb = 'account.confirmed'");
    expect(lines).toEqual([{ actor: "operator:r" }]);
    const page = await desk().account({ accountId: "a1" }, reviewer);
    expect(page).toMatchObject({ value: { account: { reviewedBy: "风控小陈", note: "电话核实过" } } });
  });
});
