/** What facts have changed of an order: pure. */
import { isSame } from "../kernel/same.ts";
import type { LineRecord, OrderRecord } from "./order.ts";
import type { ToldParcel } from "./parcel.store.ts";

/** An order as its channel tells it. */
export interface KnownOrder {
  order: OrderRecord;
  lines: LineRecord[];
  parcels: ToldParcel[];
}

/** What is to be written of an order. */
export interface Changes {
  order: OrderRecord[];
  lines: LineRecord[];
  parcels: ToldParcel[];
  /** True when more is known than before; which reading told it is no news. */
  isNews: boolean;
}

export function changesOf(before: KnownOrder | undefined, after: KnownOrder): Changes {
  if (before === undefined) return { order: [after.order], lines: after.lines, parcels: after.parcels, isNews: true };
  const order = differing([before.order], [after.order]);
  const lines = differing(before.lines, after.lines);
  const parcels = differing(before.parcels, after.parcels);
  const isNews =
    parcels.length > 0 || differing([read(before.order)], order.map(read)).length > 0 || differing(before.lines.map(read), lines.map(read)).length > 0;
  return { order, lines, parcels, isNews };
}

function differing<Row extends { id: string }>(before: readonly Row[], after: readonly Row[]): Row[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.filter((row) => !isSame(known.get(row.id), row));
}

/** Without what says which reading told it. */
function read<Row extends { factKey: string; linesKey?: string }>(row: Row): Row {
  return { ...row, factKey: "", linesKey: "" };
}
