import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wechat } from "../../../../main/hub/connectors/wechatshop/connector.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeWechat, fakeWechat } from "../../../conformance/fakes/wechatshop.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
let fake: FakeWechat;
beforeEach(async () => {
  fake = await fakeWechat();
});
afterEach(() => fake.server.close());
const fine = (more: object) => ({ errcode: 0, errmsg: "ok", ...more });

describe("pulling from a WeChat shop", () => {
  it("goes over an empty page that says there is more, and ends where there is none", async () => {
    const [id = ""] = fake.fill("orders", 1);
    fake.before((path, params) => {
      if (path !== "/channels/ec/order/list/get") return undefined;
      return params.next_key === "b" ? fine({ order_id_list: [id], has_more: false }) : fine({ order_id_list: [], next_key: "b", has_more: true });
    });
    const first = await wechat.pull?.(contextOf(fake), "orders", WINDOW, null);
    expect(first).toMatchObject({ ok: true, value: { items: [], next: expect.any(String) } });
    const second = await wechat.pull?.(contextOf(fake), "orders", WINDOW, first?.ok ? first.value.next : null);
    expect(second).toMatchObject({ ok: true, value: { items: [{ topic: "order" }], next: null } });
  });

  it("does not walk in a ring where the cursor leads nowhere: it says so, and leaves nothing out", async () => {
    fake.before((path) => (path.endsWith("/list/get") ? fine({ order_id_list: [], next_key: "a", has_more: true }) : undefined));
    const first = await wechat.pull?.(contextOf(fake), "orders", WINDOW, null);
    const second = await wechat.pull?.(contextOf(fake), "orders", WINDOW, first?.ok ? first.value.next : null);
    expect(second).toMatchObject({ ok: false, refusal: { code: "UNREADABLE", details: { field: "next_key" } } });
  });

  it("keeps the moment a countdown leads to, the same however often and late it is asked", async () => {
    const [id = ""] = fake.fill("cases", 1);
    const row = fake.cases.get(id);
    const keys = new Set<string>();
    for (const passed of [0, 1, 17, 3600]) {
      if (row) row.deadline = SOLD_AT.getTime() / 1000 + 172_800 - NOW.getTime() / 1000 - passed;
      // The answer takes up to some seconds.
      const clock = { now: () => NOW.getTime() + passed * 1000 + (passed % 7) * 1000 };
      const item = await wechat.fetchOne(contextOf(fake, { clock }), { kind: "case", id });
      if (!item.ok) throw new Error(item.refusal.message);
      keys.add(item.value.dedupeKey);
      expect(wechat.normalize("case", item.value.payload)).toMatchObject({
        ok: true,
        value: [{ deadlineAt: new Date(SOLD_AT.getTime() + 172_800_000) }],
      });
    }
    expect(keys.size).toBe(1);
  });

  it("brings the dispute of an after-sale along, and does without one that is gone", async () => {
    const [id = ""] = fake.fill("cases", 1);
    Object.assign(fake.cases.get(id) ?? {}, { complaint_id: "77" });
    const read = async () => {
      const item = await wechat.fetchOne(contextOf(fake), { kind: "case", id });
      return item.ok ? wechat.normalize("case", item.value.payload) : item;
    };
    expect(await read()).toMatchObject({ ok: true, value: [{ arbitration: false }] });
    fake.complaints.set("77", { after_sale_order_id: id, status: 103, history: [] });
    expect(await read()).toMatchObject({ ok: true, value: [{ arbitration: true }] });
  });

  it("gets a token that other programs may share, and says why where it gets none", async () => {
    const context = contextOf(fake, { secrets: fake.secrets });
    expect(await wechat.fetchOne(context, { kind: "order", id: "1" })).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
    const fresh = await wechat.refreshToken?.(context);
    expect(fresh).toMatchObject({
      ok: true,
      value: { accessToken: "fresh", accessTokenExpiresAt: String(NOW.getTime() + 7_200_000), appSecret: "wechat-secret" },
    });
    for (const { path, params } of fake.asked) expect([path, params.force_refresh]).toEqual(["/cgi-bin/stable_token", false]);
    const wrong = contextOf(fake, { secrets: { ...fake.secrets, appSecret: "other" } });
    expect(await wechat.fetchOne(wrong, { kind: "order", id: "1" })).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("AppSecret") } });
    fake.before(() => ({ errcode: 45035, errmsg: "ip not in whitelist" }));
    expect(await wechat.fetchOne(context, { kind: "order", id: "1" })).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("白名单") } });
  });
});
