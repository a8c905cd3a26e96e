/** Channels that tell of refunds in several records: the same money may stand in two of them. Pure. */
import type { Fen } from "../kernel/money.ts";

/** Money that went back, the lines it was for (none = the whole order), and the record that tells of it. */
export interface Told {
  lineIds: readonly string[];
  fen: Fen;
  record: string | null;
}

/**
 * What counts of what was told. Among refunds that are about the same goods those of one record count, of the record that tells the most;
 * what is about other goods is other money. Of a channel with one record everything counts. Where two tell as much, it is the one that
 * names its goods closer.
 */
export function countedOnce<Refund extends Told>(told: readonly Refund[]): Refund[] {
  const records = new Set(told.flatMap(({ record }) => record ?? []));
  if (records.size < 2) return [...told];
  const counted = new Set(aboutTheSame(told.filter(({ record }) => record !== null)).flatMap(ofOneRecord));
  return told.filter((refund) => refund.record === null || counted.has(refund));
}

/** Refunds in groups of which no two share goods. */
function aboutTheSame<Refund extends Told>(told: readonly Refund[]): Refund[][] {
  const groups: Refund[][] = [];
  for (const refund of told) {
    const near = groups.filter((group) => group.some((other) => shareGoods(other, refund)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([...near.flat(), refund]);
  }
  return groups;
}

/** The whole order shares goods with every part of it. */
function shareGoods(left: Told, right: Told): boolean {
  return left.lineIds.length === 0 || right.lineIds.length === 0 || left.lineIds.some((id) => right.lineIds.includes(id));
}

function ofOneRecord<Refund extends Told>(group: readonly Refund[]): Refund[] {
  const records = [...Map.groupBy(group, ({ record }) => record).entries()].map(([record, refunds]) => ({
    record: record ?? "",
    refunds,
    fen: refunds.reduce((sum, { fen }) => sum + fen, 0),
    named: refunds.filter(({ lineIds }) => lineIds.length > 0).length,
  }));
  records.sort((left, right) => right.fen - left.fen || right.named - left.named || (left.record < right.record ? -1 : 1));
  return records[0]?.refunds ?? [];
}
