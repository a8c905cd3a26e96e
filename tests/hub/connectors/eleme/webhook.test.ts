import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eleme } from "../../../../main/hub/connectors/eleme/connector.ts";
import { type FakeEleme, fakeEleme, SHOP } from "../../../conformance/fakes/eleme.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";

let fake: FakeEleme;
beforeEach(async () => {
  fake = await fakeEleme();
});
afterEach(() => fake.server.close());
const open = (request: { headers: Record<string, string>; body: string }) => eleme.webhook?.open(contextOf(fake), request);
const ORDER = { orderId: "8000000000000000001", state: "settled", shopId: SHOP, updateTime: 1795137151, role: 3 };

describe("the door for Ele.me's pushes", () => {
  it("takes the same message sent again for the same, whenever it was sent and whether its type is a number or text", () => {
    const [first, again] = [fake.pushed(18, ORDER, { requestId: "r1" }), fake.pushed(18, ORDER, { requestId: "r1" })];
    expect(first.body).not.toBe(again.body);
    const kept = open(first);
    expect(kept?.ok && kept.value).toHaveLength(1);
    expect(open(again)).toEqual(kept);
    const text = open(fake.pushed("18", ORDER, { requestId: "r1" }));
    const facts = (items: typeof kept) => items?.ok && eleme.normalize("push", items.value[0]?.payload ?? "");
    expect(facts(text)).toEqual(facts(kept));
  });

  it("turns away what is of another application, or signed with another secret", () => {
    const bad = { ok: false, refusal: { code: "BAD_SIGNATURE" } };
    expect(open(fake.pushed(18, ORDER, { appId: 99 }))).toMatchObject(bad);
    const push = fake.pushed(18, ORDER);
    expect(eleme.webhook?.open(contextOf(fake, { secrets: { appSecret: "other" } }), push)).toMatchObject(bad);
    for (const body of [push.body.replace("settled", "invalid"), push.body.replace(/"signature":"\w+"/, '"signature":""'), "[1]", "not json"])
      expect(open({ ...push, body })).toMatchObject(bad);
  });

  it("answers a message about another shop of the application and keeps nothing of it", () => {
    expect(open(fake.pushed(18, ORDER, { shopId: 300002 }))).toEqual({ ok: true, value: [] });
  });

  it("answers an empty call, by which the platform sees whether anybody is there", () => {
    for (const body of ["", "{}", " {\n} "]) expect(open({ headers: {}, body })).toEqual({ ok: true, value: [] });
    expect(eleme.webhook?.accepted).toEqual({ status: 200, contentType: "application/json", body: '{"message":"ok"}' });
  });
});

describe("messages whose push failed", () => {
  it("are taken for this shop alone, and gone once they are confirmed", async () => {
    const told = (requestId: string, shopId: number) => ({ requestId, type: 10, appId: 1234, message: JSON.stringify({ id: "8000000000000000007" }), shopId });
    fake.failed.push(told("f1", SHOP), told("f2", 300002));
    const batch = await eleme.stream?.take(contextOf(fake));
    if (!batch?.ok) throw new Error("expected messages");
    expect(batch.value.receipt).toEqual(["f1"]);
    expect(eleme.normalize("push", batch.value.items[0]?.payload ?? "")).toMatchObject({
      ok: true,
      value: [{ ref: { kind: "order", id: "8000000000000000007" } }],
    });
    expect(await eleme.stream?.confirm(contextOf(fake), batch.value.receipt)).toEqual({ ok: true, value: null });
    expect(fake.failed.map(({ requestId }) => requestId)).toEqual(["f2"]);
    expect(fake.badSignatures()).toBe(0);
  });

  it("are not asked for where that is switched off, nor by a platform that takes no such call, and flow control is passed on", async () => {
    const off = { ...fake.settings, failedPushes: "off" };
    expect(await eleme.stream?.take(contextOf(fake, { settings: off }))).toEqual({ ok: true, value: { items: [], receipt: [] } });
    expect(fake.asked).toEqual([]);
    fake.before(() => ({ error: { code: "METHOD_NOT_ALLOWED", message: "无此接口" }, result: null }));
    expect(await eleme.stream?.take(contextOf(fake))).toEqual({ ok: true, value: { items: [], receipt: [] } });
    fake.before(() => ({ error: { code: "EXCEED_LIMIT", message: "" }, result: null }));
    expect(await eleme.stream?.take(contextOf(fake))).toMatchObject({ ok: false, refusal: { code: "THROTTLED" } });
  });
});
