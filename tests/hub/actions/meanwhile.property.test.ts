/** Whatever two people and a buyer do in whatever order: nobody answers or decides over something he could not read, and of two at once one is refused. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { doAction, undoAction } from "../../../main/hub/actions/person.commands.ts";
import { takeMessages } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

type Person = Extract<Principal, { kind: "operator" }>;
const clock = testClock();
const person = (id: string): Person => ({ kind: "operator", id, name: `客服${id}`, roles: ["agent"], demo: false });
let store: Store;
let serial = 0;
let channel: FakeChannel;
beforeAll(async () => {
  store = await freshStore({ clock });
  channel = fakeChannel();
  await addShop(store, { id: "s1", channel: "fake" });
  for (const id of ["an", "bo"])
    await store.prisma.operator.create({ data: { id, name: `客服${id}`, roles: ["agent"], demo: false, enabled: true, createdAt: new Date(clock.now()) } });
});
afterAll(() => store?.close());

async function openCase(): Promise<string> {
  serial += 1;
  const id = `m${serial}`;
  await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
  return id;
}

/** What stands on somebody's screen. */
async function look(id: string) {
  const kase = await store.prisma.caseFile.findUniqueOrThrow({ where: { id } });
  const said = (await store.prisma.caseMessage.findMany({ where: { caseId: id }, orderBy: [{ at: "asc" }, { id: "asc" }] })).map((row) => row.id);
  const done = (await store.prisma.action.findMany({ where: { caseId: id } })).map((row) => row.id);
  return {
    revision: kase.revision,
    saw: { state: kase.state as "requested", amountFen: kase.amountFen, arbitration: kase.arbitration, assigneeId: kase.assigneeId, said, done },
  };
}
type Look = Awaited<ReturnType<typeof look>>;

let requests = 0;
async function act(id: string, who: string, what: { kind: "send_message" | "agree_refund"; seen: Partial<Look> & { revision: number } }) {
  requests += 1;
  const text = what.kind === "send_message" ? `您好，第 ${requests} 句` : undefined;
  const input = { caseId: id, kind: what.kind, ...(text ? { text } : {}), requestKey: `meanwhile-${requests}`, ...what.seen };
  return doAction(depsOf(store, channel.connector), input, person(who));
}
let words = 0;
async function buyerWrites(id: string): Promise<void> {
  words += 1;
  const fact = { channelCaseId: `R${id}`, channelMessageId: `b${words}`, from: "buyer" as const, text: `在吗 ${words}`, at: new Date(clock.now()) };
  await commit(store, "channel:s1", (tx) => takeMessages(tx, [{ shopId: "s1", fact: fact as never }]));
}

const who = fc.constantFrom("an", "bo");
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant("look" as const), who }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom("send_message" as const, "agree_refund" as const), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("buyer" as const, "undo" as const), who }) },
);

describe("nothing twice", () => {
  test("an answer or a decision is taken only from whoever could read everything that stands", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const id = await openCase();
        const looks = new Map<string, Look>([
          ["an", await look(id)],
          ["bo", await look(id)],
        ]);
        for (const one of steps) {
          clock.advance(1_000);
          const before = await look(id);
          if (one.does === "look") looks.set(one.who, before);
          else if (one.does === "buyer") await buyerWrites(id);
          else if (one.does === "undo") {
            const held = await store.prisma.action.findFirst({ where: { caseId: id, state: "held" } });
            if (held) await undoAction({ store }, held.id, person(held.by.replace("operator:", "")));
          } else {
            const seen = looks.get(one.who) as Look;
            const unread = before.saw.said.filter((line) => !seen.saw.said.includes(line));
            const answer = await act(id, one.who, { kind: one.does, seen });
            if (answer.ok) {
              expect(unread).toEqual([]);
              expect(seen.revision).toBe(before.revision);
              // Whoever acts first has the case.
              const owner = (await look(id)).saw.assigneeId;
              expect(owner).toBe(before.saw.assigneeId ?? one.who);
            } else if (answer.refusal.code === "CASE_MOVED") {
              const taken = before.saw.assigneeId !== seen.saw.assigneeId && before.saw.assigneeId !== one.who;
              const others = before.saw.done.filter((action) => !seen.saw.done.includes(action));
              expect(unread.length > 0 || seen.revision !== before.revision || taken || others.length > 0).toBe(true);
            } else expect(answer.refusal.code).toBe("ALREADY_DONE");
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("of two who answer from the same screen at the same moment one is refused, by what the other said", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await openCase();
      await buyerWrites(id);
      const seen = await look(id);
      const answers = await Promise.all(["an", "bo"].map((one) => act(id, one, { kind: "send_message", seen })));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const refused = answers.find((answer) => !answer.ok);
      expect(refused && !refused.ok && refused.refusal).toMatchObject({
        code: "CASE_MOVED",
        message: expect.stringMatching(/客服(an|bo)已回复“您好，第 \d+ 句”/),
      });
      // Having read it he may say more.
      const winner = answers[0]?.ok ? "bo" : "an";
      expect((await act(id, winner, { kind: "send_message", seen: await look(id) })).ok).toBe(true);
    }
  });

  test("who tells nothing of what he read is refused only where a colleague has answered the same words", async () => {
    const id = await openCase();
    await buyerWrites(id);
    clock.advance(1_000);
    const { revision } = await look(id);
    expect((await act(id, "an", { kind: "send_message", seen: { revision } })).ok).toBe(true);
    expect((await act(id, "an", { kind: "send_message", seen: { revision } })).ok).toBe(true);
    expect(await act(id, "bo", { kind: "send_message", seen: { revision } })).toMatchObject({ ok: false, refusal: { code: "CASE_MOVED" } });
    clock.advance(1_000);
    await buyerWrites(id);
    expect((await act(id, "bo", { kind: "send_message", seen: { revision: (await look(id)).revision } })).ok).toBe(true);
  });

  test("a remark takes nobody's case and is kept from nobody; an answer takes a case that was nobody's and says so in the journal", async () => {
    const id = await openCase();
    await doAction(depsOf(store, channel.connector), { caseId: id, kind: "add_note", text: "留意", revision: 1, requestKey: "remark-00" }, person("an"));
    expect((await look(id)).saw.assigneeId).toBeNull();
    expect((await act(id, "bo", { kind: "send_message", seen: await look(id) })).ok).toBe(true);
    expect((await look(id)).saw.assigneeId).toBe("bo");
    const lines = await store.rows<{ data: object }>("SELECT data FROM journal_line WHERE verb = 'case.assigned' AND subject_id = $1", [id]);
    expect(lines).toEqual([{ data: { operatorId: "bo", acted: "send_message" } }]);
    // A case that went to a colleague since one looked is not acted on unawares.
    const stale = { ...(await look(id)) };
    stale.saw = { ...stale.saw, assigneeId: null };
    expect(await act(id, "an", { kind: "send_message", seen: stale })).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining("客服bo领取了这张工单") },
    });
    expect((await act(id, "an", { kind: "send_message", seen: await look(id) })).ok).toBe(true);
    expect((await look(id)).saw.assigneeId).toBe("bo");
  });
});
