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
  writeToken: { refund_version: "1795435265000", refund_phase: "onsale", status: "WAIT_SELLER_AGREE" },
  text: "  商品已发出，物流正常  ",
  reason: { id: "11", text: "物流正常派送中" },
};
const { refuseRefund, refusalReasons, atPlatform } = taobao.actions;
const picture = { type: "image/png", bytes: png({ width: 3, height: 3 }, { name: "tEXt", data: "\r\n--\r\n" }) } as const;

describe("a refusal at Taobao", () => {
  let fake: FakeTaobao;
  beforeEach(async () => {
    fake = await fakeTaobao();
  });
  afterEach(() => fake.server.close());
  const tmall = () => ({ settings: { ...fake.settings, shopType: "Tmall" } });

  it("sends reason, words, phase and version; the file goes along byte for byte and is not signed", async () => {
    expect(await refuseRefund?.(contextOf(fake), { ...WRITE, proof: picture })).toMatchObject({ ok: true });
    expect(fake.asked[0]).toMatchObject({
      method: "taobao.refund.refuse",
      params: {
        refund_id: WRITE.channelCaseId,
        refuse_reason_id: "11",
        refuse_message: "商品已发出，物流正常",
        refund_phase: "onsale",
        refund_version: "1795435265000",
      },
    });
    expect(fake.badSignatures()).toBe(0);
    expect(Buffer.from(fake.server.calls[0]?.parts?.files.refuse_proof ?? []).equals(picture.bytes)).toBe(true);
  });

  it("counts characters as people do, from two to two hundred", async () => {
    for (const text of ["好", " 好 ", "字".repeat(201)]) {
      expect(await refuseRefund?.(contextOf(fake), { ...WRITE, text })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    }
    expect(fake.asked).toEqual([]);
    for (const text of ["不退", "字".repeat(200), "🙂".repeat(200)])
      expect(await refuseRefund?.(contextOf(fake), { ...WRITE, text })).toMatchObject({ ok: true });
  });

  it("wants a proof for a Tmall shop, and refuses goods that are back by the call that is made for it", async () => {
    const reasons = await refusalReasons?.(contextOf(fake, tmall()), WRITE);
    // A reason without words is none.
    expect(reasons).toEqual({ ok: true, value: [{ id: "11", text: "物流正常派送中", proof: "required" }] });
    expect(fake.asked[0]?.params).toMatchObject({ refund_phase: "onsale", fields: "reason_id,reason_text" });
    expect(await refuseRefund?.(contextOf(fake, tmall()), WRITE)).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    const back = { ...WRITE, writeToken: { ...WRITE.writeToken, status: "WAIT_SELLER_CONFIRM_GOODS" }, proof: picture };
    expect(await refuseRefund?.(contextOf(fake, tmall()), back)).toMatchObject({ ok: true });
    expect(fake.asked.at(-1)?.method).toBe("taobao.rp.returngoods.refuse");
    expect(fake.asked.at(-1)?.params.refuse_message).toBeUndefined();
  });

  it.each([
    ["says no", { refund_refuse_response: { is_success: false, message: "不允许" } }, "REFUSED"],
    ["has a newer version", { error_response: { code: 15, sub_code: "isv.refund-version-error", sub_msg: "退款版本号已变化" } }, "STALE"],
    ["is throttled", { error_response: { code: 7, sub_msg: "This ban will last for 2 more seconds" } }, "THROTTLED"],
  ])("is told apart when the channel %s", async (_what, body, code) => {
    fake.before(() => body);
    expect(await refuseRefund?.(contextOf(fake), WRITE)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("is not offered where the channel binds the seller, and says why", () => {
    expect(atPlatform?.("refuse_return", { constraint: "cannot_refuse" })?.zh).toMatch(/不能拒绝/);
    expect(atPlatform?.("refuse_refund", { order_status: "WAIT_SELLER_SEND_GOODS" })?.zh).toMatch(/还没有发货/);
    for (const kind of ["refuse_refund", "agree_refund", "agree_return"] as const)
      expect(atPlatform?.(kind, { constraint: "refund_onweb" })?.zh).toMatch(/网页/);
    expect(atPlatform?.("agree_return", { constraint: "cannot_refuse", order_status: "WAIT_SELLER_SEND_GOODS" })).toBeNull();
    expect(atPlatform?.("refuse_refund", { constraint: "", order_status: "WAIT_BUYER_CONFIRM_GOODS" })).toBeNull();
    expect(atPlatform?.("add_note", { constraint: "refund_onweb" })).toBeNull();
  });
});
