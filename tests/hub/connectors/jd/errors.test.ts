import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jd } from "../../../../main/hub/connectors/jd/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeJd, fakeJd } from "../../../conformance/fakes/jd.ts";

describe("what JD answers when it does not do it", () => {
  let fake: FakeJd;
  beforeEach(async () => {
    fake = await fakeJd();
    fake.fill("orders", 1);
  });
  afterEach(() => fake.server.close());
  const ask = (settings: Record<string, string> = {}) =>
    jd.fetchOne(contextOf(fake, { settings: { ...fake.settings, ...settings } }), { kind: "order", id: "301234567890" });
  const answering = async (code: string, settings = {}) => {
    fake.before(() => ({ error_response: { code, zh_desc: "说明", en_desc: "said" } }));
    return ask(settings);
  };

  it.each([
    ["2", "THROTTLED"],
    ["8", "REFUSED"],
    ["12", "BAD_SIGNATURE"],
    ["19", "AUTH_EXPIRED"],
    ["15", "REFUSED"],
    ["21", "REFUSED"],
    ["66", "UNAVAILABLE"],
    ["999", "REFUSED"],
  ])("code %s is %s", async (code, problem) => {
    expect(await answering(code)).toMatchObject({ ok: false, refusal: { code: problem, details: { code } } });
  });

  it("rests half an hour when the quota is used up, or as long as the shop says", async () => {
    expect(await answering("2")).toMatchObject({ refusal: { details: { waitMs: 30 * 60_000 } } });
    expect(await answering("2", { quotaWaitMinutes: "90" })).toMatchObject({ refusal: { details: { waitMs: 90 * 60_000 } } });
  });

  it("takes unconfirmed codes from the shop's settings", async () => {
    expect(await answering("701", { busyCodes: "700, 701" })).toMatchObject({ refusal: { code: "UNAVAILABLE" } });
    expect(await answering("66", { busyCodes: "700" })).toMatchObject({ refusal: { code: "REFUSED" } });
    expect(await answering("703", { deniedCodes: "703" })).toMatchObject({ refusal: { message: expect.stringContaining("没有这个接口的权限") } });
  });

  it("does not take code 0 for success where what is behind the gateway failed", async () => {
    fake.before(() => ({ orderDetailInfo: { apiResult: { success: "false", numberCode: 7, chineseErrCode: "系统异常" }, orderInfo: {} } }));
    expect(await ask()).toMatchObject({ ok: false, refusal: { code: "REFUSED", message: expect.stringContaining("系统异常") } });
    fake.before(() => ({ orderDetailInfo: { apiResult: { success: false, chineseErrCode: "订单不存在" } } }));
    expect(await ask()).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("asks for nothing while nobody has authorised the shop, and says where that is done", async () => {
    const { accessToken: _, ...secrets } = fake.secrets;
    expect(await jd.fetchOne(contextOf(fake, { secrets }), { kind: "order", id: "1" })).toMatchObject({
      ok: false,
      refusal: { code: "AUTH_EXPIRED", message: expect.stringContaining("去平台授权") },
    });
    expect(fake.server.calls).toEqual([]);
  });
});
