-- What a channel dated ahead of the moment we were told, as it wrote it.
ALTER TABLE "order" ADD COLUMN "dated_ahead" JSONB NOT NULL DEFAULT '{}';
-- A version from the future hid everything that was told truly until then: it counts as told now.
UPDATE "order" SET version = least(version, now_ms), lines_version = least(lines_version, now_ms)
  FROM (SELECT (extract(epoch FROM now()) * 1000)::bigint AS now_ms) clock WHERE version > now_ms OR lines_version > now_ms;
UPDATE "order_line" SET version = now_ms FROM (SELECT (extract(epoch FROM now()) * 1000)::bigint AS now_ms) clock WHERE version > now_ms;
UPDATE "parcel" SET told_version = least(told_version, now_ms), carrier_version = least(carrier_version, now_ms)
  FROM (SELECT (extract(epoch FROM now()) * 1000)::bigint AS now_ms) clock WHERE told_version > now_ms OR carrier_version > now_ms;
UPDATE "case_file" SET version = now_ms FROM (SELECT (extract(epoch FROM now()) * 1000)::bigint AS now_ms) clock WHERE version > now_ms;
