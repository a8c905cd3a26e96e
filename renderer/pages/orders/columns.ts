/** Columns of the list of orders there are; the order itself always stands first. */
export const columnNames = ["finding", "state", "paid", "refunded", "paidAt", "createdAt", "city", "sku", "channelNumber", "cases"] as const;
export type ColumnName = (typeof columnNames)[number];

/** Those that stand while nobody chose. */
export const usualColumns: readonly ColumnName[] = ["finding", "state", "paid", "paidAt", "cases"];
