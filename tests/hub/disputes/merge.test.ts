/** What else a buyer has, and cases of one order that are worked as one. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { pageOfCases, queueCounts } from "../../../main/hub/disputes/case-lists.view.store.ts";
import { mergedWith, messagesOf, pageDetail } from "../../../main/hub/disputes/case-page.view.store.ts";
import { takeUrgent } from "../../../main/hub/disputes/desk.store.ts";
import { buyerHandlers, takeCases, takeMessages } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, fact, hour, start } from "./support.ts";

let store: Store;
const ids: Record<string, string> = {};
const lin: Principal = { kind: "operator", id: "lin", name: "林", roles: ["agent"], demo: false };
const buyers = () => buyerHandlers(store);

beforeAll(async () => {
  store = await freshStore({ clock: testClock(start) });
  await addShop(store, "taobao");
  await store.pool.query("INSERT INTO account (id, created_at) VALUES ('a1', now())");
  await addOrder(store, { id: "1", accountId: "a1", paidFen: 11_800 });
  await addOrder(store, { id: "2", accountId: "a1", paidFen: 5_000 });
  await addOrder(store, { id: "3", accountId: null });
  const facts = [
    fact({ channelCaseId: "late", deadlineAt: new Date(start + 40 * hour) }),
    fact({ channelCaseId: "soon", deadlineAt: new Date(start + 4 * hour), buyerWords: "少了一个盖子", evidence: ["https://pics.example/a"] }),
    fact({
      channelCaseId: "other",
      channelOrderId: "c2",
      kind: "refund_only",
      state: "refunded",
      refundedFen: 1_000,
      channelStatus: "SUCCESS",
      endedWell: true,
    }),
    fact({ channelCaseId: "stranger", channelOrderId: "c3" }),
  ];
  await commit(store, "test", (tx) => takeCases(tx, facts));
  for (const row of await store.rows<{ id: string; name: string }>("SELECT id, channel_case_id AS name FROM case_file")) ids[row.name] = row.id;
  const said = (channelCaseId: string, n: number) => ({
    shopId: "taobao",
    fact: { type: "message" as const, channelMessageId: `m${n}`, channelCaseId, from: "buyer" as const, text: `话 ${n}`, at: new Date(start + n * 60_000) },
  });
  await commit(store, "test", (tx) => takeMessages(tx, [said("late", 1), said("soon", 2), said("late", 3)]));
});
afterAll(() => store.close());
const id = (name: string): string => ids[name] ?? "";
const codeOf = async (asked: Promise<{ ok: boolean; refusal?: { code: string } }>) => (await asked).refusal?.code ?? "done";
const listed = async () => (await pageOfCases(store, { status: "open", sort: "deadline", page: 0, size: 50 })).ids;

it("tells a buyer's other orders, cases and history, and nothing of anybody else", async () => {
  const told = await buyers().beside({ caseId: id("late") }, lin);
  if (!told.ok) throw new Error(told.refusal.message);
  const { history, open, cases, orders, totals } = told.value;
  expect(history).toMatchObject({ orders: 2, paidFen: 16_800, lately: { orders: 2, paidFen: 16_800, returns: 2, refunds: 1, refundedFen: 1_000 } });
  expect(open).toEqual({ ofOrder: 1, ofBuyer: 1 });
  expect(cases.map((one) => [one.id, one.sameOrder, one.status])).toEqual([
    [id("soon"), true, "open"],
    [id("other"), false, "done"],
  ]);
  expect(orders.map((one) => one.number)).toEqual(["N2"]);
  expect(totals).toEqual({ cases: 2, orders: 1 });
  const stranger = await buyers().beside({ caseId: id("stranger") }, lin);
  expect(stranger.ok && stranger.value).toMatchObject({ history: null, cases: [], orders: [] });
});

it("merges only cases of one order that are open, into the one whose clock ends first", async () => {
  const merge = (caseId: string, intoId: string) => codeOf(buyers().merge({ caseId, intoId }, lin));
  expect(await merge(id("late"), id("late"))).toBe("STATE_NOT_ALLOWED");
  expect(await merge(id("late"), id("stranger"))).toBe("STATE_NOT_ALLOWED");
  expect(await merge(id("late"), id("other"))).toBe("STATE_NOT_ALLOWED");
  expect(await merge(id("soon"), id("late"))).toBe("STATE_NOT_ALLOWED");
  expect(await merge("none", id("late"))).toBe("NOT_FOUND");
  expect(await merge(id("late"), id("soon"))).toBe("done");
});

it("then lists and counts them once, shows one thread, and takes the other for nobody", async () => {
  expect(await listed()).not.toContain(id("late"));
  expect(await listed()).toContain(id("soon"));
  expect((await queueCounts(store, null)).open).toBe(2);
  const thread = await messagesOf(store, id("soon"));
  expect(thread.map((one) => [one.text, one.caseId])).toEqual([
    ["话 1", id("late")],
    ["话 2", id("soon")],
    ["话 3", id("late")],
  ]);
  expect(await mergedWith(store, id("soon"))).toMatchObject([{ id: id("late"), buyerWords: "杯口有裂纹" }]);
  expect((await pageDetail(store, id("late")))?.mergedInto).toMatchObject({ id: id("soon") });
  const taken = new Set<string | null>();
  for (let turn = 0; turn < 4; turn += 1) taken.add(await commit(store, "test", (tx) => takeUrgent(tx, "lin", ["agent", "auto", "supervisor", "risk"])));
  expect(taken.has(id("late"))).toBe(false);
});

it("lets a case stand for itself when its clock comes to end sooner, when the other is done, and when it is taken back", async () => {
  const moved = (of: object) => commit(store, "test", (tx) => takeCases(tx, [fact({ channelCaseId: "late", version: start + 1_000, ...of })]));
  await moved({ deadlineAt: new Date(start + hour) });
  expect(await listed()).toContain(id("late"));
  await moved({ version: start + 2_000, deadlineAt: new Date(start + 40 * hour) });
  expect(await listed()).not.toContain(id("late"));
  await store.pool.query("UPDATE case_file SET status = 'done' WHERE id = $1", [id("soon")]);
  expect(await listed()).toContain(id("late"));
  await store.pool.query("UPDATE case_file SET status = 'open' WHERE id = $1", [id("soon")]);
  expect(await codeOf(buyers().unmerge({ caseId: id("late") }, lin))).toBe("done");
  expect(await listed()).toContain(id("late"));
  expect(await messagesOf(store, id("soon"))).toHaveLength(1);
  expect(await codeOf(buyers().unmerge({ caseId: id("late") }, lin))).toBe("STATE_NOT_ALLOWED");
});
