import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookingOf } from "../../../main/hub/disputes/booking.ts";
import type { PaidLine } from "../../../main/hub/disputes/paid.ts";
import { type Claim, type OrderMoney, refundableFor } from "../../../main/hub/disputes/refundable.ts";

const line = (id: string, paidFen: number, more: Partial<PaidLine> = {}): PaidLine => ({
  id,
  channelLineId: `c${id}`,
  paidFen,
  toldPaidFen: paidFen,
  priceFen: paidFen,
  quantity: 1,
  closed: false,
  takenOut: false,
  ...more,
});
const claim = (caseId: string, amountFen: number, more: Partial<Claim> = {}): Claim => ({
  caseId,
  orderId: "o",
  state: "requested",
  amountFen,
  refundedFen: 0,
  grantedFen: 0,
  besideFen: 0,
  record: null,
  lineIds: [],
  ...more,
});
const order = (paidFen: number, lines: PaidLine[], more: Partial<OrderMoney> = {}): OrderMoney => ({
  orderId: "o",
  paidFen,
  toldPaidFen: paidFen,
  freightFen: 0,
  refundedFen: 0,
  lines,
  claims: [],
  ...more,
});
const left = (money: OrderMoney, caseId = "b") => refundableFor(money, caseId).refundableFen;
const paidBack = (caseId: string, fen: number, lineIds: string[] = []) => claim(caseId, fen, { state: "refunded", refundedFen: fen, lineIds });

describe("what may still be refunded", () => {
  const two = [line("1", 8_000), line("2", 5_000)];

  it("is no more than the newest version calls paid: an order that was edited, with and without a line taken out", () => {
    const edited = [line("1", 8_000), line("2", 5_000, { toldPaidFen: 0, takenOut: true })];
    const claims = [claim("b", 13_000)];
    expect(left(order(13_000, edited, { toldPaidFen: 8_000, claims }))).toBe(8_000);
    expect(left(order(13_000, edited, { toldPaidFen: 8_000, claims: [claim("b", 5_000, { lineIds: ["2"] })] }))).toBe(0);
    const fewer = [line("1", 10_000, { toldPaidFen: 5_000 })];
    expect(left(order(10_000, fewer, { toldPaidFen: 5_000, claims: [claim("b", 10_000, { lineIds: ["1"] })] }))).toBe(5_000);
  });

  it("takes what a channel lowered off once, whether its refund is booked or not yet known", () => {
    const known = [paidBack("a", 8_000, ["1"]), claim("b", 5_000, { lineIds: ["2"] })];
    const lowered = { toldPaidFen: 5_000 };
    expect(left(order(13_000, two, { ...lowered, refundedFen: 8_000, claims: known }))).toBe(5_000);
    expect(left(order(13_000, two, { ...lowered, claims: [claim("b", 13_000)] }))).toBe(5_000);
  });

  it("is not blocked on one line by a refund that named both and fits on the other", () => {
    const claims = [paidBack("a", 8_000, ["1", "2"]), claim("b", 5_000, { lineIds: ["2"] })];
    expect(left(order(13_000, two, { claims }))).toBe(5_000);
  });

  it("is what a refund over several lines leaves, not what its lines cost", () => {
    const claims = [paidBack("a", 10_000, ["1", "2"]), claim("b", 5_000, { lineIds: ["c2"] })];
    expect(left(order(13_000, two, { claims }))).toBe(3_000);
  });

  it("counts the freight once, for whichever line asks first", () => {
    const claims = [paidBack("a", 9_000, ["1"]), claim("b", 6_000, { lineIds: ["2"] })];
    expect(left(order(14_000, two, { freightFen: 1_000, claims }))).toBe(5_000);
    expect(left(order(14_000, two, { freightFen: 1_000, claims: claims.slice(1) }))).toBe(6_000);
  });

  it("does not take freight that was waived for paid", () => {
    expect(left(order(13_000, two, { freightFen: 1_000, claims: [claim("b", 6_000, { lineIds: ["2"] })] }))).toBe(5_000);
  });

  it("counts what was really paid back, after a deduction, and not what was asked for or granted", () => {
    const claims = [claim("a", 10_000, { state: "refunded", refundedFen: 8_000, grantedFen: 10_000 }), claim("b", 5_000)];
    expect(left(order(13_000, two, { claims }))).toBe(5_000);
  });

  it.each([
    ["its line shown as closed for nothing", 5_000, [line("1", 0, { priceFen: 8_000, closed: true }), line("2", 5_000)]],
    ["its line shown with what it cost", 5_000, [line("1", 8_000, { closed: true }), line("2", 5_000)]],
    ["its payment known from before", 13_000, [line("1", 8_000, { closed: true }), line("2", 5_000)]],
    ["its price not known", 5_000, [line("1", 0, { priceFen: 0, closed: true }), line("2", 5_000)]],
  ])("is not taken off twice of a trade first seen after a refund, %s", (_how, paidFen, lines) => {
    const claims = [paidBack("a", 8_000, ["1"]), claim("b", 5_000, { lineIds: ["2"] })];
    expect(left(order(paidFen, lines, { claims, refundedFen: 8_000 }))).toBe(5_000);
    expect(left(order(paidFen, lines, { claims: [...claims, paidBack("d", 5_000, ["2"])], refundedFen: 13_000 }))).toBe(0);
  });

  it("does not take a coupon that the lines do not share for money refunded", () => {
    const claims = [paidBack("a", 8_000, ["1"]), claim("b", 5_000, { lineIds: ["2"] })];
    expect(left(order(12_000, [line("1", 8_000, { closed: true }), line("2", 5_000)], { claims, refundedFen: 8_000 }))).toBe(4_000);
  });

  it("is nothing for a line that was taken out of the order, and no more than the rest for the whole", () => {
    const lines = [line("1", 10_000), line("2", 10_000, { takenOut: true })];
    expect(left(order(20_000, lines, { claims: [claim("b", 10_000, { lineIds: ["2"] })] }))).toBe(0);
    expect(left(order(20_000, lines, { claims: [claim("b", 20_000)] }))).toBe(10_000);
    expect(left(order(20_000, lines, { claims: [paidBack("a", 10_000, ["2"]), claim("b", 10_000, { lineIds: ["1"] })], refundedFen: 10_000 }))).toBe(10_000);
  });

  it("leaves out once what went back without a case of ours", () => {
    expect(left(order(13_000, two, { refundedFen: 8_000, claims: [claim("b", 13_000)] }))).toBe(5_000);
    expect(left(order(13_000, two, { refundedFen: 8_000, claims: [paidBack("a", 8_000), claim("b", 13_000)] }))).toBe(5_000);
  });

  it("is less by what is paid besides, for this case or another", () => {
    expect(left(order(13_000, two, { claims: [claim("a", 0, { besideFen: 500 }), claim("b", 13_000, { besideFen: 1_000 })] }))).toBe(11_500);
  });

  it("is only the rest for a case whose own money is out already, and nothing when it is settled", () => {
    expect(left(order(13_000, two, { claims: [claim("b", 10_000, { refundedFen: 8_000 })], refundedFen: 8_000 }))).toBe(2_000);
    expect(left(order(13_000, two, { claims: [claim("b", 10_000, { refundedFen: 8_000, state: "refunded" })], refundedFen: 8_000 }))).toBe(0);
  });

  const inRecord = (record: string, of: Claim): Claim => ({ ...of, record });

  it("takes what two records tell of the same goods off once", () => {
    const twice = [inRecord("application", paidBack("a", 5_000)), inRecord("service", paidBack("s", 5_000, ["1"]))];
    const asks = (lineIds: string[]) => [...twice, inRecord("service", claim("b", 13_000, { lineIds }))];
    expect(left(order(13_000, two, { refundedFen: 5_000, claims: asks([]) }))).toBe(8_000);
    expect(left(order(13_000, two, { refundedFen: 5_000, claims: asks(["1"]) }))).toBe(3_000);
    expect(left(order(13_000, two, { refundedFen: 5_000, claims: asks(["2"]) }))).toBe(5_000);
    // What went back without a case of ours stands out, too.
    expect(left(order(13_000, two, { refundedFen: 7_000, claims: asks([]) }))).toBe(6_000);
    expect(refundableFor(order(13_000, two, { refundedFen: 5_000, claims: asks([]) }), "b").othersFen).toBe(5_000);
  });

  it("leaves a case that another record tells of too the rest of what it asks for", () => {
    const own = inRecord("service", claim("b", 8_000, { refundedFen: 3_000, lineIds: ["1"] }));
    const claims = [inRecord("application", paidBack("a", 3_000)), own];
    expect(left(order(13_000, two, { refundedFen: 3_000, claims }))).toBe(5_000);
    expect(refundableFor(order(13_000, two, { refundedFen: 3_000, claims }), "b").othersFen).toBe(0);
  });

  it("takes what is on its way in one record and out in the other off once, and what we grant ourselves in each by itself", () => {
    const underWay = inRecord("application", claim("a", 5_000, { state: "refunding" }));
    const out = inRecord("service", paidBack("s", 5_000, ["1"]));
    const lowered = { toldPaidFen: 8_000, refundedFen: 5_000 };
    expect(left(order(13_000, two, { ...lowered, claims: [underWay, out, inRecord("service", claim("b", 13_000))] }))).toBe(8_000);
    const grants = [inRecord("application", claim("a", 3_000, { grantedFen: 3_000 })), inRecord("service", claim("s", 4_000, { grantedFen: 4_000 }))];
    expect(left(order(13_000, two, { claims: [...grants, inRecord("service", claim("b", 13_000))] }))).toBe(6_000);
  });

  it("keeps to the lines that one record names though the other tells more of the whole order", () => {
    const claims = [inRecord("application", paidBack("a", 8_001)), inRecord("service", paidBack("s", 8_000, ["1"]))];
    expect(left(order(13_000, two, { refundedFen: 8_001, claims: [...claims, inRecord("service", claim("b", 4_000, { lineIds: ["1"] }))] }))).toBe(0);
  });

  /** Payments told in one record, some of them in another as well, and a case that asks for more. */
  const pairs = fc.record({
    payments: fc.array(fc.record({ fen: fc.integer({ min: 1, max: 60 }), on: fc.subarray(["0", "1", "2"]), twice: fc.boolean(), named: fc.boolean() }), {
      maxLength: 5,
    }),
    fens: fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 3, maxLength: 3 }),
    own: fc.record({ asked: fc.integer({ min: 0, max: 200 }), on: fc.subarray(["0", "1", "2"]), record: fc.constantFrom("application", "service") }),
    records: fc.constantFrom(["application", "service"] as const, ["service", "application"] as const),
  });

  it("is the same whether a second record tells some of the payments, too: never too low for it, and never below nothing", () => {
    fc.assert(
      fc.property(pairs, ({ payments, fens, own, records: [whole, part] }) => {
        const first = payments.map(({ fen, on }, index) => inRecord(whole, paidBack(`w${index}`, fen, on)));
        const second = payments.flatMap(({ fen, on, twice, named }, index) => (twice ? [inRecord(part, paidBack(`p${index}`, fen, named ? on : []))] : []));
        const asks = inRecord(own.record, claim("b", own.asked, { lineIds: own.on }));
        const paidFen = fens.reduce((sum, fen) => sum + fen, 0);
        const lines = fens.map((fen, index) => line(String(index), fen));
        const booked = (claims: Claim[]): OrderMoney =>
          order(paidFen, lines, { claims, refundedFen: bookingOf(order(paidFen, lines, { claims })).refundedFen });
        const both = booked([...first, ...second, asks]);
        expect(both.refundedFen).toBe(payments.reduce((sum, { fen }) => sum + fen, 0));
        expect(refundableFor(both, "b")).toEqual(refundableFor(booked([...first, asks]), "b"));
        expect(refundableFor(both, "b").refundableFen).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });

  const money = fc
    .record({
      lines: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 4 }),
      freight: fc.integer({ min: 0, max: 10 }),
      claims: fc.array(fc.record({ fen: fc.integer({ min: 0, max: 60 }), on: fc.array(fc.nat(3), { maxLength: 4 }) }), { minLength: 1, maxLength: 5 }),
      asked: fc.integer({ min: 0, max: 200 }),
      on: fc.array(fc.nat(3), { maxLength: 4 }),
    })
    .map(({ lines, freight, claims, asked, on }) => {
      const ids = (places: number[]) => [...new Set(places.map((place) => String(place % lines.length)))];
      const paid = lines.reduce((sum, fen) => sum + fen, 0) + freight;
      const others = claims.map(({ fen, on: places }, index) => claim(`o${index}`, fen, { grantedFen: fen, lineIds: ids(places) }));
      return order(
        paid,
        lines.map((fen, index) => line(String(index), fen)),
        { freightFen: freight, claims: [...others, claim("b", asked, { lineIds: ids(on) })] },
      );
    });

  it("is exactly the most that fits beside the other refunds, whichever lines these take from", () => {
    fc.assert(
      fc.property(money, (of) => {
        const others = of.claims.filter(({ caseId }) => caseId !== "b");
        const own = of.claims.find(({ caseId }) => caseId === "b");
        if (!own || most(of, others) < others.reduce((sum, one) => sum + one.grantedFen, 0)) return;
        const { refundableFen } = refundableFor(of, "b");
        const fits = (fen: number) => most(of, [...others, { ...own, grantedFen: fen }]) === others.reduce((sum, one) => sum + one.grantedFen, 0) + fen;
        expect(fits(refundableFen)).toBe(true);
        expect(refundableFen === own.amountFen || !fits(refundableFen + 1)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("is never below nothing, and granting it never takes the order beyond what was paid", () => {
    fc.assert(
      fc.property(money, (of) => {
        const { refundableFen, othersFen } = refundableFor(of, "b");
        expect(refundableFen).toBeGreaterThanOrEqual(0);
        if (refundableFen > 0) expect(refundableFen + othersFen).toBeLessThanOrEqual(of.paidFen);
      }),
    );
  });
});

/** The most that refunds can take of lines and freight: maximal flow by single fens, the plain way. */
function most(of: OrderMoney, claims: readonly Claim[]): number {
  const room = new Map([...of.lines.map((each): [string, number] => [each.id, each.paidFen]), ["freight", of.freightFen]]);
  const given = new Map<string, number>();
  const places = (one: Claim) => [...(one.lineIds.length > 0 ? one.lineIds : of.lines.map(({ id }) => id)), "freight"];
  const key = (caseId: string, place: string) => `${caseId}@${place}`;
  const give = (one: Claim, seen: Set<string>): boolean => {
    for (const place of places(one)) {
      if (seen.has(place)) continue;
      seen.add(place);
      const free = room.get(place) ?? 0;
      const moved = free > 0 || claims.some((other) => (given.get(key(other.caseId, place)) ?? 0) > 0 && other !== one && push(other, { from: place, seen }));
      if (!moved) continue;
      if (free > 0) room.set(place, free - 1);
      given.set(key(one.caseId, place), (given.get(key(one.caseId, place)) ?? 0) + 1);
      return true;
    }
    return false;
  };
  const push = (other: Claim, way: { from: string; seen: Set<string> }): boolean => {
    if (!give(other, way.seen)) return false;
    given.set(key(other.caseId, way.from), (given.get(key(other.caseId, way.from)) ?? 0) - 1);
    return true;
  };
  let flow = 0;
  for (const one of claims) for (let fen = 0; fen < one.grantedFen && give(one, new Set()); fen += 1) flow += 1;
  return flow;
}

describe("what is booked", () => {
  it("is the sum of what is out, and by line what each case took of its own", () => {
    const lines = [line("1", 8_000), line("2", 5_000)];
    const claims = [paidBack("a", 5_000, ["2"]), paidBack("b", 4_000, ["1", "2"]), paidBack("c", 100)];
    expect(bookingOf(order(13_000, lines, { claims }))).toEqual({
      orderId: "o",
      refundedFen: 9_100,
      lines: [
        { id: "1", refundedFen: 4_000 },
        { id: "2", refundedFen: 5_000 },
      ],
    });
  });
});
