import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { steppedClock } from "../../../../main/demo/engine/clock.ts";
import { type PddServer, startPinduoduo } from "../../../../main/demo/pinduoduo/server.ts";
import { pinduoduo } from "../../../../main/hub/connectors/pinduoduo/connector.ts";
import type { ConnectorContext } from "../../../../main/hub/connectors/port.ts";
import { openPost } from "../../../../main/server/index.ts";

const BACK = { redirect: "https://console.example/authorised", state: "s1" };
const clock = steppedClock(Date.UTC(2026, 10, 24, 1));

describe("authorising a Pinduoduo shop", () => {
  let shop: PddServer;
  beforeEach(async () => {
    shop = await startPinduoduo({ clock });
  });
  afterEach(() => shop.close());
  const context = (secrets: Record<string, string> = {}, baseUrl = shop.url): ConnectorContext => ({
    baseUrl,
    settings: { clientId: shop.keys.clientId },
    secrets: { clientSecret: shop.keys.secret, ...secrets },
    clock,
    post: openPost(),
    timeoutMs: 5_000,
  });

  it("sends the holder to the platform's own page, whatever real gateway is called", () => {
    for (const gateway of ["https://gw-api.pinduoduo.com/api/router", "https://opengw-api.yangkeduo.com/api/router"]) {
      const address = pinduoduo.authorise?.address(context({}, gateway), BACK);
      expect(address?.ok && address.value).toMatch(
        /^https:\/\/fuwu\.pinduoduo\.com\/service-market\/auth\?response_type=code&client_id=pddclient&redirect_uri=https/,
      );
    }
    expect(pinduoduo.authorise?.address({ ...context(), settings: {} }, BACK)).toMatchObject({ ok: false, refusal: { details: { setting: "clientId" } } });
  });

  it("exchanges the code once for tokens that work, and names the mall they are of", async () => {
    const address = pinduoduo.authorise?.address(context(), BACK);
    const page = await (await fetch(address?.ok ? address.value : "")).text();
    const back = new URL((/<a [^>]*href="([^"]+)"/.exec(page)?.[1] ?? "").replaceAll("&amp;", "&"));
    expect(back.searchParams.get("state")).toBe("s1");
    const given = { code: back.searchParams.get("code") ?? "", redirect: BACK.redirect };
    const got = await pinduoduo.authorise?.exchange(context(), given);
    if (!got?.ok) throw new Error("expected tokens");
    expect(got.value).toMatchObject({ ownerId: "171500001", accessTokenExpiresAt: String(clock.now() + 86_400_000) });
    expect(pinduoduo.listen?.self(context(got.value))).toBe("171500001");
    expect(await pinduoduo.listen?.permit?.(context(got.value))).toMatchObject({ ok: true });
    expect(await pinduoduo.authorise?.exchange(context(), given)).toMatchObject({ ok: false });
  });

  it("renews a token by the one that came with it; without one, it has to be authorised anew", async () => {
    const before = { accessToken: shop.tokens.access, refreshToken: shop.tokens.refresh };
    const fresh = await pinduoduo.refreshToken?.(context(before));
    expect(fresh).toMatchObject({ ok: true, value: { accessToken: shop.tokens.access, refreshToken: shop.tokens.refresh } });
    expect(shop.tokens.access).not.toBe(before.accessToken);
    expect(await pinduoduo.refreshToken?.(context())).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
  });
});
