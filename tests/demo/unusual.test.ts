import { beforeAll, describe, expect, it } from "vitest";
import { ledgerOf } from "../../main/demo/ledger-view.ts";
import { advance } from "../../main/demo/play.ts";
import type { Show } from "../../main/demo/show.ts";
import { sellerAgreesRefund } from "../../main/demo/truth/seller-writes.ts";
import type { SimClaim, SimOrder } from "../../main/demo/truth/types.ts";
import { at, douyin, HOUR, rows, START, smallShow, taobao } from "./seller.ts";

let show: Show;
/** Lines that orders had when they were first seen. */
const before = new Map<string, string[]>();

beforeAll(async () => {
  show = smallShow({ orders: 1_800, cases: 200, seed: "unusual" });
  for (let now = START; now <= START + 15 * HOUR; now += HOUR / 3) {
    await advance(show, now);
    for (const order of show.world.orders.values()) if (!before.has(order.id)) before.set(order.id, linesOf(order));
  }
});

const linesOf = (order: SimOrder): string[] => order.lines.map((line) => line.id);
const ordersOf = (unusual: SimOrder["unusual"], channel?: string): SimOrder[] =>
  [...show.world.orders.values()].filter((order) => order.unusual === unusual && (channel === undefined || order.channel === channel));
const ledgerOrder = (id: string) => ledgerOf(show).orders.find((order) => order.id === id);
const isOpen = (order: SimOrder): boolean => order.depositAt > 0 && order.paidAt === 0;

describe("a presale", () => {
  it("is told by Taobao as a trade in steps, of which the deposit is paid, and the ledger counts no more", () => {
    const order = ordersOf("presale", "taobao").find(isOpen);
    if (!order) throw new Error("no presale is open");
    const fields = "tid,status,type,step_trade_status,step_paid_fee,payment,pay_time";
    const trade = at(taobao(show, { method: "taobao.trade.fullinfo.get", tid: order.id, fields }), "trade_fullinfo_get_response", "trade");
    const paid = (order.deposit / 100).toFixed(2);
    expect(trade).toMatchObject({ status: "WAIT_BUYER_PAY", type: "step", step_trade_status: "FRONT_PAID_FINAL_NOPAID", step_paid_fee: paid });
    expect(ledgerOrder(order.id)).toMatchObject({ paidSoFar: order.deposit, deposit: order.deposit });
    expect(order.deposit).toBeLessThan(order.paid);
  });

  it("is told by Douyin in phases that add up to what is to be paid", () => {
    const found = ordersOf("presale", "douyin");
    for (const order of found) {
      const answer = douyin(show, { method: "order.orderDetail", body: { shop_order_id: order.id } });
      const phases = rows(at(answer, "data", "shop_order_detail", "order_phase_list"));
      const due = phases.reduce((sum, phase) => sum + Number(phase.phase_pay_amount), 0);
      const paid = phases.filter((phase) => phase.pay_success === true).reduce((sum, phase) => sum + Number(phase.phase_pay_amount), 0);
      expect([due, paid]).toEqual([order.paid, ledgerOrder(order.id)?.paidSoFar]);
    }
    expect(found.some(isOpen) && found.some((order) => order.paidAt > 0)).toBe(true);
  });
});

describe("an order that was edited after it was paid", () => {
  it("has lost a line, or another in its place, and what is left adds up to what is paid", () => {
    const edited = ordersOf("edited").filter((order) => String(before.get(order.id)) !== String(linesOf(order)));
    expect(edited.some((order) => linesOf(order).length < (before.get(order.id)?.length ?? 0))).toBe(true);
    expect(edited.some((order) => order.lines.length === 1 && before.get(order.id)?.length === 1)).toBe(true);
    for (const order of edited) {
      const goods = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
      expect(order.lines.reduce((sum, line) => sum + line.paid, 0) + order.postFee).toBe(order.paid);
      expect(goods - order.discount + order.postFee).toBe(order.paid);
      expect(ledgerOrder(order.id)?.lines).toEqual(linesOf(order));
    }
  });
});

describe("a parcel", () => {
  it("whose number was used a year before is told with the older one's scans, which the ledger takes for no hand-over", () => {
    const parcels = ordersOf("reused_waybill").flatMap((order) => show.world.parcels.get(order.waybill) ?? []);
    expect(parcels.length).toBeGreaterThan(3);
    for (const parcel of parcels) {
      const older = parcel.scans.filter((scan) => scan.truth === "another");
      const created = show.world.orders.get(parcel.orderId)?.createdAt ?? 0;
      expect(older.length).toBeGreaterThan(2);
      expect(older.every((scan) => scan.at < created - 250 * 24 * HOUR)).toBe(true);
      expect(parcel.scans.slice(0, older.length)).toEqual(older);
    }
  });

  it("that was refused, or signed for by mistake, is handed over the second time only", () => {
    for (const kind of ["refused_then_delivered", "signed_by_mistake"] as const) {
      const arrived = ordersOf(kind).filter((order) => order.signedAt > 0);
      expect(arrived.length).toBeGreaterThan(0);
      for (const order of arrived) {
        const scans = show.world.parcels.get(order.waybill)?.scans ?? [];
        const codes = scans.map((scan) => scan.code);
        expect(codes.slice(-3)).toEqual(kind === "signed_by_mistake" ? ["303", "5", "301"] : ["14", "5", "301"]);
        expect(scans.at(-1)?.at).toBe(order.signedAt);
      }
    }
  });
});

describe("a Douyin claim", () => {
  const claimsOf = (unusual: SimClaim["unusual"]): SimClaim[] => [...show.world.claims.values()].filter((claim) => claim.unusual === unusual);
  const detailOf = (claim: SimClaim) => {
    const answer = douyin(show, { method: "afterSale.Detail", body: { after_sale_id: claim.id } });
    return at(answer, "data", "process_info", "after_sale_info");
  };

  it("with a deduction pays less than was asked for, in the ledger as in what is told", async () => {
    const claim = claimsOf("deducted").find((one) => one.status === "applied" && one.kind !== "return");
    if (!claim) throw new Error("no claim with a deduction waits");
    expect(sellerAgreesRefund(show.world, { claimId: claim.id, version: null, at: show.clock.now() })).toEqual({ ok: true });
    await advance(show, show.clock.now() + HOUR / 3);
    const paid = claim.amount - claim.deduction;
    expect(claim.deduction).toBeGreaterThan(0);
    expect(detailOf(claim)).toMatchObject({ after_sale_status: 12, refund_amount: claim.amount, real_refund_amount: paid, deduction_amount: claim.deduction });
    expect(show.world.grants.find((grant) => grant.refundId === claim.id)?.amount).toBe(paid);
    expect(ledgerOf(show).claims.find((one) => one.id === claim.id)?.refunded).toBe(paid);
  });

  it("may be called closed, cancelled or done after the money moved; the money's own status stays", async () => {
    const claim = claimsOf("word_goes_on").find((one) => one.status === "applied" && one.kind !== "return");
    if (!claim) throw new Error("no claim whose word goes on waits");
    sellerAgreesRefund(show.world, { claimId: claim.id, version: null, at: show.clock.now() });
    await advance(show, show.clock.now() + 4 * HOUR);
    expect([51, 53, 28].map(String)).toContain(claim.after);
    expect(detailOf(claim)).toMatchObject({ after_sale_status: Number(claim.after), refund_status: 3, real_refund_amount: claim.amount });
    expect(ledgerOf(show).claims.find((one) => one.id === claim.id)).toMatchObject({ told: claim.after, refunded: claim.amount });
  });
});
