import { describe, expect, it } from "vitest";
import { KEYS } from "../../main/demo/config.ts";
import { claimMessage, pushBody } from "../../main/demo/douyin/messages.ts";
import { advance } from "../../main/demo/play.ts";
import type { Show } from "../../main/demo/show.ts";
import type { SimClaim } from "../../main/demo/truth/types.ts";
import type { Json } from "../../main/hub/kernel/json.ts";
import { at, douyin, HOUR, type Row, rows, START, smallShow } from "./seller.ts";

const search = (show: Show, body: { [key: string]: Json }, spoil?: (query: URLSearchParams) => string | undefined): Row =>
  douyin(show, { method: "order.searchList", body, spoil });
const sub = (answer: Row): unknown => [answer.code, answer.sub_code];

async function openClaim(show: Show, want: (claim: SimClaim) => boolean): Promise<SimClaim> {
  for (let now = START; now <= START + 15 * HOUR; now += HOUR / 4) {
    await advance(show, now);
    const found = [...show.world.claims.values()].find((claim) => claim.channel === "douyin" && claim.status === "applied" && want(claim));
    if (found) return found;
  }
  throw new Error("no such claim in this world");
}

function operate(show: Show, claim: SimClaim, wish: { type: number; update_time?: number }): Row {
  const update_time = wish.update_time ?? Math.floor(claim.modified / 1_000);
  return douyin(show, { method: "afterSale.operate", body: { type: wish.type, items: [{ aftersale_id: claim.id, update_time }] } });
}

describe("the Douyin gateway", () => {
  it("refuses wrong signatures, old clocks and texts that are not canonical", () => {
    const show = smallShow();
    expect(sub(search(show, { page: 0 }))).toEqual([10000, ""]);
    expect(
      sub(
        search(show, { page: 0 }, (query) => {
          query.set("sign", "0");
          return undefined;
        }),
      ),
    ).toEqual([40003, "isv.signature-invalid"]);
    expect(sub(search(show, { page: 0, size: 10 }, () => '{"size":10,"page":0}'))).toEqual([40003, "isv.signature-invalid"]);
    const old = (query: URLSearchParams): undefined => {
      query.set("timestamp", String(START / 1_000 - 700));
    };
    expect(sub(search(show, { page: 0 }, old))).toEqual([40003, "isv.timestamp-invalid"]);
  });

  it("lets a token die, gives a new one, and tells a replaced one from a dead one", () => {
    const show = smallShow();
    show.gates.douyin.tokens.accessUntil = show.clock.now();
    expect(sub(search(show, {}))).toEqual([40003, "isv.access-token-expired"]);
    const body = { grant_type: "refresh_token", refresh_token: KEYS.douyin.refreshToken };
    const fresh = String(at(douyin(show, { method: "token.refresh", body }), "data", "access_token"));
    expect(sub(search(show, {}))).toEqual([40003, "isv.access-token-no-existed"]);
    const withFresh = (query: URLSearchParams): undefined => {
      query.set("access_token", fresh);
    };
    expect(sub(search(show, {}, withFresh))).toEqual([10000, ""]);
    expect(sub(douyin(show, { method: "token.refresh", body: { ...body, refresh_token: "x" } }))).toEqual([50002, "dop.token-generate-failed:1"]);
  });

  it("counts pages from zero, ascending on request, with a total and no has_more", async () => {
    const show = smallShow();
    await advance(show, START + HOUR);
    const span = { update_time_start: START / 1_000, update_time_end: (START + HOUR) / 1_000, order_by: "update_time", order_asc: true };
    const all = at(search(show, { ...span, page: 0, size: 100 }), "data");
    const found = rows(at(all, "shop_order_list"));
    expect(at(all, "total")).toBe(found.length);
    expect(at(all, "has_more")).toBeUndefined();
    const times = found.map((order) => Number(order.update_time));
    expect(times).toEqual([...times].sort((left, right) => left - right));
    const pages = [0, 1].map((page) => rows(at(search(show, { ...span, page, size: 10 }), "data", "shop_order_list")));
    expect(pages.flat().map((order) => order.order_id)).toEqual(found.slice(0, 20).map((order) => order.order_id));
    expect(sub(search(show, { ...span, page: 0, size: 101 }))).toEqual([40004, "isv.parameter-invalid"]);
    expect(found.every((order) => typeof order.order_id === "string" && Number.isInteger(order.pay_amount))).toBe(true);
  });

  it("shows a payment as 105 before it may be shipped", async () => {
    const show = smallShow();
    const seen = new Set<unknown>();
    for (let now = START; now < START + 3 * HOUR; now += 20_000) {
      await advance(show, now);
      for (const order of show.world.orders.values()) {
        if (order.channel !== "douyin" || order.status !== "paid" || order.paidAt < now - 120_000) continue;
        const detail = douyin(show, { method: "order.orderDetail", body: { shop_order_id: order.id } });
        seen.add(at(detail, "data", "shop_order_detail", "order_status"));
      }
    }
    expect(seen).toEqual(new Set([105, 2]));
  });

  it("refuses an agreement on a version that has moved on, and a second one", async () => {
    const show = smallShow();
    const claim = await openClaim(show, (entry) => entry.kind === "refund_shipped" || entry.kind === "refund_unshipped");
    const stale = operate(show, claim, { type: 201, update_time: Math.floor(claim.modified / 1_000) - 5 });
    expect([stale.code, at(stale, "data", "items", 0, "status_msg")]).toEqual([10001, "售后单已更新，请刷新后重试"]);
    expect(operate(show, claim, { type: 201 }).code).toBe(10000);
    expect(operate(show, claim, { type: 201 }).code).toBe(10001);
    expect(show.world.grants.filter((grant) => grant.refundId === claim.id)).toHaveLength(1);
    expect(show.world.attempts.map((attempt) => attempt.what)).toEqual(["stale-version", "refund-again"]);
  });

  it("agrees a return with 101 and pays it with 111 only when the goods are under way", async () => {
    const show = smallShow({ seed: "returns" });
    const claim = await openClaim(show, (entry) => entry.kind === "return");
    expect(operate(show, claim, { type: 201 }).code).toBe(10001);
    expect(operate(show, claim, { type: 111 }).code).toBe(10001);
    expect(operate(show, claim, { type: 101 }).code).toBe(10000);
    await advance(show, show.clock.now() + 3 * HOUR);
    expect(claim.status).toBe("returning");
    expect(operate(show, claim, { type: 111 }).code).toBe(10000);
  });

  it("leaves the money's status at 1 when a claim is withdrawn", async () => {
    const show = smallShow();
    const claim = await openClaim(show, (entry) => entry.kind !== "exchange");
    show.schedule.add({ at: show.clock.now() + 1_000, type: "withdraw", claimId: claim.id });
    await advance(show, show.clock.now() + 2_000);
    const found = rows(at(douyin(show, { method: "afterSale.List", body: { page: 0, size: 10, aftersale_id: claim.id } }), "data", "items"))[0];
    expect([at(found, "aftersale_info", "aftersale_status"), at(found, "aftersale_info", "refund_status")]).toEqual([28, 1]);
  });

  it("pushes arrays whose ids are bare numbers inside the data's text", async () => {
    const show = smallShow();
    const claim = await openClaim(show, () => true);
    const body = pushBody([claimMessage(claim, { topic: "applied", shopId: KEYS.douyin.shopId })]);
    const [message] = JSON.parse(body) as { tag: string; data: unknown }[];
    expect(message?.tag).toBe("200");
    expect(body.replaceAll('\\"', '"')).toContain(`"aftersale_id":${claim.id},`);
  });
});

describe("arbitration", () => {
  it("is numbered one way in rows and another way in the list's filter", async () => {
    const show = smallShow();
    const claim = await openClaim(show, (entry) => entry.kind === "return");
    const listed = (filter: number): unknown[] =>
      rows(at(douyin(show, { method: "afterSale.List", body: { page: 0, size: 100, arbitrate_status: [filter] } }), "data", "items"))
        .map((row) => at(row, "aftersale_info"))
        .filter((info) => at(info, "aftersale_id") === claim.id)
        .map((info) => at(info, "arbitrate_status"));
    show.schedule.add({ at: show.clock.now() + 1_000, type: "arbitrate", claimId: claim.id });
    await advance(show, show.clock.now() + 2_000);
    expect(listed(1)).toEqual([1]);
    await advance(show, show.clock.now() + 5 * HOUR);
    expect([listed(1), listed(6), listed(255)]).toEqual([[], [255], []]);
  });
});
