import { afterEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { type JstServer, startJushuitan } from "../../main/demo/jushuitan/server.ts";
import { jstSign } from "../../main/demo/jushuitan/sign.ts";

const START = Date.UTC(2026, 10, 20, 2, 0, 0);
const DAY = 86_400_000;

describe("the simulated 聚水潭", () => {
  let server: JstServer | undefined;
  afterEach(() => server?.close());

  async function started(more: Partial<Parameters<typeof startJushuitan>[0]> = {}): Promise<{ clock: SimClock; server: JstServer }> {
    const clock = steppedClock(START);
    server = await startJushuitan({ clock, ...more });
    return { clock, server };
  }
  interface Answer {
    code: number;
    data: { access_token?: string; refresh_token?: string; data_count?: number; orders?: unknown[]; datas?: unknown[] };
  }
  async function call(clock: SimClock, path: string, { spoilt, ...params }: Record<string, string>): Promise<Answer> {
    const form: Record<string, string> = { app_key: "demo-jst-key", timestamp: String(Math.floor(clock.now() / 1_000)), charset: "utf-8", ...params };
    const sign = jstSign(Object.entries(form), "demo-jst-secret");
    const body = new URLSearchParams({ ...form, sign: spoilt ?? sign });
    return (await (await fetch(`${server?.url}${path}`, { method: "POST", body })).json()) as Answer;
  }
  const biz = (token: string, more: object): Record<string, string> => ({
    access_token: token,
    version: "2",
    biz: JSON.stringify({ page_index: 1, page_size: 50, modified_begin: "2026-11-20 09:00:00", modified_end: "2026-11-20 11:00:00", ...more }),
  });
  const ORDERS = "/open/orders/single/query";

  it("signs by the published example", () => {
    const form = {
      app_key: "jstkey",
      access_token: "jsttoken",
      timestamp: "1700000000",
      version: "2",
      charset: "utf-8",
      biz: '{"page_index":1,"page_size":50}',
    };
    expect(jstSign(Object.entries(form), "jstsecret")).toBe("86618f447fafa2bc5d75ce1eb1ea76cd");
  });

  it("takes no other signature, clock, token, window, page or right than it should", async () => {
    const { clock } = await started({ denied: ["/open/refund/single/query"] });
    clock.set(START + 1_000);
    const token = (await call(clock, "/openWeb/auth/getInitToken", { grant_type: "authorization_code", code: "abc123" })).data.access_token ?? "";
    const codes = [
      await call(clock, ORDERS, biz(token, {})),
      await call(clock, ORDERS, { ...biz(token, {}), spoilt: "0" }),
      await call(clock, ORDERS, { ...biz(token, {}), timestamp: String(Math.floor(START / 1_000) - 600) }),
      await call(clock, ORDERS, biz("made-up", {})),
      await call(clock, ORDERS, biz(token, { page_size: 51 })),
      await call(clock, ORDERS, biz(token, { modified_begin: "2026-11-10 09:00:00" })),
      await call(clock, ORDERS, biz(token, { modified_begin: undefined, modified_end: undefined })),
      await call(clock, "/open/refund/single/query", biz(token, {})),
    ];
    expect(codes.map(({ code }) => code)).toEqual([0, 10, 11, 100, 130, 130, 170, 190]);
    expect((await call(clock, ORDERS, biz(token, {}))).code).toBe(0);
    expect((await call(clock, ORDERS, biz(token, {}))).code).toBe(199);
  });

  it("lets tokens end after thirty days, renews those of an own company by the last one, and of nobody else", async () => {
    const { clock } = await started();
    const first = (await call(clock, "/openWeb/auth/getInitToken", { code: "abc123" })).data;
    clock.set(START + 31 * DAY);
    expect((await call(clock, ORDERS, biz(first.access_token ?? "", {}))).code).toBe(100);
    expect((await call(clock, "/openWeb/auth/refreshToken", { refresh_token: "made-up", scope: "all" })).code).toBe(150);
    const next = await call(clock, "/openWeb/auth/refreshToken", { refresh_token: first.refresh_token ?? "", scope: "all" });
    expect((await call(clock, ORDERS, biz(next.data.access_token ?? "", {}))).code).toBe(0);
    await server?.close();
    const other = await started({ isOwn: false });
    expect((await call(other.clock, "/openWeb/auth/getInitToken", { code: "abc123" })).code).toBe(150);
  });

  it("refuses a caller from an address that is not on the list", async () => {
    const { clock } = await started({ isStrange: true });
    expect((await call(clock, ORDERS, biz("", {}))).code).toBe(110);
  });
});
