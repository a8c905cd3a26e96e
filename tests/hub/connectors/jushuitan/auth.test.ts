import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signJushuitan } from "../../../../main/hub/connectors/jushuitan/auth.ts";
import { jushuitan } from "../../../../main/hub/connectors/jushuitan/connector.ts";
import { contextOf, NOW } from "../../../conformance/fakes/fake.ts";
import { type FakeJushuitan, fakeJushuitan } from "../../../conformance/fakes/jushuitan.ts";

describe("聚水潭 signatures and tokens", () => {
  let fake: FakeJushuitan;
  beforeEach(async () => {
    fake = await fakeJushuitan();
  });
  afterEach(() => fake.server.close());

  it("signs by the rule, and leaves out what is empty and the signature itself", () => {
    const params = {
      app_key: "jstkey",
      access_token: "jsttoken",
      timestamp: "1700000000",
      biz: '{"page_index":1,"page_size":50}',
      charset: "utf-8",
      version: "2",
    };
    expect(signJushuitan(params, "jstsecret")).toBe("86618f447fafa2bc5d75ce1eb1ea76cd");
    expect(signJushuitan({ ...params, sign: "x", empty: "" }, "jstsecret")).toBe("86618f447fafa2bc5d75ce1eb1ea76cd");
  });

  it("gets the first token of an own company's application by itself, and renews the next by the last", async () => {
    const first = await jushuitan.refreshToken?.(contextOf(fake, { secrets: { appSecret: "jst-secret" } }));
    expect(first).toEqual({
      ok: true,
      value: { accessToken: "jst-token", refreshToken: "jst-refresh", accessTokenExpiresAt: String(NOW.getTime() + 30 * 86_400_000) },
    });
    const next = await jushuitan.refreshToken?.(contextOf(fake));
    expect(next).toMatchObject({ ok: true });
    expect(fake.server.calls.map(({ path }) => path)).toEqual(["/openWeb/auth/getInitToken", "/openWeb/auth/refreshToken"]);
    expect(fake.badSignatures()).toBe(0);
  });

  it("asks nobody where a token was typed that cannot be renewed", async () => {
    const answer = await jushuitan.refreshToken?.(contextOf(fake, { secrets: { appSecret: "jst-secret", accessToken: "typed" } }));
    expect(answer).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED", message: expect.stringContaining("重新授权") } });
    expect(fake.server.calls).toEqual([]);
  });

  it("is due some days before the end, and not where nothing is known of one", () => {
    const due = (days: number, more = {}): boolean | undefined =>
      jushuitan.isRefreshDue?.(contextOf(fake, { secrets: { refreshToken: "r", accessTokenExpiresAt: String(NOW.getTime() + days * 86_400_000), ...more } }));
    expect([due(30), due(4), due(4, { refreshToken: "" }), due(4, { accessTokenExpiresAt: "" })]).toEqual([false, true, false, false]);
  });
});
