/** What a fact proves to have been paid. Pure. */
import type { ChannelOrder, ChannelOrderLine } from "../connectors/port.ts";
import { shareFen } from "../kernel/money.ts";

/**
 * An order as far as it is paid: in full, its deposit, or not at all, whatever amount the channel shows as payable. Of a deposit each
 * line has its share.
 */
export function asPaid(fact: ChannelOrder): ChannelOrder {
  if (isPaid(fact)) return fact;
  const paidFen = fact.deposit?.fen ?? 0;
  const told = fact.lines.map((line) => line.paidFen);
  const weights = told.some((fen) => fen > 0) ? told : fact.lines.map((line) => line.priceFen * line.quantity);
  const shares = shareFen(paidFen, weights);
  return { ...fact, paidFen, lines: fact.lines.map((line, index) => ({ ...line, paidFen: shares[index] ?? 0 })) };
}

function isPaid({ paidAt, claimedState, payOnDelivery = false }: ChannelOrder): boolean {
  if (paidAt !== null) return true;
  if (payOnDelivery) return claimedState === "signed" || claimedState === "completed";
  return claimedState !== null && claimedState !== "created" && claimedState !== "closed";
}

/**
 * Lines of one id are lines each: the second is told apart by `##2`, so that none is lost; a finding says so. Which is which is told by what was
 * bought, so that each stays itself in whatever order a later version names them.
 */
export function withDistinctLines(fact: ChannelOrder): ChannelOrder {
  const groups = Map.groupBy(fact.lines, (line) => line.channelLineId);
  if (groups.size === fact.lines.length) return fact;
  const taken = new Set(groups.keys());
  const idOf = new Map<ChannelOrderLine, string>();
  for (const [id, lines] of groups) {
    let times = 1;
    for (const [index, line] of lines.toSorted(byGoods).entries()) {
      if (index === 0) continue;
      do times += 1;
      while (taken.has(`${id}${REPEATED}${times}`));
      taken.add(`${id}${REPEATED}${times}`);
      idOf.set(line, `${id}${REPEATED}${times}`);
    }
  }
  return { ...fact, lines: fact.lines.map((line) => ({ ...line, channelLineId: idOf.get(line) ?? line.channelLineId })) };
}

function byGoods(left: ChannelOrderLine, right: ChannelOrderLine): number {
  const named = (line: ChannelOrderLine): string => [line.sku, line.spec, line.title].join("\n");
  return named(left) < named(right) ? -1 : named(left) > named(right) ? 1 : right.priceFen - left.priceFen || right.quantity - left.quantity;
}

/** Between a line's id and how often it was met. */
const REPEATED = "##";

/** The id under which its channel named a line: an after-sale that names it may mean each line that came under it. */
export function toldLineId(channelLineId: string): string {
  return channelLineId.replace(/##\d+$/, "");
}

/** Nothing was paid of what the order costs: a gift costs nothing, goods paid for on delivery or later are sent before their money came. */
export function isUnpaid({ paidAt, paidFen, totalFen }: { paidAt: Date | null; paidFen: number; totalFen: number }): boolean {
  return paidAt === null && paidFen === 0 && totalFen > 0;
}
