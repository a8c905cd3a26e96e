/** Taking a buyer out of his orders: amounts, states, goods and what happened stay. Doing it again changes nothing. */
import { ERASED, maskText } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";

/** What a seller's own systems may tell of a step of an order whose buyer was erased; whatever else they send with it may name somebody. */
export const toldOfSteps: readonly string[] = ["place", "region", "waybill", "result", "skus"];

/** Province and city stay: they name nobody, and lanes are learnt from them. @returns orders that named somebody until now. */
export async function eraseReceivers(tx: Tx, orderIds: readonly string[]): Promise<number> {
  tx.run("DELETE FROM order_receiver WHERE order_id = ANY($1)", [orderIds]);
  const orders = await tx.count(
    `UPDATE "order" SET buyer_nick = $2, buyer_message = '', seller_note = '',
       receiver = jsonb_build_object('name', '', 'phone', '', 'province', coalesce(receiver->>'province', ''), 'city', coalesce(receiver->>'city', ''), 'district', '', 'address', '')
     WHERE id = ANY($1) AND (buyer_nick <> $2 OR buyer_message <> '' OR seller_note <> '' OR receiver->>'name' <> '' OR receiver->>'address' <> '')`,
    [orderIds, ERASED],
  );
  tx.run(
    `UPDATE timeline_event SET text = CASE split_part(text, '：', 1) WHEN text THEN $2 ELSE split_part(text, '：', 1) || '：' || $2 END
     WHERE order_id = ANY($1) AND source = 'message'`,
    [orderIds, ERASED],
  );
  tx.run(
    `UPDATE timeline_event SET data = (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(data) WHERE key = ANY($2))
     WHERE order_id = ANY($1) AND source IN ('warehouse', 'books')`,
    [orderIds, toldOfSteps],
  );
  await maskTold(tx, orderIds);
  await maskScans(tx, orderIds);
  return orders;
}

/** What of a line somebody may have typed: its text, and of its facts a reason and why something was not done. */
interface Typed {
  text: string;
  reason: string | null;
  why: string | null;
}

/** What others say of an order may name its buyer: who signed, a reason somebody typed. */
async function maskTold(tx: Tx, orderIds: readonly string[]): Promise<void> {
  const told = await tx.rows<Typed & { id: string }>(
    `SELECT timeline_event.id::text, text, data->>'reason' AS reason, data->>'why' AS why FROM timeline_event WHERE order_id = ANY($1) AND source <> 'message'`,
    [orderIds],
  );
  const masked = told.flatMap(({ id, text, reason, why }) => {
    const after = { text: maskText(text), reason: reason && maskText(reason), why: why && maskText(why) };
    return after.text === text && after.reason === reason && after.why === why ? [] : [{ id, ...after }];
  });
  tx.run(
    `UPDATE timeline_event SET text = masked.text, data = data || jsonb_strip_nulls(jsonb_build_object('reason', masked.reason, 'why', masked.why))
     FROM jsonb_to_recordset($1::jsonb) AS masked(id bigint, text text, reason text, why text) WHERE timeline_event.id = masked.id`,
    [masked],
  );
}

async function maskScans(tx: Tx, orderIds: readonly string[]): Promise<void> {
  const parcels = await tx.rows<{ id: string; scans: { text: string }[] }>("SELECT id, scans FROM parcel WHERE order_id = ANY($1) AND scans <> '[]'", [
    orderIds,
  ]);
  const masked = parcels.map(({ id, scans }) => ({ id, scans: scans.map((scan) => ({ ...scan, text: maskText(scan.text) })) }));
  tx.run("UPDATE parcel SET scans = masked.scans FROM jsonb_to_recordset($1::jsonb) AS masked(id text, scans jsonb) WHERE parcel.id = masked.id", [masked]);
}

/** By what names senders call these orders and their parcels; a name without a shop is understood whoever says it. */
export async function namesOfOrders(tx: Pick<Tx, "rows">, orderIds: readonly string[]): Promise<{ shopId: string; name: string }[]> {
  return tx.rows(
    `SELECT shop_id AS "shopId", channel_order_id AS name FROM "order" WHERE id = ANY($1)
     UNION SELECT '', number FROM "order" WHERE id = ANY($1) UNION SELECT '', id FROM "order" WHERE id = ANY($1)
     UNION SELECT '', 'channel:' || shop_id || ':' || channel_order_id FROM "order" WHERE id = ANY($1)
     UNION SELECT '', waybill FROM parcel WHERE order_id = ANY($1)`,
    [orderIds],
  );
}
