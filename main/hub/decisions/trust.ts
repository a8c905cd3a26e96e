/** When a row has been wrong too often to go on by itself. */

/** Share of wrong automatic decisions a row may have. */
const LIMIT = 0.1;
const Z = 1.645;

/**
 * True when the row's error rate is credibly above the limit: the lower end of Wilson's interval (95 % one-sided) of the
 * supervisors' sample lies above it. So two mistakes in two reviews stop a row, two in fifty do not.
 */
export function wrongTooOften(row: { reviewed: number; wrong: number }): boolean {
  if (row.wrong < 2) return false;
  const share = row.wrong / row.reviewed;
  const square = Z * Z;
  const centre = share + square / (2 * row.reviewed);
  const spread = Z * Math.sqrt((share * (1 - share)) / row.reviewed + square / (4 * row.reviewed * row.reviewed));
  return (centre - spread) / (1 + square / row.reviewed) > LIMIT;
}
