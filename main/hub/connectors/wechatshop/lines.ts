/** How a line is named: the channel has no id of its own for it, an after-sale names it by its SKU. */

/** Names of an order's lines in their order; the same SKU once more (given beside what was bought) is told apart. */
export function lineIds(orderId: string, skus: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return skus.map((sku) => {
    const times = (seen.get(sku) ?? 0) + 1;
    seen.set(sku, times);
    return times === 1 ? lineId(orderId, sku) : `${lineId(orderId, sku)}-${times}`;
  });
}

/** Name of the first line with a SKU. */
export function lineId(orderId: string, sku: string): string {
  return `${orderId}-${sku}`;
}
