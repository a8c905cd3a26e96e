/**
 * What may still be refunded: one figure for decisions, the page, the reply, the button and the check before money leaves. A case takes
 * at most once: what the channel paid for it, or else the greatest of what it is paying and what an action of ours grants. What a channel
 * tells of the same goods in two records is one payment. Pure.
 */
import type { CaseChannelState } from "../connectors/port.ts";
import type { Fen } from "../kernel/money.ts";
import { toldLineId } from "../orders/index.ts";
import { type GoneBack, type Paid, type PaidLine, paidFor } from "./paid.ts";
import { countedOnce, type Told } from "./refund-records.ts";

/** One case's hold on its order's money. */
export interface Claim {
  caseId: string;
  orderId: string;
  state: CaseChannelState;
  amountFen: Fen;
  /** Known to be out. */
  refundedFen: Fen;
  /** Greatest amount of a grant of ours of what it claims that is held, under way, sent or confirmed. */
  grantedFen: Fen;
  /** What we pay besides the claim, in the same states: coupons, compensations. */
  besideFen: Fen;
  /** Which of its channel's records of refunds it is in; `null` = there is one. */
  record: string | null;
  /** Lines it names, by our id or the channel's; none = the whole order. */
  lineIds: readonly string[];
}

export interface OrderMoney {
  orderId: string;
  /** The most that was ever told to be paid. */
  paidFen: Fen;
  /** Paid as the newest version says: less after a refund or when the order was edited. */
  toldPaidFen: Fen;
  freightFen: Fen;
  /** Everything known to have gone back, also what no case of ours explains. */
  refundedFen: Fen;
  lines: readonly PaidLine[];
  claims: readonly Claim[];
}

export interface Refundable {
  /** May still be paid back for the case, at most what it asks for. */
  refundableFen: Fen;
  /** Left for it of its order and lines, whatever it asks for. */
  leftFen: Fen;
  /** Left besides what the case itself takes already: for a compensation. */
  spareFen: Fen;
  /** What the order's other cases take, and what is paid besides the claim. */
  othersFen: Fen;
}

/** Without an order nothing can be refunded. */
export const nothingRefundable: Refundable = { refundableFen: 0, leftFen: 0, spareFen: 0, othersFen: 0 };

/** The figure for a case among the orders that were read; nothing while its own is not there. */
export function refundableIn(orders: ReadonlyMap<string, OrderMoney>, of: { caseId: string; orderId: string | null }): Refundable {
  const money = of.orderId === null ? undefined : orders.get(of.orderId);
  return money ? refundableFor(money, of.caseId) : nothingRefundable;
}

/** The figure for one of the order's cases. Bounded by the order and by the lines the case names, with what was paid beyond lines (freight). Never below 0. */
export function refundableFor(money: OrderMoney, caseId: string): Refundable {
  const own = money.claims.find((claim) => claim.caseId === caseId);
  const others = money.claims.filter((claim) => claim.caseId !== caseId);
  const toldFor = (fenOf: (claim: Claim) => Fen): Told[] => money.claims.map((claim) => asTold(money, claim, fenOf(claim))).filter(({ fen }) => fen > 0);
  const out = countedOnce(toldFor((claim) => claim.refundedFen));
  const told = toldFor((claim) => (claim === own ? claim.refundedFen : toldBy(claim)));
  const ours = others.map((claim) => asTold(money, claim, takenBy(claim) - toldBy(claim))).filter(({ fen }) => fen > 0);
  const takenFen = sumOf(countedOnce(told)) + sumOf(ours);
  const besideFen = money.claims.reduce((sum, claim) => sum + claim.besideFen, 0);
  const unexplained = Math.max(0, money.refundedFen - sumOf(out));
  const othersFen = takenFen - (own?.refundedFen ?? 0) + besideFen + unexplained;
  if (!own || own.state === "refunded") return { ...nothingRefundable, othersFen };
  const paid = paidFor(money, unexplained > 0 ? [...out, { lineIds: [], fen: unexplained }] : out);
  const ofOrder = paid.orderFen - takenFen - besideFen - unexplained;
  const lines = linesNamed(money.lines, own);
  const ofLines = readings(told).map((one) => roomOn(lines, { paid, taken: [...one, ...ours] }));
  const pendingFen = Math.max(0, takenFen - sumOf(out)) + besideFen;
  const leftFen = Math.max(0, Math.min(ofOrder, ...ofLines, stillTold(money, { lines, pendingFen, beyondLinesFen: paid.beyondLinesFen })));
  return {
    refundableFen: Math.max(0, Math.min(own.amountFen - own.refundedFen, leftFen)),
    leftFen,
    spareFen: Math.max(0, leftFen - (takenBy(own) - own.refundedFen)),
    othersFen,
  };
}

function asTold(money: OrderMoney, claim: Claim, fen: Fen): Told {
  return { lineIds: linesNamed(money.lines, claim), fen, record: claim.record };
}

function sumOf(told: readonly Pick<Told, "fen">[]): Fen {
  return told.reduce((sum, { fen }) => sum + fen, 0);
}

/** What went back of which lines may be read from what counts, and as well from each record by itself: none of them tells of money twice. */
function readings(told: readonly Told[]): Told[][] {
  const records = [...new Set(told.flatMap(({ record }) => record ?? []))];
  return [countedOnce(told), ...records.map((name) => told.filter(({ record }) => record === null || record === name))];
}

/** What the newest version calls paid, less what is still on its way out for others: of an order that was edited no more than that goes back. */
function stillTold(money: OrderMoney, of: { lines: readonly string[]; pendingFen: Fen; beyondLinesFen: Fen }): Fen {
  const named = new Set(of.lines);
  const ofOrder = money.toldPaidFen - of.pendingFen;
  if (named.size === 0) return ofOrder;
  const lines = money.lines.filter((line) => named.has(line.id));
  const told = lines.reduce((sum, line) => sum + line.toldPaidFen, 0);
  // Where a line was taken out, the freight of what stays is not for it.
  return Math.min(ofOrder, lines.every((line) => line.takenOut) ? told : told + of.beyondLinesFen);
}

/** Fen a case's claim takes of its order, whoever granted it. What the channel paid in the end counts instead of what was asked or granted. */
function takenBy(claim: Claim): Fen {
  return hasEnded(claim) ? claim.refundedFen : Math.max(toldBy(claim), claim.grantedFen);
}

/** Of that what its channel tells to be out, or under way. What we grant beyond it is a payment of its own, in whatever record it is told one day. */
function toldBy(claim: Claim): Fen {
  return Math.max(claim.refundedFen, claim.state === "refunding" ? claim.amountFen : 0);
}

function hasEnded({ state, refundedFen }: Claim): boolean {
  return state === "refunded" || (state === "closed" && refundedFen > 0);
}

/** The order's own ids of the lines a case names; where several came under one id, each of them may be meant. */
export function linesNamed(lines: readonly Pick<PaidLine, "id" | "channelLineId">[], claim: Pick<Claim, "lineIds">): string[] {
  const named = (line: Pick<PaidLine, "id" | "channelLineId">): boolean =>
    [line.id, line.channelLineId, toldLineId(line.channelLineId)].some((id) => claim.lineIds.includes(id));
  return lines.filter(named).map((line) => line.id);
}

const MOST_SETS = 1_024;

/**
 * Fen that still fit on these lines and on what was paid beyond lines, when every other refund takes from its own lines in whatever way
 * leaves most: for every group of lines around them, what was paid for the group less what can only come from it. (By the theorem of
 * maximal flow no other bound holds, so a case over several lines never blocks more than it took.)
 */
function roomOn(lines: readonly string[], of: { paid: Paid; taken: readonly GoneBack[] }): Fen {
  const all = [...of.paid.byLine.keys()];
  if (lines.length === 0) return Number.POSITIVE_INFINITY;
  const bounded = of.taken.filter((one) => one.lineIds.length > 0 && one.lineIds.length < all.length);
  const groups = new Map([[keyOf(lines), new Set(lines)]]);
  for (const { lineIds } of bounded) {
    for (const group of [...groups.values()]) {
      const wider = new Set([...group, ...lineIds]);
      if (groups.size < MOST_SETS) groups.set(keyOf([...wider]), wider);
    }
  }
  const rooms = [...groups.values()].map((group) => {
    const within = bounded.filter((one) => one.lineIds.every((id) => group.has(id))).reduce((sum, one) => sum + one.fen, 0);
    return [...group].reduce((sum, id) => sum + (of.paid.byLine.get(id) ?? 0), 0) + of.paid.beyondLinesFen - within;
  });
  return Math.min(...rooms);
}

function keyOf(ids: readonly string[]): string {
  return [...ids].sort().join("\n");
}
