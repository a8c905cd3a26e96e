import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { douyin } from "../../../../main/hub/connectors/douyin/connector.ts";
import type { CaseWrite } from "../../../../main/hub/connectors/port.ts";
import { type FakeDouyin, fakeDouyin } from "../../../conformance/fakes/douyin.ts";
import { contextOf, NOW } from "../../../conformance/fakes/fake.ts";

const CASE = "142000000000001234";
const write = (type: string, status: string, more: Partial<CaseWrite> = {}): CaseWrite => ({
  channelCaseId: CASE,
  channelOrderId: "6920000000000012345",
  amountFen: 5900,
  writeToken: { update_time: "1795406400", aftersale_type: type, aftersale_status: status },
  ...more,
});
const { agreeRefund, agreeReturn, addNote, sendMessage } = douyin.actions;

describe("Douyin writes", () => {
  let fake: FakeDouyin;
  beforeEach(async () => {
    fake = await fakeDouyin();
  });
  afterEach(() => fake.server.close());
  const operated = (items: unknown, code = 10000) => fake.before((method) => (method === "afterSale.operate" ? { code, msg: "", data: { items } } : undefined));
  const done = [{ aftersale_id: CASE, status_code: 0, status_msg: "success" }];

  it.each([
    ["a refund without return", "1", "6", 201],
    ["a refund before shipping", "2", "6", 201],
    ["a refund whose goods are back", "0", "11", 111],
  ])("agrees to %s with the lock", async (...[, type, status, code]) => {
    operated(done);
    expect(await agreeRefund?.(contextOf(fake), write(type, status))).toMatchObject({ ok: true });
    expect(fake.asked[0]?.params).toEqual({ type: code, items: [{ aftersale_id: CASE, update_time: 1795406400 }] });
    expect(fake.badSignatures()).toBe(0);
  });

  it.each([
    ["4", "系统取消"],
    ["5", "用户取消"],
    ["6", "价保"],
  ])("says beforehand that an after-sale of type %s is paid at the platform, and never asks for it", async (type, word) => {
    const sentence = `抖店没有开放“${word}”售后的退款接口，请到抖店后台处理。`;
    expect(douyin.actions.atPlatform?.("agree_refund", write(type, "6").writeToken)).toMatchObject({
      zh: sentence,
      en: expect.stringMatching(/^Douyin has no interface/),
    });
    expect(await agreeRefund?.(contextOf(fake), write(type, "6"))).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED", message: sentence } });
    expect(fake.asked).toEqual([]);
    expect(douyin.actions.atPlatform?.("agree_refund", write("1", "6").writeToken)).toBeNull();
  });

  it("does not refund a return whose goods are not back", async () => {
    expect(await agreeRefund?.(contextOf(fake), write("0", "6"))).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(fake.asked).toEqual([]);
  });

  it.each([
    ["0", 101],
    ["3", 301],
  ])("agrees to the return of type %s by step %d with the shop's address", async (type, code) => {
    operated(done);
    const settings = { ...fake.settings, returnAddressId: "88" };
    expect(await agreeReturn?.(contextOf(fake, { settings }), write(type, "6"))).toMatchObject({ ok: true });
    expect(fake.asked[0]?.params).toMatchObject({ type: code, items: [{ logistics: { receiver_address_id: 88 } }] });
  });

  it.each([
    ["our item failed", [{ aftersale_id: CASE, status_code: 5, status_msg: "余额不足" }], "REFUSED"],
    ["our item changed meanwhile", [{ aftersale_id: CASE, status_code: 6, status_msg: "update_time 不是最新，售后单已更新" }], "STALE"],
    [
      "our item is not among several",
      [
        { aftersale_id: "1", status_code: 0 },
        { aftersale_id: "2", status_code: 0 },
      ],
      "TIMED_OUT",
    ],
    ["no item is named", [], "TIMED_OUT"],
  ])("looks at the items of a partly failed batch: %s", async (_what, items, code) => {
    operated(items, 10001);
    expect(await agreeRefund?.(contextOf(fake), write("1", "6"))).toMatchObject({ ok: false, refusal: { code } });
  });

  it("does not know what happened when the answer is silence, nonsense or a fault behind the gateway", async () => {
    fake.next("silent", "nonsense");
    expect(await agreeRefund?.(contextOf(fake, { timeoutMs: 60 }), write("1", "6"))).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    expect(await agreeRefund?.(contextOf(fake), write("1", "6"))).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    fake.before(() => ({ code: 20000, sub_code: "isp.service-error:1" }));
    expect(await agreeRefund?.(contextOf(fake), write("1", "6"))).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
  });

  it("sends nothing without the lock", async () => {
    expect(await agreeRefund?.(contextOf(fake), write("1", "6", { writeToken: { aftersale_type: "1" } }))).toMatchObject({
      ok: false,
      refusal: { code: "STALE" },
    });
    expect(fake.asked).toEqual([]);
  });

  it("adds a note, and has no call for messages", async () => {
    expect(await addNote?.(contextOf(fake), write("1", "6", { text: "已电话沟通" }))).toMatchObject({ ok: true });
    expect(fake.asked[0]).toMatchObject({ method: "afterSale.addOrderRemark", params: { after_sale_id: CASE, remark: "已电话沟通" } });
    expect(sendMessage).toBeUndefined();
  });

  it("refreshes the token without sending the old one, and keeps both new ones", async () => {
    const fresh = await douyin.refreshToken?.(contextOf(fake));
    expect(fresh).toMatchObject({ ok: true, value: { accessToken: "fresh", refreshToken: "fresh-refresh", appSecret: fake.secrets.appSecret } });
    expect(fresh?.ok && fresh.value.accessTokenExpiresAt).toBe(String(NOW.getTime() + 604_800_000));
    expect(fake.server.calls[0]?.query.get("access_token")).toBe("");
    expect(await douyin.refreshToken?.(contextOf(fake, { secrets: { appSecret: "x" } }))).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
  });

  it("opens pushes signed by either method, each element by its message id", () => {
    const body = '[{"tag":"200","msg_id":"a:1","data":"{}"},{"tag":"101","msg_id":"a:2","data":{"p_id":1}},{"tag":"0","msg_id":"0","data":"x"}]';
    for (const method of ["md5", "hmac-sha256"] as const) {
      const opened = douyin.webhook?.open(contextOf(fake), fake.signed(body, method));
      expect(opened?.ok && opened.value.map((item) => item.dedupeKey.slice(0, 8))).toEqual(["push:a:1", "push:a:2", expect.stringMatching(/^push:0:/)]);
      // One id with other content, and no id at all, are messages of their own.
      const odd =
        '[{"tag":"200","msg_id":"a:1","data":"{}"},{"tag":"200","msg_id":"a:1","data":"{ }"},{"tag":"200","msg_id":" ","data":"1"},{"tag":"200","data":"2"}]';
      const told = douyin.webhook?.open(contextOf(fake), fake.signed(odd, method));
      expect(told?.ok && new Set([...(opened?.ok ? opened.value.slice(0, 1) : []), ...told.value].map((item) => item.dedupeKey)).size).toBe(4);
    }
    expect(douyin.webhook?.accepted.body).toBe('{"code":0,"msg":"success"}');
  });

  it("answers a signed body that is no array with the channel's own error", () => {
    for (const body of ["{}", "not json", "", "[".repeat(20_000)]) {
      expect(douyin.webhook?.open(contextOf(fake), fake.signed(body))).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
    }
    expect(douyin.webhook?.rejected("UNREADABLE")).toMatchObject({ status: 400, body: expect.stringContaining("40041") });
  });

  it("refuses a push that is signed for another app", () => {
    const request = fake.signed("[]");
    expect(douyin.webhook?.open(contextOf(fake), { ...request, headers: { ...request.headers, "app-id": "7" } })).toMatchObject({
      ok: false,
      refusal: { code: "BAD_SIGNATURE" },
    });
  });
});
