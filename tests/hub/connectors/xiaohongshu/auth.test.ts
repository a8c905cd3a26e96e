import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signCall } from "../../../../main/hub/connectors/xiaohongshu/auth.ts";
import { xiaohongshu } from "../../../../main/hub/connectors/xiaohongshu/connector.ts";
import { contextOf, NOW } from "../../../conformance/fakes/fake.ts";
import { type FakeXiaohongshu, fakeXiaohongshu, problem, SELLER } from "../../../conformance/fakes/xiaohongshu.ts";

describe("Xiaohongshu signatures", () => {
  it("of a call give the sheet's vector", () => {
    const set = { method: "order.getOrderDetail", appId: "xhsapp", timestamp: "1700000000", version: "2.0" };
    expect(signCall(set, "xhssecret")).toBe("48d9333eb601fdcfec192e7eef2d81c5");
  });
});

describe("authorising a Xiaohongshu shop", () => {
  let fake: FakeXiaohongshu;
  beforeEach(async () => {
    fake = await fakeXiaohongshu();
  });
  afterEach(() => fake.server.close());
  const BACK = { redirect: "https://console.example/shops/authorised", state: "s1" };

  it("sends the holder to the page beside the gateway, and names what is missing before", () => {
    const real = xiaohongshu.authorise?.address(contextOf(fake, { baseUrl: xiaohongshu.manifest.defaultBaseUrl }), BACK);
    expect(real?.ok && real.value).toBe(
      "https://ark.xiaohongshu.com/ark/authorization?appId=xhsapp&redirectUri=https%3A%2F%2Fconsole.example%2Fshops%2Fauthorised&state=s1",
    );
    expect(xiaohongshu.authorise?.address(contextOf(fake, { settings: {} }), BACK)).toMatchObject({ ok: false, refusal: { details: { setting: "appId" } } });
  });

  it("exchanges the code for both tokens, their end and whose they are; another code gives none", async () => {
    const got = await xiaohongshu.authorise?.exchange(contextOf(fake), { code: "code-1", redirect: BACK.redirect });
    const accessTokenExpiresAt = String(NOW.getTime() + 7 * 86_400_000);
    expect(got).toEqual({ ok: true, value: { accessToken: "access-1", refreshToken: "refresh-1", accessTokenExpiresAt, sellerId: SELLER } });
    expect(await xiaohongshu.authorise?.exchange(contextOf(fake), { code: "x", redirect: "" })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(fake.badSignatures()).toBe(0);
  });

  it("renews both tokens together; without a refresh token, or with a dead one, it has to be authorised anew", async () => {
    expect(await xiaohongshu.refreshToken?.(contextOf(fake))).toMatchObject({ ok: true, value: { accessToken: "access-2", refreshToken: "refresh-2" } });
    const dead = { ok: false, refusal: { code: "AUTH_EXPIRED" } };
    expect(await xiaohongshu.refreshToken?.(contextOf(fake, { secrets: { appSecret: "xhs-secret" } }))).toMatchObject(dead);
    expect(await xiaohongshu.refreshToken?.(contextOf(fake, { secrets: { ...fake.secrets, refreshToken: "old" } }))).toMatchObject(dead);
  });
});

describe("an answer of Xiaohongshu", () => {
  let fake: FakeXiaohongshu;
  beforeEach(async () => {
    fake = await fakeXiaohongshu();
  });
  afterEach(() => fake.server.close());
  const ask = async (body: unknown, settings = {}) => {
    const [id = ""] = fake.fill("orders", 1);
    fake.before((method) => (method === "order.getOrderDetail" ? body : undefined));
    return xiaohongshu.fetchOne(contextOf(fake, { settings: { ...fake.settings, ...settings } }), { kind: "order", id });
  };
  const inner = (layer: unknown) => ({ success: true, error_code: 0, error_msg: "", data: layer });

  it.each([
    ["fails in its first layer", problem(-9, "参数错误"), "REFUSED"],
    ["fails in its second, by the newer names", inner({ success: false, code: -9, msg: "参数错误" }), "REFUSED"],
    ["fails in its third", inner({ success: true, code: 0, data: { success: false, code: -2000101, msg: "包裹不存在" } }), "NOT_FOUND"],
    ["says success beside an error", { success: true, error_code: 401, error_msg: "accessToken无效" }, "AUTH_EXPIRED"],
    ["names an error and no success", { error_code: 401, error_msg: "" }, "AUTH_EXPIRED"],
    ["does not say whether it went well", { data: { orderId: "P1" } }, "UNREADABLE"],
    ["does not say so in its second layer", inner({ code: 0, msg: "", data: { orderId: "P1" } }), "UNREADABLE"],
    ["speaks of flow control", problem(-100, "x"), "THROTTLED"],
    ["says so in words", problem(-7, "请求过于频繁"), "THROTTLED"],
    ["takes no signature", problem(-3, "sign 校验失败"), "BAD_SIGNATURE"],
    ["takes no time", problem(-3, "timestamp 已过期"), "REFUSED"],
    ["comes from something broken", problem(-500, "系统异常"), "TIMED_OUT"],
  ])("that %s", async (_what, body, code) => {
    expect(await ask(body)).toMatchObject({ ok: false, refusal: { code, message: expect.stringMatching(/./) } });
  });

  it("means too often by the codes of the shop's own setting", async () => {
    expect(await ask(problem(-77, "x"), { throttleCodes: "-77" })).toMatchObject({ ok: false, refusal: { code: "THROTTLED", details: { waitMs: 2000 } } });
    expect(await ask(problem(-100, "x"), { throttleCodes: "-77" })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
  });
});
