import { describe, expect, it } from "vitest";
import { advance } from "../../main/demo/play.ts";
import type { Show } from "../../main/demo/show.ts";
import type { SimClaim } from "../../main/demo/truth/types.ts";
import { toBeijing } from "../../main/hub/kernel/time.ts";
import { at, HOUR, type Row, rows, START, smallShow, taobao, taobaoRaw } from "./seller.ts";

const FIELDS = "tid,status,payment,modified,orders";
const window = (from: number, to: number) => ({ start_modified: toBeijing(new Date(from)), end_modified: toBeijing(new Date(to)) });
const list = (show: Show, more: Record<string, string>): Row =>
  taobao(show, { method: "taobao.trades.sold.increment.get", fields: FIELDS, ...window(START, START + HOUR), ...more });
const code = (answer: Row): unknown => at(answer, "error_response", "code");

async function openClaim(show: Show, want: (claim: SimClaim) => boolean): Promise<SimClaim> {
  for (let now = START; now <= START + 15 * HOUR; now += HOUR / 4) {
    await advance(show, now);
    const found = [...show.world.claims.values()].find((claim) => claim.channel === "taobao" && claim.status === "applied" && want(claim));
    if (found) return found;
  }
  throw new Error("no such claim in this world");
}

const infos = (claim: SimClaim, amount = claim.amount): string => `${claim.id}|${amount}|${Math.floor(claim.modified / 1_000) * 1_000}|${claim.phase}`;
const agree = (show: Show, refund_infos: string): Row => taobao(show, { method: "taobao.rp.refunds.agree", refund_infos });

describe("the Taobao gateway", () => {
  it("refuses a wrong signature, an old clock, a dead session and an unknown key, each with its code", () => {
    const show = smallShow();
    const params = { method: "taobao.refund.get", fields: "refund_id", refund_id: "1" };
    expect(code(taobao(show, params, (all) => Object.assign(all, { sign: "0".repeat(32) })))).toBe(25);
    expect(code(taobao(show, params, (all) => Object.assign(all, { refund_id: "2" })))).toBe(25);
    expect(code(taobao(show, { ...params, timestamp: toBeijing(new Date(START - 11 * 60_000)) }))).toBe(31);
    expect(code(taobao(show, { ...params, session: "other" }))).toBe(27);
    expect(code(taobao(show, { ...params, app_key: "1" }))).toBe(29);
    expect(at(taobao(show, params), "error_response", "sub_code")).toBe("isv.refund-not-exist");
    show.gates.taobao.expired = true;
    expect(code(taobao(show, params))).toBe(27);
  });

  it("lists newest change first, hides the total on request and leaves an empty list out", async () => {
    const show = smallShow();
    await advance(show, START + HOUR);
    const all = at(list(show, { page_size: "100" }), "trades_sold_increment_get_response");
    const total = Number(at(all, "total_results"));
    const found = rows(at(all, "trades", "trade"));
    expect(total).toBe(found.length);
    expect(total).toBeGreaterThan(20);
    const times = found.map((trade) => String(trade.modified));
    expect(times).toEqual([...times].sort().reverse());
    const paged = Array.from({ length: Math.ceil(total / 7) }, (_entry, index) => list(show, { page_size: "7", page_no: String(index + 1) }));
    expect(paged.flatMap((answer) => rows(at(answer, "trades_sold_increment_get_response", "trades", "trade"))).map((trade) => trade.tid)).toEqual(
      found.map((trade) => trade.tid),
    );
    const hidden = at(list(show, { page_size: "7", use_has_next: "true" }), "trades_sold_increment_get_response");
    expect(at(hidden, "has_next")).toBe(true);
    expect(at(hidden, "total_results")).toBeUndefined();
    const empty = at(list(show, window(START - 80 * 24 * HOUR, START - 79.5 * 24 * HOUR)), "trades_sold_increment_get_response");
    expect(at(empty, "total_results")).toBe(0);
    expect(at(empty, "trades")).toBeUndefined();
  });

  it("shifts rows between pages when something changes meanwhile: paging forwards loses one", async () => {
    const show = smallShow();
    await advance(show, START + HOUR);
    const page = (number: number): unknown[] =>
      rows(at(list(show, { page_size: "5", page_no: String(number) }), "trades_sold_increment_get_response", "trades", "trade")).map((row) => row.tid);
    const second = page(2);
    const touched = show.world.orders.get(String(second[4]));
    if (touched) show.world.changedOrder(touched, START + HOUR, "touched");
    expect(page(2)).not.toEqual(second);
    expect(page(1)).toContain(touched?.id);
  });

  it("sends 19-digit numbers bare and only the fields asked for; oaid wants its five companions", async () => {
    const show = smallShow();
    const order = [...show.world.orders.values()].find((entry) => entry.channel === "taobao");
    const ask = (fields: string): string => {
      const reply = taobaoRaw(show, { method: "taobao.trade.fullinfo.get", tid: order?.id ?? "", fields });
      return reply === "hang" ? "" : reply.body;
    };
    expect(ask("tid,status")).toContain(`{"tid":${order?.id},"status":`);
    expect(ask("tid,oaid")).not.toContain("oaid");
    expect(ask("oaid,receiver_name,receiver_address,created,receiver_mobile,receiver_phone")).toContain("oaid");
  });

  it("refuses windows over a day, pages over a hundred and missing fields", () => {
    const show = smallShow();
    expect(at(list(show, window(START - 25 * HOUR, START)), "error_response", "sub_code")).toBe("isv.invalid-parameter");
    expect(code(list(show, { page_size: "101" }))).toBe(41);
    expect(code(list(show, { fields: "" }))).toBe(40);
    expect(code(list(show, { end_modified: "yesterday" }))).toBe(41);
  });

  it("pays a refund once; the second agreement is refused and noted", async () => {
    const show = smallShow();
    const claim = await openClaim(show, (entry) => entry.kind === "refund_shipped" || entry.kind === "refund_unshipped");
    expect(at(agree(show, infos(claim, claim.amount + 1)), "rp_refunds_agree_response", "msg_code")).toBe("OP_FAILURE_UE");
    expect(show.world.attempts.map((attempt) => attempt.what)).toEqual(["refund-too-much"]);
    const paid = infos(claim);
    expect(at(agree(show, paid), "rp_refunds_agree_response", "msg_code")).toBe("OP_SUCC");
    expect(at(agree(show, paid), "rp_refunds_agree_response", "msg_code")).toBe("OP_FAILURE_UE");
    expect(show.world.attempts.map((attempt) => attempt.what)).toEqual(["refund-too-much", "refund-again"]);
    expect(show.world.grants.filter((grant) => grant.refundId === claim.id)).toHaveLength(1);
    await advance(show, show.clock.now() + 60_000);
    expect(at(taobao(show, { method: "taobao.refund.get", fields: "status", refund_id: claim.id }), "refund_get_response", "refund", "status")).toBe("SUCCESS");
  });

  it("refuses a version that has moved on", async () => {
    const show = smallShow();
    const claim = await openClaim(show, (entry) => entry.kind !== "return" && entry.kind !== "exchange");
    const before = infos(claim);
    show.world.changedClaim(claim, show.clock.now() + 5_000, "message");
    expect(at(agree(show, before), "rp_refunds_agree_response", "succ")).toBe(false);
    expect(show.world.attempts.at(-1)?.what).toBe("stale-version");
  });

  it("does what was asked and loses the answer when told to", async () => {
    const show = smallShow();
    const claim = await openClaim(show, (entry) => entry.kind === "refund_shipped");
    show.faults.faults = { ...show.faults.faults, lostAnswer: 1 };
    expect(agree(show, infos(claim))).toEqual({ hang: true });
    expect(show.world.grants.at(-1)).toMatchObject({ refundId: claim.id, amount: claim.amount, by: "seller" });
  });

  it("lets a return run: agreed, sent back, arrived, inspected, and only then paid", async () => {
    const show = smallShow({ seed: "returns" });
    const claim = await openClaim(show, (entry) => entry.kind === "return");
    expect(at(agree(show, infos(claim)), "rp_refunds_agree_response", "succ")).toBe(false);
    expect(show.world.attempts.at(-1)?.what).toBe("refund-too-early");
    const version = { refund_id: claim.id, refund_version: String(Math.floor(claim.modified / 1_000) * 1_000), refund_phase: claim.phase };
    const agreed = taobao(show, { method: "taobao.rp.returngoods.agree", ...version });
    expect(at(agreed, "rp_returngoods_agree_response", "is_success")).toBe(true);
    await advance(show, show.clock.now() + 12 * HOUR);
    const reports = [...show.world.facts.values()].filter((fact) => fact.orderId === claim.orderId && fact.kind.startsWith("return_"));
    expect(reports.map((fact) => fact.kind)).toEqual(["return_arrived", "return_inspected"]);
    expect(claim.status).toBe("returning");
    expect(at(agree(show, infos(claim)), "rp_refunds_agree_response", "msg_code")).toBe("OP_SUCC");
  });

  it("hands messages out until they are confirmed", async () => {
    const show = smallShow();
    await advance(show, START + HOUR);
    const consume = (): Row[] =>
      rows(at(taobao(show, { method: "taobao.tmc.messages.consume", quantity: "200" }), "tmc_messages_consume_response", "messages", "tmc_message"));
    const first = consume();
    expect(first.length).toBeGreaterThan(10);
    expect(first.every((message) => message.retried === 0)).toBe(true);
    const ids = first.slice(1).map((message) => String(message.id));
    taobao(show, { method: "taobao.tmc.messages.confirm", s_message_ids: ids.join(",") });
    show.clock.set(START + HOUR + 11 * 60_000);
    const again = consume().filter((message) => message.id === first[0]?.id);
    expect(again.map((message) => message.retried)).toEqual([1]);
  });

  it("shows some changes late, and turns some lists of one row into the row", async () => {
    const show = smallShow();
    await advance(show, START + HOUR);
    const order = [...show.world.orders.values()].find((entry) => entry.channel === "taobao" && entry.modified > START);
    if (!order) throw new Error("no order changed");
    const tids = (): unknown[] =>
      rows(at(list(show, { page_size: "100" }), "trades_sold_increment_get_response", "trades", "trade")).map((trade) => String(trade.tid));
    expect(tids()).toContain(order.id);
    order.arrived = show.clock.now() + 30_000;
    expect(tids()).not.toContain(order.id);
    show.clock.set(show.clock.now() + 31_000);
    expect(tids()).toContain(order.id);
    const single = Array.from({ length: 60 }, () => at(list(show, { page_size: "1" }), "trades_sold_increment_get_response", "trades", "trade"));
    expect(new Set(single.map((entry) => Array.isArray(entry)))).toEqual(new Set([true, false]));
  });
});
