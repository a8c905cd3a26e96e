import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kuaishou } from "../../../../main/hub/connectors/kuaishou/connector.ts";
import { contextOf, NOW } from "../../../conformance/fakes/fake.ts";
import { type FakeKuaishou, fakeKuaishou } from "../../../conformance/fakes/kuaishou.ts";

const BACK = { redirect: "https://console.example/shops/authorised", state: "s1" };
const HOURS_48 = 172_800_000;
const DAYS_180 = 15_552_000_000;

describe("authorising a Kuaishou shop", () => {
  let fake: FakeKuaishou;
  beforeEach(async () => {
    fake = await fakeKuaishou();
  });
  afterEach(() => fake.server.close());
  const context = (more: Record<string, string> = {}) => contextOf(fake, { secrets: { ...fake.secrets, ...more } });

  it("sends the holder to the platform's own page, whichever of its gateways is called, with the scopes of orders and after-sales", () => {
    for (const baseUrl of ["https://openapi.kwaixiaodian.com", "https://open.kwaixiaodian.com/"]) {
      const address = kuaishou.authorise?.address({ ...context(), baseUrl }, BACK);
      const url = new URL(address?.ok ? address.value : "");
      expect(url.origin + url.pathname).toBe("https://open.kwaixiaodian.com/oauth/authorize");
      expect(Object.fromEntries(url.searchParams)).toEqual({
        app_id: fake.settings.appKey,
        redirect_uri: BACK.redirect,
        scope: "merchant_order,merchant_refund",
        response_type: "code",
        state: "s1",
      });
    }
    const asked = kuaishou.authorise?.address({ ...context(), settings: { ...fake.settings, scope: "merchant_order" } }, BACK);
    expect(asked?.ok && new URL(asked.value).searchParams.get("scope")).toBe("merchant_order");
    expect(kuaishou.authorise?.address({ ...context(), settings: {} }, BACK)).toMatchObject({ ok: false, refusal: { details: { setting: "appKey" } } });
  });

  it("exchanges the code for tokens of 48 hours and 180 days", async () => {
    expect(await kuaishou.authorise?.exchange(context(), { code: "code-1", redirect: BACK.redirect })).toEqual({
      ok: true,
      value: {
        accessToken: fake.secrets.accessToken,
        accessTokenExpiresAt: String(NOW.getTime() + HOURS_48),
        refreshToken: "refresh-2",
        refreshTokenExpiresAt: String(NOW.getTime() + DAYS_180),
      },
    });
    expect(fake.grants).toMatchObject([{ grant_type: "code", app_secret: "app-secret" }]);
    expect(await kuaishou.authorise?.exchange(context(), { code: "code-2", redirect: BACK.redirect })).toMatchObject({
      ok: false,
      refusal: { code: "AUTH_EXPIRED", message: expect.stringContaining("无效") },
    });
  });

  it("renews by the refresh token and keeps the new one; without one, or after 180 days, it says that it has to be authorised anew", async () => {
    expect(await kuaishou.refreshToken?.(context({ refreshToken: "refresh-1" }))).toMatchObject({ ok: true, value: { refreshToken: "refresh-2" } });
    expect(await kuaishou.refreshToken?.(context({ refreshToken: "refresh-0" }))).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
    const calls = fake.grants.length;
    const ended: Record<string, string>[] = [{}, { refreshToken: "refresh-1", refreshTokenExpiresAt: String(NOW.getTime()) }];
    for (const secrets of ended)
      expect(await kuaishou.refreshToken?.(context(secrets))).toMatchObject({
        ok: false,
        refusal: { code: "AUTH_EXPIRED", message: expect.stringContaining("重新授权") },
      });
    expect(fake.grants).toHaveLength(calls);
  });

  it("is not lost by flow control: it is asked again later", async () => {
    fake.next("throttle");
    expect(await kuaishou.refreshToken?.(context({ refreshToken: "refresh-1" }))).toMatchObject({ ok: false, refusal: { code: "THROTTLED" } });
  });

  it("is missing before anything is asked of a shop that nobody authorised", async () => {
    expect(await kuaishou.fetchOne(context({ accessToken: "" }), { kind: "order", id: "1" })).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
    expect(fake.asked).toEqual([]);
  });
});
