import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseWrite } from "../../../../main/hub/connectors/port.ts";
import { taobao } from "../../../../main/hub/connectors/taobao/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeTaobao, fakeTaobao } from "../../../conformance/fakes/taobao.ts";
import { png } from "../../../support/pictures.ts";

const WRITE: CaseWrite = {
  channelCaseId: "263000011122334455",
  channelOrderId: "3811200045678900000",
  amountFen: 5900,
  writeToken: { refund_version: "1795435265000", refund_phase: "onsale" },
};
const { agreeRefund, agreeReturn, sendMessage, addNote } = taobao.actions;

describe("Taobao writes", () => {
  let fake: FakeTaobao;
  beforeEach(async () => {
    fake = await fakeTaobao();
  });
  afterEach(() => fake.server.close());
  const answer = (method: string, body: unknown) => fake.before((asked) => (asked === method ? body : undefined));
  const agreed = (body: unknown) => answer("taobao.rp.refunds.agree", { rp_refunds_agree_response: body });
  const row = (succ: boolean, message = "") => ({ refund_mapping_result: [{ refund_id: WRITE.channelCaseId, succ, message }] });

  it("agrees to a refund in fen, with version and phase", async () => {
    agreed({ succ: true, msg_code: "OP_SUCC", results: row(true) });
    expect(await agreeRefund?.(contextOf(fake), WRITE)).toMatchObject({ ok: true });
    expect(fake.asked[0]?.params.refund_infos).toBe("263000011122334455|5900|1795435265000|onsale");
    expect(fake.badSignatures()).toBe(0);
  });

  it.each([
    ["the batch succeeded and says nothing of the row", { succ: true, msg_code: "OP_SUCC" }, { ok: true }],
    ["our row failed in a half successful batch", { msg_code: "SOME_OP_SUCC", results: row(false, "余额不足") }, { ok: false, refusal: { code: "REFUSED" } }],
    ["our row failed by its version", { msg_code: "OP_FAILURE_UE", results: row(false, "退款版本号已变化") }, { ok: false, refusal: { code: "STALE" } }],
    ["everything failed", { succ: false, msg_code: "OP_FAILURE_UE", message: "操作失败" }, { ok: false, refusal: { code: "REFUSED" } }],
    ["an SMS code is wanted, though it calls that success", { succ: true, message: "发送二次验证短信成功" }, { ok: false, refusal: { code: "REFUSED" } }],
    ["nothing is said", {}, { ok: false, refusal: { code: "TIMED_OUT" } }],
  ])("reads the answer when %s", async (_case, body, expected) => {
    agreed(body);
    expect(await agreeRefund?.(contextOf(fake), WRITE)).toMatchObject(expected);
  });

  it("does not know what happened when the answer is silence or nonsense", async () => {
    fake.next("silent", "nonsense");
    expect(await agreeRefund?.(contextOf(fake, { timeoutMs: 60 }), WRITE)).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    expect(await agreeRefund?.(contextOf(fake), WRITE)).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
  });

  it("sends nothing without version, phase or a positive whole amount", async () => {
    expect(await agreeRefund?.(contextOf(fake), { ...WRITE, writeToken: {} })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    for (const amountFen of [0, -1, 59.5, Number.NaN]) {
      expect(await agreeRefund?.(contextOf(fake), { ...WRITE, amountFen })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    }
    expect(fake.asked).toEqual([]);
  });

  it("agrees to a return with the shop's return address", async () => {
    answer("taobao.rp.returngoods.agree", { rp_returngoods_agree_response: { is_success: true } });
    const settings = { ...fake.settings, returnAddressId: "55" };
    expect(await agreeReturn?.(contextOf(fake, { settings }), WRITE)).toMatchObject({ ok: true });
    expect(fake.asked[0]?.params).toMatchObject({ refund_id: WRITE.channelCaseId, refund_phase: "onsale", seller_address_id: "55" });
    answer("taobao.rp.returngoods.agree", { rp_returngoods_agree_response: { is_success: false } });
    expect(await agreeReturn?.(contextOf(fake), WRITE)).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
  });

  it("sends a message of 400 bytes and refuses one byte more with both numbers", async () => {
    answer("taobao.refund.message.add", { refund_message_add_response: { refund_message: { id: 1 } } });
    const text = `${"好".repeat(133)}a`;
    expect(await sendMessage?.(contextOf(fake), { ...WRITE, text })).toMatchObject({ ok: true });
    const refused = await sendMessage?.(contextOf(fake), { ...WRITE, text: `${text}b` });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "REFUSED", details: { bytes: 401, limit: 400 } } });
    expect(fake.asked).toHaveLength(1);
  });

  it("sends one picture with a message as a file, and refuses a second one and one beyond the channel's limit without asking", async () => {
    answer("taobao.refund.message.add", { refund_message_add_response: { refund_message: { id: 1 } } });
    const picture = { type: "image/png" as const, bytes: png({ width: 8, height: 8 }) };
    const said = { ...WRITE, text: "您好，请看图。" };
    expect(await sendMessage?.(contextOf(fake), { ...said, pictures: [picture] })).toMatchObject({ ok: true });
    expect(fake.asked[0]?.params).toMatchObject({ content: "您好，请看图。" });
    expect(Buffer.from(fake.server.calls[0]?.parts?.files.image ?? []).equals(picture.bytes)).toBe(true);
    expect(await sendMessage?.(contextOf(fake), { ...said, pictures: [picture, picture] })).toMatchObject({ refusal: { code: "REFUSED" } });
    const large = { type: "image/png" as const, bytes: png({ width: 8, height: 8, bytes: 500_001 }) };
    expect(await sendMessage?.(contextOf(fake), { ...said, pictures: [large] })).toMatchObject({ refusal: { code: "REFUSED", details: { limit: 500_000 } } });
    expect(fake.asked).toHaveLength(1);
  });

  it("keeps the memo that stands there in front of a new note, keeps its flag, and writes the same note once", async () => {
    const [tid] = fake.fill("orders", 1);
    const trade = fake.trades.get(tid ?? "");
    if (trade) Object.assign(trade, { seller_memo: "老客户", seller_flag: 3 });
    fake.before((method, params) => {
      if (method !== "taobao.trade.memo.update") return undefined;
      if (trade) trade.seller_memo = params.memo;
      return { trade_memo_update_response: { trade: { tid } } };
    });
    const write = { ...WRITE, channelOrderId: tid ?? "", text: "已同意退货\n等回件" };
    expect(await addNote?.(contextOf(fake), write)).toMatchObject({ ok: true });
    expect(await addNote?.(contextOf(fake), write)).toMatchObject({ ok: true });
    const updates = fake.asked.filter((call) => call.method === "taobao.trade.memo.update");
    expect(updates.map((call) => [call.params.memo, call.params.flag])).toEqual([["老客户\n已同意退货\n等回件", "3"]]);
  });

  it("takes messages of the stream with their id as key, and confirms them at most 200 at a time", async () => {
    fake.messages.push({ id: "4160000123456789", topic: "taobao_refund_RefundCreated", content: '{"refund_id":263000011122334455}' });
    const taken = await taobao.stream?.take(contextOf(fake));
    expect(taken).toMatchObject({
      ok: true,
      value: { items: [{ topic: "push", dedupeKey: expect.stringMatching(/^push:4160000123456789:/) }], receipt: ["4160000123456789"] },
    });
    await taobao.stream?.confirm(
      contextOf(fake),
      Array.from({ length: 250 }, (_, index) => String(index)),
    );
    expect(fake.confirmed).toHaveLength(250);
    expect(fake.asked.filter((call) => call.method.endsWith("confirm"))).toHaveLength(2);
  });

  it("tells messages of the stream apart by what they say where their id is missing, blank or given twice, and knows each again", async () => {
    const content = (id: string) => ({ topic: "taobao_refund_RefundCreated", content: `{"refund_id":${id}}` });
    const given = [undefined, null, "", " ", "0", 0, "7"].flatMap((id) => ["1", "2"].map((refund) => ({ id, ...content(refund) })));
    fake.messages.push(...(given as typeof fake.messages));
    const keys = async () => {
      const taken = await taobao.stream?.take(contextOf(fake));
      return taken?.ok ? taken.value.items.map((item) => item.dedupeKey) : [];
    };
    const first = await keys();
    expect(new Set(first).size).toBe(given.length);
    expect(await keys()).toEqual(first);
  });
});
