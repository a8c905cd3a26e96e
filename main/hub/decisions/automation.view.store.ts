/** Switches as screens show them. */
import type { Tx } from "../store/index.ts";
import type { Stop } from "./automation.ts";

type Reader = Pick<Tx, "rows">;

export interface ShownStop extends Stop {
  shopName: string | null;
  byName: string;
  at: Date;
}

/** What is stopped now, the oldest first. */
export function shownStops(reader: Reader): Promise<ShownStop[]> {
  return reader.rows(
    `SELECT a.id, a.scope, a.shop_id AS "shopId", a.policy, a."row", a.reason, a.stopped_at AS at, s.name AS "shopName", coalesce(o.name, a.stopped_by) AS "byName"
     FROM automation_stop a LEFT JOIN shop s ON s.id = a.shop_id LEFT JOIN operator o ON a.stopped_by = 'operator:' || o.id
     WHERE a.resumed_at IS NULL ORDER BY a.stopped_at, a.id`,
  );
}

/** Every shop there is. */
export function everyShop(reader: Reader): Promise<{ id: string; name: string }[]> {
  return reader.rows("SELECT id, name FROM shop ORDER BY name, id");
}
