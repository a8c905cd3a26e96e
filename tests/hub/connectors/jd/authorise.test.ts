import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jd } from "../../../../main/hub/connectors/jd/connector.ts";
import type { ConnectorContext } from "../../../../main/hub/connectors/port.ts";
import { contextOf, NOW } from "../../../conformance/fakes/fake.ts";
import { type FakeJd, fakeJd } from "../../../conformance/fakes/jd.ts";

const HOUR = 3_600_000;

describe("authorising a JD shop", () => {
  let fake: FakeJd;
  beforeEach(async () => {
    fake = await fakeJd();
  });
  afterEach(() => fake.server.close());
  const context = (secrets: Record<string, string> = {}, more: Partial<ConnectorContext> = {}) =>
    contextOf(fake, { secrets: { ...fake.secrets, ...secrets }, ...more });
  const endingIn = (ms: number) => ({ refreshToken: "r-1", accessTokenExpiresAt: String(NOW.getTime() + ms) });

  it("goes to JD's own host, and to the gateway's own where another stands in for JD's", () => {
    const address = (baseUrl: string) => {
      const told = jd.authorise?.address(context({}, { baseUrl }), { redirect: "https://hub.example/shops/authorised", state: "s t" });
      return told?.ok ? new URL(told.value) : null;
    };
    expect(address("https://api.jd.com/routerjson")?.origin).toBe("https://open-oauth.jd.com");
    expect(address("https://api.jd.com.evil.example/routerjson")?.origin).toBe("https://api.jd.com.evil.example");
    const here = address(fake.server.baseUrl);
    expect(here?.origin).toBe(new URL(fake.server.baseUrl).origin);
    expect(here?.pathname).toBe("/oauth2/to_login");
    expect(Object.fromEntries(here?.searchParams ?? [])).toEqual({
      app_key: "jd-app",
      response_type: "code",
      redirect_uri: "https://hub.example/shops/authorised",
      state: "s t",
      scope: "snsapi_base",
    });
  });

  it("exchanges the code for both tokens and keeps when they end", async () => {
    fake.grants.answer = () => ({ access_token: "a-1", refresh_token: "r-1", expires_in: 86_400, scope: "snsapi_base", xid: "x" });
    expect(await jd.authorise?.exchange(context(), { code: "c-1", redirect: "" })).toEqual({
      ok: true,
      value: { accessToken: "a-1", refreshToken: "r-1", accessTokenExpiresAt: String(NOW.getTime() + 24 * HOUR) },
    });
    expect(fake.grants.asked).toMatchObject([{ path: "/oauth2/access_token", grant_type: "authorization_code", code: "c-1", app_secret: "jd-secret" }]);
  });

  it("says why there are none for a code that is not good", async () => {
    fake.grants.answer = () => ({ code: 402, msg: "授权码已失效" });
    expect(await jd.authorise?.exchange(context(), { code: "old", redirect: "" })).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining("授权码已失效") },
    });
  });

  it.each([
    ["a month before its end", 30 * 24 * HOUR, false],
    ["25 hours before", 25 * HOUR, false],
    ["in the last day", 23 * HOUR, true],
    ["after its end", -1, false],
  ])("renews %s: %o", async (_, ms, due) => {
    fake.grants.answer = () => ({ access_token: "a-2", refresh_token: "r-2", expires_in: 100 });
    expect(jd.isRefreshDue?.(context(endingIn(ms)))).toBe(due);
    const fresh = await jd.refreshToken?.(context(endingIn(ms)));
    // Outside those hours JD gives none and counts what is asked of it: nothing is.
    expect(fake.grants.asked).toHaveLength(due ? 1 : 0);
    if (due) expect(fresh).toMatchObject({ ok: true, value: { accessToken: "a-2", refreshToken: "r-2" } });
    else expect(fresh).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
  });
});
