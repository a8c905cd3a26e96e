import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { xiaohongshu } from "../../../../main/hub/connectors/xiaohongshu/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeXiaohongshu, fakeXiaohongshu, SELLER } from "../../../conformance/fakes/xiaohongshu.ts";

/** The sheet's example. */
const CREATED = JSON.parse(
  `[{"msgTag":"msg_after_sale_create","sellerId":"5f0000000000000000000001","data":"{\\"returnsId\\":\\"R7000000000000001\\",\\"orderId\\":\\"P700000000000000001\\",\\"returnType\\":1,\\"requestFrom\\":1,\\"refundFee\\":89.0,\\"updateTime\\":1795406400000}"}]`,
) as unknown[];
const told = (msgTag: string, data: object, sellerId = SELLER) => ({ msgTag, sellerId, data: JSON.stringify(data) });

describe("the door for Xiaohongshu's pushes", () => {
  let fake: FakeXiaohongshu;
  beforeEach(async () => {
    fake = await fakeXiaohongshu();
  });
  afterEach(() => fake.server.close());
  type Request = Parameters<NonNullable<typeof xiaohongshu.webhook>["open"]>[1];
  const open = (request: Request, settings = {}) => xiaohongshu.webhook?.open(contextOf(fake, { settings: { ...fake.settings, ...settings } }), request);
  const factsOf = (messages: unknown) => {
    const items = open(fake.signed(messages));
    if (!items?.ok) throw new Error(JSON.stringify(items));
    return items.value.map(({ topic, payload }) => {
      const facts = xiaohongshu.normalize(topic, payload);
      return facts.ok ? facts.value[0] : facts.refusal;
    });
  };

  it("reads the sheet's example as a hint to fetch that after-sale, and takes none of its sums", () => {
    const hint = { type: "changed", ref: { kind: "case", id: "R7000000000000001", extra: { order: "P700000000000000001" } } };
    expect(factsOf(CREATED)).toEqual([hint]);
    // Nobody signed the body: another sum and another state are the same hint.
    expect(factsOf([told("msg_after_sale_refund_finished", { returnsId: "R7000000000000001", orderId: "P700000000000000001", refundFee: 9999 })])).toEqual([
      hint,
    ]);
  });

  it("reads messages of orders, older ones by their parcel; what names nothing is refused, what is about neither is nothing", () => {
    expect(
      factsOf([
        told("msg_fulfillment_status_change", { orderId: "P1", orderStatus: 4 }),
        told("msg_fulfillment_receiver_change", { packageId: "P2" }),
        told("msg_fulfillment_status_change", { orderStatus: 4 }),
        told("msg_after_sale_update", { orderId: "P1" }),
        told("msg_item_audit", {}),
      ]),
    ).toMatchObject([
      { type: "changed", ref: { kind: "order", id: "P1" } },
      { type: "changed", ref: { kind: "order", id: "P2" } },
      { code: "UNREADABLE", details: { field: "data.orderId" } },
      { code: "UNREADABLE", details: { field: "data.returnsId" } },
      { type: "nothing" },
    ]);
  });

  it("keeps a status that comes twice as one message", () => {
    const twice = told("msg_fulfillment_status_change", { orderId: "P1", orderStatus: 4, updateTime: 1_795_406_400_000 });
    const items = open(fake.signed([twice, twice]));
    expect(items?.ok && new Set(items.value.map(({ dedupeKey }) => dedupeKey)).size).toBe(1);
  });

  it("takes a signature over path, parameters and time, and none of another address, time, application or secret", () => {
    const good = fake.signed(CREATED, { query: "b=2&a=1" });
    expect(open(good)).toMatchObject({ ok: true });
    const bad = { ok: false, refusal: { code: "BAD_SIGNATURE" } };
    expect(open({ ...good, path: "/hooks/xiaohongshu/shop-2" })).toMatchObject(bad);
    expect(open({ ...good, query: "b=2&a=2" })).toMatchObject(bad);
    expect(open({ ...good, headers: { ...good.headers, timestamp: "1" } })).toMatchObject(bad);
    expect(open(fake.signed(CREATED, { key: "other" }))).toMatchObject(bad);
    expect(xiaohongshu.webhook?.open(contextOf(fake, { secrets: { appSecret: "else" } }), good)).toMatchObject(bad);
    expect(open({ ...good, body: "{}" })).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
  });

  it("leaves what is another shop's to that shop, where it knows whose this one is", () => {
    const both = [told("msg_after_sale_update", { returnsId: "R1" }), told("msg_after_sale_update", { returnsId: "R2" }, "5f0000000000000000000002")];
    const count = (settings: object) => {
      const items = open(fake.signed(both), settings);
      return items?.ok ? items.value.length : 0;
    };
    expect([count({}), count({ sellerId: SELLER })]).toEqual([2, 1]);
    const items = xiaohongshu.webhook?.open(contextOf(fake, { secrets: { ...fake.secrets, sellerId: SELLER } }), fake.signed(both));
    expect(items?.ok && items.value.length).toBe(1);
  });

  it("answers in the channel's own words", () => {
    expect(JSON.parse(xiaohongshu.webhook?.accepted.body ?? "")).toEqual({ success: true, error_code: 0, error_msg: "" });
    expect(JSON.parse(xiaohongshu.webhook?.rejected("UNAVAILABLE").body ?? "")).toMatchObject({ success: false, error_code: 503 });
  });
});
