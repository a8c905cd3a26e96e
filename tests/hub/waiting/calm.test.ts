/** What is calm waits for the end of the quiet hours, people are called by their own ways, and what was sent is known as far as the service tells. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { takeReceipts } from "../../../main/hub/alerts/index.ts";
import { fromBeijing } from "../../../main/hub/kernel/time.ts";
import { type SmsServer, smsServer } from "../../support/short-messages.ts";
import { always, type House, MINUTE, openHouse, su } from "./support.ts";

let house: House;
let robotId: string;
let sms: SmsServer;
beforeAll(async () => {
  house = await openHouse();
  sms = await smsServer({ keyId: "id1", keySecret: "s1", signName: "某某生鲜", templateCode: "SMS_1" });
});
afterAll(async () => {
  await sms?.close();
  await house?.close();
});
beforeEach(async () => {
  robotId = await house.begin();
  sms.ledger.length = 0;
  sms.next.length = 0;
});

const ways = { mobile: "13800000001", mail: "", wecom: "su.zhou", feishu: "" };
const alert = async () => {
  const sent = await house.alerts.sent({ page: 0, size: 10 }, su);
  return sent.ok ? sent.value.rows : [];
};
const connectSms = async (): Promise<string> => {
  const body = {
    kind: "aliyun-sms",
    name: "短信",
    enabled: true,
    settings: { keyId: "id1", signName: "某某生鲜", templateCode: "SMS_1", values: "rule,count", address: sms.url },
    secrets: { keySecret: "s1" },
  };
  const saved = await house.alerts.save({ id: null, revision: 0, body }, su);
  if (!saved.ok) throw new Error(saved.refusal.message);
  return saved.value.id;
};

describe("quiet hours", () => {
  it("hold what is calm till the morning, and drop it where nothing waits any more by then; what is urgent goes out", async () => {
    house.clock.set(fromBeijing("2026-11-20 23:00:00") ?? 0);
    await house.roster({ lines: [always("su")], quiet: { on: true, from: "22:00", to: "08:00", holidays: true } });
    await house.rule({ notifiers: [robotId], level: "calm", shops: ["s1"] });
    await house.rule({ notifiers: [robotId], level: "urgent", shops: ["s2"], name: "急" });
    await house.order("a");
    await house.order("b", { shopId: "s2" });
    await house.look();
    expect(house.robot.ledger.map(({ text }) => text.includes("提醒：急"))).toEqual([true]);
    await house.store.pool.query(`UPDATE "order" SET state = 'audited' WHERE id = 'a'`);
    await house.look();
    expect((await alert()).map(({ state }) => state).toSorted()).toEqual(["accepted", "dropped"]);
    await house.order("c");
    await house.look();
    house.clock.set(fromBeijing("2026-11-21 08:00:00") ?? 0);
    await house.look();
    expect(house.robot.ledger).toHaveLength(2);
  });
});

describe("people", () => {
  it("are called in the group by their own id, which nobody else is shown and the outbox does not hold", async () => {
    await house.roster({ lines: [always("su")] });
    await house.alerts.setWays(ways, su);
    await house.rule({ notifiers: [robotId] });
    await house.order("a");
    await house.look();
    expect(house.robot.ledger[0]?.text).toContain("<@su.zhou>");
    const kept = await house.store.rows<{ text: string }>("SELECT (a.*)::text AS text FROM alert a UNION ALL SELECT (w.*)::text FROM contact_ways w");
    expect(kept.map(({ text }) => text).join()).not.toMatch(/su\.zhou|13800000001/);
  });

  it("without a way are told nothing by it, and the board says so", async () => {
    await house.roster({ lines: [always("su")] });
    await house.rule({ notifiers: [await connectSms()] });
    await house.order("a");
    await house.look();
    const board = await house.waiting.board(undefined, su);
    expect(board.ok && board.value.groups[0]).toMatchObject({ untold: "no_way" });
  });
});

describe("a short message", () => {
  let smsId: string;
  beforeEach(async () => {
    smsId = await connectSms();
    await house.roster({ lines: [always("su")] });
    await house.alerts.setWays(ways, su);
    await house.rule({ notifiers: [smsId] });
    await house.order("a");
  });
  const door = async (): Promise<string> => {
    const rows = await house.alerts.notifiers(undefined, su);
    return (
      (rows.ok &&
        rows.value.rows
          .find(({ id }) => id === smsId)
          ?.receiptUrl?.split("/")
          .at(-1)) ||
      ""
    );
  };
  const report = (outId: string, success: boolean) =>
    JSON.stringify([
      {
        phone_number: "13800000001",
        send_time: "2026-11-20 10:00:00",
        report_time: "2026-11-20 10:00:04",
        success,
        err_code: success ? "DELIVERED" : "MK:0001",
        err_msg: "",
        sms_size: "1",
        biz_id: "x",
        out_id: outId,
      },
    ]);

  it("is delivered by its receipt, told twice or not; a receipt by another door is not believed", async () => {
    await house.look();
    const [row] = await alert();
    expect(row).toMatchObject({ state: "accepted", personName: "苏主管" });
    expect((await takeReceipts(house.deps, `receipts.${smsId}.guessed`, report(row?.id ?? "", false))).status).toBe(404);
    for (const success of [true, true, false])
      expect(await takeReceipts(house.deps, await door(), report(row?.id ?? "", success))).toMatchObject({ status: 200, body: '{"code":0,"msg":"接收成功"}' });
    expect((await alert())[0]).toMatchObject({ state: "delivered" });
    expect((await takeReceipts(house.deps, await door(), "<xml/>")).status).toBe(400);
  });

  it("that was never answered is looked up, and not sent again where it is there", async () => {
    sms.next.push("cut_after");
    await house.look();
    expect((await alert())[0]).toMatchObject({ state: "unknown" });
    house.clock.advance(2 * MINUTE);
    await house.look();
    expect((await alert())[0]).toMatchObject({ state: "accepted" });
    expect(sms.ledger).toHaveLength(1);
  });

  it("that its service never had is sent again, once", async () => {
    sms.next.push("html");
    await house.look();
    expect((await alert())[0]).toMatchObject({ state: "unknown" });
    for (let minute = 0; minute < 3; minute += 1) {
      house.clock.advance(2 * MINUTE);
      await house.look();
    }
    expect(sms.ledger).toHaveLength(1);
    expect((await alert())[0]).toMatchObject({ state: "accepted" });
  });
});

describe("a notifier", () => {
  it("takes no kept key to another address, and shows none to anybody", async () => {
    const body = { kind: "wecom-robot", name: "值班群", enabled: true, settings: { address: "https://example.com" }, secrets: {} };
    expect(await house.alerts.save({ id: robotId, revision: 1, body }, su)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    expect(
      await house.alerts.save({ id: robotId, revision: 1, body: { ...body, settings: { address: "http://10.0.0.8" }, secrets: { key: "k" } } }, su),
    ).toMatchObject({ ok: false });
    expect(JSON.stringify(await house.alerts.notifiers(undefined, su))).not.toContain("robot-key");
    const kept = await house.store.rows<{ text: string }>("SELECT (n.*)::text AS text FROM notifier n UNION ALL SELECT (j.*)::text FROM journal_line j");
    expect(kept.map(({ text }) => text).join()).not.toContain("robot-key");
  });

  it("that is over its service's limit waits for the next minute, and everything arrives once", async () => {
    // No other test's messages are within this minute.
    house.clock.advance(10 * MINUTE);
    await house.roster({ lines: [always("su")] });
    for (let rule = 0; rule < 25; rule += 1) await house.rule({ notifiers: [robotId], name: `规则 ${rule}` });
    await house.order("a");
    await house.look();
    expect(house.robot.ledger).toHaveLength(20);
    house.clock.advance(MINUTE);
    await house.look();
    expect(house.robot.ledger).toHaveLength(25);
    expect(house.robot.calls).toBe(25);
  });
});
