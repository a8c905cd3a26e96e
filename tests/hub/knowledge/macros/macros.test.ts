import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../../main/hub/access/index.ts";
import { runDue } from "../../../../main/hub/actions/index.ts";
import { doAction, undoAction } from "../../../../main/hub/actions/person.commands.ts";
import type { MacroBody, MacroFollows } from "../../../../main/hub/contract/macros.ts";
import type { Role } from "../../../../main/hub/contract/words.ts";
import { replyRecord } from "../../../../main/hub/disputes/index.ts";
import { ensureStarterMacros, macroHandlers } from "../../../../main/hub/knowledge/index.ts";
import type { Store } from "../../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../../support/store.ts";
import { type FakeChannel, fakeChannel } from "../../actions/fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "../../actions/world.ts";

const clock = testClock();
const who = (id: string, role: Role): Principal & { kind: "operator" } => ({ kind: "operator", id, name: id, roles: [role], demo: false });
const [ann, bob, boss, trainer] = [who("ann", "agent"), who("bob", "agent"), who("boss", "supervisor"), who("tia", "trainer")];
const none: MacroFollows = { tags: [], restHours: null, note: "" };
const body = (text: string, more: Partial<MacroBody> & { shared?: boolean; id?: string; revision?: number } = {}) => ({
  text,
  when: {},
  channels: [],
  classes: [],
  follows: none,
  ...more,
});
let store: Store;
let channel: FakeChannel;

beforeAll(async () => {
  store = await freshStore({ clock });
  channel = fakeChannel();
  await addShop(store, { id: "s1", channel: "fake" });
  for (const { id } of [ann, bob, boss, trainer])
    await store.prisma.operator.create({ data: { id, name: id, roles: ["agent"], demo: false, createdAt: new Date(clock.now()) } });
  await addOrder(store, { id: "k1", shopId: "s1", paidFen: 8_900 });
  await addCase(store, { id: "k1", shopId: "s1", orderId: "k1", amountFen: 8_900, disputeClass: "damaged" });
  channel.cases.set("Rk1", { state: "requested", version: 1, amountFen: 8_900, orderId: "k1", kind: "refund_only" });
});
afterAll(() => store?.close());

const macros = () => macroHandlers(store, (caseId) => replyRecord({ store, readOrder: async () => null, granted: async () => new Map() }, caseId));
const save = (by: Principal, name: string, what: MacroBody & { shared?: boolean; id?: string; revision?: number }) => {
  const { shared = false, id = null, revision = null, ...kept } = what;
  return macros().save({ id, revision, name, shared, body: kept }, by);
};
const idOf = (answer: Awaited<ReturnType<typeof save>>): string => (answer.ok ? answer.value.id : "");
const code = (answer: { ok: true } | { ok: false; refusal: { code: string } }): string => (answer.ok ? "ok" : answer.refusal.code);
const listed = async (by: Principal) => {
  const answer = await macros().list(undefined, by);
  return answer.ok ? answer.value.rows : [];
};
const offered = async (by: Principal, caseId = "k1") => {
  const answer = await macros().offered({ caseId }, by);
  return answer.ok ? answer.value.rows : [];
};
let requests = 0;
const say = async (by: Principal & { kind: "operator" }, text: string, macro?: { id: string; follows: MacroFollows; copied?: boolean }) => {
  requests += 1;
  const { copied, ...said } = macro ?? { copied: undefined, id: undefined, follows: none };
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: "k1" } });
  return doAction(
    depsOf(store, channel.connector),
    {
      caseId: "k1",
      kind: "send_message",
      text,
      macro: said.id === undefined ? undefined : { id: said.id, follows: said.follows },
      copied,
      revision,
      requestKey: `macro-say-${requests}`,
    },
    by,
  );
};
const tags = async () => (await store.rows<{ name: string }>("SELECT name FROM case_tag WHERE case_id = 'k1' ORDER BY name")).map((row) => row.name);
const run = async (): Promise<void> => {
  clock.advance(6_000);
  await runDue(depsOf(store, channel.connector));
};

describe("a macro", () => {
  it("is one's own; shared ones are kept by supervisors and trainers alone, and whoever may not is told so", async () => {
    const own = idOf(await save(ann, "我的", body("您好，在的。")));
    expect((await listed(ann)).map(({ id, mayChange }) => ({ id, mayChange }))).toEqual([{ id: own, mayChange: true }]);
    expect(await listed(bob)).toEqual([]);
    expect(code(await save(bob, "抢来", body("您好。", { id: own, revision: 1 })))).toBe("NOT_FOUND");
    expect(code(await macros().versions({ id: own }, bob))).toBe("NOT_FOUND");
    expect(code(await macros().remove({ id: own, revision: 1 }, boss))).toBe("NOT_FOUND");
    expect(code(await save(ann, "大家的", body("您好。", { shared: true })))).toBe("NOT_ALLOWED");
    const shared = idOf(await save(boss, "大家的", body("您好，我来看一下。", { shared: true })));
    expect((await listed(bob)).map(({ name, mayChange }) => [name, mayChange])).toEqual([["大家的", false]]);
    expect(code(await save(bob, "大家的", body("改了。", { id: shared, revision: 1, shared: true })))).toBe("NOT_ALLOWED");
    expect(code(await save(bob, "大家的", body("改了。", { id: shared, revision: 1 })))).toBe("NOT_ALLOWED");
    expect(code(await macros().remove({ id: shared, revision: 1 }, bob))).toBe("NOT_ALLOWED");
    expect(code(await save(trainer, "大家的", body("您好，我来处理。", { id: shared, revision: 1, shared: true })))).toBe("ok");
    expect(code(await save(boss, "大家的", body("晚了。", { id: shared, revision: 1, shared: true })))).toBe("SAVED_MEANWHILE");
    const versions = await macros().versions({ id: shared }, bob);
    expect(versions.ok && versions.value.rows).toMatchObject([{ revision: 1, body: { text: "您好，我来看一下。" }, by: "operator:boss" }]);
    for (const [id, revision, by] of [
      [own, 1, ann],
      [shared, 2, boss],
    ] as const)
      expect(code(await macros().remove({ id, revision }, by))).toBe("ok");
    expect(await listed(ann)).toEqual([]);
  });

  it("with an unknown slot, a condition that cannot hold, or somebody's number in it is refused by name", async () => {
    expect(await save(ann, "x", body("单号{没有的}"))).toMatchObject({ refusal: { code: "BAD_INPUT", details: { at: "text" } } });
    expect(await save(ann, "x", body("{快递单号"))).toMatchObject({ refusal: { code: "BAD_INPUT" } });
    expect(await save(ann, "x", body("好", { when: { parcel: ["nowhere"] } }))).toMatchObject({ refusal: { details: { at: "when.parcel" } } });
    expect(await save(ann, "x", body("打 13812345678 找我"))).toMatchObject({ refusal: { details: { at: "text" } } });
    expect(await save(ann, "x", body("好", { follows: { ...none, tags: ["13812345678"] } }))).toMatchObject({ refusal: { details: { at: "follows.tags" } } });
    expect(await listed(ann)).toEqual([]);
  });

  it("is offered where its conditions hold: of the order, the channel and the class", async () => {
    const kept = [
      ["kind", body("一", { when: { kind: ["refund_only"] } })],
      ["other kind", body("二", { when: { kind: ["exchange"] } })],
      ["channel", body("三", { channels: ["fake"] })],
      ["other channel", body("四", { channels: ["elsewhere"] })],
      ["class", body("五", { classes: ["damaged"] })],
      ["other class", body("六", { classes: ["invoice"] })],
      ["parcel", body("七", { when: { parcel: ["in_transit"] } })],
    ] as const;
    for (const [name, what] of kept) await save(ann, name, what);
    expect((await offered(ann)).map(({ name }) => name).sort()).toEqual(["channel", "class", "kind"]);
    expect(await macros().preview({ caseId: "k1", body: kept[6][1] }, boss)).toMatchObject({ ok: true, value: { fails: ["parcel"] } });
    expect(await macros().offered({ caseId: "gone" }, ann)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    for (const { id, revision } of await listed(ann)) await macros().remove({ id, revision }, ann);
  });

  it("is filled from the record; what is not known stays open, is named, and keeps the reply from being sent", async () => {
    await save(ann, "gaps", body("您申请的是{申请金额}，单号{快递单号}。"));
    const [row] = await offered(ann);
    expect(row).toMatchObject({ text: "您申请的是89元，单号{快递单号}。", gaps: ["快递单号"] });
    expect(await say(ann, row?.text ?? "")).toMatchObject({
      ok: false,
      refusal: { code: "NOT_GROUNDED", message: "还有没填的空：快递单号，请先填上再发。", details: { en: "Still to be filled in: waybill." } },
    });
    await macros().remove({ id: row?.id ?? "", revision: 1 }, ann);
  });

  it("does once what follows, when it was said and not before; what was taken back leaves nothing", async () => {
    const follows = { tags: ["等照片", "等照片2"], restHours: 24, note: "已请买家补照片" };
    const id = idOf(await save(ann, "follows", body("请补照片，谢谢。", { follows })));
    const held = await say(ann, "请补照片，谢谢。", { id, follows });
    expect(held.ok).toBe(true);
    expect(await tags()).toEqual([]);
    if (held.ok) await undoAction({ store }, held.value.actionId, ann);
    await run();
    expect([await tags(), (await offered(ann))[0]?.uses]).toEqual([[], 0]);
    // One of them was left out this time.
    await say(ann, "请补照片，谢谢。", { id, follows: { ...follows, tags: ["等照片"] } });
    await run();
    await run();
    expect(await tags()).toEqual(["等照片"]);
    expect(await store.rows("SELECT by_id FROM case_snooze WHERE case_id = 'k1'")).toEqual([{ by_id: "ann" }]);
    expect(await store.rows("SELECT text, author_id FROM case_note WHERE case_id = 'k1'")).toEqual([{ text: "已请买家补照片", author_id: "ann" }]);
    expect(await listed(ann)).toMatchObject([{ uses: 1, usedAt: expect.any(Date) }]);
    await macros().remove({ id, revision: 1 }, ann);
  });

  it("whose rest would outlast the platform's clock ends an hour before it; what was copied counts at once", async () => {
    const deadlineAt = new Date(clock.now() + 5 * 3_600_000);
    await store.prisma.caseFile.update({ where: { id: "k1" }, data: { deadlineAt } });
    const id = idOf(await save(ann, "rest", body("明天联系您。")));
    expect(await say(ann, "您好，收到了。", { id, follows: { ...none, restHours: 48 }, copied: true })).toMatchObject({ ok: true });
    const [row] = await store.rows<{ until: Date }>("SELECT until FROM case_snooze WHERE case_id = 'k1'");
    expect(row?.until.getTime()).toBe(deadlineAt.getTime() - 3_600_000);
    expect(await listed(ann)).toMatchObject([{ uses: 1 }]);
    await macros().remove({ id, revision: 1 }, ann);
  });

  it("that ships follows the program until somebody changes it, and does not come back once it was removed", async () => {
    await ensureStarterMacros(store);
    const first = (await listed(bob)).find(({ id }) => id === "starter.photos_please");
    expect(first).toMatchObject({ starter: true, shared: true, mayChange: false });
    if (!first) return;
    await save(boss, "请拍照", { ...first.body, id: first.id, revision: first.revision, shared: true });
    await macros().remove({ id: "starter.invoice", revision: 1 }, boss);
    await ensureStarterMacros(store);
    const after = await listed(bob);
    expect(after.find(({ id }) => id === first.id)).toMatchObject({ name: "请拍照", starter: false });
    expect(after.some(({ id }) => id === "starter.invoice")).toBe(false);
    for (const { id, body: kept } of after) expect(id === first.id || code(await save(boss, "抄一份", kept))).toBeTruthy();
  });
});
