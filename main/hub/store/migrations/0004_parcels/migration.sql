-- A parcel keeps every scan it was ever told: what it is follows from all of them, whatever order they came in.
-- A waybill is compared by its letters and digits; which version of the order named it last tells whether another has replaced it.
ALTER TABLE parcel
  ADD COLUMN waybill_key text GENERATED ALWAYS AS (coalesce(nullif(upper(regexp_replace(waybill, '[^0-9A-Za-z]', '', 'g')), ''), waybill)) STORED,
  ADD COLUMN told_version bigint NOT NULL DEFAULT 0,
  ADD COLUMN carrier_version bigint NOT NULL DEFAULT 0,
  ADD COLUMN return_named_at timestamptz(3),
  ADD COLUMN returned_at timestamptz(3),
  ADD COLUMN from_city text NOT NULL DEFAULT '',
  ADD COLUMN scans jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN doubts jsonb NOT NULL DEFAULT '{}';
CREATE INDEX parcel_waybill_key_idx ON parcel (waybill_key);

UPDATE parcel SET scans = told.scans, from_city = told.from_city FROM (
  SELECT parcel_id, jsonb_agg(jsonb_build_object('at', round(extract(epoch FROM at) * 1000)::bigint, 'key', right(dedupe_key, 16), 'state', kind,
      'place', coalesce(data->>'place', ''), 'city', coalesce(data->>'city', ''), 'signedBy', NULL, 'redelivered', false) ORDER BY at, dedupe_key) AS scans,
    coalesce((array_agg(coalesce(data->>'city', '') ORDER BY at, dedupe_key))[1], '') AS from_city
  FROM timeline_event WHERE source = 'carrier' AND parcel_id IS NOT NULL GROUP BY parcel_id
) told WHERE told.parcel_id = parcel.id;
-- Who signed was kept of the parcel alone: its newest signature carries it on.
UPDATE parcel SET scans = jsonb_set(scans, ARRAY[(newest.place - 1)::text, 'signedBy'], to_jsonb(parcel.signed_by)) FROM (
  SELECT p.id, max(scan.place) AS place FROM parcel p CROSS JOIN LATERAL jsonb_array_elements(p.scans) WITH ORDINALITY AS scan(value, place)
  WHERE p.signed_by IS NOT NULL AND scan.value->>'state' IN ('signed', 'out_for_delivery') GROUP BY p.id
) newest WHERE newest.id = parcel.id;

-- What the channel claims of an order and its lines, beside what follows from it, parcels and warehouse together: a parcel that turns out to be
-- another's takes back what it proved. Of rows from before, what was concluded stands for what was claimed.
ALTER TABLE "order" ADD COLUMN told_state text;
ALTER TABLE order_line ADD COLUMN told_state text;
