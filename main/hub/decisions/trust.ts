/** When a row has been wrong too often to go on by itself. */
import { wilson } from "../kernel/wilson.ts";

/** Share of wrong automatic decisions a row may have. */
const LIMIT = 0.1;
const Z = 1.645;

/**
 * True when the row's error rate is credibly above the limit: the lower end of Wilson's interval (95 % one-sided) of the
 * supervisors' sample lies above it. So two mistakes in two reviews stop a row, two in fifty do not.
 */
export function wrongTooOften(row: { reviewed: number; wrong: number }): boolean {
  return row.wrong >= 2 && wilson(row.wrong, row.reviewed, Z).low > LIMIT;
}
