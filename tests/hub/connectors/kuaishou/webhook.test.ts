import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kuaishou } from "../../../../main/hub/connectors/kuaishou/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeKuaishou, fakeKuaishou, wrap } from "../../../conformance/fakes/kuaishou.ts";

let fake: FakeKuaishou;
beforeEach(async () => {
  fake = await fakeKuaishou();
});
afterEach(() => fake.server.close());
const open = (text: string) => kuaishou.webhook?.open(contextOf(fake), fake.wrapped(text));
const MESSAGE = { eventId: "e-1", msgId: "1", bizId: 7, appKey: "ks7000000000000001", event: "kwaishop_order_addOrder", info: "{}" };

describe("the door for Kuaishou's pushes", () => {
  it("takes the same message sent again for the same, however often and when it was sent", () => {
    const first = open(JSON.stringify({ ...MESSAGE, status: 1, updateTime: 1 }));
    expect(first?.ok && first.value).toHaveLength(1);
    expect(open(JSON.stringify({ ...MESSAGE, status: 3, updateTime: 2 }))).toEqual(first);
    expect(open(JSON.stringify({ ...MESSAGE, eventId: "e-2" }))).not.toEqual(first);
  });

  it("keeps every digit of what it is about", () => {
    const items = open('{"eventId":"e-1","event":"kwaishop_order_addOrder","bizId":9007199254740993}');
    expect(items?.ok && items.value[0]?.payload).toContain("9007199254740993");
  });

  it("turns away what is of another application, wrapped with another key, or not wrapped", () => {
    const bad = { ok: false, refusal: { code: "BAD_SIGNATURE" } };
    expect(open(JSON.stringify({ ...MESSAGE, appKey: "ks2" }))).toMatchObject(bad);
    const text = JSON.stringify(MESSAGE);
    for (const body of [wrap(text, "ZmVkY2JhOTg3NjU0MzIxMA=="), text])
      expect(kuaishou.webhook?.open(contextOf(fake), { headers: {}, body })).toMatchObject(bad);
  });

  it("keeps what opens and is no message, so that somebody can look at it", () => {
    const items = open("not json at all");
    expect(items).toMatchObject({ ok: true, value: [{ topic: "push", payload: '"not json at all"' }] });
    expect(items?.ok && kuaishou.normalize("push", items.value[0]?.payload ?? "")).toMatchObject({ ok: false });
  });

  it("answers as the platform wants to hear it", () => {
    expect(kuaishou.webhook?.accepted).toEqual({ status: 200, contentType: "application/json", body: '{"result":1}' });
  });
});
