import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseWrite } from "../../../../main/hub/connectors/port.ts";
import { wechat } from "../../../../main/hub/connectors/wechatshop/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeWechat, fakeWechat } from "../../../conformance/fakes/wechatshop.ts";
import { png } from "../../../support/pictures.ts";

let fake: FakeWechat;
let id: string;
beforeEach(async () => {
  fake = await fakeWechat();
  [id = ""] = fake.fill("cases", 1);
});
afterEach(() => fake.server.close());
const { agreeRefund, agreeReturn, addNote, atPlatform, sendMessage } = wechat.actions;
const write = (token: Record<string, string>, more: Partial<CaseWrite> = {}): CaseWrite => ({
  channelCaseId: id,
  channelOrderId: "3700000000000010000",
  amountFen: 5900,
  writeToken: { openid: "oAAA0001", ...token },
  ...more,
});
const sent = (path: string) => fake.asked.filter((one) => one.path === path).map(({ params }) => params);
const ACCEPT = "/channels/ec/aftersale/acceptapply";
const SEND = "/cgi-bin/message/custom/send";

describe("WeChat writes", () => {
  it.each([
    ["a refund without return", "MERCHANT_PROCESSING", "REFUND"],
    ["a refund whose goods are on the way back", "MERCHANT_WAIT_RECEIPT", "RETURN"],
  ])("agree to %s, always with the step that is meant", async (_what, status, type) => {
    Object.assign(fake.cases.get(id) ?? {}, { status, type });
    expect(await agreeRefund?.(contextOf(fake), write({ status, type }))).toMatchObject({ ok: true });
    expect(sent(ACCEPT)).toEqual([{ after_sale_order_id: id, accept_type: 2 }]);
  });

  it("pay nothing that is other than was decided: the sum or the step moved at the channel", async () => {
    Object.assign(fake.cases.get(id) ?? {}, { type: "REFUND", refund_info: { amount: 8900 } });
    const token = { status: "MERCHANT_PROCESSING", type: "REFUND" };
    expect(await agreeRefund?.(contextOf(fake), write(token))).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    Object.assign(fake.cases.get(id) ?? {}, { type: "RETURN", refund_info: { amount: 5900 } });
    expect(await agreeRefund?.(contextOf(fake), write(token))).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(await agreeRefund?.(contextOf(fake), write({ status: "MERCHANT_PROCESSING", type: "RETURN" }))).toMatchObject({
      ok: false,
      refusal: { code: "REFUSED" },
    });
    expect(sent(ACCEPT)).toEqual([]);
  });

  it("agree to a return with the shop's address, and say which setting is missing without it", async () => {
    expect(await agreeReturn?.(contextOf(fake), write({ status: "MERCHANT_PROCESSING" }))).toMatchObject({ ok: true });
    expect(sent(ACCEPT)).toEqual([{ after_sale_order_id: id, address_id: "1001", accept_type: 1 }]);
    const without = contextOf(fake, { settings: { appId: fake.settings.appId ?? "" } });
    expect(await agreeReturn?.(without, write({ status: "MERCHANT_PROCESSING" }))).toMatchObject({
      ok: false,
      refusal: { code: "REFUSED", details: { setting: "returnAddressId" } },
    });
  });

  it("keep the note that stands there, and write none twice", async () => {
    const [orderId = ""] = fake.fill("orders", 1);
    const detail = fake.orders.get(orderId)?.order_detail as { ext_info: Record<string, unknown> };
    detail.ext_info.merchant_notes = "先前";
    expect(await addNote?.(contextOf(fake), write({}, { channelOrderId: orderId, text: "已联系买家" }))).toMatchObject({ ok: true });
    detail.ext_info.merchant_notes = "先前\n已联系买家";
    expect(await addNote?.(contextOf(fake), write({}, { channelOrderId: orderId, text: "已联系买家" }))).toMatchObject({ ok: true });
    expect(sent("/channels/ec/order/merchantnotes/update")).toEqual([{ order_id: orderId, merchant_notes: "先前\n已联系买家" }]);
  });

  it("are not offered for what has no call: exchanges, and questions that are no after-sale", () => {
    expect(atPlatform?.("agree_refund", { status: "MERCHANT_PROCESSING", type: "EXCHANGE" })).toMatchObject({ zh: expect.stringContaining("换货") });
    expect(atPlatform?.("agree_refund", { openid: "oAAA0001" })).toMatchObject({ zh: expect.stringContaining("咨询") });
    expect(atPlatform?.("agree_refund", { status: "MERCHANT_PROCESSING", type: "RETURN" })).toBeNull();
    expect(atPlatform?.("send_message", { openid: "oAAA0001" })).toBeNull();
    expect(atPlatform?.("send_message", { status: "MERCHANT_PROCESSING" })).toMatchObject({ zh: expect.stringContaining("openid") });
  });
});

describe("WeChat's customer messages", () => {
  const picture = { type: "image/png" as const, bytes: png({ width: 4, height: 4 }) };

  it("go to the buyer: the words, then each picture as one of its own, uploaded before anything is said", async () => {
    expect(await sendMessage?.(contextOf(fake), write({}, { text: "请看图", pictures: [picture, picture] }))).toMatchObject({ ok: true });
    expect(fake.asked.map(({ path }) => path)).toEqual(["/cgi-bin/media/upload", "/cgi-bin/media/upload", SEND, SEND, SEND]);
    expect(sent(SEND)).toMatchObject([
      { touser: "oAAA0001", msgtype: "text", text: { content: "请看图" } },
      { msgtype: "image", image: { media_id: "media-1" } },
      { msgtype: "image", image: { media_id: "media-2" } },
    ]);
    const [upload] = fake.server.calls;
    expect(upload?.query.get("type")).toBe("image");
    expect(Buffer.from(upload?.parts?.files.media ?? []).equals(Buffer.from(picture.bytes))).toBe(true);
  });

  it("say nothing when a picture was not taken", async () => {
    fake.before((path) => (path === "/cgi-bin/media/upload" ? { errcode: 40009, errmsg: "invalid image size" } : undefined));
    expect(await sendMessage?.(contextOf(fake), write({}, { text: "请看图", pictures: [picture] }))).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    fake.before(() => undefined);
    fake.next("silent");
    const soon = contextOf(fake, { timeoutMs: 60 });
    expect(await sendMessage?.(soon, write({}, { text: "请看图", pictures: [picture] }))).toMatchObject({ ok: false, refusal: { code: "UNAVAILABLE" } });
    expect(sent(SEND)).toEqual([]);
  });

  it("that stop half way are unclear and never sent again as a whole; one that did not begin is refused", async () => {
    const refused = { errcode: 45047, errmsg: "out of response count limit" };
    let said = 0;
    fake.before((path) => {
      if (path !== SEND) return undefined;
      said += 1;
      return said === 2 ? refused : undefined;
    });
    expect(await sendMessage?.(contextOf(fake), write({}, { text: "请看图", pictures: [picture] }))).toMatchObject({
      ok: false,
      refusal: { code: "TIMED_OUT", message: expect.stringContaining("前 1 条已发出"), details: { window: "shut" } },
    });
    fake.before((path) => (path === SEND ? refused : undefined));
    expect(await sendMessage?.(contextOf(fake), write({}, { text: "在的" }))).toMatchObject({
      ok: false,
      refusal: { code: "REFUSED", details: { window: "shut" } },
    });
  });

  it("are held against their limits before anything is called", async () => {
    const large = { type: "image/png" as const, bytes: new Uint8Array(2_000_001) };
    for (const more of [
      { text: "" },
      { text: "字".repeat(700) },
      { text: "图", pictures: [large] },
      { text: "图", pictures: Array.from({ length: 5 }, () => picture) },
    ])
      expect(await sendMessage?.(contextOf(fake), write({}, more))).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(await sendMessage?.(contextOf(fake), { ...write({}), writeToken: {}, text: "在的" })).toMatchObject({
      ok: false,
      refusal: { code: "NOT_SUPPORTED" },
    });
    expect(fake.asked).toEqual([]);
  });
});
