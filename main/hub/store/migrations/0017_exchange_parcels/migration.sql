-- What is sent instead of what comes back is a parcel like any other: since when a case has named it. Those that open cases named so far are asked about.
ALTER TABLE "parcel" ADD COLUMN "exchange_named_at" TIMESTAMPTZ(3);

INSERT INTO parcel (id, order_id, direction, carrier, waybill, next_ask_at, exchange_named_at)
  SELECT 'x' || md5(c.order_id || c.key), c.order_id, 'exchange', c.carrier, c.waybill, now(), c.opened_at FROM (
    SELECT DISTINCT ON (order_id, key) * FROM (
      SELECT order_id, opened_at, coalesce(replacement->>'carrier', '') AS carrier, replacement->>'waybill' AS waybill,
        upper(regexp_replace(replacement->>'waybill', '[^0-9A-Za-z]', '', 'g')) AS key
      FROM case_file WHERE order_id IS NOT NULL AND status <> 'done' AND coalesce(replacement->>'waybill', '') <> ''
    ) named ORDER BY order_id, key, opened_at
  ) c WHERE c.key <> '' AND NOT EXISTS (SELECT 1 FROM parcel p WHERE p.order_id = c.order_id AND p.waybill_key = c.key)
  ON CONFLICT DO NOTHING;
