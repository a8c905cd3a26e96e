/** From what a channel tells to whose case it is: given once it is decided that it is for people, and a part of a case is never decided or paid. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStreams, type Principal } from "../../../main/hub/access/index.ts";
import { holdingOf } from "../../../main/hub/actions/index.ts";
import { doAction } from "../../../main/hub/actions/person.commands.ts";
import type { ChannelFact, Connector } from "../../../main/hub/connectors/port.ts";
import { openPolicies } from "../../../main/hub/decisions/index.ts";
import { closeCase } from "../../../main/hub/disputes/close-case.commands.ts";
import { caseLinkHandlers, openPresence } from "../../../main/hub/disputes/index.ts";
import { openCondition } from "../../../main/hub/frame/condition.ts";
import { type FlowDeps, giveCases, react } from "../../../main/hub/frame/flow.ts";
import { casesOverdue, casesToDecide, effectsUnderWay } from "../../../main/hub/frame/flow.view.store.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { ok } from "../../../main/hub/kernel/result.ts";
import type { Knowledge } from "../../../main/hub/knowledge/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "../actions/fake-channel.ts";
import { depsOf } from "../actions/world.ts";
import { addShop, fact, start } from "../disputes/support.ts";
import { order } from "../orders/facts.ts";

const clock = testClock(start);
const an: Principal = { kind: "operator", id: "an", name: "an", roles: ["agent"], demo: false };
const facts = new Map<string, ChannelFact>();
const prepared = { normalize: (_topic: string, payload: string) => ok([facts.get(payload)].filter((one) => one !== undefined)) } as unknown as Connector;
let store: Store;
let channel: FakeChannel;
let flow: FlowDeps;

beforeAll(async () => {
  store = await freshStore({ clock });
  channel = fakeChannel();
  flow = {
    ...depsOf(store, channel.connector),
    engine: await openPolicies(store),
    holding: holdingOf(() => channel.connector),
    reader: () => prepared,
    knowledge: {} as Knowledge,
    streams: openStreams(),
    presence: openPresence({ emit: () => undefined }, clock.now),
    condition: openCondition(clock),
    callback: () => "",
    broadcast: () => undefined,
    beats: false,
  };
  await addShop(store, "fake");
  await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ('an', 'an', '{agent}', now())");
  await store.pool.query(
    "INSERT INTO session (token_hash, id, operator_id, created_at, seen_at, expires_at, device, address) VALUES ('t', 's', 'an', $1, $1, $2, '', '')",
    [new Date(start + 600_000), new Date(start + 1e9)],
  );
  const rules = { on: true, most: 20, takeBack: "never", awayMinutes: 60, people: [] };
  await store.pool.query("INSERT INTO setting VALUES ('assignment', $1)", [JSON.stringify({ revision: 1, rules })]);
});
afterAll(() => store?.close());

async function hear(told: ChannelFact): Promise<void> {
  const key = `k${facts.size}`;
  facts.set(key, told);
  await keepRaw(store, { shopId: "fake", via: "rest_all", items: [{ topic: "fact", dedupeKey: key, payload: key }] });
  while ((await understandDue(flow)) > 0);
  await expect.poll(async () => react(flow), { interval: 20 }).toBe(0);
}
const caseOf = async (name: string) => {
  const [row] = await store.rows<{ id: string; who: string | null; queue: string; revision: number }>(
    "SELECT id, assignee_id AS who, queue, revision FROM case_file WHERE channel_case_id = $1",
    [name],
  );
  if (!row) throw new Error(`no case ${name}`);
  return row;
};
const asks = (name: string, of: Parameters<typeof fact>[0]) =>
  fact({ version: clock.now(), createdAt: new Date(clock.now()), ...of, channelCaseId: name }, "fake").fact;

it("waits for its name and its decision, and goes to who is here once it is for people; what a policy works on is nobody's", async () => {
  const at = new Date(clock.now());
  const lines = ["1", "2"].map(
    (n) => ({ ...order().lines[0], channelLineId: `l${n}`, priceFen: 5_000, paidFen: 5_000 }) as ReturnType<typeof order>["lines"][number],
  );
  await hear({ ...order({ channelOrderId: "O1", createdAt: at, paidAt: at, paidFen: 10_000, totalFen: 10_000, version: clock.now() }), lines });
  await hear(asks("people", { channelCaseId: "", channelOrderId: "O1", kind: "complaint", amountFen: 10_000 }));
  await hear(asks("policy", { channelCaseId: "", channelOrderId: "O1", kind: "refund_only", amountFen: 5_000, goodsReceived: false, channelLineIds: ["l1"] }));
  await giveCases(flow);
  expect([(await caseOf("people")).who, (await caseOf("policy")).who]).toEqual([null, null]);
  await store.pool.query("UPDATE case_file SET triage_state = 'none'");
  for (const name of ["people", "policy"]) {
    clock.advance(1_000);
    const { id } = await caseOf(name);
    await commit(store, "agent:triage", async (tx) =>
      tx.emit({ name: "case.triaged", subjectId: id, data: { disputeClass: "none", revision: 1, byPerson: false } }),
    );
  }
  await expect.poll(async () => react(flow), { interval: 20 }).toBe(0);
  expect(await caseOf("people")).toMatchObject({ who: "an" });
  const policy = await caseOf("policy");
  expect(policy.who).toBe(policy.queue === "agent" ? "an" : null);
  expect(
    await store.rows("SELECT actor, data->>'operatorId' AS to FROM journal_line WHERE verb = 'case.given' AND subject_id = $1", [(await caseOf("people")).id]),
  ).toEqual([{ actor: "system", to: "an" }]);
});

it("a part of it is given like any case, but never decided, and whatever answers or pays is refused there and named where it is done", async () => {
  const whole = await caseOf("people");
  const links = caseLinkHandlers({ store, underWay: effectsUnderWay });
  const done = await links.split({ caseId: whole.id, revision: whole.revision, lineIds: ["l2"], disputeClass: null, why: "两件事" }, an);
  if (!done.ok) throw new Error(done.refusal.message);
  const { partId } = done.value;
  await expect.poll(async () => react(flow), { interval: 20 }).toBe(0);
  const [part] = await store.rows<{ who: string; number: string }>("SELECT assignee_id AS who, number FROM case_file WHERE id = $1", [partId]);
  expect(part?.who).toBe("an");
  clock.advance(600_000);
  expect(await casesToDecide(store, [partId], 120_000)).toEqual([]);
  expect(await casesOverdue(store, 120_000)).not.toContain(partId);
  for (const kind of ["agree_refund", "send_message"] as const) {
    const tried = await doAction(flow, { caseId: partId, kind, revision: 1, requestKey: `request-${kind}`, text: "您好" }, an);
    expect(tried, kind).toMatchObject({
      ok: false,
      refusal: { code: "STATE_NOT_ALLOWED", message: expect.stringContaining(part?.number.replace(/-2$/, "") ?? "?") },
    });
  }
  expect(channel.calls).toEqual([]);
  // Done by itself, it calls whoever has the whole, and nothing of the channel's is touched.
  const closed = await commit(store, "operator:an", (tx) =>
    closeCase(tx, { caseId: partId, outcome: "answered", revision: 1 }, () => channel.connector.manifest),
  );
  expect(closed).toMatchObject({ ok: true });
  await expect.poll(async () => react(flow), { timeout: 20_000, interval: 20 }).toBe(0);
  expect(await store.rows("SELECT operator_id AS who, case_id AS id FROM case_call WHERE kind = 'linked'")).toEqual([{ who: "an", id: whole.id }]);
  expect(await caseOf("people")).toMatchObject({ who: "an", revision: whole.revision });
  expect(channel.calls).toEqual([]);
});
