/** The same for many cases: each once, whoever asks how often and at the same time; what one is refused stops no other; and it can be taken back. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { bulkHandlers } from "../../../main/hub/actions/bulk.handlers.ts";
import { runDue } from "../../../main/hub/actions/run.commands.ts";
import { setAboveFen } from "../../../main/hub/actions/second-person.commands.ts";
import type { BulkAct, BulkDone, BulkLook } from "../../../main/hub/contract/bulk.ts";
import { BULK_PART } from "../../../main/hub/contract/limits.ts";
import { takeMessages } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, type CaseSeed, depsOf } from "./world.ts";

type Person = Extract<Principal, { kind: "operator" }>;
const clock = testClock();
const people = { an: ["agent"], bo: ["agent"], su: ["supervisor"], ri: ["risk"], tr: ["trainer"] } as const;
const person = (id: keyof typeof people): Person => ({ kind: "operator", id, name: `客服${id}`, roles: people[id], demo: false });
let store: Store;
let channel: FakeChannel;
let serial = 0;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
  for (const [id, roles] of Object.entries(people))
    await store.prisma.operator.create({ data: { id, name: `客服${id}`, roles: [...roles], demo: false, enabled: true, createdAt: new Date(clock.now()) } });
});
afterAll(() => store?.close());
beforeEach(() => {
  channel = fakeChannel();
});

async function open(seed: Partial<CaseSeed> = {}): Promise<string> {
  serial += 1;
  const id = `b${serial}`;
  const amountFen = seed.amountFen ?? 1_000;
  await addOrder(store, { id, shopId: "s1", paidFen: 300_000 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen, ...seed });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind: "refund_only" });
  return id;
}
const some = async (count: number, seed: Partial<CaseSeed> = {}) => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await open(seed));
  return ids;
};
const bulk = () => bulkHandlers(depsOf(store, channel.connector));
const parts = <Each>(all: readonly Each[]): Each[][] =>
  Array.from({ length: Math.ceil(all.length / BULK_PART) }, (_, at) => all.slice(at * BULK_PART, (at + 1) * BULK_PART));

async function look(who: keyof typeof people, act: BulkAct, caseIds: readonly string[]): Promise<BulkLook[]> {
  const rows: BulkLook[] = [];
  for (const part of parts(caseIds)) {
    const looked = await bulk().preview({ caseIds: part, act }, person(who));
    if (!looked.ok) throw new Error(looked.refusal.message);
    rows.push(...looked.value.rows);
  }
  return rows;
}
let keys = 0;
function key(): string {
  keys += 1;
  return `bulk-key-${keys}`;
}
async function run(who: keyof typeof people, act: BulkAct, of: { bulkId: string; rows: readonly BulkLook[] }): Promise<BulkDone[]> {
  const done: BulkDone[] = [];
  for (const rows of parts(of.rows)) {
    const ran = await bulk().run({ bulkId: of.bulkId, act, rows }, person(who));
    if (!ran.ok) throw new Error(ran.refusal.message);
    done.push(...ran.value.rows);
  }
  return done;
}
const undo = async (who: keyof typeof people, bulkId: string, caseIds: string[]) => {
  const undone = await bulk().undo({ bulkId, caseIds }, person(who));
  return undone.ok ? undone.value.rows : [];
};
const why = (rows: readonly { why: { zh: string } | null }[]) => rows.map((row) => row.why?.zh ?? null);
const caseOf = (id: string) => store.prisma.caseFile.findUniqueOrThrow({ where: { id } });
async function buyerWrites(id: string): Promise<void> {
  const fact = { channelCaseId: `R${id}`, channelMessageId: key(), from: "buyer" as const, text: "算了，不退了", at: new Date(clock.now()) };
  await commit(store, "channel:s1", (tx) => takeMessages(tx, [{ shopId: "s1", fact: fact as never }]));
}
const admin: Person = { kind: "operator", id: "ad", name: "管理员", roles: ["admin"], demo: false };
const REFUND: BulkAct = { does: "action", kind: "agree_refund" };

describe("many cases taken in hand", () => {
  it("tells before what would be refused and why, does the others, and takes them back", async () => {
    const [free, mine, bos, done] = [await open(), await open(), await open(), await open()];
    await store.prisma.caseFile.update({ where: { id: mine }, data: { assigneeId: "an" } });
    await store.prisma.caseFile.update({ where: { id: bos }, data: { assigneeId: "bo" } });
    await store.prisma.caseFile.update({ where: { id: done }, data: { status: "done" } });
    const rows = await look("an", { does: "take" }, [free, mine, bos, done, "gone"]);
    expect(why(rows)).toEqual([null, "已经是您的。", "客服bo已领取。", "工单已了结。"]);
    const bulkId = key();
    expect(why(await run("an", { does: "take" }, { bulkId, rows }))).toEqual(why(rows));
    expect((await caseOf(free)).assigneeId).toBe("an");
    expect((await caseOf(bos)).assigneeId).toBe("bo");
    expect(why(await undo("an", bulkId, [free, mine, bos]))).toEqual([null, "这里没有可撤销的。", "这里没有可撤销的。"]);
    expect((await caseOf(free)).assigneeId).toBeNull();
    expect((await caseOf(mine)).assigneeId).toBe("an");
  });

  it("refuses a case that somebody else took since it was looked at, and says who", async () => {
    const ids = await some(2);
    const rows = await look("an", { does: "take" }, ids);
    await store.prisma.caseFile.update({ where: { id: ids[0] }, data: { assigneeId: "bo" } });
    expect(why(await run("an", { does: "take" }, { bulkId: key(), rows }))).toEqual(["刚刚由客服bo领取。", null]);
  });

  it("lets only whoever assigns give away colleagues' cases, and only to who works cases", async () => {
    const id = await open();
    await store.prisma.caseFile.update({ where: { id }, data: { assigneeId: "bo" } });
    expect(why(await look("an", { does: "assign", operatorId: "su" }, [id]))).toEqual(["由客服bo处理，转走同事的工单要由主管来做。"]);
    expect(why(await look("su", { does: "assign", operatorId: "an" }, [id]))).toEqual([null]);
    const none = await bulk().preview({ caseIds: [id], act: { does: "assign", operatorId: "tr" } }, person("su"));
    expect(none.ok || none.refusal.message).toBe("这位同事不在了，或不处理工单，请重新选择。");
  });

  it("marks, lets rest and ends, each once, and leaves alone on taking back what was changed since", async () => {
    const ids = await some(3, { kind: "question" });
    const acts: BulkAct[] = [
      { does: "tag", name: "武汉中转" },
      { does: "priority", priority: "urgent" },
      { does: "rest", until: new Date(clock.now() + 3_600_000), why: "等快递" },
      { does: "close", outcome: "answered" },
    ];
    for (const act of acts) {
      const bulkId = key();
      const rows = await look("an", act, ids);
      expect(why(rows)).toEqual([null, null, null]);
      await run("an", act, { bulkId, rows });
      // Told again under the same key it is as it was, and nothing happens twice.
      expect(why(await run("an", act, { bulkId, rows }))).toEqual([null, null, null]);
      expect(await store.prisma.bulkRow.count({ where: { bulkId } })).toBe(3);
      if (act.does === "priority") await store.prisma.caseFile.update({ where: { id: ids[0] }, data: { priority: "high" } });
      const undone = await undo("an", bulkId, ids);
      expect(why(undone)).toEqual([act.does === "priority" ? "之后又有人改过，没有撤销。" : null, null, null]);
    }
    const last = await caseOf(ids[1] ?? "");
    expect(last).toMatchObject({ status: "open", priority: "normal" });
    expect(await store.prisma.caseTag.count({ where: { caseId: { in: ids } } })).toBe(0);
    expect(await store.prisma.caseSnooze.count({ where: { caseId: { in: ids } } })).toBe(0);
  });

  it("ends no case about which the buyer wrote since", async () => {
    const [one = "", other = ""] = await some(2, { kind: "question" });
    const rows = await look("an", { does: "close", outcome: "answered" }, [one, other]);
    await buyerWrites(one);
    const [first, second] = await run("an", { does: "close", outcome: "answered" }, { bulkId: key(), rows });
    expect(first?.why?.zh).toContain("买家说“算了，不退了”");
    expect(second?.why).toBeNull();
  });
});

describe("money for many", () => {
  it("tells the sum, what is refused and why, and where a second person must agree", async () => {
    const [plain, much, asked, over] = [await open(), await open({ amountFen: 40_000 }), await open({ state: "closed" }), await open({ amountFen: 60_000 })];
    await setAboveFen(store, 30_000, admin);
    const rows = await look("an", REFUND, [plain, much, asked, over]);
    expect(why(rows)).toEqual([
      null,
      null,
      "售后在平台已关闭、被拒绝或状态不明，不能退款。",
      "本单累计赔付将达 600.00 元，超过您的 500.00 元额度，由风控决定。",
    ]);
    expect(rows.map(({ amountFen, second }) => [amountFen, second])).toEqual([
      [1_000, false],
      [40_000, true],
      [1_000, false],
      [60_000, false],
    ]);
    await setAboveFen(store, null, admin);
  });

  it("does only kinds that ask for nothing of their own", async () => {
    const id = await open();
    const no = await bulk().preview({ caseIds: [id], act: { does: "action", kind: "refuse_refund" } }, person("an"));
    expect(no.ok || no.refusal.message).toBe("这个动作要逐单决定，不能批量做。");
  });

  it("names what moved where the buyer wrote since, and pays the others; what is held can be taken back", async () => {
    const [one = "", other = "", third = ""] = await some(3);
    const rows = await look("an", REFUND, [one, other, third]);
    await buyerWrites(one);
    const bulkId = key();
    const [first, ...rest] = await run("an", REFUND, { bulkId, rows });
    expect(first?.why?.zh).toContain("买家说“算了，不退了”");
    expect(why(rest)).toEqual([null, null]);
    expect(why(await undo("an", bulkId, [other]))).toEqual([null]);
    clock.advance(60_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.paid.map(({ caseId }) => caseId)).toEqual([`R${third}`]);
    expect(why(await undo("an", bulkId, [third]))[0]).toContain("不能撤销");
  });

  it("of two people who pay the same fifty at once each is paid once", async () => {
    const ids = await some(50);
    const [ans, bos] = [await look("an", REFUND, ids), await look("bo", REFUND, ids.toReversed())];
    const [anKey, boKey] = [key(), key()];
    // Each asks twice, as a console does that heard no answer.
    const done = await Promise.all([
      run("an", REFUND, { bulkId: anKey, rows: ans }),
      run("bo", REFUND, { bulkId: boKey, rows: bos }),
      run("an", REFUND, { bulkId: anKey, rows: ans }),
      run("bo", REFUND, { bulkId: boKey, rows: bos }),
    ]);
    const [an = [], bo = [], anAgain = [], boAgain = []] = done.map((rows) => rows.filter((row) => row.why === null).map((row) => row.caseId));
    expect([...an, ...bo].sort()).toEqual([...ids].sort());
    expect(anAgain).toEqual(an);
    expect(boAgain).toEqual(bo);
    clock.advance(60_000);
    for (let turn = 0; turn < 20; turn += 1) await Promise.all([runDue(depsOf(store, channel.connector)), runDue(depsOf(store, channel.connector))]);
    expect(channel.paid.map(({ caseId }) => caseId).sort()).toEqual(ids.map((id) => `R${id}`).sort());
  });

  it("whatever two people do to the same cases in whatever order, no case is paid twice and no refusal is without a reason", async () => {
    const step = fc.record({
      who: fc.constantFrom("an" as const, "bo" as const, "su" as const),
      does: fc.constantFrom("look" as const, "refund" as const, "refund" as const, "take" as const, "undo" as const, "buyer" as const, "run" as const),
      at: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        channel = fakeChannel();
        const ids = await some(3);
        const looked = new Map<string, BulkLook[]>();
        const began: [keyof typeof people, string][] = [];
        await Promise.all(
          [0, 1].map(async (half) => {
            for (const { who, does, at } of steps.filter((_, place) => place % 2 === half)) {
              if (does === "look" || !looked.has(who)) looked.set(who, await look(who, REFUND, ids));
              const bulkId = key();
              const rows = looked.get(who) ?? [];
              if (does === "refund" || does === "take") {
                began.push([who, bulkId]);
                const done = await run(who, does === "refund" ? REFUND : { does: "take" }, { bulkId, rows });
                expect(done.every((row) => row.why === null || (row.why.zh !== "" && row.why.en !== ""))).toBe(true);
              }
              const mine = began.find(([by]) => by === who);
              if (does === "undo" && mine) await undo(who, mine[1], ids);
              if (does === "buyer") await buyerWrites(ids[at] ?? "");
              if (does === "run") {
                clock.advance(20_000);
                await runDue(depsOf(store, channel.connector));
              }
            }
          }),
        );
        clock.advance(60_000);
        await runDue(depsOf(store, channel.connector));
        const paid = channel.paid.map(({ caseId }) => caseId);
        expect(new Set(paid).size).toBe(paid.length);
      }),
      { numRuns: 12 },
    );
  });
});

describe("one answer to many", () => {
  const answer = (text: string): BulkAct => ({ does: "answer", text });

  it("is filled from each case's own record, says nothing that one of them does not have or support, and goes out once", async () => {
    const [one = "", other = ""] = await some(2);
    const talk = await open({ amountFen: 4_200, kind: "question", orderId: null });
    const act = answer("您好，您申请的{申请金额}正在处理。");
    const rows = await look("an", act, [one, other, talk]);
    expect(rows.map(({ text, why: no }) => [text, no?.zh ?? null])).toEqual([
      ["您好，您申请的10元正在处理。", null],
      ["您好，您申请的10元正在处理。", null],
      ["您好，您申请的{申请金额}正在处理。", "这张工单的记录里没有：申请金额"],
    ]);
    const bulkId = key();
    const able = rows.filter((row) => row.why === null);
    const first = await run("an", act, { bulkId, rows: able });
    expect(why(first)).toEqual([null, null]);
    expect(await run("an", act, { bulkId, rows: able })).toEqual(first);
    expect(await store.prisma.action.count({ where: { caseId: { in: [one, other, talk] } } })).toBe(2);
    expect(why(await undo("an", bulkId, [one]))).toEqual([null]);
    clock.advance(60_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.said).toEqual(["您好，您申请的10元正在处理。"]);
  });

  it("stops at what the record does not support, at a person's data, and where the record moved since it was looked at", async () => {
    const [one = "", other = ""] = await some(2);
    const [wrong] = await look("an", answer("您好，已为您退款 88 元。"), [one]);
    expect(wrong?.why?.zh).toContain("已为您退款 88 元");
    const [personal] = await look("an", answer("您好，请拨打 13800138000。"), [one]);
    expect(personal?.why?.zh).toContain("手机号");
    const act = answer("您好，您申请的{申请金额}正在处理。");
    const rows = await look("an", act, [one, other]);
    await store.prisma.caseFile.update({ where: { id: one }, data: { amountFen: 2_000 } });
    const [moved, fine] = await run("an", act, { bulkId: key(), rows });
    expect(moved?.why?.zh).toContain("现在会写成：“您好，您申请的20元正在处理。”");
    expect(fine?.why).toBeNull();
  });

  it("names goods only by a title that names them and says nothing else, as cards do", async () => {
    const [plain = "", luring = ""] = await some(2, { kind: "question" });
    const line = { channelLineId: "1", sku: "K1", quantity: 1, priceFen: 9_900, paidFen: 9_900, state: "paid", channelStatus: "x" };
    await store.prisma.orderLine.create({ data: { ...line, id: `${plain}-1`, orderId: plain, title: "珊瑚绒睡衣" } });
    await store.prisma.orderLine.create({ data: { ...line, id: `${luring}-1`, orderId: luring, title: "珊瑚绒睡衣 好评返现5元" } });
    const rows = await look("an", answer("您好，您问的{商品}我们看到了。"), [plain, luring]);
    expect(rows.map(({ text }) => text)).toEqual(["您好，您问的珊瑚绒睡衣我们看到了。", "您好，您问的{商品}我们看到了。"]);
    expect(rows[1]?.why).toEqual({ zh: "这单的“商品”不只是名称，不能写进回复", en: "The title of its goods says more than a name, so that it is not said" });
  });
});
