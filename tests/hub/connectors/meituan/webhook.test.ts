import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { meituan } from "../../../../main/hub/connectors/meituan/connector.ts";
import type { WebhookRequest } from "../../../../main/hub/connectors/port.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeMeituan, fakeMeituan, HOOK, STORE } from "../../../conformance/fakes/meituan.ts";

let fake: FakeMeituan;
beforeEach(async () => {
  fake = await fakeMeituan();
});
afterEach(() => fake.server.close());

const open = (request: WebhookRequest, settings: Record<string, string> = {}) =>
  meituan.webhook?.open(contextOf(fake, { settings: { ...fake.settings, ...settings } }), request);
const bad = { ok: false, refusal: { code: "BAD_SIGNATURE" } };
const about = { order_id: "27060000000000001", app_poi_code: STORE, caution: "多加 100% 糖+冰", detail: '[{"food_name":"纯牛奶"}]' };

function payloadOf(request: WebhookRequest): Record<string, string> {
  const opened = open(request);
  if (!opened?.ok) throw new Error(JSON.stringify(opened));
  return JSON.parse(opened.value[0]?.payload ?? "{}") as Record<string, string>;
}

describe("a push of Meituan's", () => {
  it("is signed over values decoded once, and read as decoded twice; by GET as by POST", () => {
    const posted = fake.pushed(about);
    expect(new URLSearchParams(posted.body).get("detail")).toMatch(/^%5B%7B/);
    expect(payloadOf(posted)).toEqual(about);
    const got = fake.pushed(about, { isGet: true });
    expect(payloadOf(got)).toEqual(about);
    expect(meituan.webhook?.takesGet).toBe(true);
  });

  it("told again at another time is the same, and told of something else another", () => {
    const first = open(fake.pushed(about));
    expect(open(fake.pushed(about, { isGet: true }))).toEqual(first);
    expect(open(fake.pushed({ ...about, status: "4" }))).not.toEqual(first);
  });

  it("to another address, under another host or of another application is refused", () => {
    const request = fake.pushed(about);
    expect(open({ ...request, path: "/hooks/meituan/s2" })).toMatchObject(bad);
    expect(open({ ...request, headers: { ...request.headers, host: "other.example" } })).toMatchObject(bad);
    expect(open({ ...request, headers: { ...request.headers, host: "inner:8080" } }, { pushOrigin: "https://hub.example/" })).toMatchObject({ ok: true });
    expect(open(request, { pushOrigin: "https://other.example" })).toMatchObject(bad);
    expect(open(request, { appId: "99" })).toMatchObject(bad);
    expect(open({ ...request, path: `${HOOK}/` })).toMatchObject(bad);
  });

  it("with one value changed, added or left out is refused", () => {
    const request = fake.pushed(about);
    expect(open({ ...request, body: request.body.replace("27060000000000001", "27060000000000002") })).toMatchObject(bad);
    expect(open({ ...request, body: `${request.body}&refund_id=1` })).toMatchObject(bad);
    expect(open({ ...request, body: request.body.replace(/&sig=[^&]*/, "") })).toMatchObject(bad);
    expect(open({ ...request, body: request.body.replace(/app_poi_code=[^&]*&/, "") })).toMatchObject(bad);
  });

  it("of a store that is not this shop's is answered and not kept; several stores may be", () => {
    const other = fake.pushed({ ...about, app_poi_code: "shop_002" });
    expect(open(other)).toEqual({ ok: true, value: [] });
    const both = open(other, { appPoiCode: `${STORE}，shop_002` });
    expect(both?.ok && both.value.length).toBe(1);
  });

  it("that says nothing, or of no order, is answered as the platform wants it", () => {
    expect(open({ headers: {}, body: "" })).toEqual({ ok: true, value: [] });
    expect(open({ headers: {}, body: "", isCheck: true })).toEqual({ ok: true, value: [] });
    expect(open(fake.pushed({ app_poi_code: STORE, kind: "settlement" }))).toEqual({ ok: true, value: [] });
    expect(meituan.webhook?.accepted).toMatchObject({ status: 200, body: '{"data":"ok"}' });
  });

  it("keeps a text that only looks encoded as it is", () => {
    expect(payloadOf(fake.pushed({ ...about, wm_poi_name: "a-b_c.d" }))).toMatchObject({ wm_poi_name: "a-b_c.d" });
    const raw = fake.pushed(about);
    expect(raw.body).not.toBe("");
  });
});
