/** What lies in the warehouses, as whoever keeps them told it last. */
import type { StockLevel } from "../connectors/port.ts";
import { handedOver, type Tx } from "../store/index.ts";
import { codeOf } from "./sku-code.ts";

export interface GivenStock {
  /** The shop of whoever tells it. */
  shopId: string;
  fact: Pick<StockLevel, "sku" | "title" | "warehouse" | "onHand" | "locked" | "inTransit" | "version">;
}

interface Level {
  shopId: string;
  warehouse: string;
  code: string;
  sku: string;
  title: string;
  onHand: number;
  locked: number;
  inTransit: number;
  version: number;
}

const ROW = handedOver<Level>({
  shopId: "text",
  warehouse: "text",
  code: "text",
  sku: "text",
  title: "text",
  onHand: "int",
  locked: "int",
  inTransit: "int",
  version: "bigint",
});

/**
 * Takes counts of stock. An older count never overwrites a newer one, in whatever order they come; of equal ones the one
 * read later counts. A count dated ahead of us is of now: else nothing would be believed until then.
 */
export function takeStock(tx: Tx, given: readonly GivenStock[]): void {
  const newest = new Map<string, Level>();
  for (const { shopId, fact } of given) {
    const { sku, title, warehouse, onHand, locked, inTransit } = fact;
    const level: Level = { shopId, warehouse, code: codeOf(sku), sku, title, onHand, locked, inTransit, version: Math.min(fact.version, tx.at.getTime()) };
    if (level.code === "") continue;
    const key = JSON.stringify([shopId, warehouse, level.code]);
    if (level.version >= (newest.get(key)?.version ?? 0)) newest.set(key, level);
  }
  if (newest.size === 0) return;
  // In one order whoever writes: two that write the same rows then wait for each other and never both.
  const rows = [...newest].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, level]) => level);
  tx.run(
    `INSERT INTO stock_level (shop_id, warehouse, code, sku, title, on_hand, locked, in_transit, version, learnt_at)
     SELECT "shopId", warehouse, code, sku, title, "onHand", locked, "inTransit", version, $1 FROM ${ROW.from(2)} AS told
     ON CONFLICT (shop_id, warehouse, code) DO UPDATE SET sku = excluded.sku, title = CASE WHEN excluded.title = '' THEN stock_level.title ELSE excluded.title END,
       on_hand = excluded.on_hand, locked = excluded.locked, in_transit = excluded.in_transit, version = excluded.version, learnt_at = excluded.learnt_at
     WHERE stock_level.version <= excluded.version`,
    [tx.at, ...ROW.values(rows)],
  );
}

/** Takes counts back that somebody told by mistake, where nothing newer was told since. Under the orders' lock. */
export function withdrawStock(tx: Tx, given: readonly { shopId: string; sku: string; warehouse: string; version: number }[]): void {
  const rows = given.map(({ sku, ...of }) => ({ ...of, code: codeOf(sku) }));
  if (rows.length === 0) return;
  tx.run(
    `DELETE FROM stock_level kept USING jsonb_to_recordset($1::jsonb) AS told("shopId" text, code text, warehouse text, version bigint)
     WHERE kept.shop_id = told."shopId" AND kept.warehouse = told.warehouse AND kept.code = told.code AND kept.version <= told.version`,
    [rows],
  );
}
