import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { doAction } from "../../../main/hub/actions/person.commands.ts";
import { noteHandlers, takeMessages } from "../../../main/hub/disputes/index.ts";
import { maskedNote } from "../../../main/hub/disputes/notes.handlers.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "../actions/world.ts";

const clock = testClock();
const person = (id: string): Principal & { kind: "operator" } => ({ kind: "operator", id, name: `客服${id}（演示）`, roles: ["agent"], demo: false });
const [an, bo] = [person("an"), person("bo")];
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
  for (const { id, name } of [an, bo, person("cy")])
    await store.prisma.operator.create({ data: { id, name, roles: ["agent"], demo: false, enabled: id !== "cy", createdAt: new Date(clock.now()) } });
  await addOrder(store, { id: "n1", shopId: "s1", paidFen: 900 });
  await addCase(store, { id: "n1", shopId: "s1", orderId: "n1", amountFen: 900 });
});
afterAll(() => store?.close());
const notes = () => noteHandlers(store);
const calls = async (who: Principal) => {
  const answer = await notes().calls(undefined, who);
  return answer.ok ? answer.value : { rows: [], unseen: -1 };
};

describe("a note", () => {
  it("is for colleagues: masked, never said to the buyer, once however often it is sent, and calls whom it names", async () => {
    const note = { caseId: "n1", text: "@客服bo 买家电话13812345678，帮看一下", mentions: ["bo", "an"], requestKey: "note-0001" };
    const first = await notes().add(note, an);
    await notes().add(note, an);
    expect(first).toMatchObject({ ok: true, value: { note: { authorId: "an", mentions: [{ id: "bo" }] } } });
    const listed = await notes().list({ caseId: "n1" }, bo);
    expect(listed.ok && listed.value.rows.map(({ text }) => text)).toEqual([expect.stringMatching(/^@客服bo 买家电话\[.+\]，帮看一下$/)]);
    expect(await store.rows("SELECT 1 FROM case_message WHERE case_id = 'n1'")).toEqual([]);
    expect(await store.rows("SELECT 1 FROM action WHERE case_id = 'n1'")).toEqual([]);
    expect(
      JSON.stringify(await store.rows("SELECT text FROM case_note UNION ALL SELECT text FROM case_call UNION ALL SELECT data::text FROM journal_line")),
    ).not.toContain("13812345678");
    expect(await calls(bo)).toMatchObject({ unseen: 1, rows: [{ kind: "mention", caseId: "n1", byName: an.name, seenAt: null }] });
    expect(await calls(an)).toEqual({ rows: [], unseen: 0 });
  });

  it("counts as seen once the case was opened, for oneself alone", async () => {
    await notes().seen({ caseId: "n1" }, an);
    expect((await calls(bo)).unseen).toBe(1);
    await notes().seen({ caseId: "n1" }, bo);
    expect(await calls(bo)).toMatchObject({ unseen: 0, rows: [{ seenAt: expect.any(Date) }] });
  });

  it("that calls somebody who is not here any more, or is about no case, is refused and nothing is kept", async () => {
    const note = { caseId: "n1", text: "@客服cy", mentions: ["cy"], requestKey: "note-0002" };
    expect(await notes().add(note, an)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    expect(await notes().add({ ...note, caseId: "none", mentions: [] }, an)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await store.rows("SELECT 1 FROM case_note")).toHaveLength(1);
  });

  it("keeps a colleague's name that it calls, and hides the same words where they call nobody", () => {
    expect(maskedNote("@王小明 转给王小明 13812345678", ["王小明"])).toMatch(/^@王小明 /);
    expect(maskedNote("@王小明 13812345678", ["王小明"])).not.toContain("13812345678");
    expect(maskedNote("", ["王小明"])).toBe("");
  });
});

describe("whoever has a case", () => {
  it("is told when a colleague answers in it, once for each answer", async () => {
    await store.prisma.caseFile.update({ where: { id: "n1" }, data: { assigneeId: "an" } });
    const say = () =>
      doAction(depsOf(store, fakeChannel().connector), { caseId: "n1", kind: "send_message", text: "已为您催件", revision: 1, requestKey: "acted-001" }, bo);
    expect((await say()).ok).toBe(true);
    await say();
    expect(await calls(an)).toMatchObject({ unseen: 1, rows: [{ kind: "acted", byName: bo.name, text: "send_message" }] });
  });
});

describe("what happens to a case again and again", () => {
  it("calls whose it is when its buyer writes, as one line that is new again each time", async () => {
    const write = (n: number) =>
      commit(store, "channel", (tx) =>
        takeMessages(tx, [
          {
            shopId: "s1",
            fact: { type: "message", channelCaseId: "n1", channelMessageId: `m${n}`, from: "buyer", text: "还没收到", at: new Date(clock.now()) },
          },
        ]),
      );
    await write(1);
    await notes().seen({ caseId: "n1" }, an);
    expect((await calls(an)).unseen).toBe(0);
    await write(2);
    await write(2);
    const told = await calls(an);
    expect(told.unseen).toBe(1);
    expect(told.rows.filter(({ kind }) => kind === "answered")).toMatchObject([{ caseId: "n1", byName: "", text: "", seenAt: null }]);
    expect((await calls(bo)).rows.filter(({ kind }) => kind === "answered")).toEqual([]);
  });
});
