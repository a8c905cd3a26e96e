import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eleme } from "../../../../main/hub/connectors/eleme/connector.ts";
import { type FakeEleme, fakeEleme } from "../../../conformance/fakes/eleme.ts";
import { contextOf, NOW } from "../../../conformance/fakes/fake.ts";

let fake: FakeEleme;
beforeEach(async () => {
  fake = await fakeEleme();
});
afterEach(() => fake.server.close());
const DAY = 86_400_000;

describe("a token for an own shop", () => {
  it("is had for key and secret alone, and lasts thirty days", async () => {
    const fresh = await eleme.refreshToken?.(contextOf(fake, { secrets: { appSecret: "elesecret" } }));
    expect(fresh).toEqual({ ok: true, value: { accessToken: "token-of-shop", accessTokenExpiresAt: String(NOW.getTime() + 30 * DAY), refreshToken: "" } });
    expect(fake.grants).toMatchObject([{ grant_type: "client_credentials" }]);
  });

  it("is fetched by whoever hears that there is none, and what is wrong with key or secret is said then", async () => {
    const bare = (appSecret: string) => contextOf(fake, { secrets: { appSecret } });
    expect(await eleme.pull?.(bare("elesecret"), "orders", { from: NOW, to: NOW }, null)).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
    expect(fake.server.calls).toEqual([]);
    expect(await eleme.refreshToken?.(bare("wrong"))).toMatchObject({
      ok: false,
      refusal: { code: "REFUSED", message: expect.stringContaining("App Secret 不对") },
    });
  });

  it("is renewed in the last hour, and not before", () => {
    const due = (left: number) => eleme.isRefreshDue?.(contextOf(fake, { secrets: { accessToken: "t", accessTokenExpiresAt: String(NOW.getTime() + left) } }));
    expect([due(3_599_000), due(3_601_000), due(-1), eleme.isRefreshDue?.(contextOf(fake))]).toEqual([true, false, true, false]);
  });
});

describe("another seller's shop", () => {
  it("is allowed at the platform's page, and the code becomes a pair of tokens", async () => {
    const address = eleme.authorise?.address(contextOf(fake), { redirect: "https://us.example/shops/authorised", state: "s1" });
    const url = new URL(address?.ok ? address.value : "");
    expect(`${url.origin}${url.pathname}`).toBe(`${fake.server.baseUrl}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: "code",
      client_id: "elekey",
      redirect_uri: "https://us.example/shops/authorised",
      state: "s1",
      scope: "all",
    });
    const given = { code: "code-1", redirect: "https://us.example/shops/authorised" };
    expect(await eleme.authorise?.exchange(contextOf(fake), given)).toMatchObject({
      ok: true,
      value: { accessToken: "token-of-shop", refreshToken: "refresh-2" },
    });
    expect(fake.grants[0]).toMatchObject({ grant_type: "authorization_code", client_id: "elekey", redirect_uri: given.redirect });
  });

  it("is renewed by its refresh token; one that is withdrawn says so", async () => {
    const renew = (refreshToken: string) => eleme.refreshToken?.(contextOf(fake, { secrets: { appSecret: "elesecret", refreshToken } }));
    expect(await renew("refresh-1")).toMatchObject({ ok: true, value: { refreshToken: "refresh-2" } });
    expect(await renew("refresh-0")).toMatchObject({ ok: false, refusal: { code: "REFUSED", message: expect.stringContaining("重新授权") } });
  });
});
